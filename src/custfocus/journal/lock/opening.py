"""An encrypted journal, opened: it behaves as any other, and whatever goes wrong is told as of any other."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from custfocus.journal.connect import Journal, OpenJournal

if TYPE_CHECKING:
    import sqlite3 as sqlcipher

    _Connection = Journal
else:
    from sqlcipher3 import dbapi2 as sqlcipher

    class _Connection(OpenJournal, sqlcipher.Connection):
        """The methods of a journal over an encrypted file."""


class WrongKeyError(sqlite3.DatabaseError):
    """The key isn't this file's."""


def _retold(name: str) -> Callable[..., Any]:
    """A method of a cursor, its errors as those of the library that everybody else goes by."""
    method = getattr(sqlcipher.Cursor, name)

    def call(self: "LockedCursor", *args: Any) -> Any:
        try:
            return method(self, *args)
        except sqlcipher.Error as error:
            raise as_sqlite(error, is_read=getattr(self.connection, "is_read", True)) from error

    return call


class LockedCursor(sqlcipher.Cursor):
    """A cursor whose errors are those of sqlite3."""

    execute = _retold("execute")
    executemany = _retold("executemany")
    executescript = _retold("executescript")
    fetchone = _retold("fetchone")
    fetchmany = _retold("fetchmany")
    fetchall = _retold("fetchall")
    __next__ = _retold("__next__")


class LockedJournal(_Connection):
    """An open journal that is encrypted."""

    is_read = False
    """Whether its key has proven right: what can't be read from then on is damaged."""

    def cursor(self, factory: Any = LockedCursor) -> Any:
        """A cursor whose errors are those of sqlite3."""
        return super().cursor(factory)


def opened(path: Path, key: bytes | None, patience: float) -> LockedJournal:
    """Open an encrypted file, or with no key a plain one by the same library.

    Raises:
        WrongKeyError: It is another file's key.
        sqlite3.Error: It can't be opened.
    """
    try:
        journal = sqlcipher.connect(path, timeout=patience, isolation_level=None, factory=LockedJournal)
    except sqlcipher.Error as error:
        raise as_sqlite(error) from error
    try:
        journal.path = path
        if key is not None:
            journal.execute("pragma cipher_log_level = none")  # a wrong key would be told on the screen
            journal.execute(f"pragma key = {literal(key)}")
        try:
            journal.execute("select count(*) from sqlite_master").fetchone()
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB":
                raise WrongKeyError(str(error)) from error
            raise
        journal.is_read = True
    except BaseException:
        journal.close()
        raise
    return journal


def literal(key: bytes | None) -> str:
    """A key as SQL has it; no key for a plain file."""
    return "''" if key is None else f"\"x'{key.hex()}'\""


def as_sqlite(error: Exception, *, is_read: bool = False) -> sqlite3.Error:
    """The error of sqlite3 that says the same; a page that no longer fits its key is damaged."""
    kind = getattr(sqlite3, type(error).__name__, sqlite3.DatabaseError)
    same = kind(str(error))
    name = getattr(error, "sqlite_errorname", "")
    same.sqlite_errorname = "SQLITE_CORRUPT" if is_read and name == "SQLITE_NOTADB" else name
    same.sqlite_errorcode = getattr(error, "sqlite_errorcode", 0)
    return same
