"""Reading the journal: entries by filter, by day, by id."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from custfocus.journal.connect import Journal, readable
from custfocus.journal.entry import Entry, Filter
from custfocus.journal.ids import ids_like, shortest
from custfocus.journal.kinds import DEEDS, EVIDENCE, PracticeDone

T = TypeVar("T")

# A row number is its day, then its place in it: the newest by day are at the end, backdated ones too.
DAY_BITS = 20
FIELDS = ("kind", "day", "at", "zone", "item", "asked", "principles", "data", "text")
COLUMNS = ", ".join(("id", *FIELDS))
BATCH_LETTERS = 1 << 18
_MOST_AT_ONCE = 2000
TAG, PRINCIPLE = "tag:", "principle:"
# A practice done counts for its first principle alone.
_TIED = (
    "kind in (select value from json_each(?)) "
    f"and (kind <> '{PracticeDone.kind}' or json_extract(principles, '$[0]') = json_each.value)"
)

_JSON = (
    "json_object('id', id, 'kind', kind, 'day', day, 'at', at, 'zone', zone, 'item', item, 'asked', asked, "
    "'text', text, 'principles', json(principles), 'data', json(data))"
)


class Entries:
    """The entries of one journal, read only."""

    def __init__(self, connection: Journal) -> None:
        self._db = connection

    def find(self, wanted: Filter = Filter(), *, limit: int | None = None, oldest_first: bool = False) -> list[Entry]:
        """The entries wanted, the newest by day first, at most `limit`."""
        query, values = selected(wanted, COLUMNS)
        order = "asc" if oldest_first else "desc"
        values["limit"] = -1 if limit is None else limit
        return self._db.read(
            f"{query} order by 1 {order} limit :limit", values, lambda rows: [entry_from(row[1:]) for row in rows]
        )

    def stream(self, wanted: Filter = Filter(), *, limit: int | None = None) -> Iterator[Entry]:
        """The newest `limit` of the entries wanted, or all, the oldest first, in flat memory.

        No statement is open while the caller has an entry, so nobody who writes has to wait.
        """
        for batch in self._batches(wanted, COLUMNS, limit, entry_from):
            yield from batch

    def stream_back(self, wanted: Filter = Filter(), *, at_first: int = 100) -> Iterator[Entry]:
        """The entries wanted, the newest first, in flat memory; so many at once at first, then more.

        Whoever stops soon has read little. No statement is open while the caller has an entry.
        """
        query, values = selected(wanted, COLUMNS, "{key} < :before")
        values |= {"before": 1 << 62, "some": at_first}
        while True:
            batch = self._db.read(
                f"{query} order by 1 desc limit :some",
                values,
                lambda rows: [(row[0], entry_from(row[1:])) for row in rows],
            )
            yield from (entry for _, entry in batch)
            if len(batch) < values["some"]:
                return
            values |= {"before": batch[-1][0], "some": min(2 * len(batch), _MOST_AT_ONCE)}

    def stream_json(self, wanted: Filter = Filter(), *, limit: int | None = None) -> Iterator[list[str]]:
        """The same as JSON objects in batches, made by SQLite itself; a control code is escaped in them."""
        return self._batches(wanted, _JSON, limit, lambda row: plain_json(row[0]))

    def count(self, wanted: Filter = Filter(), *, most: int = -1) -> int:
        """How many are wanted; counting stops at `most`."""
        query, values = selected(wanted)
        return int(self._db.rows(f"select count(*) from ({query} limit :most)", {**values, "most": most})[0][0])

    def see_that_all_are_there(self) -> None:
        """See that as many entries can be read as the index of ids leads to; else the journal is damaged."""

        def compare(rows: Iterable[Sequence[int]]) -> None:
            for there, listed in rows:
                if there != listed:
                    raise ValueError(there, listed)

        table, index = "from entry not indexed", "from entry indexed by idx_entry_id"
        self._db.read(f"select (select count(*) {table}), (select count(*) {index})", (), compare)

    def get(self, entry_id: str) -> Entry | None:
        """The entry with this whole id."""
        query = f"select {COLUMNS} from entry where id = ?"
        return next(iter(self._db.read(query, (entry_id,), lambda rows: [entry_from(row) for row in rows])), None)

    def ids_like(self, prefix: str, *, deleted: bool = False) -> list[str]:
        """At most ten ids that begin so; `deleted` looks through the history as well."""
        table, column = ("change", "entry") if deleted else ("entry", "id")
        return ids_like(self._db, table, column, prefix)

    def short(self, entry_id: str) -> str:
        """As many of an id's first letters as tell it from every other, at least four."""
        return self.shorts([entry_id])[entry_id]

    def shorts(self, entry_ids: Iterable[str]) -> dict[str, str]:
        """The same of several, by their whole ids."""
        return shortest(self._db, "entry", entry_ids)

    def first_day(self) -> date | None:
        """The day of the earliest entry."""
        ((nth,),) = self._db.rows("select min(nth) from entry")
        return None if nth is None else _day_of(nth)

    def last_days(self, kind: str, items: Iterable[str], before: date | None = None) -> dict[str, date]:
        """For each item that has an entry of the kind, the day of the latest, dated before a day."""
        rows = self._db.rows(
            "select value, (select max(nth) from entry where kind = ? and item = value and nth < ?) "
            "from json_each(?)",
            (kind, start_of(before) if before else 1 << 62, _array(items)),
        )
        return {item: _day_of(nth) for item, nth in rows if nth is not None}

    def counts(self, kind: str, items: Iterable[str], before: date, *, most: int) -> dict[str, int]:
        """How many entries of the kind each item has that are dated before a day; counting stops at `most`."""
        rows = self._db.rows(
            "select value, (select count(*) from "
            "(select 1 from entry where kind = ? and item = value and nth < ? limit ?)) from json_each(?)",
            (kind, start_of(before), most, _array(items)),
        )
        return {item: int(count) for item, count in rows if count}

    def has_earlier(self, entry: Entry) -> bool:
        """Whether an entry of the same kind, for the same item, comes before this one by day."""
        rows = self._db.rows(
            "select 1 from entry where kind = ? and item = ? and nth < (select nth from entry where id = ?) limit 1",
            (entry.kind, entry.item, entry.id),
        )
        return bool(rows)

    def day_counts(self, wanted: Filter) -> dict[date, int]:
        """How many of the wanted entries each day has; days without any are left out."""
        query, values = selected(wanted)
        rows = self._db.rows(f"select nth >> {DAY_BITS}, count(*) from ({query}) group by 1", values)
        return {date.fromordinal(ordinal): count for ordinal, count in rows}

    def days_by_kind(self, wanted: Filter) -> dict[str, dict[date, int]]:
        """How many of the wanted entries of each of the filter's kinds each day has."""
        query, values = selected(wanted, "kind")
        rows = self._db.rows(f"select kind, nth >> {DAY_BITS}, count(*) from ({query}) group by 1, 2", values)
        return _by_name(wanted.kinds, rows)

    def days_by_item(self, kind: str, items: Iterable[str]) -> dict[str, dict[date, int]]:
        """How many entries of a kind each day has for each of these items."""
        names = list(items)
        rows = self._db.rows(
            f"select value, nth >> {DAY_BITS}, count(*) from json_each(?) "
            "cross join entry on kind = ? and item = value group by 1, 2",
            (_array(names), kind),
        )
        return _by_name(names, rows)

    def days_by_principle(
        self, principles: Iterable[str], since: date, until: date, kinds: Sequence[str] = EVIDENCE
    ) -> dict[str, dict[date, int]]:
        """How many entries of some kinds each of these principles has on each day from `since` to `until`.

        A practice done counts for its first principle alone.
        """
        names = list(principles)
        rows = self._db.rows(
            f"select value, nth >> {DAY_BITS}, count(*) from json_each(?) "
            f"cross join label on label = '{PRINCIPLE}' || value and label.entry >= ? and label.entry < ? "
            f"cross join entry on nth = label.entry where {_TIED} group by 1, 2",
            (_array(names), start_of(since), start_of(until) + (1 << DAY_BITS), _array(kinds)),
        )
        return _by_name(names, rows)

    def last_deeds(self, principles: Iterable[str], until: date) -> dict[str, date]:
        """For each principle that has a deed up to a day, the day of the latest; practices count likewise."""
        rows = self._db.rows(
            f"select value, (select nth from label cross join entry on nth = label.entry "
            f"where label = '{PRINCIPLE}' || value and label.entry < ? and {_TIED} "
            "order by label.entry desc limit 1) from json_each(?)",
            (start_of(until) + (1 << DAY_BITS), _array(DEEDS), _array(principles)),
        )
        return {principle: _day_of(nth) for principle, nth in rows if nth is not None}

    def tags(self, prefix: str = "", limit: int = 200) -> list[str]:
        """The tags in use that begin so, in order."""
        start = TAG + prefix
        rows = self._db.rows(
            "select distinct label from label where label >= ? and label < ? order by 1 limit ?",
            (start, start + "\U0010ffff", limit),
        )
        return [row[0].removeprefix(TAG) for row in rows]

    def tag_counts(self, wanted: Filter) -> dict[str, int]:
        """How many of the wanted entries each tag has, the most frequent first."""
        query, values = selected(wanted)
        rows = self._db.rows(
            f"select label, count(*) from ({query}) as wanted cross join label on label.entry = wanted.nth "
            f"where label >= '{TAG}' and label < '{TAG}\U0010ffff' group by 1 order by 2 desc, 1",
            values,
        )
        return {label.removeprefix(TAG): int(count) for label, count in rows}

    def _batches(
        self, wanted: Filter, columns: str, limit: int | None, made: Callable[[Sequence[Any]], T]
    ) -> Iterator[list[T]]:
        """What is made of the rows wanted, the oldest first, so many at a time as take little room together."""
        query, values = selected(wanted, columns, "{key} > :after")
        values["after"] = -1
        if limit is not None:
            latest, _ = selected(wanted)
            skipped = {**values, "skipped": limit - 1}
            for (nth,) in self._db.rows(f"{latest} order by 1 desc limit 1 offset :skipped", skipped):
                values["after"] = nth - 1
        while True:
            batch, after = self._db.read(f"{query} order by 1", values, lambda rows: _some(rows, made))
            if not batch:
                return
            yield batch
            values["after"] = after


