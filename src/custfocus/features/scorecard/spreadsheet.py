"""A table from a spreadsheet: CSV read strictly, and its columns of days and figures."""

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from io import StringIO
from typing import TypeVar

from msgspec import Struct

from custfocus.base import dates, wording
from custfocus.base.errors import CustfocusError, unknown, usage
from custfocus.features.scorecard.figures import MARKS, brief, figure, formatted

DELIMITERS = (",", ";", "\t")
MOST_ROWS = 5000
DAY_FIRST, MONTH_FIRST = "day", "month"
FIRST = (DAY_FIRST, MONTH_FIRST)
NOTHING_TAKEN = "Nothing of the file was taken."
_ISO = r"\d{4}[/.-]\d{1,2}[/.-]\d{1,2}"
_SHORT = r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"
_NAMED = r"\d{1,2}\.?\s+[^\W\d]{3,}\.?,?\s+\d{4}|[^\W\d]{3,}\.?\s+\d{1,2},?\s+\d{4}"
_MONTHS = r"\d{4}-\d{2}|[^\W\d]{3,}\.?\s+\d{4}"
_TIME = r"(?<=\d)[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$"
_NAMED_DELIMITER = r"(?i)sep=(.)\r?\n"
T = TypeVar("T")


class TableRow(Struct, frozen=True):
    """A row of a table."""

    line: int
    """The line of the file on which it begins."""
    cells: tuple[str, ...]
    """Its cells."""


class Table(Struct, frozen=True):
    """A table from a file."""

    headings: tuple[str, ...]
    """What its columns are called."""
    rows: tuple[TableRow, ...]
    """Its rows, without the one that names the columns."""

    def column(self, place: int) -> list[tuple[int, str]]:
        """The cells of a column, each with its line."""
        return [(row.line, row.cells[place]) for row in self.rows]


def read_table(text: str) -> Table:
    """The table in a CSV file, separated by commas, semicolons or tabs.

    The first row names the columns, unless a day stands in it: then they are called 1, 2, 3. Rows without
    anything in them are passed over.

    Raises:
        CustfocusError: It has no rows or too many, or one with more or fewer cells than the first; the line is told.
    """
    named = re.match(_NAMED_DELIMITER, text)  # as Excel writes it
    rows = _rows(text, named[1])[1:] if named else _rows(text, _delimiter(text))
    if not rows:
        raise CustfocusError(
            "There is nothing in the file.", "It needs a column of days, and one of values.", code="empty"
        )
    if any(_is_day(cell) for cell in rows[0].cells):
        names = tuple(str(place) for place, _ in enumerate(rows[0].cells, 1))
    else:
        names = tuple(" ".join(cell.split()) or str(place) for place, cell in enumerate(rows[0].cells, 1))
        rows = rows[1:]
    if not rows:
        raise CustfocusError(
            "The file has only the names of its columns.", "It needs rows with a day and a value.", code="empty"
        )
    if len(rows) > MOST_ROWS:
        raise CustfocusError(
            f"The file has {len(rows)} rows; {MOST_ROWS} is the most.", "Take the latest ones.", code="too-large"
        )
    for row in rows:
        if len(row.cells) != len(names):
            raise bad_row(row.line, f"found {wording.counted(len(row.cells), 'cell')}, expected {len(names)}")
    return Table(names, tuple(rows))


def column_named(table: Table, words: str) -> int:
    """The place of the column that has a name, or a number.

    Raises:
        CustfocusError: None has it, or several.
    """
    folded = [name.casefold() for name in table.headings]
    wanted = " ".join(words.split()).casefold()
    if folded.count(wanted) == 1:
        return folded.index(wanted)
    if wanted in folded:
        places = " or ".join(str(place) for place, name in enumerate(folded, 1) if name == wanted)
        raise usage(f'More than one column is called "{brief(words)}".', f"Name it by its number, {places}.")
    if wanted.isascii() and wanted.isdecimal() and 0 < int(wanted[:9]) <= len(folded):
        return int(wanted[:9]) - 1
    raise unknown("column", brief(words), table.headings)


def columns_of_days(table: Table) -> list[int]:
    """The places of the columns in which most cells are days."""
    return _mostly(table, _is_day)


def columns_of_figures(table: Table, unit: str) -> list[int]:
    """The places of the columns in which most cells are numbers."""

    def is_figure(cell: str) -> bool:
        try:
            figure(cell, unit)
        except CustfocusError as error:
            return error.code == "ambiguous-number"
        return True

    return _mostly(table, is_figure)


