"""Tables: those that custfocus export writes, and any other whose columns are named."""

import csv
import json
import re
from collections.abc import Sequence
from contextlib import suppress
from io import StringIO
from typing import NamedTuple

from msgspec import Struct

from custfocus.base.errors import CustfocusError, unknown
from custfocus.features.export.documents.cells import HEADINGS, uncelled
from custfocus.features.importing.readers.moments import Moment, moment_in, way_of
from custfocus.features.importing.readers.own import NotOursError, entry_in
from custfocus.features.importing.readers.record import Findings, Ids, Record, Surroundings, instant
from custfocus.features.importing.readers.tags import tagged
from custfocus.features.importing.readers.undecided import DATE, TEXT, UndecidedError
from custfocus.features.importing.views import Refused
from custfocus.features.scorecard.dated import day_of_serial, is_serial
from custfocus.journal import kinds
from custfocus.journal.entry import Entry
from custfocus.journal.kinds import NAMES

DELIMITERS = (",", ";", "\t")
NOTE, HEARD = kinds.Note.kind, kinds.Heard.kind
LONGEST_CELL = 1 << 26
_NAMED_DELIMITER = re.compile(r"(?i)\Asep=(.)\n")
# What columns are called that hold these, where nothing else was said.
_USUAL = {
    "date": ("date", "day", "datum", "created", "created at", "creationdate", "timestamp", "when"),
    "text": ("text", "note", "entry", "body", "content", "words", "feedback", "comment", "quote"),
    "who": ("who", "from", "customer"),
    "tag": ("tags", "tag", "labels"),
    "kind": ("kind",),
}


class Columns(Struct, frozen=True):
    """Which columns of a table hold what, by their names or numbers; empty where that wasn't said."""

    date: str = ""
    text: str = ""
    kind: str = ""
    """Or the kind of all rows."""
    who: str = ""
    tag: str = ""


class _Row(NamedTuple):
    line: int
    cells: list[str]


class _Places(NamedTuple):
    """The places of the columns; None where there is none."""

    date: int
    text: int
    kind: int | None
    who: int | None
    tag: int | None


def is_ours(text: str) -> bool:
    """Whether a table is one that custfocus export wrote."""
    return text.startswith(",".join(HEADINGS))


def ours(text: str, file: str) -> Findings:
    """The entries in such a table, as they were but for the control codes that it shows as pictures."""
    for line, cells in _rows(text, ",")[1:]:
        if len(cells) != len(HEADINGS):
            yield Refused(file, line, f"has {len(cells)} cells instead of {len(HEADINGS)}")
            continue
        told = dict(zip(HEADINGS, map(uncelled, cells), strict=True))
        try:
            data = json.loads(told["data"] or "{}")
            fields = {**told, "item": told["item"] or None, "principles": told["principles"].split(), "data": data}
            yield Record(file, line, entry_in({name: fields[name] for name in Entry.__struct_fields__}))
        except (NotOursError, ValueError, RecursionError) as error:
            yield Refused(file, line, str(error) if isinstance(error, NotOursError) else "has data that isn't JSON")


def entries(text: str, file: str, columns: Columns, around: Surroundings, ids: Ids) -> Findings:
    """The notes, and what was heard, in a table with a row that names its columns.

    Raises:
        CustfocusError: A column that is named isn't there, or that of the days or texts isn't named; or which of
            day and month comes first in the days can't be told.
    """
    named = _NAMED_DELIMITER.match(text)
    delimiter = named[1] if named else max(DELIMITERS, key=lambda each: _width(text, each))
    head, *rows = _rows(text[named.end() :] if named else text, delimiter)
    offset = 1 if named else 0
    places = _places(head.cells, columns)
    kind = NAMES.get(columns.kind.lower(), "") if places.kind is None else ""
    days = [row.cells[places.date] for row in rows if places.date < len(row.cells)]
    counted = bool(days) and all(is_serial(cell) for cell in days if cell.strip())
    way = way_of(days, around.today, around.first)
    for line, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(head.cells) and any(cell.strip() for cell in cells[len(head.cells) :]):
            yield Refused(file, line + offset, f"has {len(cells)} cells, where {len(head.cells)} columns are named")
            continue
        yield _read(cells, places, kind, way, file, line + offset, around, ids, counted=counted)


