"""custfocus lock: encrypt the journal, or change what opens it."""

from typing import Annotated

import typer

from custfocus.features.lock.flow import locking
from custfocus.features.lock.views import LockState
from custfocus.terminal.options import exclusive
from custfocus.terminal.session import Session


def run(
    session: Session,
    change: Annotated[bool, typer.Option("--change", help="Give it another passphrase.")] = False,
    rotate: Annotated[
        bool, typer.Option("--rotate", help="Encrypt it anew, with another key and recovery code.")
    ] = False,
) -> LockState:
    """Encrypt the journal, so that nobody reads it without your passphrase or the recovery code.

    It asks for a passphrase and shows a recovery code once, to be kept on paper: without either, nobody can open the
    journal again. Drafts, your list of names and backups lock with it; what you take out, such as an export, lies
    open. Where nobody can be asked, it only says how it stands.

    custfocus config passphrase-keyring on has your system's keyring keep the passphrase, so that you aren't asked for
    it while you are logged in; custfocus config passphrase-command names a command that prints it.
    """
    exclusive(change, rotate, what="--change and --rotate are two things.", hint="Do one after the other.")
    if change:
        return locking.change_passphrase(session)
    return locking.rotate_key(session) if rotate else locking.lock_journal(session)
