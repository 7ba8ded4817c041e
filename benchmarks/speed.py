"""How long whole runs take, beside a bare interpreter and beside jrnl; Markdown tables.

    python benchmarks/speed.py [--runs 15] [--peer-runs 3] [--entries 10000 100000]

Each round goes once through all runs and the bare interpreter, so that a machine's moods meet all of them alike. The
ratios are of medians and of minima. The peer is left out, with a word, where it isn't installed: pip install
'custfocus[bench]'.
"""

import argparse
import compileall
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import NamedTuple

import custfocus
import million
from custfocus.journal.lock.changing import lock
from versions import versions

BIN = Path(sys.executable).parent
BARE = [sys.executable, "-c", "pass"]
WORDS = "She waited an hour for an answer, and nobody told her why."
QUICK, PAGE, CHANGED, NUDGE = 7.5, 9.5, 18.0, 3.5
# What a copy of the journal adds, and what a run under lock may take: a fifth more, without working out a passphrase.
BACKUP, LOCKED = 3.0, 1.2 * QUICK
CODE = "7H21-15AN-6EH9-62EF-Q5B9-X30Z"
PEER_BUDGETS = {10_000: 3.0, 100_000: 20.0}
IN_USE = 1_000
PEER_SETTINGS = """\
version: v4.0
journals:
  default:
    journal: {journal}
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
display_format: pretty
editor: ''
encrypt: false
highlight: false
indent_character: '|'
linewrap: 79
tagsymbols: '@'
template: false
timeformat: '%F %R'
"""


class Case(NamedTuple):
    """One run to measure: what it is, its budget as a multiple of the bare interpreter, how to start it."""

    what: str
    budget: float
    command: Sequence[str]
    stdin: bytes = b""
    environ: Mapping[str, str] = {}
    before: Callable[[], object] = lambda: None


def seconds(case: Case, environ: Mapping[str, str]) -> float:
    """How long one run takes, from its start to its end."""
    case.before()
    started = time.perf_counter()
    done = subprocess.run(
        case.command, input=case.stdin, env={**environ, **case.environ}, capture_output=True, check=False
    )
    taken = time.perf_counter() - started
    if done.returncode:
        sys.exit(f"{case.what} failed:\n{done.stderr.decode()}")
    return taken


def measured(cases: Sequence[Case], environ: Mapping[str, str], runs: int) -> list[list[float]]:
    """The times of each case; the first round is to warm up, and doesn't count."""
    times: list[list[float]] = [[] for _ in cases]
    for turn in range(runs + 1):
        for case, taken in zip(cases, times, strict=True):
            once = seconds(case, environ)
            if turn:
                taken.append(once)
    return times


def ours(home: Path) -> list[Case]:
    """The runs of custfocus that have a budget."""
    program = str(BIN / "custfocus")
    content = home / "content" / "mine.yaml"

    def typed(words: str) -> dict[str, str]:
        place = str(words.count(" "))
        return {"_CUSTFOCUS_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": place}

    return [
        Case("`--version`", QUICK, [program, "--version"]),
        Case("completion of a command", QUICK, [program], environ=typed("custfocus re")),
        Case("completion of an id", QUICK, [program], environ=typed("custfocus show ")),
        Case("`list --json`", QUICK, [program, "list", "--json"]),
        Case("`reflect --json`", QUICK, [program, "reflect", "--json"]),
        Case("`progress --json`", QUICK, [program, "progress", "--json"]),
        Case("`--json` alone, the day at a glance", QUICK, [program, "--json"]),
        Case("`note TEXT`", QUICK, [program, "note", WORDS]),
        Case("`note -` from a pipe", QUICK, [program, "note", "-"], stdin=WORDS.encode()),
        Case(
            "`note TEXT`, a day's first, with the journal's copy",
            QUICK + BACKUP,
            [program, "note", WORDS],
            before=lambda: shutil.rmtree(home / "backups", ignore_errors=True),
        ),
        Case("`--help`", PAGE, [program, "--help"]),
        Case("`reflect --help`", PAGE, [program, "reflect", "--help"]),
        Case("the day at a glance", PAGE, [program]),
        Case("`reflect --show`", PAGE, [program, "reflect", "--show"]),
        Case("`list`", PAGE, [program, "list"]),
        Case("`progress`", PAGE, [program, "progress"]),
        Case("`guide listen`", PAGE, [program, "guide", "listen"]),
        Case("the first page after a file of content changed", CHANGED, [program], before=content.touch),
        Case("the first page without a cache", CHANGED, [program], before=lambda: shutil.rmtree(home / "cache")),
        Case("`nudge`", NUDGE, [program, "nudge"]),
    ]


