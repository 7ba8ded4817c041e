"""What the choice of a question may know of the past, and what it gives: a question, and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from custfocus.content.models import Echo, Question

# What is asked: of the framework, or about one of the user's own entries.
Q = TypeVar("Q", bound="Question | Echo")

RETURN_EVERY = 4
RETURN_AFTER_DAYS = (28, 56, 112)
SKIP_RESTS_DAYS = (14, 42, 126)


class Skips(Struct, frozen=True):
    """How a question was skipped since its last answer."""

    last: date
    """The day of the latest skip."""
    times: int = 1
    """How often."""
    for_good: bool = False
    """Whether it was let go."""

    @property
    def rest_days(self) -> int:
        """How many days it rests after the latest skip."""
        return SKIP_RESTS_DAYS[min(self.times, len(SKIP_RESTS_DAYS)) - 1]

    def days_to_go(self, day: date) -> int:
        """How many days it still rests on a day; none or fewer where its rest is over."""
        return self.rest_days - (day - self.last).days


class PastAnswers(Struct, frozen=True):
    """What the choice may know: the entries dated before the day, and that day's skips."""

    answered: Mapping[str, date]
    """The day of the latest answer to each question, by the question's id."""
    times: Mapping[str, int]
    """How many answers each of these has, counted no further than RETURN_AFTER_DAYS goes."""
    returns: tuple[bool, ...]
    """Of the newest answers to questions in their turn, no long looks among them, newest first, at most
    RETURN_EVERY - 1: had the question been answered before?
    """
    newest: str | None
    """The question of the newest answer, by its id."""
    count: int
    """How many answers there are, counted no further than the journal is opened by."""
    first: date | None
    """The day of the first entry."""
    skipped: Mapping[str, Skips]
    """The skips of each question since its last answer, by the question's id."""
    ratings: Mapping[str, tuple[int, date]]
    """The latest self-rating, 1 to 5, and its day, by the principle's id."""

    def after(self, question: Question, day: date) -> PastAnswers:
        """What the past would be, had this question been answered on the day."""
        times = min(self.times.get(question.id, 0) + 1, len(RETURN_AFTER_DAYS))
        return replace(
            self,
            answered={**self.answered, question.id: day},
            times={**self.times, question.id: times},
            returns=(question.id in self.answered, *self.returns)[: RETURN_EVERY - 1],
            newest=question.id,
            count=self.count + 1,
            first=self.first or day,
        )


class AskedEntry(Struct, frozen=True):
    """The entry of the user's that a question is about."""

    id: str
    """Its id."""
    day: date
    """Its day, or that of what is quoted of it."""
    quotation: str
    """The words that are quoted of it."""
    asks: str
    """The question about it, as it is shown."""
    kept: str
    """The same as it is kept with the answer: without names."""
    principles: tuple[str, ...]
    """What an answer counts for."""


class Pick(Struct, Generic[Q], frozen=True):
    """A question, and why it is the one."""

    question: Q
    """The question."""
    reason: str
    """Why, in a sentence that ends with its figures."""
    brief: str
    """The reason in a few words, for a page."""
    of: AskedEntry | None = None
    """What it is about, where that is one of the user's own entries."""
    is_look: bool = False
    """Whether it is the long look at the week."""

    @property
    def asks(self) -> str:
        """The question in the form that it is asked in: the long look has the long one."""
        if self.of:
            return self.of.asks
        question: Question | Echo = self.question
        full = question.full if self.is_look and question.kind == "question" else ""
        return full or question.words

    @property
    def principles(self) -> tuple[str, ...]:
        """What an answer counts for, the main one first."""
        return self.of.principles if self.of else self.question.principles


AnyPick: TypeAlias = "Pick[Question] | Pick[Echo]"
