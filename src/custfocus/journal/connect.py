"""The one way to open a journal: private, durable, its format checked before anything is touched."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from custfocus.base.errors import CustfocusError
from custfocus.base.files import new_private_file, private_folder
from custfocus.base.world import PATIENCE, present

if TYPE_CHECKING:
    from custfocus.journal.steps import Step

T = TypeVar("T")
Values = Sequence[Any] | dict[str, Any]

DAMAGED, BUSY, EMPTY, MISSING = "damaged", "busy", "empty-journal", "journal-missing"
# What SQLite says of a row that it can't work with, too: a number that has become something else.
_UNUSABLE = "journal-unusable"
FORMAT = 4
# The number by which a file says, beside its format, whose it is.
OURS = int.from_bytes(b"cust", "big")
_OWNER_AT = 68  # the byte of an SQLite file at which that number stands
_BEFORE = "-before-format-"
# The folder of copies beside a journal, and how those are called that are made by themselves day by day.
BACKUPS, DAILY, ENDING = "backups", "daily", ".db.gz"
# What SQLite and Python say of bytes that are no text or no JSON any more; the rest of the sentence quotes them.
_UNREADABLE = ("malformed JSON", "Could not decode to UTF-8")


class Journal(sqlite3.Connection):
    """An open journal; whatever goes wrong in reading it is told in the user's words."""

    path = Path()
    told: Callable[[float], None] | None = None
    """What is told how far a change of form has come, from 0 to 1."""
    rescue: "Callable[[], Journal] | None" = None
    """What gives the journal to go on reading in once this one proves to be damaged."""
    _rescued: "Journal | None" = None
    _only_reads = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.create_function("folded", 1, str.casefold, deterministic=True)

    def rows(self, query: str, values: Values = ()) -> list[Any]:
        """All rows of a query, so that none stays open while something is printed: see `read`."""
        return self.read(query, values, sqlite3.Cursor.fetchall)

    def read(self, query: str, values: Values, taken: Callable[[sqlite3.Cursor], T]) -> T:
        """What is taken from the rows of a query.

        Where the journal turns out to be damaged, it is taken from what can be rescued of it, from now on.

        Args:
            query: The query.
            values: Its values.
            taken: What takes the rows; a ValueError of it means that a row isn't what was written.

        Raises:
            CustfocusError: The journal can't be read, or a value isn't text.
        """
        if self._rescued is None:
            try:
                with explained(self.path), closing(self.execute(query, values)) as rows, readable():
                    return taken(rows)
            except CustfocusError as error:
                # Who writes goes by what the file holds, or not at all.
                writes = self.in_transaction and not self._only_reads
                if error.code not in (DAMAGED, _UNUSABLE) or self.rescue is None or writes:
                    raise
                with explained(self.path):
                    self._rescued = self.rescue()
        with explained(self.path), closing(self._rescued.execute(query, values)) as rows, readable():
            return taken(rows)

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """All that is read inside is as it was when the first of it was read; whoever writes waits for the end."""
        with explained(self.path):
            self.execute("begin")
        self._only_reads = True
        try:
            yield
        finally:
            self._only_reads = False
            if self.in_transaction:
                self.execute("rollback")

    def close(self) -> None:
        """Let go of the file."""
        if self._rescued is not None:
            self._rescued.close()
        super().close()


def connect(
    path: Path,
    patience: float = PATIENCE,
    steps: "Sequence[Step] | None" = None,
    told: Callable[[float], None] | None = None,
    now: Callable[[], datetime] = present,
) -> Journal:
    """Open the journal, making it or bringing it up to today's form where needed.

    Every commit is on disk before it returns, the folder's entry for the rollback file included.

    Args:
        path: The file, whatever SQLite would take its name for; it and its folder are made where they are missing.
        patience: For how many seconds to wait where another program is writing.
        steps: The steps to today's form, where they aren't our own.
        told: Is told how far a change of form has come, from 0 to 1.
        now: The present moment.

    Raises:
        CustfocusError: It can't be opened, isn't a journal, or comes from a newer custfocus; untouched then.
    """
    path = path.absolute()
    with explained(path):
        _see_to_file(path)
        connection = sqlite3.connect(path, timeout=patience, isolation_level=None, factory=Journal)
        connection.path, connection.told = path, told
        try:
            _prepare(connection, steps, now)
        except BaseException:
            connection.close()
            raise
    return connection


