"""Making a copy of a journal while others write: taken at one moment, checked, compressed, on disk, then named."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO

from custfocus.base.errors import CustfocusError
from custfocus.base.files import new_private_file, private_folder, sync_folder
from custfocus.base.world import PATIENCE
from custfocus.journal.backups.packing import HeadNote, pack
from custfocus.journal.backups.shelf import Backup, folder_of, known_by_name, name_of
from custfocus.journal.connect import DAMAGED, Journal, explained, is_encrypted, is_sound
from custfocus.journal.file import BESIDE

# After so many steps of SQLite's, whoever presses Ctrl+C is heard.
_STEPS = 10_000
# How far a copy is once it is taken; the rest is packing it.
_TAKEN = 0.4


def make_backup(
    journal: Path,
    moment: datetime,
    reason: str,
    folder: Path | None = None,
    patience: float = PATIENCE,
    secrets: Callable[[], Sequence[bytes]] | None = None,
    told: Callable[[float], None] = lambda _: None,
) -> Backup:
    """Make a copy of a journal.

    A run that is killed meanwhile leaves no copy that isn't whole; the journal is only read.

    Args:
        journal: The file.
        moment: The present moment.
        reason: Why; see `shelf.REASONS`.
        folder: Where to; else the folder of its copies, which is made where it is missing.
        patience: For how many seconds to wait where another program is writing.
        secrets: Gives what opens a locked journal, whose copy is locked with it; None for a plain one.
        told: Is told how far it has come, from 0 to 1.

    Raises:
        CustfocusError: The journal is damaged, or the copy can't be written.
    """
    into = folder or folder_of(journal)
    with explained(journal), _written(into):
        if folder is None:
            private_folder(into)
        with unnamed(into) as plain, unnamed(into) as packed:
            note, before = _taken(journal, plain, patience, secrets, told)
            with plain.open("rb") as source, packed.open("wb") as target:
                pack(source, target, note, before, lambda share: told(_TAKEN + (1 - _TAKEN) * share))
                target.flush()
                os.fsync(target.fileno())
            return _named(packed, into, journal, moment, reason)


def copy_to(backup: Backup, folder: Path) -> Path:
    """Put the same copy into another folder, whole or not at all, and in the place of no other.

    Raises:
        CustfocusError: It can't be written.
    """
    with _written(folder), unnamed(folder) as beside:
        with backup.path.open("rb") as source, beside.open("wb") as target:
            copyfileobj(source, target)
            target.flush()
            os.fsync(target.fileno())
        # Another journal of that name may have been copied there in the same second.
        return _named(beside, folder, Path(f"{backup.journal}.db"), backup.moment, backup.reason).path


def repack(
    copy: Journal, path: Path, told: Callable[[float], None] = lambda _: None, before: bytes | None = None
) -> None:
    """Write a compressed copy anew, of what is open of it, in one step; a locked one stays so.

    Args:
        copy: What is open of it.
        path: Its file.
        told: Is told how far it has come, from 0 to 1.
        before: What stands before a locked one; else what stood there.

    Raises:
        OSError: It can't be written; it is as it was then.
    """
    with _again(copy, path, before) as (source, first), unnamed(path.parent) as packed:
        with packed.open("wb") as target:
            pack(source, target, _noted(copy), first, told)
            target.flush()
            os.fsync(target.fileno())
        packed.replace(path)
        sync_folder(path.parent)


@contextmanager
def _again(copy: Journal, path: Path, before: bytes | None) -> Iterator[tuple[BinaryIO, bytes]]:
    """The bytes of a copy as they are now, encrypted where they were, and what stands before them in its file."""
    if not is_encrypted(copy):
        yield BytesIO(copy.serialize()), b""
        return
    from custfocus.journal.backups.under_lock import header_before

    with unnamed(path.parent) as beside:
        copy.execute("vacuum into ?", (str(beside),))
        with beside.open("rb") as source:
            yield source, header_before(path) if before is None else before


def written_through(path: Path) -> None:
    """Have on disk what a file holds.

    Raises:
        OSError: The disk won't have it.
    """
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def first_act(journal: sqlite3.Connection) -> str | None:
    """The id of the act that a journal began with, which tells its copies from another's; None for an empty one.

    By the order of the rows: what a journal has taken in later may have been done before it began.
    """
    row = journal.execute("select id from act order by rowid limit 1").fetchone()
    return str(row[0]) if row else None


def size_of(journal: Path) -> int:
    """How many bytes the file of a journal has; none where it can't be told."""
    with suppress(OSError):
        return journal.stat().st_size
    return 0