def _some(rows: Iterable[Sequence[Any]], made: Callable[[Sequence[Any]], T]) -> tuple[list[T], int]:
    """What is made of as many rows as take little room, and the number of the last of them."""
    batch: list[T] = []
    letters = number = 0
    for number, *row in rows:  # noqa: B007 - the last one's is wanted
        batch.append(made(row))
        letters += len(row[-1])
        if letters > BATCH_LETTERS:
            break
    return batch, number


def start_of(day: date) -> int:
    """The first row number of a day."""
    return day.toordinal() << DAY_BITS


def selected(wanted: Filter, columns: str = "", *more: str) -> tuple[str, dict[str, Any]]:
    """A query for row numbers and columns that needs no sorting by number, whichever way around.

    What has a label comes from the table of labels, in its order; several kinds come from the index of each, merged.
    """
    labelled = bool(_labels(wanted))
    key, source = ("label.entry", "label cross join entry on nth = label.entry") if labelled else ("nth", "entry")
    clauses, values = clauses_of(wanted, key)
    clauses += [clause.format(key=key) for clause in more]
    if labelled:
        clauses[0] = "label.label = :label0"
    kinds = [[f"kind = :{name}"] for name in values if name.startswith("kind")]
    queries = (
        f"select {key} as nth{columns and ', '}{columns} from {source} where {' and '.join(both) or '1'}"
        for both in ([*clauses, *kind] for kind in kinds or [[]])
    )
    return " union all ".join(queries), values


