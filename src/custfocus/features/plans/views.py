"""What is known of barriers and plans: all of them, one whole, what was done to a plan."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View
from custfocus.content.framework import Served

MADE, REWORDED, LET_GO = "made", "reworded", "let go"


class OfferedPractice(Struct, frozen=True):
    """A practice that answers a barrier and is offered."""

    id: str
    """Its id."""
    name: str
    """Its name."""


class BarrierInBrief(View, frozen=True):
    """A barrier, as somebody needs to know it who plans for it."""

    id: str
    """Its id."""
    name: str
    """Its name."""
    how: str
    """How it works."""
    practices: tuple[OfferedPractice, ...]
    """The practices that answer it, as inspiration."""

    def drawn(self) -> Page:
        from custfocus.features.plans.page.plans import barrier_in_brief

        return barrier_in_brief(self)


class IfThenPlan(Struct, frozen=True):
    """An if-then plan."""

    id: str
    """The entry's id."""
    short: str
    """As pages show it."""
    text: str
    """The whole sentence."""
    cue: str
    """The moment, what stands after "If"."""
    response: str
    """What one does then; empty where the sentence has no ", then"."""
    barrier: str | None
    """The id of the barrier that it answers, if it answers one."""
    about: str
    """The barrier's name as it was then."""
    practice: str | None
    """The id of the practice that it is tied to, if it is."""
    practice_name: str
    """What pages call that practice."""
    day: date
    """The day it was made."""
    status: str
    """Whether it stands: "open" or "dropped"."""
    fired: dict[str, str]
    """How it went: "used", "missed" or "no-occasion" by month, as 2026-10, the first one first."""
    reworded: str | None
    """The last month that its earlier words were used in, where it has been worded anew."""
    missed: int
    """How many times running it was missed, as it is worded now."""
    reword: bool
    """Whether it should be offered for rewording."""
    aim: str = ""
    """The measure or the cause that it is for, in words; empty where it is for none."""


class Plans(View, frozen=True):
    """The plans that stand, the first made first."""

    kind: ClassVar[str] = "plan"

    plans: tuple[IfThenPlan, ...]
    """The plans."""
    barrier: BarrierInBrief | None
    """The barrier that was asked for, if one was; the plans are those for it."""
    numbers: dict[str, int]
    """The number of each plan among all that stand, by its id."""
    today: date
    """The user's own day."""

    def drawn(self) -> Page:
        from custfocus.features.plans.page.plans import plans_that_stand

        return plans_that_stand(self)


class Planned(View, frozen=True):
    """That a plan was made, worded anew, or let go."""

    kind: ClassVar[str] = "plan"

    plans: tuple[IfThenPlan, ...]
    """The plans that stand now."""
    did: str
    """MADE, REWORDED or LET_GO."""
    plan: IfThenPlan
    """The plan."""
    to_start: str | None
    """The id of the practice that it is tied to, where that isn't taken on."""
    today: date
    """The user's own day."""

    def drawn(self) -> Page:
        from custfocus.features.plans.lines import saved

        return saved(self)


class BarrierRating(Struct, frozen=True):
    """A rating of one's own."""

    day: date
    """The day."""
    value: int | None
    """How often it gets in the way, from 1 to 5; None for "don't know"."""
    word: str
    """The same in words."""


class RankedBarrier(Struct, frozen=True):
    """A barrier as it stands."""

    id: str
    """Its id."""
    name: str
    """Its name."""
    rating: BarrierRating | None
    """The latest rating, None where there is none."""
    plans: tuple[str, ...]
    """The ids of the plans that answer it."""


class Barriers(View, frozen=True):
    """All barriers, the one most in the way first; those without a rating last."""

    kind: ClassVar[str] = "barriers"

    items: tuple[RankedBarrier, ...]
    """The barriers."""
    today: date
    """The user's own day."""
    numbered: bool = False
    """Whether the page numbers them, to choose one."""
    people: Served = Served()
    """What those are called whom the user serves."""

    def drawn(self) -> Page:
        from custfocus.features.plans.page.barriers import listed

        return listed(self)


class HelpingEnabler(Struct, frozen=True):
    """An enabler that helps against a barrier."""

    id: str
    """Its id."""
    name: str
    """Its name."""
    summary: str
    """What it is."""
    techniques: tuple[str, ...]
    """Its techniques."""


class AnsweringPractice(Struct, frozen=True):
    """A practice that answers a barrier, and whether the user has it already."""

    id: str
    """Its id."""
    name: str
    """Its name."""
    when: str
    """Its cue."""
    adopted: bool
    """Whether it is taken on."""


class BarrierNextStep(Struct, frozen=True):
    """What is best done next about a barrier."""

    command: str
    """What to type."""
    why: str
    """What it does."""


class WholeBarrier(View, frozen=True):
    """One barrier, whole."""

    kind: ClassVar[str] = "barrier"

    id: str
    """Its id."""
    name: str
    """Its name."""
    how: str
    """How it works."""
    ratings: tuple[BarrierRating, ...]
    """The user's own, the newest first."""
    enablers: tuple[HelpingEnabler, ...]
    """What helps."""
    practices: tuple[AnsweringPractice, ...]
    """The practices that answer it."""
    plans: tuple[IfThenPlan, ...]
    """The plans that answer it."""
    next: BarrierNextStep
    """The next step."""
    today: date
    """The user's own day."""

    def drawn(self) -> Page:
        from custfocus.features.plans.page.barriers import whole

        return whole(self)