def _taken(
    journal: Path,
    plain: Path,
    patience: float,
    secrets: Callable[[], Sequence[bytes]] | None,
    told: Callable[[float], None],
) -> tuple[HeadNote, bytes]:
    """Copy a journal as it is at one moment to an empty file, without traces of what was deleted, and check it.

    Returns:
        What is in it, and the header that a copy of a locked one needs.

    Raises:
        CustfocusError: The copy isn't sound.
    """
    before = b""
    if secrets:
        from custfocus.journal.backups.under_lock import before_copy

        before = before_copy(journal)
    with closing(_connected(journal, patience, secrets, "?mode=ro")) as db:
        db.set_progress_handler(_telling(journal, plain, told), _STEPS)
        db.execute("pragma synchronous = off")  # of the copy, which is on disk only once it is packed
        db.execute("pragma temp_store = memory")
        with _heard():
            db.execute("vacuum into ?", (str(plain),))
    with closing(_connected(plain, 0, secrets)) as copy:
        if not is_sound(copy):
            raise CustfocusError(
                "The journal is damaged, so no copy was made of it.",
                "custfocus backup --list shows the copies from before.",
                code=DAMAGED,
            )
        return _noted(copy), before


def _noted(copy: sqlite3.Connection) -> HeadNote:
    ((entries,),) = copy.execute("select count(*) from entry").fetchall()
    return HeadNote(entries, first_act(copy) or "")


def _connected(
    path: Path, patience: float, secrets: Callable[[], Sequence[bytes]] | None, how: str = ""
) -> sqlite3.Connection:
    if secrets is None:
        at = f"{path.absolute().as_uri()}{how}"
        return sqlite3.connect(at, timeout=patience, uri=True, isolation_level=None)
    from custfocus.journal.lock.extra import open_with

    return open_with(secrets(), path, patience)


def _telling(journal: Path, plain: Path, told: Callable[[float], None]) -> Callable[[], int]:
    """What SQLite asks now and then whether it is to stop; how much of the copy stands there is told then."""

    def goes_on() -> int:
        told(min(_TAKEN, _TAKEN * size_of(plain) / max(1, size_of(journal))))
        return 0

    return goes_on


@contextmanager
def _heard() -> Iterator[None]:
    """Let Ctrl+C, which SQLite has heard first, end what goes on as it does elsewhere."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname == "SQLITE_INTERRUPT":
            raise KeyboardInterrupt from error
        raise


@contextmanager
def _written(folder: Path) -> Iterator[None]:
    """Tell what the system says of writing to a folder in the user's words."""
    try:
        yield
    except OSError as error:
        raise CustfocusError(
            f"No copy of the journal can be written to {folder}: {(error.strerror or str(error)).lower()}.",
            "See that there is room, and that you may write there.",
            code="backup-unwritable",
        ) from error


def _named(packed: Path, folder: Path, journal: Path, moment: datetime, reason: str) -> Backup:
    """Give a copy that is on disk its name, which no other has."""
    at = moment.replace(tzinfo=None, microsecond=0)
    while (path := folder / name_of(journal, at, reason)).exists():
        at += timedelta(seconds=1)
    packed.replace(path)
    sync_folder(folder)
    return known_by_name(path) or Backup(path, at, journal.stem, reason)


@contextmanager
def unnamed(folder: Path) -> Iterator[Path]:
    """An empty file under a name that nobody can have foreseen; gone at the end, unless it has got another."""
    handle, path = new_private_file(folder)
    os.close(handle)
    try:
        yield path
    finally:
        for end in ("", *BESIDE):
            path.with_name(path.name + end).unlink(missing_ok=True)
