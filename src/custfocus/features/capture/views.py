"""The word that a text was saved, as a view."""

from datetime import date
from typing import ClassVar

from custfocus.base.view import Page, View
from custfocus.features.capture import lines
from custfocus.journal.entry import Entry


class Recorded(View, frozen=True):
    """An entry that has just been saved."""

    kind: ClassVar[str] = "recorded"
    entry: Entry
    """The entry."""
    short: str
    """Its id as pages show it."""
    tags: tuple[str, ...]
    """The tags found in it."""
    today: date
    """The user's own day, to say how long ago the entry's day is."""

    def drawn(self) -> Page:
        return lines.recorded(self)
