"""The way to all that needs the packages of the lock: nothing else imports them, and who lacks them is told so."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from custfocus.base.errors import CustfocusError
from custfocus.journal.lock.header import OTHER_KEY, Header, header_of, read_header

if TYPE_CHECKING:
    from custfocus.journal.connect import Journal
    from custfocus.journal.lock.keys import Unwrapped

MISSING = "lock-missing"
INSTALL = "the extra custfocus[lock]"


@contextmanager
def extra(
    hint: str = f"Install {INSTALL}, as the README shows; until then nothing that you type would be kept.",
) -> Iterator[None]:
    """Inside this the packages of the lock are imported.

    Args:
        hint: The next step where they are missing.

    Raises:
        CustfocusError: They are.
    """
    try:
        yield
    except ImportError as error:
        raise CustfocusError(
            "The packages that lock and unlock a journal aren't installed here.", hint, code=MISSING
        ) from error


def see_that_installed() -> None:
    """See that a locked journal can be opened here, before anybody is asked for anything.

    Raises:
        CustfocusError: It can't: the packages are missing.
    """
    with extra():
        import custfocus.journal.lock.keys
        import custfocus.journal.lock.opening  # noqa: F401 - that they can be is all


def unwrapped(header: Header, words: str) -> "list[Unwrapped]":
    """The keys of a header that a passphrase or a recovery code opens, the newest first; none where it is wrong.

    Raises:
        CustfocusError: The packages are missing.
    """
    with extra():
        from custfocus.journal.lock.keys import unwrap

        return list(unwrap(header, words))


def fits(header: Header, secrets: Iterable[bytes]) -> bool:
    """Whether one of some secrets is that of a key of a header.

    Raises:
        CustfocusError: The packages are missing.
    """
    with extra():
        from custfocus.journal.lock.sealing import public_of

        return any(public_of(secret) in [key.public for key in header.keys] for secret in secrets)


def open_with(secrets: Iterable[bytes], journal: Path, patience: float) -> "Journal":
    """A locked journal, opened with the one of some secrets that fits.

    Raises:
        CustfocusError: None fits.
        sqlite3.Error: It can't be opened.
    """
    with extra():
        from custfocus.journal.lock.keys import of_database
        from custfocus.journal.lock.opening import WrongKeyError, opened

        for secret in secrets:
            try:
                return opened(journal, of_database(secret), patience)
            except WrongKeyError:
                continue
    raise CustfocusError(
        "That opens the key that stands beside the journal, but not the journal.",
        f"Put back the {header_of(journal).name} that belongs to it, or restore a backup.",
        code=OTHER_KEY,
    )


def sealed(journal: Path, text: str, random: Callable[[int], bytes]) -> str:
    """A text that can be read again only by who opens the journal.

    Raises:
        CustfocusError: The packages are missing, or the header can't be read.
    """
    with extra():
        from custfocus.journal.lock.sealing import seal

        return seal(random, read_header(journal), text)


def unsealed(secrets: Sequence[bytes], text: str) -> str | None:
    """A text that was sealed to one of some keys; None where none of them opens it.

    Raises:
        CustfocusError: The packages are missing.
    """
    with extra():
        from custfocus.journal.lock.sealing import unseal

        return unseal(secrets, text)
