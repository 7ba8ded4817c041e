"""The copies of a journal: what they have of entries, and how that goes from those that we made.

A compressed one is read into memory, so that its words never lie open, and written anew in one step: all else in it
can still be restored.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from custfocus.base.errors import CustfocusError
from custfocus.journal.backups.making import repack
from custfocus.journal.backups.opening import NOT_A_JOURNAL, read_into_memory
from custfocus.journal.backups.packing import is_packed
from custfocus.journal.connect import explained, is_sound
from custfocus.journal.erasing.traces import Meets, erase, holding, is_journal, standing, versions_of
from custfocus.journal.folding import State

_HEAD = b"SQLite format 3\0"
# What SQLite keeps beside a file while it is written to.
_BESIDE = ("-journal", "-wal", "-shm")


class Copy(Struct, frozen=True):
    """What a copy of a journal has of some entries."""

    path: Path
    """The file."""
    ours: bool
    """Whether we made it; any other is only read."""
    sound: bool
    """Whether it can be read as a journal; of another nobody knows what it has."""
    has: tuple[str, ...] = ()
    """The ids of those that stand in it."""
    versions: tuple[State, ...] = ()
    """The fields that each of their changes has set."""


def is_database(path: Path) -> bool:
    """Whether a file is one of SQLite's, by its head, or called as a compressed one is."""
    if is_packed(path):
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(_HEAD)) == _HEAD
    except OSError:
        return False


def look_into(path: Path, ids: Iterable[str], *, ours: bool, thoroughly: bool = False) -> Copy | None:
    """What a file has of some entries; None where it is another program's.

    Args:
        path: The file.
        ids: The ids of the entries.
        ours: Whether we made it.
        thoroughly: Whether all of it must be sound, rather than what is read now.
    """
    wanted = list(ids)
    try:
        with _opened(path, ours=ours) as db:
            if not is_journal(db):
                return None
            sound = not thoroughly or is_sound(db)
            return Copy(path, ours, sound, tuple(standing(db, wanted)), tuple(versions_of(db, wanted)))
    except CustfocusError as error:
        return None if error.code == NOT_A_JOURNAL else Copy(path, ours, sound=False)
    except sqlite3.Error:
        return Copy(path, ours, sound=False)


def holding_in(copy: Copy, meets: Meets, words: Sequence[str] = ()) -> list[str]:
    """The ids of the entries in a copy of which any version meets a condition; see `traces.holding`."""
    if not copy.sound:
        return []
    try:
        with _opened(copy.path, ours=copy.ours) as db:
            return holding(db, meets, words)
    except (sqlite3.Error, CustfocusError):
        return []


def erase_in(copy: Copy) -> None:
    """Take what a copy of ours has of the entries out of it, and out of the unused parts of its file.

    Whatever fails, the copy has all of them still, or none.

    Raises:
        CustfocusError: It couldn't be written, or not be cleaned.
    """
    with explained(copy.path), _opened(copy.path, ours=copy.ours) as db:
        db.execute("begin immediate")
        try:
            erase(db, copy.has)
            db.execute("commit")
        except BaseException:
            if db.in_transaction:
                db.execute("rollback")
            raise
        db.execute("vacuum")
        if is_packed(copy.path):
            repack(db, copy.path)


def erase_in_all(copies: Iterable[Path], ids: Iterable[str]) -> list[Path]:
    """Take entries out of copies that we made; those in which they may stand after that."""
    left: list[Path] = []
    wanted = list(ids)
    for path in copies:
        copy = look_into(path, wanted, ours=True)
        try:
            if copy and copy.has:
                erase_in(copy)
        except CustfocusError:
            left.append(path)
        if copy and not copy.sound:
            left.append(path)
    return left


def remove(copy: Copy) -> None:
    """Remove a copy of ours that can't be mended, and what stands beside it of a write that was cut off.

    Raises:
        OSError: It can't be removed.
    """
    copy.path.unlink(missing_ok=True)
    for end in _BESIDE:
        with suppress(OSError):
            copy.path.with_name(copy.path.name + end).unlink(missing_ok=True)


@contextmanager
def _opened(path: Path, *, ours: bool) -> Iterator[sqlite3.Connection]:
    """A copy to work with: one that isn't ours as it stands there, without a byte written anywhere."""
    how = "mode=rw" if ours else "mode=ro&immutable=1"
    at = f"{path.absolute().as_uri()}?{how}"
    with closing(
        read_into_memory(path) if is_packed(path) else sqlite3.connect(at, uri=True, isolation_level=None)
    ) as db:
        db.execute("pragma synchronous = extra")
        db.execute("pragma secure_delete = on")
        db.execute("pragma temp_store = memory")  # else what is vacuumed goes to the system's folder
        yield db