def _read(
    cells: Sequence[str],
    places: _Places,
    kind: str,
    way: str,
    file: str,
    line: int,
    around: Surroundings,
    ids: Ids,
    *,
    counted: bool,
) -> Record | Refused:
    def cell(place: int | None) -> str:
        return uncelled(cells[place]).strip() if place is not None and place < len(cells) else ""

    day = cell(places.date)
    moment = Moment(day_of_serial(day)) if counted and day else moment_in(day, around.today, way)
    if moment is None:
        return Refused(file, line, f'"{day[:60]}" is no day with its year' if day else "has no day")
    text, who = cell(places.text), cell(places.who)
    if not text:
        return Refused(file, line, "has no words")
    said = cell(places.kind)
    if said:
        kind = NAMES.get(said.lower(), said)
    kind = kind or (HEARD if who else NOTE)
    if kind not in (NOTE, HEARD):
        return Refused(file, line, f'"{said or kind}" is neither a note nor something heard')
    data = {"who": who or None, "channel": None, "firsthand": True} if kind == HEARD else {}
    tags = re.split(r"[,;]" if re.search("[,;]", cell(places.tag)) else r"\s+", cell(places.tag))
    entry = Entry(
        id=ids.of(str(moment.day), kind, who, text),
        kind=kind,
        day=moment.day,
        at=instant(moment.or_at(0, 0), around.zone) if moment.at else "",
        zone=around.zone if moment.at else "",
        text=tagged(text, tags),
        data=data,
    )
    return Record(file, line, entry)


def _places(names: Sequence[str], columns: Columns) -> _Places:
    folded = [" ".join(name.split()).casefold() for name in names]

    def place(what: str, said: str) -> int | None:
        wanted = " ".join(said.split()).casefold()
        if wanted in folded:
            return folded.index(wanted)
        if wanted.isascii() and wanted.isdecimal() and 0 < int(wanted[:9]) <= len(folded):
            return int(wanted) - 1
        if said:
            raise unknown("column", said, names)
        return next((folded.index(each) for each in _USUAL[what] if each in folded), None)

    def needed(what: str, said: str, holds: str) -> int:
        found = place(what, said)
        if found is None:
            hint = f"Say so with --{what}: {', '.join(names)}."
            raise UndecidedError(
                f"Which column has the {holds}?", hint, code=f"which-{what}", about=what, answers=names
            )
        return found

    of_all = columns.kind.lower() in NAMES and columns.kind.casefold() not in folded
    date, text = needed(DATE, columns.date, "days"), needed(TEXT, columns.text, "words")
    kind = None if of_all else place("kind", columns.kind)
    return _Places(date, text, kind, place("who", columns.who), place("tag", columns.tag))


def _width(text: str, delimiter: str) -> int:
    """How many cells the first row has."""
    with suppress(csv.Error, StopIteration):
        return len(next(csv.reader(StringIO(text, newline=""), delimiter=delimiter)))
    return 0


def _rows(text: str, delimiter: str) -> list[_Row]:
    """The rows of a table, each with the line on which it begins; at least one.

    Raises:
        CustfocusError: It isn't valid, or empty.
    """
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    rows: list[_Row] = []
    line = 1
    try:
        for cells in reader:
            rows.append(_Row(line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise CustfocusError(
            f"Line {line} isn't valid CSV: {error}.", "Nothing was taken in.", code="bad-record"
        ) from error
    if not rows:
        raise CustfocusError("There is nothing in the table.", "It needs columns of days and words.", code="empty")
    return rows
