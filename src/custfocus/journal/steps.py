"""The journal's form, and the numbered steps that bring an older file to it."""

import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence

from sqlite_utils import Database

from custfocus.base.naming import tags_in
from custfocus.journal.finding.index import TABLE, fill


def _first_form(db: Database) -> None:
    db.table("entry").create(
        {
            "nth": int,
            "id": str,
            "kind": str,
            "day": str,
            "at": str,
            "zone": str,
            "item": str,
            "asked": str,
            "text": str,
            "principles": str,
            "data": str,
        },
        pk="nth",
        not_null={"id", "kind", "day", "at", "zone", "asked", "text", "principles", "data"},
    )
    db.execute(
        "alter table entry add column who text "
        "generated always as (coalesce(json_extract(data, '$.who'), '')) virtual"
    )
    entry = db.table("entry")
    entry.create_index(["id"], unique=True)
    entry.create_index(["kind"])
    entry.create_index(["kind", "item"])
    entry.create_index(["item"])
    entry.enable_fts(["text", "asked", "who"], create_triggers=True, tokenize="unicode61 remove_diacritics 2")
    db.execute("create table label (label text, entry integer, primary key (label, entry)) without rowid")
    db.table("act").create({"id": str, "command": str, "at": str, "zone": str, "device": str}, pk="id")
    change = db.table("change").create(
        {
            "n": int,
            "tick": int,
            "id": str,
            "parents": str,
            "act": str,
            "entry": str,
            "operation": str,
            "fields": str,
            "format": int,
        },
        pk="n",
    )
    change.create_index(["tick"])
    change.create_index(["entry"])
    change.create_index(["act"])
    change.create_index(["id"], unique=True)


# The SQL views of the second form: the kinds of entries, and what of their `data` each shows.
VIEWS: Mapping[str, tuple[str, ...]] = {
    "answer": (),
    "heard": ("who", "channel", "firsthand"),
    "note": (),
    "practice": ("audience", "shared"),
    "adoption": ("times", "days", "until"),
    "intention": ("answer", "status"),
    "skip": (),
    "away": ("until",),
    "checklist": ("month",),
    "priority": ("status", "until", "month"),
    "review": ("month", "finished", "line", "decisions"),
    "rating": ("scale", "value"),
    "plan": ("practice", "status", "fired", "earlier"),
    "measure": ("unit", "better", "target", "by", "source", "felt", "status"),
    "reading": ("measure", "value"),
    "invitation": ("who", "role", "status", "answered", "thanked", "answer", "token", "statements"),
    "reply": ("who", "role", "status", "invitation", "ratings"),
    "voices": ("role", "count", "ratings"),
    "sheet": ("status", "opened", "closed", "how", "fields"),
}


def _standing(db: Database) -> None:
    """What is open is found by its status, however long the journal is; each kind has a view for SQL."""
    db.execute(
        "alter table entry add column status text generated always as (json_extract(data, '$.status')) virtual"
    )
    db.execute("create index idx_entry_status on entry (kind, status) where status is not null")
    make_views(db, VIEWS)


def make_views(db: Database, views: Mapping[str, Sequence[str]]) -> None:
    """Make the views of some kinds, or make them anew, each with these fields of its entries' `data`."""
    for kind, names in views.items():
        extra = "".join(f", json_extract(data, '$.{name}') as {name}" for name in names)
        columns = "id, day, at, zone, item, asked, text, principles"
        db.execute(f"drop view if exists {kind}")
        db.create_view(kind, f"select {columns}{extra} from entry where kind = '{kind}'")


def _one_form(db: Database) -> None:
    """Whatever an earlier version made otherwise is as today: a name can be searched for, each kind has its view."""
    if not _has(db, "entry", "who"):
        db.execute(
            "alter table entry add column who text "
            "generated always as (coalesce(json_extract(data, '$.who'), '')) virtual"
        )
    if not _has(db, "entry_fts", "who"):
        entry = db.table("entry")
        entry.disable_fts()
        entry.enable_fts(["text", "asked", "who"], create_triggers=True, tokenize="unicode61 remove_diacritics 2")
        db.execute("insert into entry_fts (entry_fts) values ('rebuild')")
    make_views(db, VIEWS)


def _own_words(db: Database) -> None:
    """Words are found in every script, and tags are whole in it: the index holds what we fold, and we keep it."""
    db.table("entry").disable_fts()
    db.execute(TABLE)
    fill(db.conn, getattr(db.conn, "told", None))
    rows = db.execute("select nth, text from entry where instr(text, '#') and text glob '*[^ -~\n\t]*'").fetchall()
    for nth, text in rows:
        before = re.findall(r"(?<![\w#&])#(\w[\w-]*)", text)
        gone = [(f"tag:{tag.casefold().rstrip('-_')}", nth) for tag in before]
        db.conn.executemany("delete from label where label = ? and entry = ?", gone)
        db.conn.executemany(
            "insert or ignore into label values (?, ?)", [(f"tag:{tag}", nth) for tag in tags_in(text)]
        )


# The SQL view of the kind that came with the fifth form, and with it all that there are.
THEMES: Mapping[str, tuple[str, ...]] = {"theme": ("status",)}
ALL_VIEWS: Mapping[str, tuple[str, ...]] = {**VIEWS, **THEMES}


def _vectors(db: Database) -> None:
    """There is room for the vectors of sentences, which go with their entry; themes have a view."""
    db.execute(
        "create table vector (entry text primary key, made_of text not null, vectors blob not null) without rowid"
    )
    db.execute("create trigger vector_goes after delete on entry begin delete from vector where entry = old.id; end")
    make_views(db, THEMES)


def _has(db: Database, table: str, column: str) -> bool:
    return bool(db.execute("select 1 from pragma_table_xinfo(?) where name = ?", (table, column)).fetchall())


Step = Callable[[Database], None]
# A step that has been released is never changed, and must not depend on what the journal holds today.
STEPS: tuple[Step, ...] = (_first_form, _standing, _one_form, _own_words, _vectors)


def bring_up(connection: sqlite3.Connection, steps: Sequence[Step], found: int) -> None:
    """Take a file from format `found` through the steps that are left, inside the caller's transaction."""
    db = Database(connection)
    for step in steps[found:]:
        step(db)
    db.execute(f"pragma user_version = {len(steps)}")
