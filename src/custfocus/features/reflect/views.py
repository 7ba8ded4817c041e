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
    earlier: tuple[OwnWords, ...] = ()
    """Earlier answers to the same question, the newest first."""
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

    def drawn(self) -> Page:
        if self.answer:
            return lines.answered(self, self.answer)
        from custfocus.features.reflect.page import question

        return question(self)
