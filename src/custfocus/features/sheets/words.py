"""A sheet in words: its gist in a line, what it keeps, and when something is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from custfocus.base import wording
from custfocus.content.framework import OPENED, Framework, by_field
from custfocus.features.away.days import Calendar
from custfocus.features.sheets.kept import sheet_of
from custfocus.features.sheets.standing import SheetStanding, standing_on
from custfocus.features.sheets.values import in_words
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.content.models import Due

WEEK = 7
# Longer overdue, something waits since a day.
LONG_DAYS = 21


def step_in_words(sheet: SheetStanding, day: date) -> str:
    """A sheet's next step with when it is due."""
    return ", ".join(filter(None, (sheet.step, due_in_words(sheet.due, day))))


def due_in_words(due: date | None, day: date) -> str:
    """When something is due, seen from a day: due today, due Friday, due 6 November, 3 days overdue; "" for never.

    From LONG_DAYS on a figure would only weigh on whoever reads it: it has waited since that day.
    """
    if due is None:
        return ""
    left = (due - day).days
    if left < -LONG_DAYS:
        return f"waiting since {wording.full_day(due, near=day)}"
    if left < 0:
        return f"{wording.counted(-left, 'day')} overdue"
    if left in (0, 1):
        return ("due today", "due tomorrow")[left]
    if left < WEEK:
        return f"due {due:%A}"
    return f"due {wording.full_day(due, near=day)}"


def gist(entry: Entry, standing: SheetStanding | None = None, day: date | None = None) -> str:
    """A sheet in a line: what it is, what tells it from others, its next step; on a day, when that is due.

    Args:
        entry: The sheet's entry.
        standing: How it stands, if that is known.
        day: The day from which to say when it is due.
    """
    sheet = standing or standing_on(sheet_of(entry, Framework(())), entry.day, Calendar())
    due = due_in_words(sheet.due, day) if standing and day else ""
    step = "closed" if sheet.status == kinds.CLOSED else ", ".join(filter(None, (sheet.step, due)))
    return " · ".join(filter(None, (sheet.title, sheet.about, step)))


def facts(entry: Entry) -> Iterator[tuple[str, str]]:
    """What a sheet's entry keeps, in words: pairs of a prompt and its answer, then how it came to its end."""
    sheet = sheet_of(entry, Framework(()))
    fields = by_field(sheet.worksheet)
    for name, value in sheet.values.items():
        yield fields[name].prompt if name in fields else name, in_words(value)
    if sheet.opened != entry.day:
        yield "Opened", sheet.opened.isoformat()
    if sheet.status == kinds.CLOSED:
        when = sheet.closed.isoformat() if sheet.closed else ""
        yield "Closed", " · ".join(filter(None, (when, sheet.how))) or "yes"


def deadline_in_words(due: Due) -> str:
    """When a stage is due, in words: due on the next working day, due 14 days after asked."""
    start = "it is opened" if due.after == OPENED else due.after
    if not due.days:
        return "due on the day it is opened" if due.after == OPENED else f"due on the day of {due.after}"
    if due.days == 1:
        span = "on the next working day" if due.working else "the day"
        return "due on the next working day" if due.working and due.after == OPENED else f"due {span} after {start}"
    return f"due {due.days} {'working ' if due.working else ''}days after {start}"
