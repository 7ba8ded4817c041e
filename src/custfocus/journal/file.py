"""The file of a journal, before it is opened: made where it is missing, and private to its owner."""

import os
import sqlite3
from contextlib import closing, suppress
from glob import escape
from pathlib import Path

from custfocus.base.errors import CustfocusError
from custfocus.base.files import new_private_file, private_folder

EMPTY, MISSING = "empty-journal", "journal-missing"
# What a file of SQLite's begins with, and the endings of what it keeps beside one that is written to.
SQLITE, BESIDE = b"SQLite format 3\0", ("-journal", "-wal", "-shm")
# The folder of copies beside a journal, and how those are called that are made by themselves day by day.
BACKUPS, DAILY, ENDING = "backups", "daily", ".db.gz"


def see_to_file(path: Path, owner: int) -> None:
    """Make the file where none is, and keep it private; what stands in its place is never taken for a new journal.

    Args:
        path: The file.
        owner: The number by which a file says whose it is.

    Raises:
        CustfocusError: Something else is in its place.
        OSError: It can't be made.
        sqlite3.Error: The same.
    """
    if path.is_symlink() and not path.exists():
        raise CustfocusError(
            "The journal's file is a link, and what it leads to isn't there.",
            f"Bring {path.readlink()} back, or remove the link {path} to begin a new journal.",
            code="journal-unreachable",
        )
    if not path.exists():
        if any((path.parent / BACKUPS).glob(f"*-{escape(path.stem)}-*{ENDING}")):
            raise CustfocusError(
                "The journal isn't there any more, but backups of it are.",
                f"custfocus restore brings the newest back; to begin anew, move {path.parent / BACKUPS} away.",
                code=MISSING,
            )
        _make(path, owner)
        return
    if path.is_dir():
        return  # SQLite says so
    if not path.is_file():
        raise CustfocusError("That is no file to keep a journal in.", f"Look at {path}.", code="not-a-journal")
    status = path.stat()
    if not status.st_size:
        raise CustfocusError(
            "The journal's file is empty.",
            f"custfocus restore brings back what a backup has; if nothing was ever kept in it, remove {path}.",
            code=EMPTY,
        )
    if os.name != "nt" and status.st_mode & 0o077:  # it came here by another way
        with suppress(OSError):
            path.chmod(status.st_mode & 0o700)


def _make(path: Path, owner: int) -> None:
    """Make the file with the sign of whose it is in it already, so that an empty one is none of ours."""
    handle, beside = new_private_file(private_folder(path.parent))
    os.close(handle)
    try:
        with closing(sqlite3.connect(beside, isolation_level=None)) as signed:
            signed.execute(f"pragma application_id = {owner}")
        with suppress(FileExistsError):  # another first run was quicker
            _put(beside, path)
    finally:
        beside.unlink()


def _put(beside: Path, path: Path) -> None:
    """Put a file where none is; only a file system that knows no links takes more than one step."""
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(beside.read_bytes())
