"""A home under lock, for tests that needn't wait for a passphrase: the recovery code opens it at once."""

import os
from pathlib import Path

from custfocus.journal.lock.changing import lock
from custfocus.journal.lock.keys import Unwrapped
from tests.conftest import Home

PASSPHRASE = "nobody guesses these four"  # noqa: S105 - it opens journals that tests make
CODE = "7H21-15AN-6EH9-62EF-Q5B9-X30Z"


def lock_journal(journal: Path) -> Unwrapped:
    """Lock a journal, which is made where there is none, and return what opens it."""
    journal.parent.mkdir(parents=True, exist_ok=True)
    return lock(journal, PASSPHRASE, CODE, os.urandom, patience=5)


def lock_home(home: Home, *, opens: bool = True) -> Path:
    """Lock the journal of a home, and have its commands open it, or not; the file that does so."""
    lock_journal(home.folder / "journal.db")
    return give(home, opens=opens)


def give(home: Home, words: str = CODE, *, opens: bool = True) -> Path:
    """Have the commands of a home given what opens a locked journal, or only its file be there; that file."""
    given = home.folder.parent / f"{home.folder.name}-passphrase"
    given.write_text(f"{words}\n")
    if opens:
        home.environ["CUSTFOCUS_PASSPHRASE_FILE"] = str(given)
    return given
