"""The copies of a journal: what they have of entries, and how that goes from those that we made.

A compressed one is read into memory, so that its words never lie open, and written anew in one step: all else in it
can still be restored. That of a locked journal stays encrypted wherever it stands.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from custfocus.base.errors import CustfocusError
from custfocus.journal.backups.making import repack
from custfocus.journal.backups.opening import NOT_A_JOURNAL, read_into_memory
from custfocus.journal.backups.packing import is_packed
from custfocus.journal.connect import LOCKED, Journal, explained, is_sound
from custfocus.journal.erasing.traces import Meets, erase, holding, is_journal, standing, versions_of
from custfocus.journal.file import BESIDE, SQLITE
from custfocus.journal.folding import State
from custfocus.journal.lock.extra import MISSING

if TYPE_CHECKING:
    from custfocus.journal.backups.under_lock import Secrets

# How far it is once a copy has been read, and once its entries are erased; the rest is writing it.
_READ, _ERASED = 0.2, 0.5


class Sought(Struct, frozen=True):
    """What is looked for in copies."""

    ids: tuple[str, ...]
    """The ids of some entries."""
    meets: Meets | None = None
    """Whether an entry has words of theirs; see `traces.holding`."""
    words: tuple[str, ...] = ()
    """Words of which that has one."""


class Copy(Struct, frozen=True):
    """What a copy of a journal has of some entries."""

    path: Path
    """The file."""
    ours: bool
    """Whether we made it; any other is only read."""
    sound: bool
    """Whether it can be read as a journal; of another nobody knows what it has."""
    locked: bool = False
    """Whether it can't be read just because nothing that is at hand opens it."""
    has: tuple[str, ...] = ()
    """The ids of those that stand in it."""
    versions: tuple[State, ...] = ()
    """The fields that each of their changes has set."""
    quoting: tuple[str, ...] = ()
    """The ids of other entries that have words of theirs."""


def is_database(path: Path) -> bool:
    """Whether a file is one of SQLite's, by its head, or called as a compressed one is."""
    return is_packed(path) or _head_of(path) == SQLITE


def look_into(
    path: Path, sought: Sought, *, ours: bool, thoroughly: bool = False, secrets: "Secrets | None" = None
) -> Copy | None:
    """What a file has of some entries; None where it is another program's.

    Args:
        path: The file.
        sought: The entries, and what has words of theirs.
        ours: Whether we made it.
        thoroughly: Whether all of it must be sound, rather than what is read now.
        secrets: Gives what opens the copy of a locked journal; None where nobody can.
    """
    try:
        with _opened(path, secrets, ours=ours) as db:
            if not is_journal(db):
                return None
            return Copy(
                path,
                ours,
                sound=not thoroughly or is_sound(db),
                has=tuple(standing(db, sought.ids)),
                versions=tuple(versions_of(db, sought.ids)),
                quoting=tuple(holding(db, sought.meets, sought.words)) if sought.meets else (),
            )
    except CustfocusError as error:
        if error.code == NOT_A_JOURNAL:
            return None
        return Copy(path, ours, sound=False, locked=error.code in (LOCKED, MISSING))
    except sqlite3.Error:
        return Copy(path, ours, sound=False)


def erase_in(copy: Copy, secrets: "Secrets | None" = None, told: Callable[[float], None] = lambda _: None) -> None:
    """Take what a copy of ours has of the entries out of it, and out of the unused parts of its file.

    Whatever fails, the copy has all of them still, or none.

    Args:
        copy: The copy.
        secrets: Gives what opens the copy of a locked journal.
        told: Is told how far it has come, from 0 to 1.

    Raises:
        CustfocusError: It couldn't be written, or not be cleaned.
    """
    with explained(copy.path), _opened(copy.path, secrets, ours=copy.ours) as db:
        told(_READ)
        db.execute("begin immediate")
        try:
            erase(db, copy.has)
            db.execute("commit")
        except BaseException:
            if db.in_transaction:
                db.execute("rollback")
            raise
        db.execute("vacuum")
        told(_ERASED)
        if is_packed(copy.path):
            repack(db, copy.path, lambda share: told(_ERASED + (1 - _ERASED) * share))


def erase_in_all(copies: Iterable[Path], ids: Iterable[str], secrets: "Secrets | None" = None) -> list[Path]:
    """Take entries out of copies that we made; those in which they may stand after that."""
    left: list[Path] = []
    sought = Sought(tuple(ids))
    for path in copies:
        copy = look_into(path, sought, ours=True, secrets=secrets)
        try:
            if copy and copy.has:
                erase_in(copy, secrets)
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
    for end in BESIDE:
        with suppress(OSError):
            copy.path.with_name(copy.path.name + end).unlink(missing_ok=True)


@contextmanager
def _opened(path: Path, secrets: "Secrets | None", *, ours: bool) -> Iterator[Journal]:
    """A copy to work with: one that isn't ours as it stands there, without a byte written anywhere."""
    with closing(_connected(path, secrets, ours=ours)) as db:
        db.execute("pragma synchronous = extra")
        db.execute("pragma secure_delete = on")
        db.execute("pragma temp_store = memory")  # else what is vacuumed goes to the system's folder
        yield db


def _connected(path: Path, secrets: "Secrets | None", *, ours: bool) -> Journal:
    if is_packed(path):
        return read_into_memory(path, secrets)
    if _head_of(path) != SQLITE and secrets and not ours:
        from custfocus.journal.backups.under_lock import open_alone

        return open_alone(path, secrets)
    how = "mode=rw" if ours else "mode=ro&immutable=1"
    at = f"{path.absolute().as_uri()}?{how}"
    return sqlite3.connect(at, uri=True, isolation_level=None, factory=Journal)


def _head_of(path: Path) -> bytes:
    with suppress(OSError), path.open("rb") as file:
        return file.read(len(SQLITE))
    return b""
