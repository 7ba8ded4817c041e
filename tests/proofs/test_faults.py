"""Faults of disk and system, at each place where a run writes: what is said is so, and no word is lost.

strace lets the n-th call of one kind fail that has to do with the home or with what is said. The quick form takes one
fault for each command that takes words, and each kind of fault; the long one takes very many.
"""

import json
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from custfocus.base.errors import DONE, FAILED, INTERRUPTED, USAGE
from tests.conftest import Home
from tests.proofs.machine import PROGRAM, assert_sound, custfocus, missing, needs_tool
from tests.proofs.walk import ANSWER, copied
from tests.terminal.screen import ENTER, Terminal

WORDS, MORE = "Quetzal feathers", "Marmalade sandwich"
FAULTS = {
    "write": ("ENOSPC", "EIO"),
    "pwrite64": ("ENOSPC", "EIO"),
    "fsync": ("EIO", "ENOSPC"),
    "fdatasync": ("EIO", "ENOSPC"),
    "rename": ("ENOSPC", "EACCES", "EIO"),
    "openat": ("EMFILE", "EACCES", "EIO", "ENOSPC"),
    "link": ("ENOSPC", "EMLINK"),
    "mkdir": ("ENOSPC", "EACCES"),
    "unlink": ("EIO", "EACCES"),
}
# What only our own files see: it can fail anywhere in a run that nobody has traced before, once or from then on.
RARE = {"fsync", "link", "mkdir", "rename"}
OURS = ("pwrite64", "fsync", "fdatasync", "rename", "unlink")


class Call(NamedTuple):
    """A command with words."""

    arguments: tuple[str, ...]
    stdin: str = ""
    words: tuple[str, ...] = (WORDS,)
    """What must be in the journal or kept."""


COMPLAINT = json.dumps({"who": "Ana", "said": WORDS, "mattered": MORE})
CALLS = (
    Call(("note", WORDS)),
    Call(("note", "-"), WORDS),
    Call(("note", "-e")),
    Call(("heard", WORDS, "--from", "Zebedee")),
    Call(("reflect", WORDS, "--do", MORE), words=(WORDS, MORE)),
    Call(("reflect", "-"), WORDS),
    Call(("practice", "talk-direct", WORDS)),
    Call(("review", "--priority", WORDS)),
    Call(("review", "--line", WORDS)),
    Call(("priority", "add", WORDS)),
    Call(("priority", "reword", "1", WORDS)),
    Call(("review", "--set", f"customer-needs={WORDS}")),
    Call(("sheet", "complaint", "--set", f"said={WORDS}", "--set", f"who={MORE}"), words=(WORDS, MORE)),
    Call(("log", "complaint", "-"), COMPLAINT, (WORDS, MORE)),
    Call(("sheet", "complaint", "-e")),
    Call(("plan", "defensiveness", "--if", WORDS, "--then", MORE), words=(WORDS, MORE)),
    Call(("away", "2026-12-21", "2026-12-23", WORDS)),
    Call(("edit", "{heard}", WORDS)),
    Call(("scorecard", "add", WORDS, "--unit", "hours")),
    Call(("scorecard", "log", "1", "5811"), words=("5811",)),
    Call(("invite", WORDS, "--role", "customer")),
    Call(("invite", WORDS, "--role", "customer", "--form", "{home}/form.html")),
    Call(("invite", "import", ANSWER), words=()),
    Call(("assess", "barriers", "--set", "isolation=4"), words=("isolation",)),
    Call(("--journal", "{home}/new/of/mine.db", "note", WORDS)),
    Call(("--journal", "{home}/new/of/mine.db", "reflect", "-"), WORDS),
)


class Sitting(NamedTuple):
    """Words that are typed at prompts: what is to be seen, what is typed then, and what of it must be kept."""

    arguments: tuple[str, ...]
    steps: tuple[tuple[str, str, str], ...]


SITTINGS = (
    Sitting(("note",), (("Note", WORDS, WORDS),)),
    Sitting(("heard",), (("leaves", WORDS, WORDS), ("Who", MORE, MORE))),
    Sitting(("reflect",), (("Did it happen?", "yes", ""), ("Enter saves", WORDS, WORDS), ("do about", MORE, MORE))),
    Sitting(("practice", "talk-direct"), (("What happened?", WORDS, WORDS),)),
    Sitting(("priority", "add"), (("leaves", WORDS, WORDS),)),
    Sitting(("review", "2026-09"), (("1 of 4", WORDS, WORDS), ("2 of 4", MORE, MORE))),
    Sitting(("sheet", "complaint"), (("Who is unhappy?", WORDS, WORDS),)),
    Sitting(("assess", "self-check"), (("1 of 5", "4", "New and still easy"), ("2 of 5", "3", "Hearing concerns"))),
    Sitting(("invite", WORDS), (("What is", "customer", WORDS),)),
    Sitting(("plan", "isolation"), (("leaves", WORDS, WORDS), ("leaves", MORE, MORE))),
    Sitting(("scorecard", "add"), (("leaves", WORDS, WORDS),)),
    Sitting(
        ("share", "--from", "2026-11-01"),
        (
            ("Are these names?", "n", ""),
            ("1 of", "y", ""),
            ("2 of", "y", ""),
            ("3 of", "y", "{heard}"),
            ("4 of", "stop", ""),
            ("Print this", "y", ""),
        ),
    ),
    Sitting(("edit", "{heard}"), (("leaves", WORDS, WORDS),)),
)


