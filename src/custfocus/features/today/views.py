"""Today, the one door, and the line at a shell's start, as views.

The records that they are made of are imported for the type checker alone: a shell's start has no time for them.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

from custfocus.base import wording
from custfocus.base.view import Page, View

if TYPE_CHECKING:
    from custfocus.features.practice.views import PracticeStanding
    from custfocus.features.reflect.views import OwnWords, Reflection
    from custfocus.features.sheets.standing import SheetStanding as Sheet


class LastDay(Struct, frozen=True):
    """One of the last days: how many entries it has, and whether it counts."""

    day: date
    entries: int
    counts: bool


class DayPlan(Struct, frozen=True):
    """An if-then plan: its entry's id, its sentence, and the ids of its barrier and practice, where it has them."""

    id: str
    text: str
    barrier: str | None
    practice: str | None


class Waiting(Struct, frozen=True):
    """Something that waits besides the question: what it is, in a few words, and the command for it."""

    what: str
    command: str


class Today(View, frozen=True):
    """What the day holds."""

    kind: ClassVar[str] = "today"
    day: date
    """The user's own day."""
    first: bool
    """Whether the journal has nothing in it yet."""
    reflect: Reflection | None
    """Today's question; None where there is none left."""
    answered: tuple[OwnWords, ...]
    """Today's answers, the newest first."""
    practices: tuple[PracticeStanding, ...]
    """Those that are taken on."""
    priorities: tuple[OwnWords, ...]
    """The season's, in the user's words."""
    plan: DayPlan | None
    """The if-then plan whose turn it is, None where there is none."""
    waiting: tuple[Waiting, ...]
    """What else waits, the most urgent first."""
    days: tuple[LastDay, ...]
    """The last fourteen days, the oldest first."""
    entries: int
    """How many entries the last fourteen days have."""
    open: tuple[Sheet, ...]
    """The sheets that are open, the most overdue first; for a page no more than the one that it names."""
    foremost: str | None
    """The id of that one: the most overdue promise to a customer, else what is due by that day."""
    open_total: int
    """How many are open."""
    intention: OwnWords | None = None
    """The one thing to do that is open; None where there is none."""
    person: str = ""
    """What one of those is called whom the user serves."""
    readable: bool = False
    """Whether there is anything to read in the journal, from whatever day."""
    brief: bool = False
    """Whether the page is there again, and only says what is left to do."""

    @property
    def asks(self) -> bool:
        """Whether there is a question to answer, and none has been answered today."""
        return self.reflect is not None and not self.answered

    def drawn(self) -> Page:
        from custfocus.features.today.page import today

        return today(self)


class WelcomeBack(View, frozen=True):
    """What waits for somebody who comes back after some weeks."""

    kind: ClassVar[str] = "welcome-back"
    first: date
    """The first day without a word."""
    last: date
    """The last one."""
    waits: tuple[str, ...]
    """What waits, a sentence each."""

    def drawn(self) -> Page:
        from custfocus.features.today.page import welcome_back

        return welcome_back(self)


class Nudge(View, frozen=True):
    """What waits today."""

    kind: ClassVar[str] = "nudge"
    question: bool = False
    """Whether the day's question has no answer yet."""
    practices: int = 0
    """How many practices are due."""
    review: str | None = None
    """The month whose review waits, as 2026-10."""
    line: str = ""
    """The same as a sentence; empty where nothing waits."""

    @property
    def sentence(self) -> str:
        """The same where it is plain who speaks; empty where nothing waits."""
        return self.line and wording.sentence(self.line.removeprefix("custfocus: "))

    def drawn(self) -> Page:
        return self.line
