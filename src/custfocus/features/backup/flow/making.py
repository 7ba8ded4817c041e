"""Copying the journal: because the user asks for it, or before something is done to it."""

from contextlib import suppress
from pathlib import Path

from custfocus.base.errors import CustfocusError
from custfocus.base.files import clear_leftovers
from custfocus.features.backup.flow.listing import listed_backup
from custfocus.features.backup.views import BackedUp
from custfocus.journal.backups.making import copy_to, make_backup
from custfocus.journal.backups.packing import note_of
from custfocus.journal.backups.shelf import BY_HAND, Backup, folder_of, thin
from custfocus.terminal import remembered
from custfocus.terminal.output import progress
from custfocus.terminal.session import Session

_WORDS = "Copying the journal"


def back_up_by_hand(session: Session, named: Path | None) -> BackedUp:
    """Make a copy in the folder that the user names, or in that beside the journal.

    Raises:
        CustfocusError: There is no such folder, or nothing to copy, or the copy can't be made.
    """
    folder = _folder(session, named)
    if not session.store.acts.recent(1):
        raise CustfocusError(
            "There is nothing to copy yet.", "The first thing you write makes a copy by itself.", code="nothing-there"
        )
    backup = _made(session, BY_HAND, folder=folder)
    session.saved()
    clear_leftovers(backup.path.parent, session.world.now().timestamp())
    if folder is None:
        _copy_elsewhere(session, backup)
    return BackedUp((listed_backup(backup),))


def _made(
    session: Session,
    reason: str,
    *,
    folder: Path | None = None,
    patience: float | None = None,
    words: str = _WORDS,
) -> Backup:
    """Make a copy, and show how far it is once that takes a second."""
    secrets = session.key.secrets if session.key.is_locked else None
    waits = session.world.patience if patience is None else patience
    with progress(words, session.world) as told:
        return make_backup(session.store.path, session.world.now(), reason, folder, waits, secrets, told)


def back_up_before(session: Session, reason: str) -> Backup | None:
    """Copy the journal before something is done to it; where that fails a line says so, and None is returned.

    Args:
        session: The run.
        reason: One of the reasons of `journal.backups.shelf` that begin with "before".
    """
    if session.world.leading:  # what is made up needs none
        return None
    try:
        return backed_up(session, reason)
    except CustfocusError as error:
        session.warn(f"{error.message} {error.hint}".strip())
        return None


def backed_up(session: Session, reason: str, *, patience: float | None = None, words: str = _WORDS) -> Backup:
    """A copy of the journal as it is now; those that have had their time go.

    Args:
        session: The run.
        reason: Why; see `journal.backups.shelf`.
        patience: For how many seconds to wait where another program is writing; else as long as commands do.
        words: What a terminal is told meanwhile.

    Raises:
        CustfocusError: It can't be made.
    """
    backup = _made(session, reason, patience=patience, words=words)
    if note := note_of(backup.path):
        thin(folder_of(session.store.path), backup.journal, note.first)
    _copy_elsewhere(session, backup)
    return backup


def _copy_elsewhere(session: Session, backup: Backup) -> None:
    """Put a copy into the folder that the user has set for that, thinned alike; what fails is said once a week."""
    folder = session.settings.backup_folder
    if folder is None:
        return
    year, week, _ = session.today.isocalendar()
    this_week = f"no backup elsewhere {year}-{week}"
    try:
        if not folder.is_dir():
            tell_once(session, this_week, f"Your backup-folder isn't there, so no copy went to {folder}.")
            return
        copy_to(backup, folder)
        if note := note_of(backup.path):
            thin(folder, backup.journal, note.first)
        clear_leftovers(folder, session.world.now().timestamp())
    except CustfocusError as error:
        tell_once(session, this_week, error.message)


def tell_once(session: Session, what: str, words: str) -> None:
    """Say something in a line, unless that was said before of what it is about."""
    path = session.remembered("mentioned.json")
    if not remembered.was_mentioned(path, what):
        with suppress(OSError):  # the window may have closed
            session.warn(words.strip())
        remembered.mention(path, what, session.today)


def _folder(session: Session, named: Path | None) -> Path | None:
    if named is None:
        return None
    folder = session.world.path(named)
    if not folder.is_dir():
        there = folder.exists()
        raise CustfocusError(
            f"{named} is no folder." if there else f"There is no folder {named}.",
            "Name a folder: the copy gets a name with its day." if there else "Make it first, or choose another.",
            code="no-folder",
        )
    return folder
