"""What of entries stands in a database with the tables of a journal, of whatever form."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence

from custfocus.journal.folding import PURGE, State

Meets = Callable[[str, State], bool]
_THESE = "(select value from json_each(?))"


def is_journal(db: sqlite3.Connection) -> bool:
    """Whether a database has the tables in which journals keep what was written."""
    query = "select count(*) from sqlite_master where type = 'table' and name in ('entry', 'change', 'label')"
    return bool(db.execute(query).fetchone() == (3,))


def standing(db: sqlite3.Connection, ids: Iterable[str]) -> list[str]:
    """Those of some entries that a database still has anything of but that they were deleted for good."""
    these = json.dumps(list(ids))
    rows = db.execute(
        f"select id from entry where id in {_THESE} union "
        f"select entry from change where entry in {_THESE} and operation != '{PURGE}'",
        (these, these),
    )
    return [row[0] for row in rows]


def versions_of(db: sqlite3.Connection, ids: Iterable[str]) -> list[State]:
    """The fields that each change of some entries has set, and the kind of its entry, as far as that is known."""
    query = f"select entry, cast(fields as blob) from change where entry in {_THESE} order by n"
    changes = [(entry, _fields(raw)) for entry, raw in db.execute(query, (json.dumps(list(ids)),))]
    kinds = {entry: fields["kind"] for entry, fields in changes if "kind" in fields}
    return [{"kind": kinds.get(entry)} | fields for entry, fields in changes]


def holding(db: sqlite3.Connection, meets: Meets, words: Sequence[str] = ()) -> list[str]:
    """The ids of the entries of which any version, a deleted one too, meets a condition.

    Args:
        db: The database.
        meets: Is asked with an entry's id and the fields that a change has set.
        words: Words of ASCII of which a change has to have one, to be asked about; none where any may do.
    """
    has = " or ".join(["instr(fields, ?)"] * len(words)) or "true"
    rows = db.execute(f"select entry, cast(fields as blob) from change where {has} order by n", words)
    return list(dict.fromkeys(entry for entry, raw in rows if meets(entry, _fields(raw))))


def erase(db: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Take entries and their history out of the tables and the index, inside the caller's transaction."""
    ((index,),) = db.execute("select sql from sqlite_master where name = 'entry_fts'").fetchall()
    for entry_id in ids:
        for (nth,) in db.execute("select nth from entry where id = ?", (entry_id,)).fetchall():
            db.execute("delete from label where entry = ?", (nth,))
            if "content=" not in index.replace(" ", ""):  # else a trigger sees to it
                db.execute("delete from entry_fts where rowid = ?", (nth,))
            db.execute("delete from entry where nth = ?", (nth,))
        db.execute("delete from change where entry = ?", (entry_id,))
    db.execute("insert into entry_fts (entry_fts) values ('rebuild')")


def _fields(raw: bytes) -> State:
    """The fields of a change; what is damaged counts as the words that are left of it."""
    text = raw.decode("utf-8", "replace")
    try:
        fields = json.loads(text)
    except ValueError:
        fields = None
    return fields if isinstance(fields, dict) else {"text": text}
