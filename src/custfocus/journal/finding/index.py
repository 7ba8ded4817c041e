"""The index of the words in entries: folded by us, so that it finds them in every script."""

import sqlite3
from collections.abc import Callable

from custfocus.journal.finding.letters import indexed

# Marks are letters to it, since those that are left away are gone by then.
TABLE = """create virtual table entry_fts using fts5(
    text, asked, who, tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'"
)"""
_BATCH = 2000
# What SQLite keeps such a table in: without one of these it can't even be dropped.
_PARTS = {
    "data": "(id integer primary key, block blob)",
    "idx": "(segid, term, pgno, primary key (segid, term)) without rowid",
    "content": "(id integer primary key, c0, c1, c2)",
    "docsize": "(id integer primary key, sz blob)",
    "config": "(k primary key, v) without rowid",
}
# What stands there before there are words: FTS5's own form, its version, no averages, and a structure of no parts.
_VERSION = 4
_EMPTY = ((1, b""), (10, bytes(7)))
# How SQLite names the errors of an index that has gone wrong, and none of a disk or of another program.
_WRONG = ("SQLITE_CORRUPT", "SQLITE_ERROR", "SQLITE_CONSTRAINT")


def put(db: sqlite3.Connection, nth: int, text: str, asked: str, who: str) -> None:
    """Take the words of an entry, which stands in its table already, into the index.

    Where the index has gone wrong it is made anew: no words are lost because they can't be found.

    Args:
        db: The journal.
        nth: The number of the entry's row.
        text: Its text.
        asked: The words as they were asked.
        who: Who said it.
    """
    row = (nth, indexed(text), indexed(asked), indexed(who))
    try:
        db.execute("insert into entry_fts (rowid, text, asked, who) values (?, ?, ?, ?)", row)
    except sqlite3.DatabaseError as error:
        _mend(db, error)


def take_out(db: sqlite3.Connection, nth: int) -> None:
    """Take an entry's words out of the index."""
    query = "delete from entry_fts where rowid = ?"
    try:
        db.execute(query, (nth,))
    except sqlite3.DatabaseError as error:
        _mend(db, error)
        db.execute(query, (nth,))


def clean(db: sqlite3.Connection) -> None:
    """Make the index anew of what it holds, so that nothing is left of what was taken out."""
    try:
        db.execute("insert into entry_fts (entry_fts) values ('rebuild')")
    except sqlite3.DatabaseError as error:
        _mend(db, error)


def fill(db: sqlite3.Connection, told: Callable[[float], None] | None = None) -> None:
    """Take in the words of all entries, into an empty index.

    Args:
        db: The journal.
        told: Is told now and then how far it has come, from 0 to 1.
    """
    ((count,),) = db.execute("select count(*) from entry").fetchall()
    after, done = -1, 0
    query = "select nth, text, asked, who from entry where nth > ? order by nth limit ?"
    while rows := db.execute(query, (after, _BATCH)).fetchall():
        db.executemany(
            "insert into entry_fts (rowid, text, asked, who) values (?, ?, ?, ?)",
            [(nth, indexed(text), indexed(asked), indexed(who)) for nth, text, asked, who in rows],
        )
        after, done = rows[-1][0], done + len(rows)
        if told:
            told(done / count)


def is_wrong(error: sqlite3.Error) -> bool:
    """Whether an error may say that the index has gone wrong, rather than a disk or another program."""
    return (getattr(error, "sqlite_errorname", "") or "").startswith(_WRONG)


def make_anew(db: sqlite3.Connection) -> None:
    """Make the index anew of all entries, whatever has become of it; inside a transaction.

    Raises:
        sqlite3.Error: More than the index has gone wrong.
    """
    for part, form in _PARTS.items():
        db.execute(f"create table if not exists entry_fts_{part} {form}")
    db.execute("delete from entry_fts_data")
    db.executemany("insert into entry_fts_data (id, block) values (?, ?)", _EMPTY)
    db.execute("insert or replace into entry_fts_config (k, v) values ('version', ?)", (_VERSION,))
    db.execute("drop table if exists entry_fts")
    for part in _PARTS:
        db.execute(f"drop table if exists entry_fts_{part}")
    db.execute(TABLE)
    fill(db, getattr(db, "told", None))


def _mend(db: sqlite3.Connection, error: sqlite3.DatabaseError) -> None:
    """Make the index anew where an error says that it has gone wrong.

    Raises:
        sqlite3.Error: That error, if it says something else; or more than the index has gone wrong.
    """
    if not is_wrong(error) or not db.in_transaction:
        raise error
    make_anew(db)
