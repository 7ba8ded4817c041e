"""Locking a journal, giving it another passphrase or key, unlocking it; and ending what of these was cut off.

At any moment, whatever ends the run, the journal is whole, and either plain or opened by a key of its header.
"""

from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from msgspec.structs import replace

from custfocus.base.errors import CustfocusError
from custfocus.base.files import in_turn, is_held, sign_of
from custfocus.journal.connect import connect, explained
from custfocus.journal.lock.header import (
    LOST_KEY,
    Header,
    has_header,
    header_of,
    is_locked,
    is_plain,
    read_header,
    remove_header,
    write_header,
)
from custfocus.journal.lock.kept import NAMES, TABLE, read_kept
from custfocus.journal.lock.keys import Unwrapped, new_key, of_database, with_passphrase
from custfocus.journal.lock.opening import WrongKeyError, opened
from custfocus.journal.lock.rewriting import remove_new, rewrite

Random = Callable[[int], bytes]


def lock(journal: Path, passphrase: str, code: str, random: Random, patience: float) -> Unwrapped:
    """Encrypt a plain journal under a new key, and return that.

    Raises:
        CustfocusError: It couldn't be done; the journal is as it was.
    """
    with in_turn(header_of(journal)):
        if has_header(journal):
            raise _has_key(journal)
        connect(journal, patience).close()  # where it is missing or has an older form, it gets today's
        key = new_key(random, passphrase, code)
        write_header(journal, Header((key.key,), under_way=True))
        rewrite(journal, None, of_database(key.secret), patience)
        write_header(journal, Header((key.key,)))
    return key


def change(journal: Path, key: Unwrapped, passphrase: str, random: Random) -> None:
    """Give a locked journal another passphrase; its recovery code stays."""
    with in_turn(header_of(journal)):
        changed = with_passphrase(random, key, passphrase)
        header = read_header(journal)
        keys = tuple(changed if each.public == changed.public else each for each in header.keys)
        write_header(journal, replace(header, keys=keys))


def rotate(journal: Path, key: Unwrapped, passphrase: str, code: str, random: Random, patience: float) -> Unwrapped:
    """Encrypt a locked journal anew under another key, and return that.

    Raises:
        CustfocusError: It couldn't be done; the key from before opens it.
    """
    with in_turn(header_of(journal)):
        new = new_key(random, passphrase, code, key.secrets)
        write_header(journal, Header((key.key, new.key)))
        rewrite(journal, of_database(key.secret), of_database(new.secret), patience)
        write_header(journal, Header((new.key,)))
    return new


def unlock(
    journal: Path, key: Unwrapped, patience: float, first: Callable[[str], None], last: Callable[[], None]
) -> None:
    """Make a locked journal a plain one.

    Args:
        journal: The file.
        key: What opens it.
        patience: For how many seconds to wait where another program uses it.
        first: Takes the list of names that the journal has kept.
        last: What is to be done before the key goes: whatever is sealed with it has to be opened.

    Raises:
        CustfocusError: It couldn't be done; the key opens it still.
    """
    with in_turn(header_of(journal)):
        if is_locked(journal):
            with explained(journal), closing(opened(journal, of_database(key.secret), patience)) as db:
                names = read_kept(db, NAMES) or ""
            first(names)
            write_header(journal, replace(read_header(journal), under_way=True))
            rewrite(journal, of_database(key.secret), None, patience, (TABLE,))
        last()
        remove_header(journal)


def fitting(journal: Path, keys: Iterable[Unwrapped], patience: float) -> Unwrapped | None:
    """The one of some keys that opens a journal; any where it is plain.

    Raises:
        CustfocusError: It can't be opened for another reason.
    """
    for key in keys:
        if is_plain(journal):
            return key
        with explained(journal):
            try:
                opened(journal, of_database(key.secret), patience).close()
            except WrongKeyError:
                continue
        return key
    return None


def settle(journal: Path, key: Unwrapped | None, patience: float) -> None:
    """End what a run that was killed has left half done, unless another is just at it.

    Args:
        journal: A journal with a header.
        key: What opens it; None where it is plain, and nothing is sealed to its key.
        patience: For how many seconds to wait where another program uses it.
    """
    if is_held(sign_of(header_of(journal))):
        return
    with in_turn(header_of(journal)):
        if not has_header(journal):
            return
        header = read_header(journal)
        remove_new(journal)
        if is_plain(journal):
            if header.under_way and key is None:
                remove_header(journal)
        elif key and (header.under_way or len(header.keys) > 1) and fitting(journal, [key], patience):
            write_header(journal, Header(tuple(each for each in header.keys if each.public == key.key.public)))


def _has_key(journal: Path) -> CustfocusError:
    path = header_of(journal)
    if is_plain(journal) and not read_header(journal).under_way:
        return CustfocusError(
            f"There is a key beside this journal already, {path.name}, which isn't its own.",
            "Move that file to the journal that it opens, or away.",
            code=LOST_KEY,
        )
    if is_plain(journal):
        return CustfocusError(
            "An unlock of this journal was cut off.", "custfocus unlock ends it first.", code="lock-cut-off"
        )
    return CustfocusError(
        "This journal is locked already.",
        "custfocus lock --change gives it another passphrase, --rotate another key.",
        code="locked-already",
    )
