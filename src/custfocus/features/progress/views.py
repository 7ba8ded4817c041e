"""A time looked back on: its days, the principles and practices over its weeks, the questions and reviews."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View
from custfocus.content.framework import Framework
from custfocus.features.away.days import Calendar
from custfocus.features.practice.strength import Ticks
from custfocus.features.practice.views import PracticeStanding
from custfocus.features.scorecard.views import MeasureStanding
from custfocus.features.sheets.figures import SheetFigures
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.content.models import Cadence, Principle

DAYS_SHOWN = 90
WEEK = 7


class Lived(Struct, frozen=True):
    """A principle over the weeks.

    Attributes:
        id: Its id.
        name: Its name.
        pillar: The pillar it is under.
        weeks: How many entries of each week are evidence for it.
        total: How many of the whole time are.
        last: The latest day that has one, which may lie before the time.
        rating: The latest self-rating up to the end of the time, 1 to 5; None where there is none.
    """

    id: str
    name: str
    pillar: str | None
    weeks: tuple[int, ...]
    total: int
    last: date | None
    rating: int | None = None


class Kept(Struct, frozen=True):
    """A practice that is taken on at the end of the time, over its weeks.

    Attributes:
        id: Its id.
        name: Its name.
        cadence: How often it is wanted.
        strength: 0 to 1, at the end of the time.
        level: The strength in words.
        weeks: How often it was done in each week.
        total: How often in the whole time.
        last: The latest day it was done, which may lie before the time.
    """

    id: str
    name: str
    cadence: Cadence
    strength: float
    level: str
    weeks: tuple[int, ...]
    total: int
    last: date | None


class Asked(Struct, frozen=True):
    """How many of the questions that are offered have been asked and answered at least once, of how many."""

    asked: int
    total: int


class Reviewed(Struct, frozen=True):
    """A review: its month as 2026-10, the day it was begun, whether it is finished."""

    month: str
    day: date
    finished: bool


class Progress(View, frozen=True):
    """A time looked back on.

    Attributes:
        since, until: Its first and last day.
        today: The user's own day.
        first: The day of the journal's first entry; None while it is empty.
        days: How many entries each day has, by ISO date; days without any are left out.
        away: The first and last day of each time away that reaches into it.
        counts: How many entries of each kind there are.
        weeks: The Mondays of its weeks; all lists of weeks go along with it.
        principles: The principles, in content order.
        practices: The practices that are taken on.
        other_practices: How often practices were done that aren't.
        questions: How many questions have been asked, up to the last day.
        reviews: The reviews that were begun in it, the earliest first.
        sheets: What sheets, and first-hand contact with customers, came to in it.
        scorecard: The measures as they stood on the last day.
    """

    kind: ClassVar[str] = "progress"
    since: date
    until: date
    today: date
    first: date | None
    days: dict[str, int]
    away: tuple[tuple[date, date], ...]
    counts: dict[str, int]
    weeks: tuple[date, ...]
    principles: tuple[Lived, ...]
    practices: tuple[Kept, ...]
    other_practices: int
    questions: Asked
    reviews: tuple[Reviewed, ...]
    sheets: SheetFigures
    scorecard: tuple[MeasureStanding, ...] = ()

    def drawn(self) -> Page:
        from custfocus.features.progress.page import page

        return page(self)


class Known(Struct, frozen=True):
    """What the journal knows of a time.

    Attributes:
        since, until: Its first and last day.
        today: The user's own day.
        first: The day of the journal's first entry.
        days: How many entries of each kind each day has.
        evidence: How many entries each day has for each principle, by the principle's id.
        last: The latest day that has one, by the principle's id.
        ratings: The latest self-rating of each item that has one, and its day.
        calendar: The days that count.
        standings: How the practices stand that are taken on.
        ticks: How often each of them was done on each day, by the practice's id.
        answered: The ids of the questions that have been answered.
        reviews: The reviews that were begun in it.
        sheets: What sheets, and first-hand contact with customers, came to in it.
        scorecard: The measures as they stood on the last day.
    """

    since: date
    until: date
    today: date
    first: date | None
    days: Mapping[str, Mapping[date, int]]
    evidence: Mapping[str, Mapping[date, int]]
    last: Mapping[str, date]
    ratings: Mapping[str, tuple[int, date]]
    calendar: Calendar
    standings: Sequence[PracticeStanding]
    ticks: Mapping[str, Ticks]
    answered: Collection[str]
    reviews: Iterable[Entry]
    sheets: SheetFigures
    scorecard: Sequence[MeasureStanding] = ()


def span(
    since: date | None, until: date | None, first: date | None, today: date, days: int = DAYS_SHOWN
) -> tuple[date, date]:
    """The first and last day to look back on, by default the last 90 days or however many.

    Nothing lies after today, nor before the journal's first entry: a young journal isn't shown as a field of blanks.
    """
    end = min(until or today, today)
    start = since or date.fromordinal(max(1, end.toordinal() - days + 1))
    return min(max(start, first or end), end), end


def progress(framework: Framework, known: Known) -> Progress:
    """A time looked back on."""
    monday = known.since - timedelta(known.since.weekday())
    weeks = [date.fromordinal(n) for n in range(monday.toordinal(), known.until.toordinal() + 1, WEEK)]
    questions = framework.questions
    practices = tuple(_kept(one, known, weeks) for one in known.standings)
    counts = {kind: sum(days.values()) for kind, days in known.days.items()}
    kept = ((entry.day, entry.of(kinds.Review)) for entry in known.reviews)
    reviews = [Reviewed(one.month, day, one.finished) for day, one in kept]
    return Progress(
        since=known.since,
        until=known.until,
        today=known.today,
        first=known.first,
        days=_days(known.days.values()),
        away=tuple(
            (first, last) for first, last in known.calendar.away if first <= known.until and last >= known.since
        ),
        counts=counts,
        weeks=tuple(weeks),
        principles=tuple(_lived(one, known, weeks) for one in framework.principles),
        practices=practices,
        other_practices=counts.get("practice", 0) - sum(one.total for one in practices),
        questions=Asked(sum(1 for one in questions if one.id in known.answered), len(questions)),
        reviews=tuple(sorted(reviews, key=lambda one: one.month)),
        sheets=known.sheets,
        scorecard=tuple(known.scorecard),
    )


def _days(counts: Iterable[Mapping[date, int]]) -> dict[str, int]:
    found: dict[date, int] = {}
    for days in counts:
        for day, count in days.items():
            found[day] = found.get(day, 0) + count
    return {day.isoformat(): found[day] for day in sorted(found)}


def _lived(principle: Principle, known: Known, weeks: Sequence[date]) -> Lived:
    counts = _by_week(known.evidence.get(principle.id, {}), weeks)
    last = known.last.get(principle.id)
    rating = known.ratings.get(principle.id, (None, None))[0]
    return Lived(principle.id, principle.name, principle.pillar, counts, sum(counts), last, rating)


def _kept(one: PracticeStanding, known: Known, weeks: Sequence[date]) -> Kept:
    ticks = {day: count for day, count in known.ticks[one.id].items() if known.since <= day <= known.until}
    counts = _by_week(ticks, weeks)
    return Kept(one.id, one.name, one.cadence, one.strength, one.level, counts, sum(counts), one.last)


def _by_week(days: Mapping[date, int], weeks: Sequence[date]) -> tuple[int, ...]:
    counts = [0] * len(weeks)
    for day, count in days.items():
        counts[(day - weeks[0]).days // WEEK] += count
    return tuple(counts)
