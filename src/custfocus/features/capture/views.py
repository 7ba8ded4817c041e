"""What is kept in passing: a customer's words, a note, days away; and the word that it was saved."""

from datetime import date
from typing import ClassVar

from custfocus.base.view import Page, View
from custfocus.journal.entry import Entry


class Recorded(View, frozen=True):
    """An entry that has just been saved.

    Attributes:
        entry: The entry.
        short: Its id as pages show it.
        tags: The tags found in it.
        today: The user's own day, to say how long ago the entry's day is.
    """

    kind: ClassVar[str] = "recorded"
    entry: Entry
    short: str
    tags: tuple[str, ...]
    today: date

    def drawn(self) -> Page:
        from custfocus.features.capture.page import page

        return page(self)
