"""A damaged journal made readable: whatever can still be had of it, in one that lives in memory.

Every text stands twice in a journal, in its entry and in the change that set it. An entry that can't be read any more
is taken from its history; its own row goes first, since that is what a reader would have seen.
"""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct, ValidationError, convert

from custfocus.base import wording
from custfocus.journal.connect import Journal
from custfocus.journal.damage.carving import INDEX_INNER, INDEX_LEAF, Layout, Value, layouts, records
from custfocus.journal.entries import COLUMNS, DAY_BITS, FIELDS, start_of
from custfocus.journal.entry import Change, Entry
from custfocus.journal.finding import index
from custfocus.journal.folding import ADD, DELETE, EDIT, PURGE, fold
from custfocus.journal.joining import change_in
from custfocus.journal.pen import LISTS, in_row, labels_of, who_of
from custfocus.journal.steps import STEPS, bring_up

ID_LETTERS = frozenset("klmnopqrstuvwxyz")
ID_LENGTH = 32
OPERATIONS = (ADD, EDIT, DELETE, PURGE)
# A row of an entry after its number and its id, as the first form of a journal has laid it down.
_STORED = ("kind", "day", "at", "zone", "item", "asked", "text", "principles", "data")
NO_ROW = -1
# Of entries that are lost, so many are named, by so many letters of their ids.
MOST_NAMED, SHOWN = 5, 8
# A row number of an entry is its day first; those of changes are far below.
_FIRST_ROW = start_of(date(1900, 1, 1))

State = dict[str, Any]


class Rescue(Struct, frozen=True):
    """What could be had of a damaged journal."""

    journal: Journal
    """A journal in memory, with the entries and their history."""
    restored: tuple[str, ...]
    """The ids of the entries that were taken from their history."""
    missing: tuple[str, ...]
    """The ids of the entries that the file tells of and that can't be had."""

    def in_words(self, path: Path) -> str:
        """What is said of it to whoever has the journal at a place."""
        names, more = [entry[:SHOWN] for entry in self.missing[:MOST_NAMED]], len(self.missing) - MOST_NAMED
        names += [f"{more} more"] * (more > 0)
        count = wording.counted(len(self.missing), "entry", "entries")
        lost = (
            f"at least {count} can't be read any more ({wording.listed(names)})"
            if names
            else "all entries can still be read"
        )
        return (
            f"The journal is damaged; {lost}. Keep a copy of {path}; "
            "custfocus export -o all.jsonl takes out what is left."
        )


class _Carved(Struct):
    """What stands in the file, by its kind."""

    rows: dict[str, list[tuple[int, State]]] = {}
    """Of each entry the rows that there are: more than one where a page is there twice, once as it was before."""
    acts: dict[str, tuple[Any, ...]] = {}
    changes: dict[str, tuple[Any, ...]] = {}
    known: set[str] = set()


def rescue(path: Path) -> Rescue:
    """Make what can be read of a damaged journal into one in memory; the file is only read.

    Raises:
        OSError: The file can't be read.
    """
    file = path.read_bytes()
    carved = max((_carve(file, layout) for layout in layouts(file)), key=lambda each: len(each.known))
    history = _states(carved.changes.values())
    journal = sqlite3.connect(":memory:", isolation_level=None, factory=Journal)
    journal.path = path
    bring_up(journal, STEPS, 0)
    restored, missing = [], []
    states = {entry: _current(rows, history.get(entry)) for entry, rows in carved.rows.items()}
    for entry in carved.known - states.keys():
        state = history.get(entry)
        if state:
            states[entry] = (NO_ROW, state)
            restored.append(entry)
        elif entry not in history:
            missing.append(entry)
    _fill(journal, carved, states)
    return Rescue(journal, tuple(sorted(restored)), tuple(sorted(missing)))


def _carve(file: bytes, layout: Layout) -> _Carved:
    carved = _Carved()
    for row, values in records(file, layout):
        with suppress(ValueError, ValidationError):  # no record of ours, or one whose text isn't what we write
            _take(carved, row, values)
    for _, values in records(file, layout, (INDEX_LEAF, INDEX_INNER)):
        match values:
            case (str(entry), int(row)) if _is_id(entry) and row >= _FIRST_ROW:
                carved.known.add(entry)
    carved.known |= carved.rows.keys() | {change[4] for change in carved.changes.values()}
    return carved


def _take(carved: _Carved, row: int, values: tuple[Value, ...]) -> None:
    """Take in a record of a table of ours, known by its width and by what stands where an id has to.

    Raises:
        ValueError, ValidationError: It says something that it can't have been written with.
    """
    match values:
        case (None, str(entry), *fields) if len(fields) == len(_STORED) and _is_id(entry):
            state: State = dict(zip(_STORED, fields, strict=True))
            state |= {name: json.loads(str(state[name])) for name in LISTS}
            convert({"id": entry, **state}, Entry)
            carved.rows.setdefault(entry, []).append((row, state))
        case (None, int(), str(change), str(), str(), str(entry), str(operation), str(), int()) if (
            _is_id(change) and _is_id(entry) and operation in OPERATIONS
        ):
            json.loads(str(values[3])), json.loads(str(values[7]))
            carved.changes[change] = values[1:]
        case (str(act), str(), str(), str(), _) if _is_id(act):
            carved.acts[act] = values


def _states(changes: Iterable[tuple[Any, ...]]) -> dict[str, State | None]:
    """What the changes of each entry come to: its fields, None where it was deleted; nothing where some are lost."""
    of_each: dict[str, list[Change]] = {}
    for change in map(change_in, changes):
        of_each.setdefault(change.entry, []).append(change)
    folded = {entry: fold(each).state for entry, each in of_each.items()}
    return {entry: state for entry, state in folded.items() if state is None or _is_whole(entry, state)}


def _current(rows: list[tuple[int, State]], last: State | None) -> tuple[int, State]:
    """Of an entry's rows the one that says what its history comes to, else the last; one alone is the current one."""
    return next((row for row in rows if row[1] == last), rows[-1])


def _is_whole(entry: str, state: State) -> bool:
    """Whether an entry's fields are all there, and what they can have been."""
    try:
        convert({"id": entry, **state}, Entry)
    except ValidationError:
        return False
    return state.keys() >= set(FIELDS)


def _fill(journal: Journal, carved: _Carved, states: dict[str, tuple[int, State]]) -> None:
    """Put what was had into the tables; an entry without a row of its own comes last on its day."""
    journal.execute("begin")
    journal.executemany("insert into act (id, command, at, zone, device) values (?,?,?,?,?)", carved.acts.values())
    journal.executemany(
        "insert into change (tick, id, parents, act, entry, operation, fields, format) values (?,?,?,?,?,?,?,?)",
        carved.changes.values(),
    )
    taken = {row for row, _ in states.values()}
    for entry, (carved_row, state) in states.items():
        row = carved_row
        if row == NO_ROW:
            row = start_of(date.fromisoformat(state["day"])) + (1 << DAY_BITS - 1)
            while row in taken:
                row += 1
            taken.add(row)
        values = in_row(state)
        marks = ", ".join("?" * len(values))
        journal.execute(f"insert into entry (nth, {COLUMNS}) values (?, ?, {marks})", (row, entry, *values))
        journal.executemany("insert into label values (?, ?)", [(label, row) for label in labels_of(state)])
        index.put(journal, row, state["text"], state["asked"], who_of(state))
    journal.execute("commit")


def _is_id(value: str) -> bool:
    return len(value) == ID_LENGTH and set(value) <= ID_LETTERS
