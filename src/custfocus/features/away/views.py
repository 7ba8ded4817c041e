"""The times away as a view."""

from datetime import date
from typing import ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View
from custfocus.features.away import lines
from custfocus.journal.entry import Entry


class TimeAway(Struct, frozen=True):
    """Days that don't count, from a first to a last."""

    id: str
    """The entry's id."""
    short: str
    """The same as pages show it."""
    first: date
    """Its first day."""
    last: date
    """Its last day."""
    why: str
    """Why, in the user's words; may be empty."""

    @property
    def days(self) -> int:
        """How many days it has, weekends included."""
        return (self.last - self.first).days + 1


class TimesAway(View, frozen=True):
    """The times away, the latest first, or the one that was just saved."""

    kind: ClassVar[str] = "away"
    items: tuple[TimeAway, ...]
    """The times away."""
    today: date
    """The user's own day."""
    entry: Entry | None = None
    """The entry that was saved."""

    def drawn(self) -> Page:
        return lines.times_away(self)