def locked(home: Path, folder: Path) -> list[Case]:
    """The same journal under lock, opened by its recovery code, which takes no working out, and by its passphrase."""
    shutil.copytree(home, folder / "locked")
    lock(folder / "locked" / "journal.db", WORDS, CODE, os.urandom, 5.0)
    cases = []
    for what, words in (("opened by its recovery code", CODE), ("by its passphrase", WORDS)):
        given = folder / what.replace(" ", "-")
        given.write_text(words)
        environ = {"CUSTFOCUS_HOME": str(folder / "locked"), "CUSTFOCUS_PASSPHRASE_FILE": str(given)}
        command = [str(BIN / "custfocus"), "list", "--json"]
        cases.append(Case(f"`list --json` under lock, {what}", LOCKED, command, environ=environ))
    return cases


def against_bare(folder: Path, environ: Mapping[str, str], runs: int) -> None:
    """Print how many times as long as a bare interpreter each run takes."""
    home = folder / "home"
    million.build(home / "journal.db", IN_USE)
    (home / "content").mkdir()
    question = "- {id: my-own, name: My own, daily: What did I hear today?, principles: [listen]}"
    (home / "content" / "mine.yaml").write_text(f"questions:\n{question}\n")
    cases = [Case("bare", 1, BARE), *ours(home), *locked(home, folder)]
    bare, *others = measured(cases, {**environ, "CUSTFOCUS_HOME": str(home)}, runs)
    floor = f"{_ms(median(bare))}, at best {_ms(min(bare))}"
    print(f"\nA journal of {IN_USE:,} entries, {runs} runs; bare Python: {floor}.\n")
    print("| run | median | × bare | best | × bare | budget | |")
    print("|---|--:|--:|--:|--:|--:|---|")
    for case, times in zip(cases[1:], others, strict=True):
        middle, best = median(times) / median(bare), min(times) / min(bare)
        verdict = "" if min(middle, best) <= case.budget else "over"
        figures = f"{_ms(median(times))} | {middle:.1f} | {_ms(min(times))} | {best:.1f}"
        print(f"| {case.what} | {figures} | {case.budget} | {verdict} |")


def against_peer(folder: Path, environ: Mapping[str, str], sizes: Sequence[int], runs: int) -> None:
    """Print how many times as long as custfocus its peer takes, on the same entries, none of them tagged."""
    peer = BIN / "jrnl"
    if not peer.exists():
        print("\njrnl isn't installed, so there is no comparison with it: pip install 'custfocus[bench]'.")
        return
    million.TAGS.clear()
    print(f"\nBeside jrnl, best of {runs} runs.\n")
    print("| entries | run | custfocus | jrnl | × as fast | budget | |")
    print("|--:|---|--:|--:|--:|--:|---|")
    for size in sizes:
        home = folder / str(size)
        million.build(home / "journal.db", size)
        settings = home / "jrnl.yaml"
        settings.write_text(PEER_SETTINGS.format(journal=_as_text(home)))
        program, other = str(BIN / "custfocus"), [str(peer), "--config-file", str(settings)]
        budget = PEER_BUDGETS.get(size, 0.0)
        cases = [
            Case("the newest five as JSON", budget, [program, "list", "-n", "5", "--json"]),
            Case("the newest five as JSON", budget, [*other, "-n", "5", "--format", "json"]),
            Case("adding one", budget, [program, "note", WORDS]),
            Case("adding one", budget, [*other, WORDS]),
        ]
        times = measured(cases, {**environ, "CUSTFOCUS_HOME": str(home)}, runs)
        for place in (0, 2):
            mine, theirs = min(times[place]), min(times[place + 1])
            verdict = "" if theirs / mine >= budget else "under"
            figures = f"{_ms(mine)} | {_ms(theirs)} | {theirs / mine:.0f} | {budget:.0f}"
            print(f"| {size:,} | {cases[place].what} | {figures} | {verdict} |")
        shutil.rmtree(home)


def _as_text(home: Path) -> Path:
    """The entries of a home's journal as jrnl keeps them: one text file, the oldest first."""
    path = home / "jrnl.txt"
    with closing(sqlite3.connect(home / "journal.db")) as db, path.open("w") as file:
        for day, at, text in db.execute("select day, at, text from entry order by nth"):
            file.write(f"[{day} {at[11:16]}] {text}\n\n")
    return path


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.0f} ms"


def main() -> None:
    """Measure all, and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--peer-runs", type=int, default=3)
    parser.add_argument("--entries", type=int, nargs="*", default=[*PEER_BUDGETS])
    given = parser.parse_args()
    print(f"{versions()}\n", flush=True)
    compileall.compile_dir(str(Path(custfocus.__file__).parent), quiet=1)
    ours = ("PYTHON", "CUSTFOCUS", "XDG_")
    environ = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if given.runs:
            against_bare(folder, environ, given.runs)
        if given.entries:
            against_peer(folder, environ, given.entries, given.peer_runs)


if __name__ == "__main__":
    main()
