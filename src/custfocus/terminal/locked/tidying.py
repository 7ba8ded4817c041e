"""What a run that has opened a locked journal puts in order: whatever still lies open beside it."""

from contextlib import suppress
from typing import TYPE_CHECKING

from custfocus.base.errors import CustfocusError
from custfocus.base.files import files_in
from custfocus.journal.lock.header import was_cut_off

if TYPE_CHECKING:
    from custfocus.terminal.session import Session


def tidy(session: "Session") -> None:
    """Seal and take in what lies open, and end what was cut off; what can't be done now waits for the next run."""
    if not session.key.is_locked:
        _take_key_away(session)
    if not session.key.is_locked or not session.key.is_known:
        return
    with suppress(OSError, CustfocusError):
        if _may_lie_open(session):
            seal_what_lies_open(session)
    with suppress(OSError, CustfocusError):
        if not was_cut_off(session.key.journal):
            return
        from custfocus.journal.lock.changing import fitting, settle

        session.store.close()
        key = fitting(session.key.journal, session.key.keys, session.world.patience)
        settle(session.key.journal, key, session.world.patience)


def seal_what_lies_open(session: "Session") -> None:
    """Seal the drafts, and take in the list of names.

    Raises:
        CustfocusError, OSError: It can't be done.
    """
    session.drafts.seal_all()
    if session.journal is None:
        from custfocus.terminal.locked.names import take_in_names

        take_in_names(session)


def _may_lie_open(session: "Session") -> bool:
    """Whether there are any files that could; looking for them needs nothing of what seals them."""
    paths = session.world.paths
    is_list_there = session.journal is None and paths.list_of_names.exists()
    return is_list_there or bool(files_in(paths.drafts_for(session.journal))) or session.key.room() is not None


def _take_key_away(session: "Session") -> None:
    """Of a plain journal: take away the key that a lock or an unlock has left which was cut off.

    Where anything is still sealed to it, it stays until custfocus unlock opens that.
    """
    with suppress(CustfocusError, OSError, ImportError):
        if not session.drafts.has_sealed:
            from custfocus.journal.lock.changing import settle

            settle(session.key.journal, None, session.world.patience)
