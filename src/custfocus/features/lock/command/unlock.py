"""custfocus unlock: make the journal readable without a passphrase again."""

from custfocus.features.lock.flow import locking
from custfocus.features.lock.views import LockState
from custfocus.terminal.session import Session


def run(session: Session) -> LockState:
    """Make a locked journal a plain one again, with its drafts and your list of names.

    It also ends an unlock that was cut off. Backups that were made meanwhile stay locked.
    """
    return locking.unlock_journal(session)
