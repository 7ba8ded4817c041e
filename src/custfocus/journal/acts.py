"""Writing the journal: each change with its line of history in one transaction; undo and history."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from itertools import islice
from typing import Any

from custfocus.base.errors import CustfocusError
from custfocus.journal.connect import Journal, explained, readable
from custfocus.journal.entries import (
    COLUMNS,
    DAY_BITS,
    FIELDS,
    PRINCIPLE,
    SHORTEST_ID,
    TAG,
    ids_like,
    shortest,
    start_of,
)
from custfocus.journal.entry import Act, Change, Entry, tags_in
from custfocus.journal.kinds import Kind
from custfocus.journal.merging import merged, stored

ADD, EDIT, DELETE, PURGE = "add", "edit", "delete", "purge"
CHANGE_FORMAT = 1
# Letters instead of hex digits, as Jujutsu does, so that an id is never taken for a number on a page.
_LETTERS = str.maketrans("0123456789abcdef", "zyxwvutsrqponmlk")
_LISTS = ("principles", "data")
_MOST_SHOWN = 3
_BATCH = 500
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

State = dict[str, Any]
Pair = tuple[Entry | None, Entry | None]


class Acts:
    """The writing side of one journal for one run of a command, which is one act.

    Args:
        connection: The open journal.
        command: The name of the command that runs.
        now: The present moment.
        zone: The zone's name.
        random: So many random bytes.
        device: A label for this machine.
    """

    def __init__(
        self,
        connection: Journal,
        *,
        command: str,
        now: Callable[[], datetime],
        zone: Callable[[], str],
        random: Callable[[int], bytes],
        device: str = "",
    ) -> None:
        self._db = connection
        self._command = command
        self._now = now
        self._zone = zone
        self._random = random
        self._device = device

    @cached_property
    def act(self) -> str:
        """This run's id, the same for every change it makes."""
        return self._new_id()

    @contextmanager
    def writing(self) -> "Iterator[Pen]":
        """One transaction: all that is written inside is on disk when the block ends, or nothing is.

        Raises:
            CustfocusError: It couldn't be written; the journal is as it was.
        """
        with explained(self._db.path):
            self._db.execute("begin immediate")
            try:
                yield Pen(self)
                self._db.execute("commit")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("rollback")
                raise

    def history(self, entry_id: str) -> list[Change]:
        """Every change made to an entry, the first one first."""
        rows = self._db.rows(
            "select change.id, parents, act, command, entry, operation, fields, at, zone "
            "from change join act on act.id = act where entry = ? order by tick, n",
            (entry_id,),
        )
        with readable():
            return [
                Change(key, tuple(json.loads(parents)), act, command, entry, operation, json.loads(fields), at, zone)
                for key, parents, act, command, entry, operation, fields, at, zone in rows
            ]

    def versions(self, entry_id: str) -> list[tuple[Change, Entry | None]]:
        """Each change to an entry with the entry as it was after it, None after a deletion."""
        state: State | None = None
        found = []
        for change in self.history(entry_id):
            state = fold(state, change)
            found.append((change, _as_entry(entry_id, state)))
        return found

    def recent(self, limit: int) -> list[Act]:
        """The latest acts, by their last change, the newest first, each with a few of the entries it changed."""
        found: dict[str, None] = {}
        tick = 1 << 62
        query = "select act, tick from change where tick < ? order by tick desc limit ?"
        while len(found) < limit and (rows := self._db.rows(query, (tick, _BATCH))):
            found |= dict.fromkeys(act for act, _ in rows)
            tick = rows[-1][1]
        return [self._told(act) for act in islice(found, limit)]

    def deleted(self, kind: str) -> list[Entry]:
        """The entries of a kind that have been deleted, but not for good, as they were last."""
        rows = self._db.rows(
            "select distinct entry from change where operation = ? and json_extract(fields, '$.kind') = ? "
            "and not exists (select 1 from entry where id = change.entry)",
            (ADD, kind),
        )
        return [next(entry for _, entry in reversed(self.versions(row[0])) if entry) for row in rows]

    def ids_like(self, prefix: str) -> list[str]:
        """At most ten ids of acts that begin so."""
        return ids_like(self._db, "act", "id", prefix)

    def short(self, act_id: str) -> str:
        """As many of an act's id's first letters as tell it from every other, at least four."""
        return shortest(self._db, "act", act_id)

    def undo(self, act_id: str | None = None) -> Act:
        """Take back the latest act, or the one named; that is an act too, and can be undone.

        Returns:
            The act that was taken back; its pairs are all its entries, as they were until now and as they are now.

        Raises:
            CustfocusError: There is none, or what it changed has been changed again since.
        """
        with self.writing() as pen:
            if act_id is None:
                for row in self._db.rows("select act from change order by tick desc, n desc limit 1"):
                    act_id = row[0]
            changes = self._db.rows("select entry, operation from change where act = ? order by tick desc", (act_id,))
            if not changes:
                raise CustfocusError(
                    "There is nothing to undo.", "custfocus history shows what was done.", code="nothing-to-undo"
                )
            if any(operation == PURGE for _, operation in changes):
                raise CustfocusError(
                    "What was deleted for good can't be brought back.",
                    "custfocus history shows what can.",
                    code="purged",
                )
            touched = dict.fromkeys(entry for entry, _ in changes)
            return self._told(str(act_id), tuple(self._take_back(pen, entry, str(act_id)) for entry in touched))

    def purge(self, *entry_ids: str) -> bool:
        """Delete entries for good, from the history and the search index too; only their ids remain.

        Returns:
            Whether the file could be cleaned as well; else traces may stay in its unused parts until the next time.

        Raises:
            CustfocusError: It couldn't be written; the entries are as they were.
        """
        with self.writing() as pen:
            pen.purge(*entry_ids)
        return self.clean()

    def clean(self) -> bool:
        """Take the traces of what was purged out of the unused parts of the file.

        Returns:
            Whether that could be done; else they may stay there until the next time.
        """
        try:
            self._db.execute("vacuum")
        except sqlite3.Error:
            return False
        return True

    def _take_back(self, pen: "Pen", entry_id: str, act_id: str) -> Pair:
        before, _, mine, later = self._across(entry_id, act_id)
        if mine & later:
            raise CustfocusError(
                "That was changed again since, so it isn't taken back.",
                f"custfocus undo {self.short(self.history(entry_id)[-1].act)} takes back its latest change; "
                f"custfocus history {entry_id[: SHORTEST_ID * 2]} shows every version.",
                code="changed-since",
            )
        was = pen.state(entry_id)
        if before is None and was is not None:
            pen.record(entry_id, DELETE, {})
        elif before is not None and was is None:
            pen.record(entry_id, ADD, before)
        elif before is not None:
            pen.record(entry_id, EDIT, {name: before[name] for name in FIELDS if name in mine})
        return _as_entry(entry_id, was), _as_entry(entry_id, pen.state(entry_id))

    def _across(self, entry_id: str, act_id: str) -> tuple[State | None, State | None, set[str], set[str]]:
        """An entry before and after an act, with the fields that the act touched, and those touched since."""
        state: State | None = None
        before = after = None
        mine: set[str] = set()
        later: set[str] = set()
        for change in self.history(entry_id):
            touched = set(change.fields if change.operation == EDIT else FIELDS)
            if change.act == act_id:
                before = before if mine else state
                after = fold(state, change)
                mine |= touched
            elif mine:
                later |= touched
            state = fold(state, change)
        return before, after, mine, later

    def _told(self, act_id: str, pairs: tuple[Pair, ...] | None = None) -> Act:
        if pairs is None:
            query = "select entry from change where act = ? group by entry order by min(tick) limit ?"
            shown = [(row[0], *self._across(row[0], act_id)) for row in self._db.rows(query, (act_id, _MOST_SHOWN))]
            pairs = tuple((_as_entry(key, before), _as_entry(key, after)) for key, before, after, _, _ in shown)
        ((command, at, zone, count),) = self._db.rows(
            "select command, act.at, zone, (select count(distinct entry) from change where act = act.id) "
            "from act where id = ?",
            (act_id,),
        )
        return Act(act_id, command, at, zone, count, pairs)

    def _new_id(self) -> str:
        return self._random(16).hex().translate(_LETTERS)


