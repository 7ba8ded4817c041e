"""How practices stand and what was done with them, as views."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal

from msgspec import Struct

from custfocus.base.view import Page, View
from custfocus.features.practice import lines
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.content.models import Cadence

Did = Literal["ticked", "started", "changed", "stopped"]


class PracticeStanding(Struct, frozen=True):
    """How a practice stands on a day."""

    id: str
    """The practice's id."""
    name: str
    """Its name; where the framework no longer has it, the one under which it was taken on."""
    adopted: bool
    """Whether it is taken on."""
    number: int | None
    """Its number on pages, in the order in which they were taken on; None if it isn't."""
    cadence: Cadence
    """How often it is wanted; where it isn't taken on, how often is suggested."""
    strength: float = 0.0
    """0 to 1; 0 where it isn't taken on."""
    level: str = ""
    """The strength in words; empty where it isn't taken on."""
    since: date | None = None
    """The first day of this adoption."""
    last: date | None = None
    """The last day it was done, up to the day."""
    ticks_in_window: int = 0
    """How often it was done in the cadence's days up to the day, and on it."""
    due: bool = False
    """Whether the day counts, and it is taken on, not yet done on it, nor often enough in the cadence's days."""
    adoption: str | None = None
    """The id of the entry that it was taken on with."""
    pillar: str | None = None
    """The pillar it counts towards."""
    principles: tuple[str, ...] = ()
    """The principles it serves, the main one first."""
    when: str = ""
    """The suggested cue."""
    whom: str = ""
    """With whom."""
    minutes: int | None = None
    """How long it takes to begin."""


class Practices(View, frozen=True):
    """All practices, those taken on first."""

    kind: ClassVar[str] = "practice"
    items: tuple[PracticeStanding, ...]
    """How each stands."""
    day: date
    """The day it is about."""
    today: date
    """The user's own day."""
    counts: bool
    """Whether the day counts."""
    away_until: date | None
    """The last day of the time away that the day is in."""
    pillars: dict[str, str]
    """The names of the pillars by id, in order."""
    suggested: tuple[str, ...] = ()
    """The ids of those to begin with; only where none is taken on."""
    others: bool = False
    """Whether the page shows those that aren't taken on."""

    def drawn(self) -> Page:
        from custfocus.features.practice.page import practices

        return practices(self)


class PracticeSaved(View, frozen=True):
    """That a practice was ticked off, taken on, changed or stopped."""

    kind: ClassVar[str] = "practice"
    items: tuple[PracticeStanding, ...]
    """How each practice stands now, those taken on first."""
    did: Did
    """Which of them it was."""
    entry: Entry
    """The entry that was saved."""
    short: str
    """Its id as pages show it."""
    tags: tuple[str, ...]
    """The tags found in it."""
    today: date
    """The user's own day."""
    standing: PracticeStanding | None
    """How the practice stands now, if it is taken on."""
    aim: str = ""
    """The measure or the cause that it was taken on for, in words; empty where it is for none."""

    def drawn(self) -> Page:
        return lines.practice_saved(self)


class StrengthReason(Struct, frozen=True):
    """Where a practice's strength comes from."""

    practice: PracticeStanding
    """The practice as it stands on the day."""
    before: float
    """Its strength after the last day that counted and is over."""
    done: int
    """The ticks in the trailing window."""
    wanted: int
    """How many were wanted in it."""
    window: int
    """How many days that count it has."""
    share: float
    """What strength is drawn to, 0 to 1."""
    pull: float
    """How much of the way there it goes in a step, 0 to 1."""
    half_life: float
    """After how many days that count without a tick in the window it is down to a half."""


class Strengths(View, frozen=True):
    """What strength means, with the figures of practices that are taken on."""

    kind: ClassVar[str] = "practice"
    items: tuple[PracticeStanding, ...]
    """How each practice stands, those taken on first."""
    day: date
    """The day it is about."""
    why: tuple[StrengthReason, ...]
    """The figures."""

    def drawn(self) -> Page:
        from custfocus.features.practice.page import strengths

        return strengths(self)
