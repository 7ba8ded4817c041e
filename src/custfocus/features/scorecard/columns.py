"""The columns of a table from a spreadsheet: which have days and which figures, each read in one way throughout."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from custfocus.base import dates, wording
from custfocus.base.errors import CustfocusError, usage
from custfocus.features.scorecard.dated import FIRST, day_in, day_of_serial, is_day, is_serial, is_surely_day
from custfocus.features.scorecard.figures import MARKS, brief, figure, formatted
from custfocus.features.scorecard.spreadsheet import SKIP, Table, bad_row, is_gap

# As Loop Habit Tracker writes a habit that was kept, and one that wasn't.
_LOOP = {"YES_MANUAL": 1.0, "NO": 0.0}
T = TypeVar("T", date, float)


def columns_of_days(table: Table) -> list[int]:
    """The places of the columns in which most cells are days; digits alone are days where nothing else is.

    What is surely a day is no chance, so that half of the cells are enough where one is beside a total.
    """
    kinds = (_mostly(table, fits, half=fits is is_surely_day) for fits in (is_surely_day, is_day, is_serial))
    return next(filter(None, kinds), [])


def columns_of_figures(table: Table, unit: str) -> list[int]:
    """The places of the columns in which most cells are numbers."""

    def is_figure(cell: str) -> bool:
        try:
            _value(cell, unit, MARKS)
        except CustfocusError as error:
            return error.code == "ambiguous-number"
        return True

    return _mostly(table, is_figure)


def read_days(
    cells: Sequence[tuple[int, str]], today: date, first: Sequence[str] = FIRST, *, name: str = ""
) -> list[date]:
    """The days in a column; a week, a month or a quarter stands for its last day.

    Args:
        cells: The cells, each with its line.
        today: The user's own day.
        first: Which of day, month and year may come first where all are digits.
        name: What the column is called.

    Raises:
        CustfocusError: A cell is no day with its year, lies ahead without an exclamation mark, or which of day
            and month comes first can't be told by any line.
    """
    counted = all(is_serial(cell) for _, cell in cells)  # one such cell among others is a slip

    def read(cell: str, way: str) -> date:
        return day_of_serial(cell) if counted else day_in(cell, today, way, sure=len(first) == 1)

    options = wording.listed([f"--first {way}" for way in first], "or")
    days = _column(cells, dict.fromkeys(first, read), options, name)
    for (line, cell), day in zip(cells, days, strict=True):
        if day > today and not cell.strip().endswith("!"):
            error = dates.future(day)
            raise bad_row(line, error.message.rstrip("."), error.hint)
    return days


def read_figures(
    cells: Sequence[tuple[int, str]], unit: str, marks: Sequence[str] = MARKS, *, name: str = ""
) -> list[float]:
    """The numbers in a column.

    Args:
        cells: The cells, each with its line.
        unit: The unit that may stand in them.
        marks: What may stand before their decimals.
        name: What the column is called.

    Raises:
        CustfocusError: A cell is no number, or which of point and comma stands before decimals can't be told by
            any line.
    """

    def read(cell: str, way: str) -> float:
        return _value(cell, unit, (way,))

    return _column(cells, dict.fromkeys(marks, read), "--decimal . or --decimal ,", name)


def _value(cell: str, unit: str, marks: Sequence[str]) -> float:
    words = cell.strip()
    return _LOOP[words] if words in _LOOP else figure(words, unit, marks)


def _column(
    cells: Sequence[tuple[int, str]], ways: Mapping[str, Callable[[str, str], T]], options: str, name: str
) -> list[T]:
    """The values of a column, which is written in one way throughout: the one in which every cell can be read.

    Raises:
        CustfocusError: There is no such way, or there are several that differ; the line and the column are told.
    """
    whole: list[list[T]] = []
    failures: list[tuple[int, CustfocusError]] = []
    for way, read in ways.items():
        values: list[T] = []
        for line, cell in cells:
            try:
                values.append(_filled(cell, way, read))
            except CustfocusError as error:
                failures.append((line, error))
                break
        else:
            whole.append(values)
    if not whole:
        at, why = max(failures, key=lambda failure: failure[0])
        raise bad_row(at, why.message.rstrip("."), why.hint, column=name)
    for (line, cell), *readings in zip(cells, *whole, strict=True):
        different = list(dict.fromkeys(_in_words(reading) for reading in readings))
        if len(different) > 1:
            could = wording.listed(different, "or")
            what = f'"{brief(cell)}" could be {could}, and no other line tells which'
            raise bad_row(line, what, f"Add {options}.", column=name)
    return whole[0]


def _filled(cell: str, way: str, read: Callable[[str, str], T]) -> T:
    """What is read from a cell.

    Raises:
        CustfocusError: Nothing can be; where nothing is meant to stand there, with the way to leave it out.
    """
    if not cell.strip():
        raise usage("a cell is empty.", SKIP)
    try:
        return read(cell, way)
    except CustfocusError as error:
        if is_gap(cell) or not re.search(r"\d", cell):
            raise usage(error.message, f"{error.hint} {SKIP}", code=error.code) from error
        raise


def _mostly(table: Table, fits: Callable[[str], bool], *, half: bool = False) -> list[int]:
    """The places of the columns of whose filled cells most fit, or no less than half."""
    found = []
    for place, _ in enumerate(table.headings):
        filled = [row.cells[place] for row in table.rows if not is_gap(row.cells[place])]
        fitting = sum(map(fits, filled))
        if 2 * fitting > len(filled) or (half and 2 * fitting == len(filled) > 0):
            found.append(place)
    return found


def _in_words(value: date | float) -> str:
    return wording.full_day(value) if isinstance(value, date) else formatted(value)
