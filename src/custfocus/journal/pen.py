"""The pen that writes the journal: each change to an entry with its line of history."""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any

from custfocus.base.errors import CustfocusError
from custfocus.base.naming import tags_in
from custfocus.base.reading import evened
from custfocus.journal.connect import Journal, readable
from custfocus.journal.entries import COLUMNS, DAY_BITS, FIELDS, PRINCIPLE, TAG, start_of
from custfocus.journal.entry import Entry, in_letters
from custfocus.journal.finding import index
from custfocus.journal.folding import ADD, DELETE, EDIT, PURGE, State
from custfocus.journal.ids import SHORTEST_ID
from custfocus.journal.kinds import Kind
from custfocus.journal.merging import merged, stored

CHANGE_FORMAT = 1
# The fields that a row has as JSON.
LISTS = ("principles", "data")
_BATCH = 500
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Run:
    """One run of a command as the journal notes it: what it is called, when and where it writes.

    Args:
        command: The name of the command that runs.
        now: The present moment.
        zone: The zone's name.
        random: So many random bytes.
        device: A label for this machine.
    """

    def __init__(
        self,
        *,
        command: str,
        now: Callable[[], datetime],
        zone: Callable[[], str],
        random: Callable[[int], bytes],
        device: str = "",
    ) -> None:
        self.command = command
        self.now = now
        self.zone = zone
        self.random = random
        self.device = device

    @cached_property
    def act(self) -> str:
        """Its id as an act, the same for every change it makes."""
        return self.new_id()

    def new_id(self) -> str:
        """An id that nothing has yet."""
        return in_letters(self.random(16).hex())


class Pen:
    """What one transaction may do; made by `Acts.writing`.

    Args:
        connection: The open journal, inside a transaction.
        run: The run of a command that writes.
    """

    def __init__(self, connection: Journal, run: "Run") -> None:
        self._db = connection
        self._run = run
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
        entry_id = self._run.new_id()
        fields = {
            "kind": kind,
            "day": day.isoformat(),
            "at": instant(self._run.now()),
            "zone": self._run.zone(),
            "item": item,
            "asked": asked,
            "principles": list(principles),
            "data": _evened(data or {}),
            "text": evened(text),
        }
        self.record(entry_id, ADD, fields)
        return _entry(entry_id, fields)

    def put_in(self, entry: Entry) -> None:
        """Record an entry that comes from elsewhere with an id of its own, which nothing here may have.

        Where it has no moment and no zone, it gets those of the run.
        """
        fields = state_of(entry)
        fields |= {"at": entry.at or instant(self._run.now()), "zone": entry.zone or self._run.zone()}
        fields |= {name: _evened(fields[name]) for name in ("text", "asked", "data")}
        self.record(entry.id, ADD, fields)

    def last(self, entry_id: str) -> tuple[str, str] | None:
        """What was last done to an entry, and by which command; None where nothing is known of it."""
        query = (
            "select operation, command from change join act on act.id = act "
            "where entry = ? order by tick desc, change.id desc limit 1"
        )
        row = self._db.execute(query, (entry_id,)).fetchone()
        return None if row is None else (row[0], row[1])

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
        before, current = state_of(entry), self._current(entry)
        if isinstance(day := fields.get("day"), date):
            fields["day"] = day.isoformat()
        if "principles" in fields:
            fields["principles"] = list(fields["principles"])
        fields |= {name: _evened(fields[name]) for name in ("text", "data") if name in fields}
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
        self.forget(*entry_ids)

    def forget(self, *entry_ids: str) -> None:
        """Take what is known of entries that were deleted for good out of the history and the search index."""
        for entry_id in entry_ids:
            self._db.execute("delete from change where entry = ? and operation != ?", (entry_id, PURGE))
        if entry_ids:
            index.clean(self._db)

    def state(self, entry_id: str) -> State | None:
        """An entry's fields as they are now, None where it isn't there."""
        row = self._db.execute(f"select {COLUMNS} from entry where id = ?", (entry_id,)).fetchone()
        if row is None:
            return None
        with readable():
            return state_in(row[1:])

    def record(self, entry_id: str, operation: str, fields: State) -> None:
        """Write one change and bring the entry to what it says."""
        self._begin()
        last = self._db.execute("select tick from change order by tick desc limit 1").fetchone()
        now = (self._run.now() - _EPOCH) // timedelta(microseconds=1)
        self._db.execute(
            "insert into change (tick, id, parents, act, entry, operation, fields, format) values (?,?,?,?,?,?,?,?)",
            (
                max(now, last[0] + 1) if last else now,
                self._run.new_id(),
                json.dumps(self._heads(entry_id)),
                self._run.act,
                entry_id,
                operation,
                json.dumps(fields, ensure_ascii=False),
                CHANGE_FORMAT,
            ),
        )
        before = self.state(entry_id)
        self.put(entry_id, before, (before or {}) | fields if operation in (ADD, EDIT) else None)

    def _heads(self, entry_id: str) -> list[str]:
        """The changes of an entry that no other follows: more than one where machines have changed it apart."""
        rows = self._db.execute("select id, parents from change where entry = ? order by tick, id", (entry_id,))
        heads: dict[str, None] = {}
        for change, parents in rows:
            with readable():
                followed = json.loads(parents)
            heads = {head: None for head in heads if head not in followed} | {change: None}
        return list(heads)

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
            run = self._run
            self._db.execute(
                "insert or ignore into act (id, command, at, zone, device) values (?,?,?,?,?)",
                (run.act, run.command, instant(run.now()), run.zone(), run.device),
            )
            self._begun = True

    def put(self, entry_id: str, before: State | None, after: State | None) -> None:
        """Take the entry out of the tables as it was, and put it in as it is, in its row unless the day changed."""
        nth = None
        if before is not None:
            ((nth,),) = self._db.execute("select nth from entry where id = ?", (entry_id,))
            self._db.executemany(
                "delete from label where label = ? and entry = ?", [(label, nth) for label in labels_of(before)]
            )
            index.take_out(self._db, nth)
            if after is None or after["day"] != before["day"]:
                self._db.execute("delete from entry where nth = ?", (nth,))
                nth = None
        if after is None:
            return
        values = in_row(after)
        if nth is None:
            nth = self._next(date.fromisoformat(after["day"]))
            marks = ", ".join("?" * len(values))
            self._db.execute(f"insert into entry (nth, {COLUMNS}) values (?, ?, {marks})", (nth, entry_id, *values))
        else:
            columns = ", ".join(f"{name} = ?" for name in FIELDS)
            self._db.execute(f"update entry set {columns} where nth = ?", (*values, nth))
        self._db.executemany("insert into label values (?, ?)", [(label, nth) for label in labels_of(after)])
        index.put(self._db, nth, after["text"], after["asked"], who_of(after))

    def _next(self, day: date) -> int:
        start = start_of(day)
        row = self._db.execute(
            "select max(nth) from entry where nth >= ? and nth < ?", (start, start + (1 << DAY_BITS))
        ).fetchone()
        return start if row[0] is None else int(row[0]) + 1


