"""The priorities of a season: those that stand, and what was just done with one."""

from datetime import date
from typing import ClassVar, Literal

from msgspec import Struct

from custfocus.base.view import Page, View
from custfocus.features.priorities import lines

Did = Literal["added", "reworded", "done", "dropped"]


class StandingPriority(Struct, frozen=True):
    """A priority as it stands."""

    number: int | None
    """Its number on the page; None once it is settled."""
    id: str
    """The entry's id."""
    short: str
    """The same as pages show it."""
    text: str
    """The user's words."""
    status: str
    """How it stands: "open", "done" or "dropped"."""
    since: date
    """The day it was set."""
    until: date
    """The last day of its season."""
    over: bool
    """Whether its season has ended."""
    answered: date | None
    """The day on which a question about it was last answered."""


class Priorities(View, frozen=True):
    """Those that stand, the first set first."""

    kind: ClassVar[str] = "priorities"
    priorities: tuple[StandingPriority, ...]
    """The priorities."""
    today: date
    """The user's own day."""
    until: date
    """The last day of the season of one that is set today."""
    room: int
    """How many more there may be."""

    def drawn(self) -> Page:
        from custfocus.features.priorities.page import standing

        return standing(self)


class PrioritySaved(View, frozen=True):
    """That one was set, worded anew, done or let go."""

    kind: ClassVar[str] = "priority"
    priorities: tuple[StandingPriority, ...]
    """Those that stand now."""
    did: Did
    """Which of them it was."""
    priority: StandingPriority
    """The one, as it is now."""
    today: date
    """The user's own day."""

    def drawn(self) -> Page:
        return lines.saved(self)
