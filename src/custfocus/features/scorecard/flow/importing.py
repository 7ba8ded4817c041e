"""Values from a spreadsheet's file: read, its columns found or asked for, taken in whole or not at all."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from custfocus.base import wording
from custfocus.base.errors import CustfocusError, usage
from custfocus.base.reading import decoded, evened
from custfocus.features.scorecard import columns, spreadsheet
from custfocus.features.scorecard.dated import FIRST
from custfocus.features.scorecard.figures import MARKS, formatted
from custfocus.features.scorecard.flow.measures import (
    all_measures,
    keep_values,
    measure_named,
    no_measure,
    would_keep,
)
from custfocus.features.scorecard.spreadsheet import Table, bad_row
from custfocus.features.scorecard.views import CHANGED, NEW, SAME, ImportedValues, MeasureStanding
from custfocus.journal import kinds
from custfocus.terminal.session import Session

LARGEST = 1024 * 1024


class FileWanted(Struct, frozen=True):
    """What of a file is wanted."""

    measure: str | None
    """Names the measure that its values are of."""
    column: str | None
    """Names the column they are in."""
    days: str | None
    """Names the column of their days."""
    marks: Sequence[str] = MARKS
    """What may stand before decimals."""
    first: Sequence[str] = FIRST
    """Which of day, month and year may come first."""
    skips: bool = False
    """Whether rows without a day or a value are left out."""


def import_values(session: Session, file: Path, wanted: FileWanted, *, dry_run: bool = False) -> ImportedValues:
    """Take in the values of a file.

    Args:
        session: The run.
        file: The file; "-" is stdin.
        wanted: What of it is wanted.
        dry_run: Whether only to say what would come.

    Raises:
        CustfocusError: It can't be read, a row is bad, or a name is missing and there is nobody to be asked.
    """
    table = spreadsheet.read_table(text_of(session, file, LARGEST), skips=wanted.skips)
    of = measure_of(session, table, wanted.measure)
    dated = column_of_days(session, table, wanted.days)
    valued = column_of_values(session, table, of, wanted.column, dated)
    if wanted.skips:
        table = table.without_gaps(dated, valued)
    read = columns.read_days(table.column(dated), session.today, wanted.first, name=table.name(dated))
    figures = columns.read_figures(table.column(valued), of.unit, wanted.marks, name=table.name(valued))
    values = _by_day(table, read, figures, of.unit)
    counts = would_keep(session, of, values) if dry_run else keep_values(session, of, values)
    after = next(each for each in all_measures(session) if each.id == of.id)
    return ImportedValues(
        measure=after,
        value_column=table.headings[valued],
        date_column=table.headings[dated],
        new=counts[NEW],
        changed=counts[CHANGED],
        same=counts[SAME],
        since=min(values),
        until=max(values),
        left_out=table.left_out,
        dry_run=dry_run,
    )


def _by_day(table: Table, days: Sequence[date], figures: Sequence[float], unit: str) -> dict[date, float]:
    """The figure of each day.

    Raises:
        CustfocusError: A day has two that differ; the line of the second is told.
    """
    values: dict[date, float] = {}
    for row, day, value in zip(table.rows, days, figures, strict=True):
        if values.setdefault(day, value) != value:
            what = f"{wording.full_day(day)} stands there twice, with {formatted(values[day], unit)} before"
            raise bad_row(
                row.line, what, "Keep one value for each day; or where each row is an answer, say --as mean."
            )
    return values


def text_of(session: Session, file: Path, largest: int) -> str:
    """What stands in a file, of so many bytes at most.

    Raises:
        CustfocusError: It can't be read, is larger, or isn't text.
    """
    raw = _bytes(session, file, largest)
    if len(raw) > largest:
        size = largest // LARGEST
        raise CustfocusError(f"The file has more than {size} MiB.", "Take the latest rows of it.", code="too-large")
    try:
        return evened(decoded(raw))
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise CustfocusError(
            f"Line {line} isn't UTF-8 text, so nothing was taken.",
            'Save it once more in your spreadsheet, as "CSV UTF-8".',
            code="not-text",
        ) from error


def _bytes(session: Session, file: Path, largest: int) -> bytes:
    if str(file) == "-":
        stdin = session.world.stdin
        return bytes(stdin.buffer.read(largest + 1)) if hasattr(stdin, "buffer") else stdin.read().encode()
    try:
        target = session.world.path(file)
        if target.exists() and not target.is_file():  # reading a pipe might wait for ever
            raise usage(f"{file} isn't a file.", 'Name a CSV file, or "-" for what comes through a pipe.')
        with target.open("rb") as opened:
            return opened.read(largest + 1)
    except FileNotFoundError as error:
        raise CustfocusError(f"There is no file {file}.", "See how it is called.", code="no-such-file") from error
    except (OSError, RuntimeError, ValueError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        raise CustfocusError(f"{file} can't be read: {why}.", "Choose another file.", code="unreadable") from error


def measure_of(session: Session, table: Table, ref: str | None) -> MeasureStanding:
    """The measure that is named; or the only one, or the one that a column is called like; or asked for."""
    every = all_measures(session)
    if ref is not None:
        return measure_named(session, every, ref)
    kept = [measure for measure in every if measure.status == kinds.OPEN]
    if not kept:
        raise no_measure()
    headings = {name.casefold() for name in table.headings}
    fits = kept if len(kept) == 1 else [each for each in kept if each.name.casefold() in headings]
    if len(fits) == 1:
        return fits[0]
    names = [each.name for each in kept]
    return kept[_choose(session, "Which measure are the values of?", names, "--measure")]


def column_of_days(session: Session, table: Table, name: str | None) -> int:
    """The place of the column with the days: the one that is named, the only one that will do, or asked for."""
    if name is not None:
        return spreadsheet.column_named(table, name)
    return _column(session, table, columns.columns_of_days(table), "Which column has the days?", "--date")


def column_of_values(
    session: Session,
    table: Table,
    measure: MeasureStanding,
    name: str | None,
    dated: int,
    *,
    of_figures: bool = True,
) -> int:
    """The place of the column with the values: the one that is named, the only one that will do, or asked for.

    Args:
        session: The run.
        table: The table.
        measure: The measure that they are of, which a column may be called like.
        name: The name, if there is one.
        dated: The place of the column with the days.
        of_figures: Whether values are figures.
    """
    if name is not None:
        return spreadsheet.column_named(table, name)
    numeric = columns.columns_of_figures(table, measure.unit) if of_figures else range(len(table.headings))
    figures = [place for place in numeric if place != dated]
    called = [place for place in figures if table.headings[place].casefold() == measure.name.casefold()]
    others = [place for place in range(len(table.headings)) if place != dated]
    fitting = called if len(called) == 1 else figures or (others if len(others) == 1 else [])
    return _column(session, table, fitting, "Which column has the values?", "--column")


def _column(session: Session, table: Table, places: Sequence[int], question: str, option: str) -> int:
    """The one column that will do; else the one that is chosen of those that will, or of all."""
    if len(places) == 1:
        return places[0]
    places = places or range(len(table.headings))
    return places[_choose(session, question, [table.name(place) for place in places], option)]


def _choose(session: Session, question: str, names: Sequence[str], option: str) -> int:
    """The place of the name that somebody chooses.

    Raises:
        CustfocusError: There is nobody to be asked.
    """
    if not session.asks:
        hint = f"Say so with {option}: {', '.join(names)}."
        raise usage(question, hint, code=f"which-{option.removeprefix('--')}")
    lines = [f"{place:>3}  {name}" for place, name in enumerate(names, 1)]
    session.warn("\n".join([question, *lines]))
    hint = f"A number from 1 to {len(names)}."
    while (place := session.ask.pick("", names, again=lambda _: hint)) is None:
        session.warn(hint)
    return place
