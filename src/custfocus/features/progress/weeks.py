"""What a time comes to, week by week: its days, principles and practices, what was asked and reviewed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from custfocus.base import wording
from custfocus.content.framework import Framework
from custfocus.features.away.days import Calendar
from custfocus.features.practice.strength import Ticks
from custfocus.features.practice.views import PracticeStanding
from custfocus.features.progress.views import (
    PracticeWeeks,
    PrincipleWeeks,
    Progress,
    QuestionsAsked,
    ReviewOfTime,
)
from custfocus.features.scorecard.views import MeasureStanding
from custfocus.features.sheets.figures import SheetFigures
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.content.models import Principle

DAYS_SHOWN = 90
WEEK = 7
_COUNTED = {
    "answer": ("answer", "answers"),
    "practice": ("practice done", "practices done"),
    "heard": ("thing heard", "things heard"),
    "note": ("note", "notes"),
    "sheet": ("sheet opened", "sheets opened"),
}


class TimeFacts(Struct, frozen=True):
    """What the journal knows of a time."""

    since: date
    """Its first day."""
    until: date
    """Its last day."""
    today: date
    """The user's own day."""
    first: date | None
    """The day of the journal's first entry."""
    days: Mapping[str, Mapping[date, int]]
    """How many entries of each kind each day has."""
    deeds: Mapping[str, Mapping[date, int]]
    """How many deeds each day has for each principle, by the principle's id."""
    spoken: Mapping[str, Mapping[date, int]]
    """How many answers, likewise."""
    last: Mapping[str, date]
    """The latest day that has a deed, by the principle's id."""
    ratings: Mapping[str, tuple[int, date]]
    """The latest self-rating of each item that has one, and its day."""
    calendar: Calendar
    """The days that count."""
    standings: Sequence[PracticeStanding]
    """How the practices stand that are taken on."""
    ticks: Mapping[str, Ticks]
    """How often each of them was done on each day, by the practice's id."""
    answered: Collection[str]
    """The ids of the questions that have been answered."""
    reviews: Iterable[Entry]
    """The reviews that were begun in it."""
    sheets: SheetFigures
    """What sheets, and first-hand contact with customers, came to in it."""
    scorecard: Sequence[MeasureStanding] = ()
    """The measures as they stood on the last day."""


def span(
    since: date | None, until: date | None, first: date | None, today: date, days: int = DAYS_SHOWN
) -> tuple[date, date]:
    """The first and last day to look back on, by default the last 90 days or however many.

    Nothing lies after today, nor before the journal's first entry: a young journal isn't shown as a field of blanks.
    """
    end = min(until or today, today)
    start = since or date.fromordinal(max(1, end.toordinal() - days + 1))
    return min(max(start, first or end), end), end


def progress(framework: Framework, facts: TimeFacts) -> Progress:
    """A time looked back on."""
    monday = facts.since - timedelta(facts.since.weekday())
    weeks = [date.fromordinal(n) for n in range(monday.toordinal(), facts.until.toordinal() + 1, WEEK)]
    questions = framework.questions
    practices = tuple(_practice_weeks(standing, facts, weeks) for standing in facts.standings)
    counts = {kind: sum(days.values()) for kind, days in facts.days.items()}
    kept = ((entry.day, entry.of(kinds.Review)) for entry in facts.reviews)
    reviews = [ReviewOfTime(review.month, day, review.finished) for day, review in kept]
    return Progress(
        since=facts.since,
        until=facts.until,
        today=facts.today,
        first=facts.first,
        days=_days(facts.days.values()),
        away=tuple(
            (first, last) for first, last in facts.calendar.away if first <= facts.until and last >= facts.since
        ),
        counts=counts,
        weeks=tuple(weeks),
        principles=tuple(_principle_weeks(principle, facts, weeks) for principle in framework.principles),
        practices=practices,
        other_practices=counts.get("practice", 0) - sum(practice.total for practice in practices),
        questions=QuestionsAsked(sum(1 for question in questions if question.id in facts.answered), len(questions)),
        reviews=tuple(sorted(reviews, key=lambda review: review.month)),
        sheets=facts.sheets,
        scorecard=tuple(facts.scorecard),
    )


def written_on(days: int, counts: Mapping[str, int]) -> str:
    """On how many days something was written, and how much of each kind of evidence, in a sentence."""
    entries = [wording.counted(count, *_COUNTED[kind]) for kind, count in counts.items() if count]
    return f"You wrote on {wording.counted(days, 'day')}: {', '.join(entries)}."


def _days(counts: Iterable[Mapping[date, int]]) -> dict[str, int]:
    together: dict[date, int] = {}
    for days in counts:
        for day, count in days.items():
            together[day] = together.get(day, 0) + count
    return {day.isoformat(): together[day] for day in sorted(together)}


def _principle_weeks(principle: Principle, facts: TimeFacts, weeks: Sequence[date]) -> PrincipleWeeks:
    counts = _by_week(facts.deeds.get(principle.id, {}), weeks)
    answers = _by_week(facts.spoken.get(principle.id, {}), weeks)
    last = facts.last.get(principle.id)
    rating = facts.ratings.get(principle.id, (None, None))[0]
    return PrincipleWeeks(principle.id, principle.name, principle.pillar, counts, sum(counts), last, rating, answers)


def _practice_weeks(standing: PracticeStanding, facts: TimeFacts, weeks: Sequence[date]) -> PracticeWeeks:
    ticks = {day: count for day, count in facts.ticks[standing.id].items() if facts.since <= day <= facts.until}
    counts = _by_week(ticks, weeks)
    return PracticeWeeks(
        id=standing.id,
        name=standing.name,
        cadence=standing.cadence,
        strength=standing.strength,
        level=standing.level,
        weeks=counts,
        total=sum(counts),
        last=standing.last,
    )


def _by_week(days: Mapping[date, int], weeks: Sequence[date]) -> tuple[int, ...]:
    counts = [0] * len(weeks)
    for day, count in days.items():
        counts[(day - weeks[0]).days // WEEK] += count
    return tuple(counts)
