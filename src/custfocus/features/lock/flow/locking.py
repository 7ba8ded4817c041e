"""Locking and unlocking the journal of a session: what is asked, and in which order it is done."""

from pathlib import Path
from typing import TYPE_CHECKING

from custfocus.base import wording
from custfocus.base.errors import CustfocusError
from custfocus.features.lock import lines
from custfocus.features.lock.flow.copies import see_to_copies
from custfocus.features.lock.views import CHANGED, LOCKED, NOTHING, ROTATED, UNLOCKED, LockState
from custfocus.journal.lock.extra import INSTALL, extra
from custfocus.journal.lock.header import OTHER_KEY, has_header, header_of, read_header
from custfocus.terminal.locked.names import put_out_names
from custfocus.terminal.locked.tidying import seal_what_lies_open
from custfocus.terminal.session import Session

if TYPE_CHECKING:
    from custfocus.journal.lock.keys import Unwrapped

_SHORTEST = 8
_TRIES = 3
_ASKED_BACK = (2, 5)


def lock_journal(session: Session) -> LockState:
    """Encrypt the journal under a passphrase that is asked for; where nobody can be asked, only how it stands.

    Raises:
        CustfocusError: The packages are missing, or it couldn't be done; the journal is as it was then.
    """
    if session.key.is_locked or not session.asks:
        return _state(session, NOTHING)
    _see_that_installed()
    from custfocus.journal.lock.changing import lock

    session.warn(lines.BEFORE)
    passphrase, code = _new_passphrase(session), _new_code(session)
    key = lock(session.key.journal, passphrase, code, session.world.random, session.world.patience)
    session.saved()
    session.key.becomes(key, passphrase)
    _see_to_what_lies_open(session)
    return _state(session, LOCKED, see_to_copies(session, key))


def change_passphrase(session: Session) -> LockState:
    """Give a locked journal another passphrase.

    Raises:
        CustfocusError: It isn't locked, can't be opened, or nobody can be asked.
    """
    key = _own_key(session)
    from custfocus.journal.lock.changing import change

    passphrase = _new_passphrase(session)
    change(session.key.journal, key, passphrase, session.world.random)
    session.saved()
    session.key.becomes(key, passphrase)
    return _state(session, CHANGED)


def rotate_key(session: Session) -> LockState:
    """Encrypt a locked journal anew; its passphrase stays, unless the recovery code has opened it.

    Raises:
        CustfocusError: It isn't locked, can't be opened, or nobody can be asked; the key from before holds then.
    """
    key = _own_key(session)
    from custfocus.journal.lock.changing import rotate

    passphrase = session.key.words if key.by_passphrase else _new_passphrase(session)
    code = _new_code(session)
    new = rotate(session.key.journal, key, passphrase, code, session.world.random, session.world.patience)
    session.saved()
    session.key.becomes(new, passphrase)
    _see_to_what_lies_open(session)
    return _state(session, ROTATED)


def unlock_journal(session: Session) -> LockState:
    """Make a locked journal a plain one, or end an unlock that was cut off.

    Raises:
        CustfocusError: It can't be opened, or it couldn't be done; the journal is as it was then.
    """
    journal = session.key.journal
    if not (session.key.is_locked or (has_header(journal) and read_header(journal).under_way)):
        return _state(session, NOTHING)
    _see_that_installed()
    from custfocus.journal.lock.changing import unlock

    key, session_drafts = _fitting(session), session.drafts

    def put_out(names: str) -> None:
        if session.journal is None:
            put_out_names(session, names)

    try:
        unlock(journal, key, session.world.patience, put_out, session_drafts.unseal_all)
    except (OSError, UnicodeDecodeError) as error:
        raise CustfocusError(
            "Your drafts or your list of names couldn't be written in the clear.",
            "See that there is room, then run custfocus unlock again: nothing is lost.",
            code="unwritable",
        ) from error
    session.saved()
    session.key.becomes(None)
    return _state(session, UNLOCKED)


def _own_key(session: Session) -> "Unwrapped":
    """The key that opens the journal, for somebody who is there to be asked for more.

    Raises:
        CustfocusError: The journal isn't locked, can't be opened, or nobody is there.
    """
    if not session.key.is_locked:
        raise CustfocusError("Your journal isn't locked.", "custfocus lock locks it.", code="not-locked")
    if not session.asks:
        raise CustfocusError(
            "This asks for more than can be given in a line.", "Run it in a terminal.", code="no-terminal"
        )
    return _fitting(session)


def _fitting(session: Session) -> "Unwrapped":
    keys = session.key.keys
    from custfocus.journal.lock.changing import fitting

    key = fitting(session.key.journal, keys, session.world.patience)
    if key is None:
        raise CustfocusError(
            "That opens the key that stands beside the journal, but not the journal.",
            f"Put back the {header_of(session.key.journal).name} that belongs to it, or restore a backup.",
            code=OTHER_KEY,
        )
    return key


def _new_passphrase(session: Session) -> str:
    """A passphrase, typed twice.

    Raises:
        CustfocusError: None that will do.
        LeftError: The user left.
    """
    for _ in range(_TRIES):
        passphrase = session.ask.secret("New passphrase:")
        if len(passphrase.strip()) < _SHORTEST:
            session.warn(lines.TOO_SHORT)
        elif session.ask.secret("Once more:") != passphrase:
            session.warn(lines.NOT_THE_SAME)
        else:
            return passphrase
    raise CustfocusError("No passphrase was chosen, so nothing was changed.", code="passphrase")


def _new_code(session: Session) -> str:
    """A recovery code, shown once and asked back in part.

    Raises:
        CustfocusError: It wasn't written down.
        LeftError: The user left.
    """
    from custfocus.journal.lock.keys import new_code

    code = new_code(session.world.random)
    session.ask.show_once([line.format(code=code) for line in lines.CODE], "Enter once it is on paper:")
    first, second = _ASKED_BACK
    groups = code.split("-")
    wanted = (f"{groups[first - 1]}{groups[second - 1]}", "".join(groups))  # whoever has all of it, has that
    for _ in range(_TRIES):
        label = f"The {wording.ordinal(first)} and the {wording.ordinal(second)} group of it:"
        typed = session.ask.word(label, lambda _: True)
        letters = "".join(letter for letter in typed.upper() if letter.isalnum())
        if letters.translate(str.maketrans("OIL", "011")) in wanted:
            return code
        session.warn(lines.NOT_THE_CODE)
    raise CustfocusError(
        "The recovery code wasn't written down, so nothing was changed.",
        "Begin again when paper is at hand.",
        code="code",
    )


def _see_that_installed() -> None:
    """See that the packages of the lock are there, before anything is asked.

    Raises:
        CustfocusError: They aren't.
    """
    with extra(f"Install {INSTALL}, as the README shows."):
        import custfocus.journal.lock.changing  # noqa: F401 - that it can be is all


def _see_to_what_lies_open(session: Session) -> None:
    """Lock what stands beside the journal; what fails now is done by the next run."""
    try:
        seal_what_lies_open(session)
    except (CustfocusError, OSError) as error:
        session.warn(f"Drafts and your list of names couldn't be locked yet: {error}. The next command tries again.")


def _state(session: Session, did: str, open_copies: tuple[str, ...] = ()) -> LockState:
    journal: Path = session.key.journal
    key = str(header_of(journal)) if session.key.is_locked else None
    return LockState(session.key.is_locked, did, str(journal), key, open_copies)