# Writes the words behind the heading of a form, or alone, and leaves a sign that it could.
EDITOR = f"""#!/bin/sh
if grep -q "^=== said" "$1"; then sed -i "/^=== said/a {WORDS}" "$1"; else echo "{WORDS}" >> "$1"; fi &&
: > "$CUSTFOCUS_HOME/typed"
"""


class Fault(NamedTuple):
    """The n-th call of a kind fails, and with "+" behind the number all that follow."""

    call: str
    error: str
    number: str

    def __str__(self) -> str:
        return f"{self.call}:error={self.error}:when={self.number}"


@pytest.fixture(scope="module")
def used(lived: Home, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that has been lived in."""
    folder = tmp_path_factory.mktemp("used")
    home = copied(lived, folder / "home")
    editor = folder / "editor"
    editor.write_text(EDITOR)
    editor.chmod(0o700)
    return home.folder


def strace(folder: Path, *options: str) -> list[str]:
    """What runs a program under strace."""
    tool = needs_tool("strace")
    trace = folder / "trace.txt"
    if subprocess.run([tool, "-o", str(trace), "true"], capture_output=True, check=False).returncode:
        missing("strace may not trace here")
    return [tool, "-f", "-qq", "--seccomp-bpf", "-o", str(trace), *options]


def prepared(used: Path, folder: Path, call: Sequence[str]) -> tuple[Path, list[str]]:
    """A home of its own for a run, and the call with what it says of that home."""
    folder.mkdir()
    home = folder / "home"
    shutil.copytree(used, home)
    with closing(sqlite3.connect(home / "journal.db")) as db:
        ((heard,),) = db.execute("select id from entry where kind = 'heard' order by nth desc limit 1").fetchall()
    return home, [word.format(home=home, heard=heard) if "{" in word and "}" in word else word for word in call]


def run(used: Path, folder: Path, call: Call, *options: str) -> "tuple[Path, subprocess.CompletedProcess[bytes]]":
    """A call in a home of its own, under strace."""
    home, arguments = prepared(used, folder, call.arguments)
    program = [*strace(folder, *options), *PROGRAM]
    more = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0", "EDITOR": str(used.parent / "editor")}
    return home, custfocus(home, *arguments, stdin=call.stdin.encode(), program=program, **more)


def places(used: Path, folder: Path, call: Call) -> list[tuple[str, int]]:
    """The calls of a run that have to do with its home or with what it says: each with its number among its kind."""
    home, done = run(used, folder, call, "-y", "-e", f"trace={','.join(FAULTS)}")
    assert done.returncode in (DONE, FAILED), done.stderr.decode()
    lines = (folder / "trace.txt").read_text().splitlines()
    counts: dict[str, int] = {}
    traced = []
    for line in lines:
        # Whatever else the run may have started counts for itself.
        if made := re.match(rf"{lines[0].split()[0]} +(\w+)\(", line):
            counts[made[1]] = counts.get(made[1], 0) + 1
            if str(home) in line or re.match(r"\d+ +write\([12]<", line):
                traced.append((made[1], counts[made[1]]))
    return traced


def journals(home: Path) -> Iterator[Path]:
    """The journals that have come to be in a home; one that was only begun is none yet."""
    for path in home.rglob("*.db"):
        with closing(sqlite3.connect(path)) as db:
            if db.execute("pragma user_version").fetchone()[0]:
                yield path


def written(home: Path) -> str:
    """All that stands in entries."""
    rows = []
    for path in journals(home):
        with closing(sqlite3.connect(path)) as db:
            rows += [str(row) for row in db.execute("select item, asked, text, data from entry")]
    return "\n".join(rows)


def kept(home: Path) -> str:
    """All that waits as a draft."""
    return "\n".join(path.read_text() for path in home.rglob("*.txt") if path.parent.name.endswith("drafts"))


def troubles(home: Path, words: Sequence[str], code: int, said: str, complaint: str) -> Iterator[str]:
    """What isn't as it is promised after a run: its exit code, what it said, and what it told of troubles."""
    if "Traceback" in complaint or code not in (DONE, FAILED, USAGE, INTERRUPTED):
        yield "a wall of code"
    there, waiting = written(home), kept(home)
    for each in words:
        if (code == DONE or "Saved" in said) and each not in there:
            yield f"{each} is said to be saved"
        if each not in there and each not in waiting and each not in complaint.partition("Your words:")[2]:
            yield f"{each} is lost"
    for path in journals(home):
        assert_sound(path)


def tried(used: Path, folder: Path, call: Call, fault: Fault) -> list[str]:
    """What isn't as it is promised after a run with a fault."""
    home, done = run(used, folder, call, "-e", f"trace={fault.call}", "-e", f"inject={fault}")
    said, complaint = done.stdout.decode(), done.stderr.decode()
    words = call.words if "-e" not in call.arguments or (home / "typed").exists() else ()
    bad = list(troubles(home, words, done.returncode, said, complaint))
    shutil.rmtree(folder)
    return [f"{each}: {' '.join(call.arguments)} {fault}\n{said}\n{complaint}" for each in bad]


def test_whatever_fails_once_no_word_is_lost(used: Path, tmp_path: Path, long: bool) -> None:
    """Of every call: no wall of code, nothing is said to be saved that isn't, and the words are there or kept."""

    def faults_of(number: int) -> list[str]:
        call, random = CALLS[number], Random(number)  # noqa: S311 - the same faults in every run
        traced = places(used, tmp_path / f"{number}", call)
        chosen = [
            Fault(kind, error, f"{place}{more}")
            for kind, place in traced
            for error in FAULTS[kind]
            for more in (("", "+") if kind in OURS else ("",))
        ]
        rare = [fault for fault in chosen if fault.call in RARE]
        chosen = [
            *random.sample(chosen, min(len(chosen), 60 if long else 1)),
            *random.sample(rare, min(len(rare), 30 if long else 1)),
        ]
        folders = (tmp_path / f"{number}-{place}" for place in range(len(chosen)))
        return [
            bad for folder, fault in zip(folders, chosen, strict=False) for bad in tried(used, folder, call, fault)
        ]

    of_each = {call.arguments[:1]: number for number, call in enumerate(CALLS)}
    with ThreadPoolExecutor(2) as pool:
        wanted = range(len(CALLS)) if long else of_each.values()
        bad = [each for those in pool.map(faults_of, wanted) for each in those]
    assert not bad, "\n".join([f"{len(bad)}", *bad])


def test_words_that_are_nowhere_are_found_out(used: Path) -> None:
    """The same check names what is lost, and what is said to be saved and isn't."""
    assert list(troubles(used, ["Nowhere"], DONE, "Saved", "")) == ["Nowhere is said to be saved", "Nowhere is lost"]
    assert list(troubles(used, ["Nowhere"], FAILED, "", "")) == ["Nowhere is lost"]
    assert list(troubles(used, [], FAILED, "", "Traceback (most recent call last)")) == ["a wall of code"]
    assert list(troubles(used, ["rang twice"], FAILED, "", "")) == []


def sat(used: Path, folder: Path, sitting: Sitting, fault: Fault) -> list[str]:
    """What isn't as it is promised after words were typed at prompts, with a fault."""
    home, (*arguments, heard) = prepared(used, folder, [*sitting.arguments, "{heard}"])
    program = [*strace(folder, "-e", f"trace={fault.call}", "-e", f"inject={fault}"), *PROGRAM]
    terminal = Terminal(home, *arguments, rows=100, program=program)
    words = []
    for seen, typed, kept_of_it in sitting.steps:
        if not terminal.sees(seen):
            break
        terminal.type(typed + ENTER)
        words += [kept_of_it.format(heard=heard)] * bool(kept_of_it)
    code = terminal.leave()
    complaint = "\n".join(terminal.screen.display)
    bad = list(troubles(home, words, INTERRUPTED if code == DONE else code, "", terminal.text))
    shutil.rmtree(folder)
    return [f"{each}: {' '.join(sitting.arguments)} {fault}\n{complaint}" for each in bad]


def test_whatever_fails_once_no_typed_word_is_lost(used: Path, tmp_path: Path, long: bool) -> None:
    """The same at prompts: answers, ratings, names, what may go."""
    random = Random(2026)  # noqa: S311 - the same faults in every run
    faults = [Fault(kind, error, f"{place}") for kind in OURS for error in FAULTS[kind] for place in range(1, 13)]
    rounds = [(sitting, random.choice(faults)) for sitting in SITTINGS for _ in range(12 if long else 1)]

    def bad_of(number: int) -> list[str]:
        return sat(used, tmp_path / f"{number}", *rounds[number])

    with ThreadPoolExecutor(2) as pool:
        bad = [each for those in pool.map(bad_of, range(len(rounds))) for each in those]
    assert not bad, "\n".join([f"{len(bad)}", *bad])