def state_in(row: Sequence[Any]) -> State:
    """The fields of an entry, of a row that has them as the table does.

    Raises:
        ValueError: A list in it is no JSON any more.
    """
    fields = dict(zip(FIELDS, row, strict=True))
    return fields | {name: json.loads(fields[name]) for name in LISTS}


def in_row(fields: State) -> list[Any]:
    """The fields of an entry as a row of the table has them."""
    return [json.dumps(fields[name], ensure_ascii=False) if name in LISTS else fields[name] for name in FIELDS]


def who_of(fields: State) -> str:
    """Who said what an entry with these fields keeps, as the column of the table has it."""
    data = fields["data"]
    return str(data.get("who") or "") if isinstance(data, dict) else ""


def labels_of(fields: State) -> list[str]:
    """What an entry with these fields is found by in the table of labels: its tags and its principles."""
    tags = [TAG + tag for tag in tags_in(fields["text"])]
    return tags + [PRINCIPLE + principle for principle in dict.fromkeys(fields["principles"])]


def _evened(value: Any) -> Any:
    """A text as it is kept, and every text in what holds several."""
    if isinstance(value, str):
        return evened(value)
    if isinstance(value, dict):
        return {key: _evened(each) for key, each in value.items()}
    return [_evened(each) for each in value] if isinstance(value, list | tuple) else value


def _entry(entry_id: str, fields: State) -> Entry:
    known = {name: fields[name] for name in FIELDS}
    with readable():
        known["day"] = date.fromisoformat(known["day"])
    known["principles"] = tuple(known["principles"])
    return Entry(id=entry_id, **known)


def entry_or_none(entry_id: str, fields: State | None) -> Entry | None:
    """The entry of these fields; None where there are none."""
    return None if fields is None else _entry(entry_id, fields)


def state_of(entry: Entry) -> State:
    """The fields of an entry as a change has them."""
    fields = {name: getattr(entry, name) for name in FIELDS}
    return fields | {"day": entry.day.isoformat(), "principles": list(entry.principles)}


def instant_of(tick: int) -> str:
    """The instant at which a change was made that is at this place in their order, as entries keep one."""
    return instant(_EPOCH + timedelta(microseconds=tick))


def instant(moment: datetime) -> str:
    """A moment as entries keep it: UTC, to the millisecond."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
