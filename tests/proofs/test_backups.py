"""Copies of the journal when the program is broken off, and when many runs make one: whole or not there."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from custfocus.journal.backups.opening import entries_in
from custfocus.journal.backups.shelf import backups_in
from tests.conftest import Home
from tests.proofs.machine import PATIENCE, PROGRAM, custfocus, entries, environ

MANY = 1500


def started(home: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    """The real program, on its way."""
    return subprocess.Popen([*PROGRAM, *arguments], env=environ(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def filled(home: Home, count: int) -> Path:
    """The folder of a home with so many notes in its journal."""
    session = home.session()
    with session.store.acts.writing() as pen:
        for number in range(count):
            pen.add_raw("note", session.today, text=f"Note {number}: {os.urandom(400).hex()}")
    session.close()
    return home.folder


def half_written(home: Path) -> list[str]:
    """What runs have left in the folder of copies that is none."""
    there = (path.name for path in (home / "backups").glob("*"))
    return [name for name in there if not name.endswith(".db.gz") and name != ".custfocus-at-work"]


def copying(home: Path) -> Iterator[None]:
    """Goes on until a copy is being made."""
    deadline = time.monotonic() + PATIENCE
    while not half_written(home):
        assert time.monotonic() < deadline
        yield


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no SIGINT to a process")
def test_ctrl_c_while_the_copy_is_made_ends_at_once_and_well(home: Home) -> None:
    """What was asked for is done, so the exit code is 0; no half copy stays, and the next run makes it."""
    full = filled(home, MANY)
    process = started(full, "note", "One more")
    for _ in copying(full):
        time.sleep(0.001)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err) == (0, b"")
    assert out.startswith(b"Saved")
    assert half_written(full) == []
    assert len(entries(full / "journal.db")) == MANY + 1
    custfocus(full, "note", "And another")
    assert len(backups_in(full / "backups")) == 1


def test_many_first_runs_of_a_day_make_a_copy_and_no_noise(home: Home) -> None:
    """All at once; a few may make it, nobody fails."""
    processes = [started(home.folder, "note", f"Number {number}") for number in range(6)]
    for process in processes:
        _, err = process.communicate(timeout=PATIENCE)
        assert (process.returncode, err) == (0, b"")
    backups = backups_in(home.folder / "backups")
    assert len(backups) == 1
    assert all(entries_in(backup.path) for backup in backups)
