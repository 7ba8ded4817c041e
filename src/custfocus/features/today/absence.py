"""Coming back after weeks without a word: whether somebody does, and what waits, said without a reproach."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from custfocus.base import wording
from custfocus.features.away.days import Calendar
from custfocus.features.today.views import WelcomeBack

if TYPE_CHECKING:
    from custfocus.content.models import Question
    from custfocus.features.sheets.standing import SheetStanding
    from custfocus.journal.entry import Entry

# So many days without an entry are an absence; fewer are just days.
ABSENCE_DAYS = 21
# After so many days what was open is asked about again.
REST_DAYS = 7


class Absence(Struct, frozen=True):
    """A time without a word."""

    first: date
    """Its first day."""
    last: date
    """Its last day, the one before today."""


def absence(written: date | None, today: date, calendar: Calendar) -> Absence | None:
    """The absence that ends today; None where something was written lately, or no day in between would have counted.

    Args:
        written: The last day on which something was written.
        today: The user's own day.
        calendar: The days that count for the user; those that are known to be away don't.
    """
    if written is None or (today - written).days < ABSENCE_DAYS:
        return None
    first, last = written + timedelta(1), today - timedelta(1)
    return Absence(first, last) if calendar.counted(first, last) else None


def welcome(
    gone: Absence, sheets: Sequence[SheetStanding], intentions: Sequence[Entry], priorities: Sequence[Entry]
) -> WelcomeBack:
    """What somebody who comes back finds."""
    lines = []
    overdue = [sheet for sheet in sheets if sheet.overdue]
    if sheets:
        names = wording.listed([wording.one_line(sheet.about or sheet.title, 30) for sheet in sheets[:3]])
        more = f" and {len(sheets) - 3} more" if len(sheets) > 3 else ""  # noqa: PLR2004 - as many as are named
        promised = "; somebody waits to hear" if any(sheet.promise for sheet in overdue) else ""
        lines.append(f"{wording.in_words(len(sheets), 'open sheet').capitalize()}: {names}{more}{promised}.")
    if intentions:
        count = wording.number(len(intentions)).capitalize()
        things = "thing" if len(intentions) == 1 else "things"
        lines.append(f"{count} {things} you meant to do, such as: {wording.one_line(intentions[0].text, 60)}")
    if priorities:
        lines.append(f"Your priorities: {wording.listed([wording.one_line(each.text, 30) for each in priorities])}.")
    return WelcomeBack(gone.first, gone.last, tuple(lines))


def easy_question(questions: Iterable[Question], answered: dict[str, date]) -> Question | None:
    """One of those that open the journal: the one that was answered longest ago."""
    openers = [question for question in questions if question.starter is not None]
    return min(openers, key=lambda each: (answered.get(each.id, date.min), each.starter or 0), default=None)
