"""A table from a spreadsheet's file: CSV read strictly, its heading found, its rows all alike."""

import csv
import re
from collections import Counter
from io import StringIO

from msgspec import Struct, structs

from custfocus.base import wording
from custfocus.base.errors import CustfocusError, unknown, usage
from custfocus.features.scorecard.dated import is_day
from custfocus.features.scorecard.figures import brief

DELIMITERS = (",", ";", "\t")
MOST_ROWS = 5000
NOTHING_TAKEN = "Nothing of the file was taken."
SKIP = "Add --skip-gaps to leave such rows out."
# What programs write where there is no value; the last three are Loop Habit Tracker's.
_GAPS = {"", "n/a", "na", "n.a.", "-", "–", "—", "null", "none", "nan", "nat", "?", "unknown", "skip", "yes_auto"}
_NAMED_DELIMITER = r"(?i)sep=(.)\r?\n"
_NUMBER = r"\W*\d[\d.,\s]*\W*"


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
    left_out: tuple[int, ...] = ()
    """The lines of the rows that were left out."""

    def column(self, place: int) -> list[tuple[int, str]]:
        """The cells of a column, each with its line."""
        return [(row.line, row.cells[place]) for row in self.rows]

    def name(self, place: int) -> str:
        """What a column goes by: its heading, or its number where others have the same heading."""
        folded = [heading.casefold() for heading in self.headings]
        return self.headings[place] if folded.count(folded[place]) == 1 else str(place + 1)

    def without_gaps(self, days: int, values: int) -> "Table":
        """The table without its rows that have no day or no value, such as one with a total.

        Raises:
            CustfocusError: That leaves none.
        """
        kept = tuple(row for row in self.rows if re.search(r"\d", row.cells[days]) and not is_gap(row.cells[values]))
        if not kept:
            raise CustfocusError("No row of the file has a day and a value.", NOTHING_TAKEN, code="empty")
        out = {row.line for row in self.rows} - {row.line for row in kept}
        return structs.replace(self, rows=kept, left_out=tuple(sorted({*self.left_out, *out})))


def is_gap(cell: str) -> bool:
    """Whether a cell says that there is no value, or that a spreadsheet couldn't work it out."""
    plain = cell.strip().casefold()
    return plain in _GAPS or plain.startswith("#")


def read_table(text: str, *, skips: bool = False, most: int = MOST_ROWS) -> Table:
    """The table in a CSV file, separated by commas, semicolons or tabs.

    The first row names the columns, unless a day stands in it: then they are called 1, 2, 3. Rows without
    anything in them are passed over, and so are empty cells beyond the last column.

    Args:
        text: The file.
        skips: Whether rows above the names of the columns, and rows with too few cells, are left out.
        most: How many rows it may have.

    Raises:
        CustfocusError: It has no rows or too many, or one with more or fewer cells than the first; the line is told.
    """
    named = re.match(_NAMED_DELIMITER, text)  # as Excel writes it
    rows = _rows(text, named[1])[1:] if named else _rows(text, _delimiter(text))
    if not rows:
        raise CustfocusError(
            "There is nothing in the file.", "It needs a column of days, and one of values.", code="empty"
        )
    head, first = _heading(rows, skips=skips)
    if head is None:
        names = tuple(str(place) for place, _ in enumerate(rows[first].cells, 1))
    else:
        names = tuple(" ".join(cell.split()) or str(place) for place, cell in enumerate(rows[head].cells, 1))
    ahead = tuple(row.line for row in rows[:first] if head is None or row is not rows[head])
    if not rows[first:]:
        raise CustfocusError(
            "The file has only the names of its columns.", "It needs rows with a day and a value.", code="empty"
        )
    if len(rows) - first > most:
        raise CustfocusError(
            f"The file has {len(rows) - first} rows; {most} is the most.",
            "Take the latest ones.",
            code="too-large",
        )
    kept, short = _alike(rows[first:], len(names), skips=skips)
    return Table(names, kept, ahead + short)


def _heading(rows: list[TableRow], *, skips: bool) -> tuple[int | None, int]:
    """The place of the row that names the columns, None where none does, and that of the first row below it.

    Raises:
        CustfocusError: Other rows stand above it, and aren't to be left out.
    """
    dated = next((place for place, row in enumerate(rows) if any(map(is_day, row.cells))), None)
    if dated == 0:
        return None, 0
    wide = min(2, len(rows[dated].cells)) if dated else 0
    names = [place for place, row in enumerate(rows[: dated or 1]) if _is_heading(row, wide)]
    if not names:
        return (None, dated or 0) if skips and dated else (0, 1)
    head = names[-1]
    if head and not skips:
        what = f"stands above the names of the columns, which are on line {rows[head].line}"
        raise bad_row(rows[0].line, what, SKIP)
    return head, head + 1


def _is_heading(row: TableRow, wide: int) -> bool:
    filled = [cell for cell in row.cells if cell.strip()]
    return len(filled) >= wide and not any(re.fullmatch(_NUMBER, cell) for cell in filled)


def _alike(rows: list[TableRow], width: int, *, skips: bool) -> tuple[tuple[TableRow, ...], tuple[int, ...]]:
    """The rows with so many cells, and the lines of those with fewer, which are left out.

    Raises:
        CustfocusError: A row has more, or has fewer and isn't to be left out.
    """
    kept: list[TableRow] = []
    short: list[int] = []
    for row in rows:
        beyond = any(cell.strip() for cell in row.cells[width:])
        if not beyond and len(row.cells) >= width:
            kept.append(TableRow(row.line, row.cells[:width]))
        elif skips and not beyond:
            short.append(row.line)
        else:
            what = f"found {wording.counted(len(row.cells), 'cell')}, expected {width}"
            raise bad_row(row.line, what, "Put a cell that has a comma in it in quotes." if beyond else SKIP)
    return tuple(kept), tuple(short)


def bad_row(line: int, what: str, hint: str = "", *, column: str = "") -> CustfocusError:
    """The error that names a row, and the column where one cell is to blame."""
    where = f'Line {line}, "{brief(column)}"' if column else f"Line {line}"
    return CustfocusError(f"{where}: {what}.", f"{NOTHING_TAKEN} {hint}".strip(), code="bad-row")


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
    """What makes a table of the text: of several columns, most rows alike, with no quotation marks left over."""

    def fits(delimiter: str) -> tuple[bool, bool, float, int]:
        try:
            rows = _rows(text, delimiter, strict=False)
        except CustfocusError:
            return False, False, 0, 0
        head = rows[0].cells if rows else ()
        widths = Counter(len(row.cells) for row in rows)
        usual = max(widths, key=lambda width: (widths[width], width), default=0)
        return not any('"' in cell for cell in head), usual > 1, widths[usual] / max(1, len(rows)), usual

    return max(DELIMITERS, key=fits)
