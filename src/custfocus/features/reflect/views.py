"""The daily question as a view: what is asked and why, what was answered before, one thing to do next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View
from custfocus.content.framework import Framework, name_of, pillar_of
from custfocus.features.reflect.choice import Pick
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.content.models import Question

NOT_YET = "not-yet"
# What "did it happen?" may be answered with, and what becomes of the intention.
OUTCOMES = {"yes": kinds.DONE, NOT_YET: kinds.OPEN, "drop": kinds.DROPPED}


class Asked(Struct, frozen=True):
    """A question as it is asked.

    Attributes:
        id: The question's id.
        name: Its name.
        daily: The daily form.
        full: The full form, empty where there is none.
        further: The follow-ups to the full form.
        principles: The principles it serves, the main one first.
        pillar: The pillar it counts towards.
        about: The names of its main principle and its pillar, for a page.
    """

    id: str
    name: str
    daily: str
    full: str
    further: tuple[str, ...]
    principles: tuple[str, ...]
    pillar: str | None
    about: str


class Told(Struct, frozen=True):
    """Something the user wrote earlier: its id and short id, its day, its words."""

    id: str
    short: str
    day: date
    text: str


class Reflection(View, frozen=True):
    """The question of a day, and the answer once there is one.

    Attributes:
        question: What is asked.
        day: The day it is asked for.
        today: The user's own day.
        brief: Why it was chosen, in a few words.
        why: Why it was chosen, with the figures.
        earlier: Earlier answers to the same question, the newest first.
        answered_today: How many answers the day has already.
        wide: Whether the page shows the full form.
        explained: Whether the page shows why with the figures.
        answer: The answer that was saved.
        intention: The one thing to do that is still open, or was just kept.
        set_aside: The id of the question that was skipped for this one.
    """

    kind: ClassVar[str] = "reflect"
    question: Asked
    day: date
    today: date
    brief: str
    why: str
    earlier: tuple[Told, ...] = ()
    answered_today: int = 0
    wide: bool = False
    explained: bool = False
    answer: Told | None = None
    intention: Told | None = None
    set_aside: str | None = None

    def drawn(self) -> Page:
        from custfocus.features.reflect.page import question, saved

        return saved(self) if self.answer else question(self)


def asked(framework: Framework, question: Question) -> Asked:
    """The question with the names that a page needs."""
    pillar = pillar_of(framework, question)
    names = [name_of(framework, name) for name in (*question.principles[:1], pillar) if name]
    return Asked(
        id=question.id,
        name=question.name,
        daily=question.daily,
        full=question.full,
        further=question.further,
        principles=question.principles,
        pillar=pillar,
        about=" · ".join(names),
    )


def still_to_answer(picks: Iterable[Pick], answered: Iterable[str | None]) -> Iterator[Pick]:
    """The rank without the questions that the day has answers to, so that a second answer takes the next."""
    done = set(answered)
    return (pick for pick in picks if pick.question.id not in done)


def open_intention(intentions: Sequence[Entry], day: date) -> Entry | None:
    """The intention to ask about on a day: the oldest still open that was kept on an earlier day."""
    waiting = [entry for entry in intentions if entry.of(kinds.Intention).status == kinds.OPEN and entry.day < day]
    return min(waiting, key=lambda entry: entry.at, default=None)
