"""The copies from before a lock, which anybody can read: locked as well, or removed, or left and named."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from custfocus.base import wording
from custfocus.base.errors import CustfocusError
from custfocus.journal.backups.packing import is_packed, is_under_lock, note_of
from custfocus.journal.backups.shelf import Backup, backups_in, damaged_ones, folder_of, left_by_former
from custfocus.journal.lock.header import is_plain
from custfocus.terminal.output import progress
from custfocus.terminal.prompts import LeftError
from custfocus.terminal.session import Session

if TYPE_CHECKING:
    from custfocus.journal.lock.keys import Unwrapped

_LOCK, _REMOVE, _LEAVE = "lock", "remove", "leave"
_CHOICES = {_LOCK: "with the same key", _REMOVE: "", _LEAVE: ""}


def see_to_copies(session: Session, key: "Unwrapped") -> tuple[str, ...]:
    """Name the copies from before that anybody can read, and do with them what is wanted.

    Args:
        session: The run, whose journal has just been locked.
        key: Its key.

    Returns:
        Those that anybody can still read.
    """
    copies = _in_the_clear(session)
    paths = [*(copy.path for copy in copies), *filter(_lies_open, damaged_ones(session.key.journal))]
    if not paths:
        return ()
    count = wording.counted(len(paths), "copy", "copies")
    where = wording.listed(sorted({str(path.parent) for path in paths}))
    session.warn(f"{count} of the journal from before can be read by anybody, in {where}.")
    it = "it" if len(paths) == 1 else "them"
    try:
        wanted = session.ask.choose(f"What is to become of {it}?", _CHOICES, _LOCK)
    except LeftError:  # the journal is locked all the same
        wanted = _LEAVE
    if wanted == _LOCK:
        _lock(session, copies, key.secret)
    if wanted == _REMOVE:
        _remove(session, paths)
    return tuple(str(path) for path in paths if _lies_open(path))


def _lies_open(path: Path) -> bool:
    """Whether a copy is there, and anybody can read it; the file of a damaged journal may have been locked."""
    return path.exists() and not is_under_lock(path) and (is_packed(path) or is_plain(path))


def _lock(session: Session, copies: list[Backup], secret: bytes) -> None:
    from custfocus.journal.backups.anew import lock_backup

    with progress("Locking the copies", session.world) as told:
        for place, copy in enumerate(copies, 1):
            try:
                lock_backup(copy, session.key.journal, secret)
            except (CustfocusError, OSError) as error:
                session.warn(f"{copy.path} couldn't be locked: {error}")
            told(place / len(copies))


def _remove(session: Session, paths: Iterable[Path]) -> None:
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            session.warn(f"{path} couldn't be removed: {error.strerror or error}.")


def _in_the_clear(session: Session) -> list[Backup]:
    """The journal's copies that anybody can read: beside it, and where the user has them put as well."""
    journal, folder = session.key.journal, session.settings.backup_folder
    beside = [*backups_in(folder_of(journal), journal.stem), *left_by_former(journal)]
    ours = {note.first for note in (note_of(each.path) for each in beside) if note}
    elsewhere = backups_in(folder, journal.stem) if folder else []
    elsewhere = [each for each in elsewhere if (note := note_of(each.path)) and note.first in ours]
    there = {each.path: each for each in (*beside, *elsewhere)}
    return [each for path, each in there.items() if _lies_open(path)]
