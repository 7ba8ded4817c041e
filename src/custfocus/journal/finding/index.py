"""The index of the words in entries: folded by us, so that it finds them in every script."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from custfocus.journal.finding.letters import indexed

if TYPE_CHECKING:
    import sqlite3

# Marks are letters to it, since those that are left away are gone by then.
TABLE = """create virtual table entry_fts using fts5(
    text, asked, who, tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'"
)"""
_BATCH = 2000


def put(db: "sqlite3.Connection", nth: int, text: str, asked: str, who: str) -> None:
    """Take the words of an entry into the index.

    Args:
        db: The journal.
        nth: The number of the entry's row.
        text: Its text.
        asked: The words as they were asked.
        who: Who said it.
    """
    row = (nth, indexed(text), indexed(asked), indexed(who))
    db.execute("insert into entry_fts (rowid, text, asked, who) values (?, ?, ?, ?)", row)


def take_out(db: "sqlite3.Connection", nth: int) -> None:
    """Take an entry's words out of the index."""
    db.execute("delete from entry_fts where rowid = ?", (nth,))


def clean(db: "sqlite3.Connection") -> None:
    """Make the index anew of what it holds, so that nothing is left of what was taken out."""
    db.execute("insert into entry_fts (entry_fts) values ('rebuild')")


def fill(db: "sqlite3.Connection", told: Callable[[float], None] | None = None) -> None:
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
