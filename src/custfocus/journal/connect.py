"""The one way to open a journal: private, durable, its format checked before anything is touched."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from custfocus.base.errors import CustfocusError
from custfocus.base.world import PATIENCE, present
from custfocus.journal.file import see_to_file
from custfocus.journal.lock.header import is_locked

if TYPE_CHECKING:
    from custfocus.journal.steps import Step

    _Connection = sqlite3.Connection
else:
    _Connection = object

T = TypeVar("T")
Values = Sequence[Any] | dict[str, Any]

DAMAGED, BUSY, LOCKED = "damaged", "busy", "locked"
# What SQLite says of a row that it can't work with, too: a number that has become something else.
_UNUSABLE = "journal-unusable"
FORMAT = 5
# The number by which a file says, beside its format, whose it is.
OURS = int.from_bytes(b"cust", "big")
_OWNER_AT = 68  # the byte of an SQLite file at which that number stands
_BEFORE = "-before-format-"
# What stands for each table in a file that isn't the journal any more, for whoever still has it open.
MOVED = "moved_elsewhere"
# How SQLite's own check of all pages tells of the index of words, from 3.44 on.
_OF_INDEX = ("entry_fts", "inverted index")
# What SQLite and Python say of bytes that are no text or no JSON any more; the rest of the sentence quotes them.
_UNREADABLE = ("malformed JSON", "Could not decode to UTF-8")


class OpenJournal(_Connection):
    """What an open journal can do beside a connection of SQLite's, whether or not its file is encrypted."""

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
        return self.read(query, values, lambda rows: rows.fetchall())

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


class Journal(OpenJournal, sqlite3.Connection):
    """An open journal; whatever goes wrong in reading it is told in the user's words."""


def connect(
    path: Path,
    patience: float = PATIENCE,
    steps: "Sequence[Step] | None" = None,
    told: Callable[[float], None] | None = None,
    now: Callable[[], datetime] = present,
    secrets: Callable[[], Sequence[bytes]] | None = None,
) -> Journal:
    """Open the journal, making it or bringing it up to today's form where needed.

    Every commit is on disk before it returns, the folder's entry for the rollback file included.

    Args:
        path: The file, whatever SQLite would take its name for; it and its folder are made where they are missing.
        patience: For how many seconds to wait where another program is writing.
        steps: The steps to today's form, where they aren't our own.
        told: Is told how far a change of form has come, from 0 to 1.
        now: The present moment.
        secrets: Gives what opens the journal where it is locked; nobody is asked for that otherwise.

    Raises:
        CustfocusError: It can't be opened, isn't a journal, or comes from a newer custfocus; untouched then.
    """
    path = path.absolute()
    with explained(path):
        see_to_file(path, OURS)
        opens = (secrets or _nobody) if is_locked(path) else None
        connection = _opened(path, patience, opens)
        connection.path, connection.told = path, told
        try:
            _prepare(connection, steps, lambda: _back_up(path, now(), opens))
        except BaseException:
            connection.close()
            raise
    return connection


def _opened(path: Path, patience: float, secrets: Callable[[], Sequence[bytes]] | None) -> Journal:
    if secrets is None:
        return sqlite3.connect(path, timeout=patience, isolation_level=None, factory=Journal)
    from custfocus.journal.lock.extra import open_with

    return open_with(secrets(), path, patience)


def _nobody() -> Sequence[bytes]:
    raise locked()


def locked() -> CustfocusError:
    """The error for a journal that is locked, where nothing opens it."""
    return CustfocusError(
        "This journal is locked, and nobody is here to be asked for its passphrase.",
        "Run it in a terminal, or see custfocus config passphrase-command.",
        code=LOCKED,
    )


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
    if MOVED in str(error):
        return CustfocusError(
            "The journal was locked or unlocked meanwhile by another custfocus.", "Do it again.", code=BUSY
        )
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


def is_encrypted(journal: Journal) -> bool:
    """Whether an open journal is under lock."""
    return not isinstance(journal, sqlite3.Connection)


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether all that SQLite can check of a file is as it should be, but for the index, which can be made anew."""
    try:
        lines = [str(row[0]) for row in connection.execute("pragma integrity_check(9)")]
    except (sqlite3.Error, UnicodeDecodeError):
        return False
    return all(line == "ok" or is_of_index(line) for line in lines)


def is_of_index(line: str) -> bool:
    """Whether a line of SQLite's check of all pages tells of the index of words alone."""
    return any(word in line for word in _OF_INDEX)


def damaged() -> CustfocusError:
    """The error for a journal whose bytes have changed since they were written."""
    return CustfocusError(
        "The journal is damaged: something in it can't be read.",
        "Keep a copy of its file, which custfocus config shows; custfocus restore brings back what a backup has.",
        code=DAMAGED,
    )


def _prepare(connection: Journal, steps: "Sequence[Step] | None", back_up: Callable[[], None]) -> None:
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
                back_up()
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


def _back_up(path: Path, moment: datetime, secrets: Callable[[], Sequence[bytes]] | None) -> None:
    """Copy the journal as it is before a change of form, and check the copy.

    Raises:
        CustfocusError: There is no sound copy; nothing has been changed then.
    """
    from custfocus.journal.backups.making import make_backup
    from custfocus.journal.backups.shelf import BEFORE_UPDATE

    try:
        make_backup(path, moment, BEFORE_UPDATE, secrets=secrets)
    except CustfocusError as error:
        if error.code != DAMAGED:
            raise
        raise CustfocusError(
            "The journal is damaged, so it was left in its older form.",
            f"Keep a copy of {path}; custfocus restore brings back what a backup has.",
            code=DAMAGED,
        ) from error
