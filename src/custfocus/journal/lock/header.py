"""The header beside a locked journal: its keys, each wrapped under a passphrase and under a recovery code.

It holds nothing that opens the journal by itself. Without it nobody can open the journal, whatever they know.
"""

import os
from pathlib import Path

import msgspec
from msgspec import Struct

from custfocus.base.errors import CustfocusError
from custfocus.base.files import sync_folder, write_private
from custfocus.journal.file import SQLITE

FORM = 1
# The code of an error that says that a key opens, and not the journal that it stands beside.
OTHER_KEY = "other-key"
# And that of one that says that there is no key to be opened, or a damaged one.
LOST_KEY = "lock-header"
ENDING, _NEW = ".key", ".new"
# More memory, and more passes over it, than any key of ours was wrapped with: a header that asks for it isn't ours.
_MOST_MEMORY, _MOST_PASSES = 1 << 21, 100


class Wrapped(Struct, frozen=True):
    """A secret that only certain words open."""

    salt: bytes
    sealed: bytes
    memory: int = 0
    """How many KiB of memory each try takes, by Argon2id; 0 for words that nobody could try through."""
    passes: int = 0
    lanes: int = 0


class Key(Struct, frozen=True):
    """A key of a journal."""

    public: bytes
    """What drafts are sealed to, and what tells it from others."""
    passphrase: Wrapped
    recovery: Wrapped
    former: bytes = b""
    """The secrets of the keys before it, sealed under its own: what was sealed to these is still opened."""


class Header(Struct, frozen=True):
    """What stands beside a locked journal."""

    keys: tuple[Key, ...]
    """The key; while it is changed, the old and the new: one of them opens the journal at any moment."""
    form: int = FORM
    under_way: bool = False
    """Whether the journal is just being locked or unlocked, so that it may not be locked yet, or not any more."""


def header_of(journal: Path) -> Path:
    """Where a journal's header stands, if it has one."""
    file = journal.resolve()
    return file.with_name(file.name + ENDING)


def has_header(journal: Path) -> bool:
    """Whether a journal has a header; the journal itself isn't looked at."""
    return os.path.lexists(header_of(journal))


def is_plain(journal: Path) -> bool:
    """Whether a file is a database that anybody can read.

    Not to be asked while this run has the file open otherwise: closing it would let go of all that holds it.
    """
    try:
        with journal.open("rb") as file:
            return file.read(len(SQLITE)) in (SQLITE, b"")
    except FileNotFoundError:
        return True
    except OSError:
        return False


def is_locked(journal: Path) -> bool:
    """Whether a journal is locked, its header there or lost; see `is_plain`."""
    return not is_plain(journal) and (has_header(journal) or _was_locked(journal))


def _was_locked(journal: Path) -> bool:
    """Whether there are locked backups of what stands in a journal's place: then it is no foreign file."""
    from custfocus.journal.backups.packing import is_under_lock
    from custfocus.journal.backups.shelf import backups_in, folder_of

    return any(is_under_lock(backup.path) for backup in backups_in(folder_of(journal), journal.stem))


def read_header(journal: Path) -> Header:
    """The header of a journal.

    Raises:
        CustfocusError: There is none, it can't be read, or a newer custfocus wrote it.
    """
    path = header_of(journal)
    try:
        return parsed(path.read_bytes(), str(path))
    except OSError as error:
        raise CustfocusError(
            f"The key of this locked journal can't be read: {(error.strerror or str(error)).lower()}.",
            f"custfocus restore brings {path} back from a locked backup; without it nobody can open the journal.",
            code=LOST_KEY,
        ) from error


def parsed(raw: bytes, where: str) -> Header:
    """A header out of its bytes.

    Args:
        raw: The bytes.
        where: Where they stand, for the error.

    Raises:
        CustfocusError: They are damaged, or a newer custfocus wrote them.
    """
    try:
        header = msgspec.json.decode(raw, type=Header)
    except (msgspec.MsgspecError, ValueError) as error:
        raise _damaged(where) from error
    if header.form > FORM:
        raise CustfocusError(
            "This journal was locked by a newer custfocus.",
            "Update custfocus; the journal is untouched.",
            code="newer-journal",
        )
    wraps = [wrap for key in header.keys for wrap in (key.passphrase, key.recovery)]
    if not wraps or any(wrap.memory > _MOST_MEMORY or wrap.passes > _MOST_PASSES for wrap in wraps):
        raise _damaged(where)
    return header


def was_cut_off(journal: Path) -> bool:
    """Whether a run that locked, unlocked or rotated a journal has left something to be ended, or is still at it.

    Raises:
        CustfocusError: The header can't be read.
    """
    header = read_header(journal)
    return header.under_way or len(header.keys) > 1 or new_of(journal).exists()


def new_of(journal: Path) -> Path:
    """Where the new file of a journal stands until it takes its place."""
    file = journal.resolve()
    return file.with_name(file.name + _NEW)


def in_bytes(header: Header) -> bytes:
    """A header as it is kept."""
    return msgspec.json.format(msgspec.json.encode(header), indent=1)


def write_header(journal: Path, header: Header) -> None:
    """Put a header beside a journal in one step, on disk when this returns."""
    write_private(header_of(journal), in_bytes(header).decode())


def remove_header(journal: Path) -> None:
    """Take a header away, on disk when this returns; a journal that was locked with it must be plain by now."""
    path = header_of(journal)
    path.unlink(missing_ok=True)
    sync_folder(path.parent)


def _damaged(where: str) -> CustfocusError:
    return CustfocusError(
        "The key of this locked journal is damaged.",
        f"custfocus restore brings {where} back from a locked backup; without it nobody can open the journal.",
        code=LOST_KEY,
    )
