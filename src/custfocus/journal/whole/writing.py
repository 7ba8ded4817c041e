"""A whole journal as lines of JSON: acts, changes, entries; what is equal as a journal is equal as lines."""

import json
from collections.abc import Iterator

from custfocus.journal.connect import Journal
from custfocus.journal.entries import BATCH_LETTERS, Entries, plain_json

FORMAT, VERSION = "custfocus-journal", 1
_ACT = "json_object('id', id, 'command', command, 'at', at, 'zone', zone, 'device', device)"
_CHANGE = (
    "json_object('tick', tick, 'id', id, 'parents', json(parents), 'act', act, 'entry', entry, "
    "'operation', operation, 'fields', json(fields), 'format', format)"
)


def whole(db: Journal) -> Iterator[list[str]]:
    """The lines in batches: one that says what follows, then the acts, the changes and the entries, in flat memory.

    Nothing in them depends on the file that they come from, such as the number of a row: a journal that took them
    in gives the same lines again.
    """
    yield [json.dumps({"format": FORMAT, "version": VERSION, **counts(db)})]
    for batch in _in_order(db, "act", _ACT, "id"):
        yield [f'{{"act":{line}}}' for line in batch]
    for batch in _in_order(db, "change", _CHANGE, "tick", "id"):
        yield [f'{{"change":{line}}}' for line in batch]
    for batch in Entries(db).stream_json():
        yield [f'{{"entry":{line}}}' for line in batch]


def counts(db: Journal) -> dict[str, int]:
    """How many lines there are below the first, by what they hold."""
    tables = {"acts": "act", "changes": "change", "entries": "entry"}
    return {name: int(db.rows(f"select count(*) from {table}")[0][0]) for name, table in tables.items()}


def _in_order(db: Journal, table: str, line: str, *keys: str) -> Iterator[list[str]]:
    """A line for each row of a table in the order of its keys, so many at a time as take little room together."""
    names = ", ".join(keys)
    marks = ", ".join(f":{key}" for key in keys)
    after: dict[str, object] = {}
    while True:
        beyond = f"where ({names}) > ({marks})" if after else ""
        batch: list[str] = []
        letters = 0
        for *place, text in db.rows(
            f"select {names}, {line} from {table} {beyond} order by {names} limit 500", after
        ):
            batch.append(plain_json(text))
            after = dict(zip(keys, place, strict=True))
            letters += len(text)
            if letters > BATCH_LETTERS:
                break
        if not batch:
            return
        yield batch
