"""The copy that the journal makes of itself at the end of the first run of a day that has written."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from custfocus.base.errors import CustfocusError
from custfocus.base.files import Hold, clear_leftovers, is_held, private_folder
from custfocus.features.backup.flow.making import backed_up, tell_once
from custfocus.journal.backups.packing import note_of
from custfocus.journal.backups.shelf import backups_in, folder_of
from custfocus.journal.connect import BUSY
from custfocus.journal.file import DAILY
from custfocus.terminal.session import Session

# So many entries make it once a week; it takes some seconds then.
LARGE = 100_000
_WEEK = timedelta(days=7)
# So many seconds it waits where others write all the time.
_PATIENCE = 2.0
_AT_WORK = ".custfocus-at-work"
_WORDS = "Today's copy (Ctrl+C skips it)"


def back_up_daily(session: Session) -> None:
    """Copy the journal unless that has been done today; nothing is raised, and what fails is said once a day.

    Of several runs at once, one does it.
    """
    folder, today = folder_of(session.store.path), f"no backup {session.today}"
    try:
        with _alone(folder) as alone:
            if alone and session.needs_backup and not _was_copied_this_week(session, folder):
                backed_up(session, DAILY, patience=_PATIENCE, words=_WORDS)
                clear_leftovers(folder, session.world.now().timestamp())
    except CustfocusError as error:
        if error.code != BUSY:  # the next run does it
            tell_once(session, today, f"{error.message} {error.hint}")
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        tell_once(session, today, f"No copy of the journal can be written to {folder}: {why}.")


def _was_copied_this_week(session: Session, folder: Path) -> bool:
    """Whether a large journal was, for which that will do."""
    latest = next((each for each in backups_in(folder, session.store.path.stem) if each.reason == DAILY), None)
    note = note_of(latest.path) if latest else None
    if latest is None or note is None or note.entries <= LARGE:
        return False
    age = session.world.now().replace(tzinfo=None) - latest.moment
    return timedelta(0) <= age < _WEEK


@contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    """Whether no other run is making the copy just now.

    Raises:
        OSError: Nothing can be written there.
    """
    sign = private_folder(folder) / _AT_WORK
    try:
        hold = Hold(sign)
    except OSError:
        if not is_held(sign):
            raise
        yield False
        return
    try:
        yield True
    finally:
        hold.let_go()
