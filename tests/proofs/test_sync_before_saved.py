"""The system calls of saving: everything is on disk before the word "Saved" is."""

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.proofs.machine import PROGRAM, custfocus, missing, needs_tool

CALLS = "write,fsync,fdatasync,pwrite64,unlink,unlinkat,rename,renameat,renameat2"
MOST_SYNCS = 5
HASTY = Path(__file__).with_name("hasty.py")
_RENAME = re.compile(r'rename(?:at2?)?\(.*"([^"]+)"(?:, [A-Z0-9_|]+)?\) += 0')
_SYNC = re.compile(r"f(?:data)?sync\(\d+<([^>]*)>\) += 0")
_CALL = re.compile(r"^\d+ +(\w+)\((?:(\d+)<([^>]*)>|AT_FDCWD[^,]*, )?(.*)\) += (-?\d+)")


def traced(folder: Path, program: Sequence[str], *arguments: str, stdin: bytes = b"", says: bool = True) -> list[str]:
    """The system calls of one run of a program in a home that has been used before, each a line of strace."""
    strace, trace = needs_tool("strace"), folder / "trace.txt"
    if subprocess.run([strace, "-o", str(trace), "true"], capture_output=True, check=False).returncode:
        missing("strace may not trace here")
    custfocus(folder / "home", "note", "The home is in use")
    finished = custfocus(
        folder / "home",
        *arguments,
        stdin=stdin,
        program=[strace, "-f", "-y", "-s", "64", "-e", f"trace={CALLS}", "-o", str(trace), *program],
        EDITOR="false",
    )
    assert b"Saved" in finished.stdout or not says, finished.stderr.decode()
    return trace.read_text().splitlines()


def faults(trace: list[str], journal: Path) -> list[str]:
    """What was not yet on disk when "Saved" was written, in words; an empty list is a promise kept.

    The order that it wants is SQLite's own for a rollback journal: the database is written and synced, its rollback
    file is removed (that is the commit), the folder is synced so that the removal is on disk too.
    """
    missing = ["the journal synced", "the rollback file removed", "the folder synced"]
    steps = missing.copy()
    for line in trace:
        found = _CALL.match(line)
        if not found or found[5].startswith("-"):
            continue
        call, number, path, rest = found[1], found[2], found[3], found[4]
        if call == "write" and number == "1" and "Saved" in rest:
            return [f"{step} only after the word" for step in steps]
        if call.startswith("pwrite") and path == str(journal):
            steps = missing.copy()
        elif call in ("fsync", "fdatasync"):
            wanted = {str(journal): missing[0], str(journal.parent): missing[2]}.get(path)
            if wanted in steps and steps.index(wanted) == 0:
                steps.remove(wanted)
        elif call.startswith("unlink") and f'{journal}-journal"' in rest and steps[:1] == [missing[1]]:
            steps.remove(missing[1])
    return ["the word never came"]


def left_to_chance(trace: list[str], home: Path) -> list[str]:
    """The files that were put in place without the folder's word for it being on disk; what may be lost may be."""
    waiting: dict[str, str] = {}
    for line in trace:
        moved = _RENAME.search(line)
        if moved and Path(moved[1]).is_relative_to(home) and not Path(moved[1]).is_relative_to(home / "cache"):
            waiting[moved[1]] = str(Path(moved[1]).parent)
        elif (synced := _SYNC.search(line)) and synced[1] in waiting.values():
            waiting = {path: folder for path, folder in waiting.items() if folder != synced[1]}
    return list(waiting)


def syncs(trace: list[str]) -> int:
    """How many times the run waited for the disk."""
    return sum(bool(re.match(r"^\d+ +f(data)?sync\(", line)) for line in trace)


@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [
        (("note", "A text"), b""),
        (("heard", "-"), b"From a pipe"),
        (("reflect", "An answer", "--do", "Ring Ana"), b""),
    ],
    ids=["argument", "pipe", "two entries"],
)
def test_all_is_on_disk_before_the_word(tmp_path: Path, arguments: tuple[str, ...], stdin: bytes) -> None:
    """Database, rollback file and folder are synced before "Saved" goes out, with at most five syncs in all."""
    trace = traced(tmp_path, PROGRAM, *arguments, stdin=stdin)
    assert faults(trace, tmp_path / "home" / "journal.db") == []
    assert 0 < syncs(trace) <= MOST_SYNCS


@pytest.mark.parametrize("fault", ["word", "unsynced", "folder"])
def test_a_build_that_speaks_too_soon_is_found_out(tmp_path: Path, fault: str) -> None:
    """The same check reports a program that says the word first, and ones that don't wait for the disk."""
    trace = traced(tmp_path, [sys.executable, str(HASTY), fault], "note", "A text")
    found = faults(trace, tmp_path / "home" / "journal.db")
    if fault == "folder":
        assert found == ["the folder synced only after the word"]
    else:
        assert found[0] == "the journal synced only after the word"


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (("config", "weekdays", "mon-fri"), 1),
        (("export", "-o", "{home}/all.jsonl"), 1),
        (("remind", "calendar", "-o", "{home}/days.ics"), 2),
        (("note", "-e"), 1),
        (("--journal", "{home}/new/of/others.db", "note", "-e"), 1),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_file_that_takes_another_s_place_is_there_to_stay(
    tmp_path: Path, arguments: tuple[str, ...], count: int
) -> None:
    """After each rename the folder is synced as well: settings, exports, calendars, drafts."""
    home = tmp_path / "home"
    call = [argument.format(home=home) for argument in arguments]
    trace = traced(tmp_path, PROGRAM, *call, says=False)
    assert sum(bool(_RENAME.search(line)) for line in trace if f'"{home}/cache' not in line) >= count
    assert left_to_chance(trace, home) == []