def fold(state: State | None, change: Change) -> State | None:
    """An entry's fields after a change, given those before; None is an entry that isn't there.

    Folding all changes of an entry in order gives the entry: the journal can be rebuilt from its history.
    """
    if change.operation in (DELETE, PURGE):
        return None
    return (state or {}) | change.fields


class Pen:
    """What one transaction may do; made by `Acts.writing`."""

    def __init__(self, acts: Acts) -> None:
        self._acts = acts
        self._db = acts._db  # noqa: SLF001 - the two are halves of one thing
        self._begun = False

    def add(
        self,
        record: Kind,
        day: date,
        *,
        text: str = "",
        item: str | None = None,
        asked: str = "",
        principles: Sequence[str] = (),
    ) -> Entry:
        """Record a new entry of the record's kind and return it."""
        data = stored(record)
        return self.add_raw(record.kind, day, text=text, item=item, asked=asked, principles=principles, data=data)

    def add_raw(
        self,
        kind: str,
        day: date,
        *,
        text: str = "",
        item: str | None = None,
        asked: str = "",
        principles: Sequence[str] = (),
        data: dict[str, Any] | None = None,
    ) -> Entry:
        """Record a new entry whose data comes from elsewhere, whatever it is, and return it."""
        entry_id = self._acts._new_id()  # noqa: SLF001
        fields = {
            "kind": kind,
            "day": day.isoformat(),
            "at": _instant(self._acts._now()),  # noqa: SLF001
            "zone": self._acts._zone(),  # noqa: SLF001
            "item": item,
            "asked": asked,
            "principles": list(principles),
            "data": data or {},
            "text": text,
        }
        self.record(entry_id, ADD, fields)
        return _entry(entry_id, fields)

    def edit(self, entry: Entry, record: Kind | None = None, /, **fields: Any) -> Entry:
        """Change some fields of an entry, those that differ, and return it as it is then.

        Args:
            entry: The entry.
            record: What its data is to keep; whatever else stands there stays. None where that doesn't change.
            fields: Its other fields.

        Raises:
            CustfocusError: It was deleted, or one of these fields was changed, after `entry` was read.
        """
        if record is not None:
            fields["data"] = merged(entry.data, entry.of(type(record)), record)
        before, current = _fields(entry), self._current(entry)
        if isinstance(day := fields.get("day"), date):
            fields["day"] = day.isoformat()
        if "principles" in fields:
            fields["principles"] = list(fields["principles"])
        changed = {name: value for name, value in fields.items() if before[name] != value}
        if any(current[name] not in (before[name], value) for name, value in changed.items()):
            raise CustfocusError(
                "Meanwhile that entry was changed somewhere else, so it was left as it is.",
                f"custfocus history {entry.id[: SHORTEST_ID * 2]} shows every version.",
                code="changed-meanwhile",
            )
        if changed:
            self.record(entry.id, EDIT, changed)
        return _entry(entry.id, current | changed)

    def delete(self, entry: Entry) -> None:
        """Delete an entry; its history stays, so that it can be undone.

        Raises:
            CustfocusError: It has been deleted already.
        """
        self._current(entry)
        self.record(entry.id, DELETE, {})

    def purge(self, *entry_ids: str) -> None:
        """Delete entries for good, from the history and the search index too; `Acts.clean` does the file's rest."""
        for entry_id in entry_ids:
            self.record(entry_id, PURGE, {})
            self._db.execute("delete from change where entry = ? and operation != ?", (entry_id, PURGE))
        self._db.execute("insert into entry_fts (entry_fts) values ('rebuild')")

    def state(self, entry_id: str) -> State | None:
        """An entry's fields as they are now, None where it isn't there."""
        row = self._db.execute(f"select {COLUMNS} from entry where id = ?", (entry_id,)).fetchone()
        if row is None:
            return None
        fields = dict(zip(FIELDS, row[1:], strict=True))
        with readable():
            return fields | {name: json.loads(fields[name]) for name in _LISTS}

    def record(self, entry_id: str, operation: str, fields: State) -> None:
        """Write one change and bring the entry to what it says."""
        self._begin()
        last = self._db.execute("select tick from change order by tick desc limit 1").fetchone()
        now = (self._acts._now() - _EPOCH) // timedelta(microseconds=1)  # noqa: SLF001
        parents = self._db.execute(
            "select id from change where entry = ? order by tick desc, n desc limit 1", (entry_id,)
        ).fetchall()
        self._db.execute(
            "insert into change (tick, id, parents, act, entry, operation, fields, format) values (?,?,?,?,?,?,?,?)",
            (
                max(now, last[0] + 1) if last else now,
                self._acts._new_id(),  # noqa: SLF001
                json.dumps([row[0] for row in parents]),
                self._acts.act,
                entry_id,
                operation,
                json.dumps(fields, ensure_ascii=False),
                CHANGE_FORMAT,
            ),
        )
        before = self.state(entry_id)
        self._put(entry_id, before, (before or {}) | fields if operation in (ADD, EDIT) else None)

    def _current(self, entry: Entry) -> State:
        state = self.state(entry.id)
        if state is None:
            raise CustfocusError(
                "Meanwhile that entry was deleted.",
                f"custfocus history {entry.id[: SHORTEST_ID * 2]} shows every version.",
                code="deleted",
            )
        return state

    def _begin(self) -> None:
        if not self._begun:
            acts = self._acts
            self._db.execute(
                "insert or ignore into act (id, command, at, zone, device) values (?,?,?,?,?)",
                (acts.act, acts._command, _instant(acts._now()), acts._zone(), acts._device),  # noqa: SLF001
            )
            self._begun = True

    def _put(self, entry_id: str, before: State | None, after: State | None) -> None:
        """Take the entry out of the tables as it was, and put it in as it is, in its row unless the day changed."""
        nth = None
        if before is not None:
            ((nth,),) = self._db.execute("select nth from entry where id = ?", (entry_id,))
            self._db.executemany(
                "delete from label where label = ? and entry = ?", [(label, nth) for label in labels_of(before)]
            )
            if after is None or after["day"] != before["day"]:
                self._db.execute("delete from entry where nth = ?", (nth,))
                nth = None
        if after is None:
            return
        values = [json.dumps(after[name], ensure_ascii=False) if name in _LISTS else after[name] for name in FIELDS]
        if nth is None:
            nth = self._next(date.fromisoformat(after["day"]))
            marks = ", ".join("?" * len(values))
            self._db.execute(f"insert into entry (nth, {COLUMNS}) values (?, ?, {marks})", (nth, entry_id, *values))
        else:
            columns = ", ".join(f"{name} = ?" for name in FIELDS)
            self._db.execute(f"update entry set {columns} where nth = ?", (*values, nth))
        self._db.executemany("insert into label values (?, ?)", [(label, nth) for label in labels_of(after)])

    def _next(self, day: date) -> int:
        start = start_of(day)
        row = self._db.execute(
            "select max(nth) from entry where nth >= ? and nth < ?", (start, start + (1 << DAY_BITS))
        ).fetchone()
        return start if row[0] is None else int(row[0]) + 1


def labels_of(fields: State) -> list[str]:
    """What an entry with these fields is found by in the table of labels: its tags and its principles."""
    tags = [TAG + tag for tag in tags_in(fields["text"])]
    return tags + [PRINCIPLE + principle for principle in dict.fromkeys(fields["principles"])]


def _entry(entry_id: str, fields: State) -> Entry:
    known = {name: fields[name] for name in FIELDS}
    with readable():
        known["day"] = date.fromisoformat(known["day"])
    known["principles"] = tuple(known["principles"])
    return Entry(id=entry_id, **known)


def _as_entry(entry_id: str, fields: State | None) -> Entry | None:
    return None if fields is None else _entry(entry_id, fields)


def _fields(entry: Entry) -> State:
    fields = {name: getattr(entry, name) for name in FIELDS}
    return fields | {"day": entry.day.isoformat(), "principles": list(entry.principles)}


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
