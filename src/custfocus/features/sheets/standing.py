"""Where a sheet stands on a day: its next step, what is due when, which one comes first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from custfocus.base.dates import day_in
from custfocus.content.framework import OPENED, by_field
from custfocus.features.away.days import Calendar
from custfocus.features.sheets.sheet import WORDED, Sheet
from custfocus.features.sheets.values import Value
from custfocus.journal import kinds

if TYPE_CHECKING:
    from custfocus.content.models import Stage

TO_CLOSE = "Close it"
# A due date is looked for no further than this among days that don't count.
FURTHEST_DAYS = 3660


class SheetStanding(Struct, frozen=True):
    """How a sheet stands on a day; what JSON shows of it."""

    id: str
    """The entry's id."""
    short: str
    """The same as pages show it."""
    worksheet: str
    """The worksheet's id."""
    title: str
    """What the worksheet calls a sheet of it."""
    about: str
    """What tells it from others of its kind: the first words filled in."""
    status: str
    """Either "open" or "closed"."""
    opened: date
    """The day it was opened."""
    age: int
    """How many days it has been open."""
    stage: str | None
    """The id of the stage it is in; None where nothing more is asked before it is closed."""
    step: str
    """What is to be done next, in words; empty for a closed one."""
    asks: tuple[str, ...]
    """The ids of the fields that this step asks and that are still to be filled in."""
    due: date | None
    """The next day on which something is due."""
    overdue: int
    """How many days that day is past; 0 where it isn't."""
    closable: bool
    """Whether it may be closed."""
    closed: date | None
    """The day it was closed."""
    how: str
    """How it came to its end, in words."""
    fields: dict[str, Value | None]
    """Every field's value by its id, in order; None where it is empty."""
    promise: bool = False
    """Whether a promise to a customer is still to be kept."""


def due_on(sheet: Sheet, calendar: Calendar) -> date | None:
    """The next day on which something is due: the earliest of the stage it is in and of those that follow."""
    if sheet.stage is None:
        return None
    stages = sheet.worksheet.stages
    following = stages[stages.index(sheet.stage) :]
    ahead = [stage for stage in following if stage is sheet.stage or not sheet.is_over(stage)]
    days = [day for stage in ahead if (day := stage_due(sheet, stage, calendar))]
    return min(days, default=None)


def stage_due(sheet: Sheet, stage: Stage, calendar: Calendar) -> date | None:
    """When a stage is due; None where it never is, or the date it counts from isn't known yet."""
    due = stage.due
    if due is None:
        return None
    start = sheet.opened if due.after == OPENED else day_in(sheet.values.get(due.after))
    if start is None:
        return None
    start = max(start, sheet.afresh or start)
    if due.working and due.days:
        return _working_days_after(start, due.days, calendar)
    return _days_after(start, due.days)


def standing_on(sheet: Sheet, day: date, calendar: Calendar, short: str = "") -> SheetStanding:
    """How a sheet stands on a day.

    Args:
        sheet: The sheet.
        day: The day.
        calendar: The days that count for the user.
        short: The entry's id as pages show it.
    """
    stage, due = sheet.stage, due_on(sheet, calendar)
    is_open = sheet.status != kinds.CLOSED
    step = stage.name if stage else TO_CLOSE
    values = sheet.values
    return SheetStanding(
        id=sheet.id,
        short=short or sheet.id,
        worksheet=sheet.worksheet.id,
        title=sheet.worksheet.title,
        about=about(sheet),
        status=sheet.status,
        opened=sheet.opened,
        age=max(0, ((sheet.closed or day) - sheet.opened).days),
        stage=stage.id if stage else None,
        step=step if is_open else "",
        asks=tuple(field.id for field in sheet.asks),
        due=due,
        overdue=max(0, (day - due).days) if due else 0,
        closable=is_open and sheet.closable,
        closed=sheet.closed,
        how=sheet.how,
        fields={**dict.fromkeys(by_field(sheet.worksheet)), **values},
        promise=is_open and bool(sheet.worksheet.promise) and sheet.worksheet.promise not in values,
    )


def foremost(sheets: Sequence[SheetStanding], day: date) -> SheetStanding | None:
    """The open sheet for the day's page: the most overdue promise to a customer, else what is due by that day.

    Args:
        sheets: The open sheets, the most overdue first.
        day: The day.
    """
    promise = next((sheet for sheet in sheets if sheet.promise), None)
    return promise or next((sheet for sheet in sheets if sheet.due and sheet.due <= day), None)


def most_overdue_first(standings: Iterable[SheetStanding]) -> list[SheetStanding]:
    """The most overdue first, those that are never due last; of equal ones the one opened first."""
    return sorted(standings, key=lambda sheet: (sheet.due or date.max, sheet.opened, sheet.id))


def about(sheet: Sheet) -> str:
    """What tells a sheet from others of its kind, in a line: the first name or words that were filled in."""
    fields = by_field(sheet.worksheet)
    words = (value for name, value in sheet.values.items() if name not in fields or fields[name].kind in WORDED)
    return " ".join(str(next(words, "")).split())


def _days_after(start: date, days: int) -> date:
    return date.fromordinal(min(start.toordinal() + days, date.max.toordinal()))


def _working_days_after(start: date, days: int, calendar: Calendar) -> date:
    """The day that counts so many such days after another; so many days after where none come in years."""
    count = 0
    for step in range(1, FURTHEST_DAYS):
        day = _days_after(start, step)
        count += calendar.counts(day)
        if count == days:
            return day
    return _days_after(start, days)