def read_days(cells: Sequence[tuple[int, str]], today: date, first: Sequence[str] = FIRST) -> list[date]:
    """The days in a column; a month stands for its last day.

    Args:
        cells: The cells, each with its line.
        today: The user's own day.
        first: Whether in 03/04/2026 the day or the month may come first.

    Raises:
        CustfocusError: A cell is no day with its year, lies ahead without an exclamation mark, or which of day
            and month comes first can't be told by any line.
    """
    known: dict[str, date] = {}

    def read(cell: str, way: str) -> date:
        if parts := re.fullmatch(_SHORT, _date_part(cell)):
            first_part, second_part, year = parts.groups()
            day, month = (first_part, second_part) if way == DAY_FIRST else (second_part, first_part)
            return dates.parse_day(f"{year}-{month}-{day}", today)
        if cell not in known:
            known[cell] = _day(cell, today)
        return known[cell]

    days = _column(cells, dict.fromkeys(first, read), "--first day or --first month")
    for (line, cell), day in zip(cells, days, strict=True):
        if day > today and not cell.strip().endswith("!"):
            error = dates.future(day)
            raise bad_row(line, error.message.rstrip("."), error.hint)
    return days


def read_figures(cells: Sequence[tuple[int, str]], unit: str, marks: Sequence[str] = MARKS) -> list[float]:
    """The numbers in a column.

    Args:
        cells: The cells, each with its line.
        unit: The unit that may stand in them.
        marks: What may stand before their decimals.

    Raises:
        CustfocusError: A cell is no number, or which of point and comma stands before decimals can't be told by
            any line.
    """
    return _column(
        cells, {mark: lambda cell, way: figure(cell, unit, (way,)) for mark in marks}, "--decimal . or --decimal ,"
    )


def bad_row(line: int, what: str, hint: str = "") -> CustfocusError:
    """The error that names a row."""
    return CustfocusError(f"Line {line}: {what}.", f"{NOTHING_TAKEN} {hint}".strip(), code="bad-row")


def _column(cells: Sequence[tuple[int, str]], ways: Mapping[str, Callable[[str, str], T]], option: str) -> list[T]:
    """The values of a column, which is written in one way throughout: the one in which every cell can be read.

    Raises:
        CustfocusError: There is no such way, or there are two that differ; the line is told.
    """
    whole: list[list[T]] = []
    failures: list[tuple[int, CustfocusError]] = []
    for way, read in ways.items():
        values: list[T] = []
        for line, cell in cells:
            try:
                if not cell.strip():
                    raise usage("a cell is empty.")
                values.append(read(cell, way))
            except CustfocusError as error:
                failures.append((line, error))
                break
        else:
            whole.append(values)
    if not whole:
        at, why = max(failures, key=lambda failure: failure[0])
        raise bad_row(at, why.message.rstrip("."), why.hint)
    for (line, cell), one, other in zip(cells, whole[0], whole[-1], strict=True):
        if one != other:
            what = f'"{brief(cell)}" could be {_in_words(one)} or {_in_words(other)}, and no other line tells which'
            raise bad_row(line, what, f"Add {option}.")
    return whole[0]


def _rows(text: str, delimiter: str, *, strict: bool = True) -> list[TableRow]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=strict, skipinitialspace=True)
    rows: list[TableRow] = []
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise bad_row(line, f"isn't valid CSV: {error}") from error
        if cells is None:
            return rows
        if any(cell.strip() for cell in cells):
            rows.append(TableRow(line, tuple(cells)))
        line = reader.line_num + 1


def _delimiter(text: str) -> str:
    """What makes a table of the text: of several columns, all rows alike, with no quotation marks left over."""

    def fits(delimiter: str) -> tuple[bool, bool, bool, int]:
        try:
            rows = _rows(text, delimiter, strict=False)
        except CustfocusError:
            return False, False, False, 0
        head = rows[0].cells if rows else ()
        alike = len({len(row.cells) for row in rows}) == 1
        return not any('"' in cell for cell in head), len(head) > 1, alike, len(head)

    return max(DELIMITERS, key=fits)


def _mostly(table: Table, fits: Callable[[str], bool]) -> list[int]:
    return [
        place
        for place, _ in enumerate(table.headings)
        if 2 * sum(1 for row in table.rows if fits(row.cells[place])) > len(table.rows)
    ]


def _is_day(cell: str) -> bool:
    return any(re.fullmatch(form, _date_part(cell)) for form in (_ISO, _SHORT, _NAMED, _MONTHS))


def _day(cell: str, today: date) -> date:
    """A day that is the same whenever it is read, so that a file may be taken in again."""
    part = _date_part(cell)
    if not _is_day(cell):
        raise usage(f'"{brief(cell)}" is no day with its year.', "Write it like 2026-11-03.", code="unknown-day")
    if re.fullmatch(_MONTHS, part):
        return dates.month_end(dates.parse_month(part, today))
    return dates.parse_day(part, today)


def _date_part(cell: str) -> str:
    return re.sub(_TIME, "", cell.strip().removesuffix("!")).strip()


def _in_words(value: object) -> str:
    return wording.full_day(value) if isinstance(value, date) else formatted(value)  # type: ignore[arg-type]
