"""What was taken in from files, what was known already, and what was left out."""

from datetime import date
from typing import ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View


class Refused(Struct, frozen=True):
    """Something that was left out."""

    file: str
    """The file, as the user named it, with the part of it."""
    line: int | None
    """The line on which it begins; None where that is the whole file."""
    reason: str
    """Why, as the rest of a sentence."""


class LeftBehind(Struct, frozen=True):
    """What belongs to an entry and isn't words, so that it stays where it is."""

    file: str
    """The file that tells of it."""
    day: date
    """The day of the entry."""
    kind: str
    """What it is: a photograph, a video."""
    name: str
    """What it goes by there."""


class ReadSource(Struct, frozen=True):
    """A file that was read."""

    file: str
    """The file, as the user named it."""
    form: str
    """What it was taken for."""
    entries: int
    """How many entries are in it."""


class FirstEntry(Struct, frozen=True):
    """One of the first entries that are new."""

    day: date
    """Its day."""
    kind: str
    """Its kind."""
    text: str
    """Its words."""


class Imported(View, frozen=True):
    """What has become of what is in some files."""

    kind: ClassVar[str] = "import"
    added: int
    """How many entries came that weren't there."""
    known: int
    """How many were there already."""
    changed: int = 0
    """Of how many that were there something came that wasn't known; only from a whole journal."""
    deleted: int = 0
    """How many have been deleted here, and stay so."""
    refused: tuple[Refused, ...] = ()
    """What was left out, and why."""
    wordless: tuple[Refused, ...] = ()
    """The entries without a word, which weren't taken in either."""
    left_behind: tuple[LeftBehind, ...] = ()
    """What isn't words, and stays where it is."""
    sources: tuple[ReadSource, ...] = ()
    """The files that were read."""
    first: tuple[FirstEntry, ...] = ()
    """The first of what is new."""
    since: date | None = None
    """The earliest day of what is new."""
    until: date | None = None
    """The latest."""
    dry_run: bool = False
    """Whether this only shows what would come."""
    whole: bool = False
    """Whether a whole journal was among them, whose own acts have come with it."""

    def drawn(self) -> Page:
        from custfocus.features.importing.lines import imported

        return imported(self)
