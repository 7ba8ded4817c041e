"""Entries to be read whole, the newest first."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View
from custfocus.features.entries.views import ListedEntry


class ReadEntry(ListedEntry, frozen=True):
    """An entry as one reads it."""

    name: str = ""
    """What the item that called for it is called, empty where there is none."""
    facts: tuple[tuple[str, str], ...] = ()
    """What else was kept, in words: pairs of a label and what it says; of a sheet, its fields."""
    about: ListedEntry | None = None
    """The entry that the question was about; None where it was about none, or that one has been deleted since."""
    is_about_deleted: bool = False
    """Whether it has."""
    ago: str = ""
    """How long ago its day was, where the same day of years or months before was asked for."""


class Person(Struct, frozen=True):
    """Somebody whose entries were asked for."""

    name: str
    """The name as it was asked for."""
    guess: str
    """A name that is like it, where nobody is called so; else empty."""


class EntriesToRead(View, frozen=True):
    """Whole entries."""

    kind: ClassVar[str] = "read"
    entries: tuple[ReadEntry, ...]
    """The entries, the newest first."""
    more: bool
    """Whether there are more than were asked for."""
    is_empty: bool
    """Whether the journal has no entry at all."""
    person: Person | None
    """Whose they are, where a person was asked for."""
    today: date
    """The user's own day."""

    def drawn(self) -> Page:
        from custfocus.features.reading.page import reading

        return reading(self)
