"""A copy of a locked journal: one file that has its header before it, so that nothing else is needed to open it."""

import os
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from custfocus.base.errors import CustfocusError
from custfocus.journal.backups.packing import UNDER_LOCK, is_packed, unpacked
from custfocus.journal.connect import LOCKED, Journal
from custfocus.journal.lock.extra import open_with
from custfocus.journal.lock.header import Header, Key, has_header, in_bytes, parsed, read_header, write_header

_LENGTH = 4
# Gives what opens a file with a header; and one without, as far as it can be known.
Secrets = Callable[[Header | None], Sequence[bytes]]


def before_copy(journal: Path) -> bytes:
    """What stands before the encrypted file in a copy of a locked journal."""
    header = in_bytes(read_header(journal))
    return UNDER_LOCK + len(header).to_bytes(_LENGTH, "big") + header


def bring_key(copy: Path, journal: Path) -> None:
    """Put what opens a locked copy beside a journal, in whose place it is going to be; what opens that now stays.

    Raises:
        CustfocusError: The copy can't be read.
        OSError: It can't be written.
    """
    ours: tuple[Key, ...] = ()
    with suppress(CustfocusError):  # what can't be read opens nothing
        ours = read_header(journal).keys if has_header(journal) else ()
    known = [key.public for key in ours]
    theirs = header_in(copy).keys
    write_header(journal, Header((*ours, *(key for key in theirs if key.public not in known))))


def header_in(copy: Path) -> Header:
    """The header of a locked copy, or of a locked journal's own file.

    Raises:
        CustfocusError: It can't be read.
    """
    return parsed(_parted(unpacked(copy))[0], copy.name) if is_packed(copy) else read_header(copy)


def open_copy(whole: bytes, path: Path, secrets: Secrets | None) -> Journal:
    """A copy of a locked journal, opened; what it needs of the disk for that is encrypted, and gone at once.

    Args:
        whole: The copy, unpacked.
        path: Its file, for errors.
        secrets: Gives what opens a header; None where nobody can.

    Raises:
        CustfocusError: It can't be opened.
    """
    if secrets is None:
        raise CustfocusError(
            f"{path.name} is locked.", "It opens with the passphrase or the recovery code of its day.", code=LOCKED
        )
    header, encrypted = _parted(whole)
    return _opened(encrypted, path, secrets(parsed(header, path.name)))


def open_beside(path: Path, secrets: Secrets | None) -> Journal:
    """A locked journal's own file with its header beside it, as a copy: the file is only read.

    Raises:
        CustfocusError: It can't be opened.
    """
    header = in_bytes(read_header(path))
    return open_copy(UNDER_LOCK + len(header).to_bytes(_LENGTH, "big") + header + path.read_bytes(), path, secrets)


def open_alone(path: Path, secrets: Secrets) -> Journal:
    """A file that may be a locked journal's and has no header, as a copy: the file is only read.

    Raises:
        CustfocusError: It isn't, or can't be opened.
    """
    return _opened(path.read_bytes(), path, secrets(None))


def begun_copy(path: Path, secret: bytes) -> Journal:
    """A copy under a key that has nothing in it yet, not even tables.

    Args:
        path: What it is called in errors.
        secret: The secret of the key.
    """
    return _opened(b"", path, [secret])


def header_before(copy: Path) -> bytes:
    """What stands before the encrypted file in a copy of a locked journal, as `before_copy` has it.

    Raises:
        CustfocusError: It can't be read.
    """
    whole = unpacked(copy)
    return whole[: len(whole) - len(_parted(whole)[1])]


def _parted(whole: bytes) -> tuple[bytes, bytes]:
    """The header of a copy, and the encrypted file behind it."""
    start = len(UNDER_LOCK) + _LENGTH
    end = start + int.from_bytes(whole[len(UNDER_LOCK) : start], "big")
    return whole[start:end], whole[end:]


def _opened(encrypted: bytes, path: Path, secrets: Sequence[bytes]) -> Journal:
    handle, name = tempfile.mkstemp(prefix="custfocus-")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(encrypted)
        journal = open_with(secrets, beside, 0)
        journal.execute("pragma journal_mode = memory")
        journal.execute("pragma temp_store = memory")
        journal.path = path
    finally:
        with suppress(OSError):  # a system that doesn't let go of an open file keeps it, encrypted as it is
            beside.unlink()
    return journal
