"""A time looked back on: its days, the principles and practices over its weeks, the questions and reviews."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View
from custfocus.features.before_and_after.views import BeforeAndAfter
from custfocus.features.scorecard.views import MeasureStanding
from custfocus.features.sheets.figures import SheetFigures

if TYPE_CHECKING:
    from custfocus.content.models import Cadence


class PrincipleWeeks(Struct, frozen=True):
    """A principle over the weeks."""

    id: str
    name: str
    pillar: str | None
    """The pillar it is under."""
    weeks: tuple[int, ...]
    """How many deeds each week has for it: practices done, things heard, notes, sheets opened."""
    total: int
    """How many the whole time has."""
    last: date | None
    """The latest day that has one, which may lie before the time."""
    rating: int | None = None
    """The latest self-rating up to the end of the time, 1 to 5; None where there is none."""
    answers: tuple[int, ...] = ()
    """How many answers each week has to questions about it, which are no deeds."""


class PracticeWeeks(Struct, frozen=True):
    """A practice that is taken on at the end of the time, over its weeks."""

    id: str
    name: str
    cadence: Cadence
    """How often it is wanted."""
    strength: float
    """0 to 1, at the end of the time."""
    level: str
    """The strength in words."""
    weeks: tuple[int, ...]
    """How often it was done in each week."""
    total: int
    """How often in the whole time."""
    last: date | None
    """The latest day it was done, which may lie before the time."""


class QuestionsAsked(Struct, frozen=True):
    """How many of the questions that are offered have been asked and answered at least once, of how many."""

    asked: int
    total: int


class ReviewOfTime(Struct, frozen=True):
    """A review: its month as 2026-10, the day it was begun, whether it is finished."""

    month: str
    day: date
    finished: bool


class Progress(View, frozen=True):
    """A time looked back on."""

    kind: ClassVar[str] = "progress"
    since: date
    """Its first day."""
    until: date
    """Its last day."""
    today: date
    """The user's own day."""
    first: date | None
    """The day of the journal's first entry; None while it is empty."""
    days: dict[str, int]
    """How many entries each day has, by ISO date; days without any are left out."""
    away: tuple[tuple[date, date], ...]
    """The first and last day of each time away that reaches into it."""
    counts: dict[str, int]
    """How many entries of each kind there are."""
    weeks: tuple[date, ...]
    """The Mondays of its weeks; all lists of weeks go along with it."""
    principles: tuple[PrincipleWeeks, ...]
    """The principles, in content order."""
    practices: tuple[PracticeWeeks, ...]
    """The practices that are taken on."""
    other_practices: int
    """How often practices were done that aren't."""
    questions: QuestionsAsked
    """How many questions have been asked, up to the last day."""
    reviews: tuple[ReviewOfTime, ...]
    """The reviews that were begun in it, the earliest first."""
    sheets: SheetFigures
    """What sheets, and first-hand contact with customers, came to in it."""
    scorecard: tuple[MeasureStanding, ...] = ()
    """The measures as they stood on the last day."""
    before_and_after: tuple[BeforeAndAfter, ...] = ()
    """What was begun in it or in the 180 days up to its end, before and since, the latest first."""

    def drawn(self) -> Page:
        from custfocus.features.progress.page import page

        return page(self)
