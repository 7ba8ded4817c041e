"""A brief to hand on, and what is asked on the way to it, as views."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import ClassVar

from msgspec import Struct

from custfocus.base import wording
from custfocus.base.view import Page, View
from custfocus.features.share import lines
from custfocus.features.share.readers import HEARD
from custfocus.journal.entry import Entry


class Passage(Struct, frozen=True):
    """A piece of an entry that may go into a brief."""

    id: str
    """What the user approves it by."""
    entry: str
    """The entry's id."""
    label: str
    """What it answers, such as the prompt of a worksheet's field."""
    text: str
    """The words."""
    free: bool
    """Whether somebody wrote it freely, so that it needs the user's approval."""
    part: str = HEARD
    """The part that it belongs to: what was heard, learnt, will change, is to be decided, or is the leader's own."""
    about: str = ""
    """What the entry is, such as "A complaint, 9 November 2026"."""
    group: str = ""
    """What it is ticked together with: the id of its sheet, or its kind of entry where that isn't a sheet."""


class BriefPart(Struct, frozen=True):
    """A part of a brief."""

    id: str
    """What it is, whatever its readers call it."""
    title: str
    """What they call it."""
    lines: tuple[str, ...]
    """Lines in the brief's own words."""
    passages: tuple[Passage, ...]
    """What others, or the leader, wrote."""

    def by_entry(self) -> Iterator[tuple[str, list[Passage]]]:
        """The passages of each entry that follow one another, with what the entry is."""
        for (about, _), passages in groupby(self.passages, key=lambda passage: (passage.about, passage.entry)):
            yield about, list(passages)


class WithheldPassage(Struct, frozen=True):
    """A passage that stays out because of words that may be a known name in another form."""

    id: str
    """The passage's id."""
    words: tuple[str, ...]
    """The words."""


class Brief(View, frozen=True):
    """What is handed on."""

    kind: ClassVar[str] = "share"
    audience: str
    """Who it is for."""
    title: str
    """The title."""
    first: date
    """The first of the days that it is about."""
    last: date
    """The last of them."""
    opening: str
    """A sentence on what it is."""
    parts: tuple[BriefPart, ...]
    """Its parts, none of them empty; none at all where there is nothing to hand on."""
    waiting: tuple[str, ...]
    """The ids of the passages that were left out, for the user hasn't approved them."""
    suspects: tuple[str, ...] = ()
    """What may be names in it that nobody has listed."""
    before: tuple[str, ...] = ()
    """The ids of those of its passages, left out or not, that such a reader has been given before."""
    path: str | None = None
    """The file it was saved as, if it was."""
    counted: Entry | None = None
    """The entry that it was kept as, where it counted as a practice."""
    withheld: tuple[WithheldPassage, ...] = ()
    """The passages that were approved, and stay out because nobody can tell whether a known name is in them."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages that are in it."""
        return tuple(passage for part in self.parts for passage in part.passages)

    @property
    def extent(self) -> str:
        """How many they are, in words."""
        return wording.counted(len(self.passages), "passage")

    def drawn(self) -> Page:
        if self.path:
            return lines.saved_brief(self)
        from custfocus.features.share import page

        return page.brief(self)


class PossibleNames(View, frozen=True):
    """What may be names that nobody has listed."""

    words: tuple[str, ...]
    """The words, numbered from 1."""

    def drawn(self) -> Page:
        from custfocus.features.share import page

        return page.possible_names(self)


class ListOfNames(View, frozen=True):
    """The user's own list of names."""

    kind: ClassVar[str] = "share-names"
    names: tuple[str, ...]
    """The names on it, besides those that the journal knows."""
    no_names: tuple[str, ...]
    """What is no name, and isn't pointed out."""
    path: str
    """The file."""
    in_journal: bool = False
    """Whether that file is the journal, which keeps the list as long as it is locked."""
    numbered: bool = False
    """Whether a page numbers it from 1, so that what stands there can be named by its number."""

    def drawn(self) -> Page:
        return lines.list_of_names(self)