def clauses_of(wanted: Filter, key: str) -> tuple[list[str], dict[str, Any]]:
    """What an entry must meet, labels first and kinds left out, and the values of all by name.

    Args:
        wanted: The filter.
        key: The column that holds the entry's row number.
    """
    labels: list[str] = []
    values: dict[str, Any] = {}
    for place, label in enumerate(_labels(wanted)):
        values[f"label{place}"] = label
        labels.append(f"exists (select 1 from label as tie where tie.label = :label{place} and tie.entry = {key})")
    said: list[str] = []
    if wanted.yes is not None:
        values["yes"] = f"$.{wanted.yes}"
        said.append("json_extract(data, :yes) = true")
    if wanted.of is not None:
        values["of"] = wanted.of
        said.append("json_extract(data, '$.of') = :of")
    bounds: dict[str, Any] = {
        "item = :item": wanted.item,
        "status = :status": wanted.status,
        f"{key} >= :since": wanted.since and start_of(wanted.since),
        f"{key} < :until": wanted.until and start_of(wanted.until) + (1 << DAY_BITS),
    }
    given = {clause: value for clause, value in bounds.items() if value is not None}
    values |= {clause.rpartition(":")[2]: value for clause, value in given.items()}
    values |= {f"kind{place}": kind for place, kind in enumerate(dict.fromkeys(wanted.kinds))}
    return [*labels, *said, *given], values


def _labels(wanted: Filter) -> list[str]:
    tags = [TAG + wanted.tag.casefold()] if wanted.tag is not None else []
    return tags + ([PRINCIPLE + wanted.principle] if wanted.principle is not None else [])


def entry_from(row: Sequence[Any]) -> Entry:
    """The entry that a row of COLUMNS keeps."""
    entry_id, kind, day, at, zone, item, asked, principles, data, text = row
    with readable():
        return Entry(
            id=entry_id,
            kind=kind,
            day=date.fromisoformat(day),
            at=at,
            zone=zone,
            item=item,
            asked=asked,
            text=text,
            principles=_list(principles),
            data={} if data == "{}" else json.loads(data),
        )


@lru_cache(1000)  # the same few stand in all entries
def _list(principles: str) -> tuple[str, ...]:
    return tuple(json.loads(principles))


def plain_json(line: str) -> str:
    """A line of JSON as SQLite makes it, with every control code escaped."""
    return line if _is_plain(line) else json.dumps(json.loads(line))


def _is_plain(line: str) -> bool:
    """Whether a line of JSON, in which the controls of ASCII are escaped already, holds no other ones."""
    return (line.isascii() and "\x7f" not in line) or line.isprintable()


def _array(names: Iterable[str]) -> str:
    """Names for `json_each`, which asks for all of them in one statement."""
    return json.dumps(list(names), ensure_ascii=False)


def _by_name(names: Iterable[str], rows: Iterable[tuple[str, int, int]]) -> dict[str, dict[date, int]]:
    """Rows of a name, the number of a day and a count, by name and day."""
    days: dict[str, dict[date, int]] = {name: {} for name in names}
    for name, ordinal, count in rows:
        days.setdefault(name, {})[date.fromordinal(ordinal)] = count
    return days


def _day_of(nth: int) -> date:
    return date.fromordinal(nth >> DAY_BITS)