def connect_damaged(path: Path) -> Journal | None:
    """A journal too damaged to be opened, left as it is, for what can be rescued of it; None where it isn't ours."""
    with explained(path), path.open("rb") as file:
        head = file.read(_OWNER_AT + 4)
    if head[_OWNER_AT:] != OURS.to_bytes(4, "big"):
        return None
    journal = sqlite3.connect(path.absolute(), isolation_level=None, factory=Journal)
    journal.path = path
    return journal


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Tell what SQLite or the system say of the journal in the user's words."""
    try:
        yield
    except sqlite3.Error as error:
        raise explain(error, path) from error
    except OSError as error:
        raise CustfocusError(
            f"The journal's file can't be opened: {error.strerror or error}.",
            f"See that you may write to {path}.",
            code="journal-unreachable",
        ) from error
    except UnicodeDecodeError as error:
        raise damaged() from error
    except UnicodeEncodeError as error:
        raise CustfocusError("That holds bytes that aren't text.", "Give it as UTF-8.", code="not-text") from error


@contextmanager
def readable() -> Iterator[None]:
    """Tell of an entry that can't be read for what it is: bytes of the file have changed since it was written."""
    try:
        yield
    except ValueError as error:
        raise damaged() from error


def explain(error: sqlite3.Error, path: Path) -> CustfocusError:
    """What an SQLite error means for somebody with a journal."""
    if str(error).startswith(_UNREADABLE):
        return damaged()
    name = getattr(error, "sqlite_errorname", "") or ""
    words = {
        "SQLITE_BUSY": ("is in use by another program", "Try again when it has finished.", BUSY),
        "SQLITE_LOCKED": ("is in use by another program", "Try again when it has finished.", BUSY),
        "SQLITE_FULL": ("has no room to grow: the disk is full", "Free some space, then try again.", "disk-full"),
        "SQLITE_READONLY": ("can't be written", f"See that you may write to {path}.", "read-only"),
        "SQLITE_CANTOPEN": ("can't be opened", f"See that you may write to {path}.", "journal-unreachable"),
        "SQLITE_NOTADB": ("isn't a custfocus journal", f"Look at {path}, or name another.", "not-a-journal"),
        "SQLITE_CORRUPT": (
            "is damaged",
            f"Keep a copy of {path}; custfocus restore brings back what a backup has.",
            DAMAGED,
        ),
    }
    for prefix, (what, hint, code) in words.items():
        if name.startswith(prefix):
            return CustfocusError(f"The journal {what}.", hint, code=code)
    return CustfocusError(f"The journal can't be used: {error}.", f"Look at {path}.", code=_UNUSABLE)


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether all that SQLite can check of a file is as it should be."""
    try:
        return bool(connection.execute("pragma integrity_check(1)").fetchone()[0] == "ok")
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def damaged() -> CustfocusError:
    """The error for a journal whose bytes have changed since they were written."""
    return CustfocusError(
        "The journal is damaged: something in it can't be read.",
        "Keep a copy of its file, which custfocus config shows; custfocus restore brings back what a backup has.",
        code=DAMAGED,
    )


def _see_to_file(path: Path) -> None:
    """Make the file where none is, and keep it private; what stands in its place is never taken for a new journal."""
    if path.is_symlink() and not path.exists():
        raise CustfocusError(
            "The journal's file is a link, and what it leads to isn't there.",
            f"Bring {path.readlink()} back, or remove the link {path} to begin a new journal.",
            code="journal-unreachable",
        )
    if not path.exists():
        if any((path.parent / BACKUPS).glob(f"*-{escape(path.stem)}-*{ENDING}")):
            raise CustfocusError(
                "The journal isn't there any more, but backups of it are.",
                f"custfocus restore brings the newest back; to begin anew, move {path.parent / BACKUPS} away.",
                code=MISSING,
            )
        _make(path)
        return
    if path.is_dir():
        return  # SQLite says so
    if not path.is_file():
        raise CustfocusError("That is no file to keep a journal in.", f"Look at {path}.", code="not-a-journal")
    status = path.stat()
    if not status.st_size:
        raise CustfocusError(
            "The journal's file is empty.",
            f"custfocus restore brings back what a backup has; if nothing was ever kept in it, remove {path}.",
            code=EMPTY,
        )
    if os.name != "nt" and status.st_mode & 0o077:  # it came here by another way
        with suppress(OSError):
            path.chmod(status.st_mode & 0o700)


def _make(path: Path) -> None:
    """Make the file with the sign of whose it is in it already, so that an empty one is none of ours."""
    handle, beside = new_private_file(private_folder(path.parent))
    os.close(handle)
    try:
        with closing(sqlite3.connect(beside, isolation_level=None)) as signed:
            signed.execute(f"pragma application_id = {OURS}")
        with suppress(FileExistsError):  # another first run was quicker
            _put(beside, path)
    finally:
        beside.unlink()


def _put(beside: Path, path: Path) -> None:
    """Put a file where none is; only a file system that knows no links takes more than one step."""
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(beside.read_bytes())


def _prepare(connection: Journal, steps: "Sequence[Step] | None", now: Callable[[], datetime]) -> None:
    connection.execute("pragma synchronous = extra")
    connection.execute("pragma secure_delete = on")
    connection.execute("pragma temp_store = memory")  # else what is sorted or vacuumed goes to the system's folder
    wanted = FORMAT if steps is None else len(steps)
    if _format_of(connection, wanted) == wanted:
        return
    from custfocus.journal.steps import STEPS, bring_up

    connection.execute("begin immediate")
    try:
        # Another first run may have been quicker while this one waited for its turn.
        found = _format_of(connection, wanted)
        if found < wanted:
            if found:
                _back_up(connection.path, now())
            bring_up(connection, STEPS if steps is None else steps, found)
            connection.execute(f"pragma application_id = {OURS}")
        connection.execute("commit")
    except BaseException:
        if connection.in_transaction:
            connection.execute("rollback")
        raise


def _format_of(connection: Journal, wanted: int) -> int:
    """The file's format, 0 where it is new."""
    found, owner, filled = connection.execute(
        "select user_version, application_id, exists (select 1 from sqlite_master) "
        "from pragma_user_version, pragma_application_id"
    ).fetchone()
    if owner != OURS and (found or filled):
        raise CustfocusError(
            "That file is somebody else's database, no custfocus journal.",
            f"Look at {connection.path}, or name another with --journal.",
            code="not-a-journal",
        )
    if found > wanted:
        raise CustfocusError(
            f"This journal was written by a newer custfocus (format {found}, this one reads {wanted}).",
            "Update custfocus; the journal is untouched.",
            code="newer-journal",
        )
    return int(found)


def copies_before_steps(path: Path) -> list[Path]:
    """The copies that former versions have left beside a journal, each as it was before a change of form."""
    start = f"{path.stem}{_BEFORE}"
    return [copy for copy in sorted(path.parent.glob("*.db")) if copy.name.startswith(start)]


def _back_up(path: Path, moment: datetime) -> None:
    """Copy the journal as it is before a change of form, and check the copy.

    Raises:
        CustfocusError: There is no sound copy; nothing has been changed then.
    """
    from custfocus.journal.backups.making import make_backup
    from custfocus.journal.backups.shelf import BEFORE_UPDATE

    try:
        make_backup(path, moment, BEFORE_UPDATE)
    except CustfocusError as error:
        if error.code != DAMAGED:
            raise
        raise CustfocusError(
            "The journal is damaged, so it was left in its older form.",
            f"Keep a copy of {path}; custfocus restore brings back what a backup has.",
            code=DAMAGED,
        ) from error
