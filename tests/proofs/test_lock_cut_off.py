"""A lock, a rotation or an unlock killed at any point: a key of the header opens the journal, or none is needed.

strace ends the process at its n-th call of a kind that has to do with the journal's files. Nothing that was in the
journal is missing then, nothing of it lies open in a file that is called locked, and doing it once more does it.
"""

import shutil
import subprocess
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from custfocus.journal.connect import connect
from custfocus.journal.lock.header import has_header, header_of, is_locked, is_plain, new_of, read_header
from custfocus.journal.lock.keys import unwrap
from tests.locked import CODE, lock_journal
from tests.proofs.machine import PATIENCE, environ, missing, needs_tool
from tests.warm import PARENT

SMITH = str(Path(__file__).with_name("locksmith.py"))
TOP = Path(__file__).resolve().parents[2]
CALLS = ("openat", "pwrite64", "write", "fsync", "fdatasync", "rename", "unlink", "fcntl", "ftruncate", "close")
WORD = "zorvbalu"


def made(folder: Path, deed: str) -> Path:
    """A journal with a word in it, locked unless it is to be locked."""
    journal = folder / "journal.db"
    folder.mkdir()
    with closing(connect(journal)) as db:
        db.execute("begin")
        for n in range(60):
            db.execute(
                "insert into change (n, tick, id, act, entry, fields) values (?, ?, ?, '', '', ?)",
                (n, n, str(n), WORD * 40),
            )
        db.execute("commit")
    if deed != "lock":
        lock_journal(journal)
    return journal


def rows(journal: Path) -> list[object]:
    """What stands in it, opened as whoever has the recovery code opens it."""

    def secrets() -> list[bytes]:
        return [secret for key in unwrap(read_header(journal), CODE) for secret in key.secrets]

    with closing(connect(journal, secrets=secrets)) as db:
        assert db.rows("pragma integrity_check") == [("ok",)]
        return db.rows("select id, fields from change order by n")


def calls_of(journal: Path, deed: str) -> list[tuple[str, int]]:
    """Each call that a deed makes on the journal's files: its name, and which of its kind it is."""
    log = journal.with_name("strace.log")
    done = traced(journal, deed, "-o", str(log))
    if b"may not trace" in done.stderr:
        missing("strace may not trace here")
    assert done.stdout == b"done", done.stderr
    names = [line.split("(")[0].split()[-1] for line in log.read_text().splitlines() if "(" in line]
    counted = {name: sum(each == name for each in names) for name in CALLS}
    return [(name, place + 1) for name, count in counted.items() for place in range(count)]


def traced(journal: Path, deed: str, *options: str) -> "subprocess.CompletedProcess[bytes]":
    """Do it under strace, which looks at what has to do with the journal's files."""
    paths = (journal, new_of(journal), header_of(journal), journal.parent)
    looked_at = [word for path in paths for word in ("-P", str(path))]
    return smith(deed, str(journal), "strace", "-f", "-qq", "-e", f"trace={','.join(CALLS)}", *looked_at, *options)


def smith(*arguments: str) -> "subprocess.CompletedProcess[bytes]":
    """Run the locksmith, which is forked in the long form, too: it is no program of ours that has to start."""
    return PARENT.run([SMITH, *arguments], b"", environ(TOP), PATIENCE)


@pytest.mark.parametrize("deed", ["lock", "rotate", "unlock"])
def test_a_kill_at_any_point_leaves_a_journal_that_opens(tmp_path: Path, deed: str, long: bool) -> None:
    """All points in the long form, some of them in the quick one."""
    needs_tool("strace")
    untouched = made(tmp_path / "untouched", deed)
    before = rows(untouched)
    points = calls_of(copied(untouched, tmp_path / "measured"), deed)
    assert len(points) > 60, points
    chosen = points if long else Random(2026).sample(points, 3)  # noqa: S311 - the same in every run
    killed = 0
    for number, (call, place) in enumerate(chosen):
        journal = copied(untouched, tmp_path / f"{number}")
        done = traced(journal, deed, "-o", "/dev/null", "-e", f"inject={call}:signal=SIGKILL:when={place}")
        killed += done.stdout != b"done"
        where = f"{deed} killed at {call} {place}"
        assert rows(journal) == before, where
        if deed == "rotate" or is_locked(journal):
            assert not in_the_clear(journal.parent) - ({new_of(journal).name} if deed == "unlock" else set()), where
        again = smith(deed, str(journal))
        if not (deed == "lock" and is_locked(journal)):  # it was locked already
            assert again.stdout == b"done", f"{where}: {again.stderr.decode()}"
        assert rows(journal) == before, where
        assert is_locked(journal) == (deed != "unlock"), where
        assert has_header(journal) == (not is_plain(journal))
        assert not new_of(journal).exists()
    assert killed >= len(chosen) / 2


def copied(journal: Path, folder: Path) -> Path:
    """The same in a folder of its own."""
    return Path(shutil.copytree(journal.parent, folder)) / journal.name


def in_the_clear(folder: Path) -> set[str]:
    """The files in which the word stands."""
    return {path.name for path in folder.iterdir() if path.is_file() and WORD.encode() in path.read_bytes()}
