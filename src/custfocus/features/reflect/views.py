"""The daily question as a view: what is asked and why, what was answered before, one thing to do next."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View
from custfocus.features.reflect import lines


class AskedQuestion(Struct, frozen=True):
    """A question as it is asked."""

    id: str
    """The question's id."""
    name: str
    """Its name."""
    daily: str
    """The daily form."""
    full: str
    """The full form, empty where there is none."""
    further: tuple[str, ...]
    """The follow-ups to the daily form."""
    wider: tuple[str, ...]
    """The follow-ups to the full form."""
    principles: tuple[str, ...]
    """The principles it serves, the main one first."""
    pillar: str | None
    """The pillar it counts towards."""
    about: str
    """The names of its main principle and its pillar, for a page."""
    form: str
    """How it wants to be answered; "echo" where it is about one of the user's own entries."""
    of: str | None = None
    """The id of that entry; None where it is about none."""


class OwnWords(Struct, frozen=True):
    """Something the user wrote: its id and short id, its day, its words."""

    id: str
    short: str
    day: date
    text: str


class Reflection(View, frozen=True):
    """The question of a day, and the answer once there is one."""

    kind: ClassVar[str] = "reflect"
    question: AskedQuestion
    """What is asked."""
    day: date
    """The day it is asked for."""
    today: date
    """The user's own day."""
    brief: str
    """Why it was chosen, in a few words."""
    why: str
    """Why it was chosen, with the figures."""
    kept: str = ""
    """The question as it is kept with an answer, where that is other words: without names."""
    quotation: OwnWords | None = None
    """The entry that it is about, with what is quoted of it; None where it is about none."""
    is_look: bool = False
    """Whether it is the long look at the week."""
    earlier: tuple[OwnWords, ...] = ()
    """Earlier answers to the same question, of the same entry where it is about one; the newest first."""
    answered_today: int = 0
    """How many answers the day has already."""
    wide: bool = False
    """Whether the page shows the full form."""
    explained: bool = False
    """Whether the page shows why with the figures."""
    answer: OwnWords | None = None
    """The answer that was saved."""
    intention: OwnWords | None = None
    """The one thing to do that is still open, or was just kept."""
    set_aside: str | None = None
    """The id of the question that was skipped for this one."""
    set_aside_words: str = ""
    """The words of that question."""
    set_aside_days: int | None = None
    """For how many days it rests; None where it was let go for good, or nothing was set aside."""

    @property
    def asks(self) -> str:
        """The question in the form that it is asked in."""
        return self.question.full if self.is_look and self.question.full else self.question.daily

    @property
    def asked(self) -> str:
        """The same as an answer keeps it."""
        return self.kept or (self.question.full if self.wide and self.question.full else self.asks)

    @property
    def follow_ups(self) -> tuple[str, ...]:
        """What follows the long form, asked one by one; nothing where it isn't the long look."""
        return (self.question.wider or self.question.further) if self.is_look else ()

    def drawn(self) -> Page:
        if self.answer:
            return lines.answered(self, self.answer)
        from custfocus.features.reflect.page import question

        return question(self)
