"""The framework to browse: the spine, a kind of item, one whole, what words find; and the check of own files."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View
from custfocus.content.framework import Checked

if TYPE_CHECKING:
    from custfocus.content.models import AnyItem, Idea

# The formats of the handbook, each with the endings of its files, the best first.
MARKDOWN, HTML = "markdown", "html"
BOOK_FORMATS = {MARKDOWN: (".md", ".markdown"), HTML: (".html", ".htm")}
FILE = "mine.yaml"
EXAMPLE = """\
questions:
  - id: what-a-supplier-said
    name: A supplier's view
    daily: What did a supplier tell you lately?
    principles: [{principle}]
practices:
  - id: sit-at-reception
    name: Sit at reception
    how: Stay for ten minutes, and only watch.
    when: Before lunch
    whom: Whoever comes in
    principles: [{principle}]
# To take out one of ours: retire: [its-id]
"""


class Branch(Struct, frozen=True):
    """A pillar or principle in the spine."""

    id: str
    """Its id."""
    name: str
    """Its name."""
    summary: str
    """What it is, in a sentence or two."""
    counts: dict[str, int]
    """How many items of each kind are tied to it; for a pillar, to it alone."""
    principles: tuple[Branch, ...] = ()
    """A pillar's principles."""


class Spine(View, frozen=True):
    """The framework at a glance."""

    kind: ClassVar[str] = "guide"

    counts: dict[str, int]
    """How many items of each kind are offered."""
    pillars: tuple[Branch, ...]
    """The pillars with their principles."""

    def drawn(self) -> Page:
        from custfocus.features.guide.page.overview import spine

        return spine(self)


class ItemGroup(Struct, frozen=True):
    """Some items of a list, and what they have in common: a kind, or the principle that is their main one."""

    id: str
    """The kind, or the principle's or pillar's id."""
    name: str
    """What pages call it; empty where the list isn't parted."""
    items: tuple[AnyItem, ...]
    """The items, whole."""


class KindList(View, frozen=True):
    """All items of a kind, retired ones last."""

    kind: ClassVar[str] = "guide-kind"

    item_kind: str
    """The kind."""
    count: int
    """How many are offered."""
    groups: tuple[ItemGroup, ...]
    """The items, in parts where there are many."""
    whole: bool = False
    """Whether the page shows all that they say."""

    def drawn(self) -> Page:
        from custfocus.features.guide.page.overview import listing

        return listing(self)


class Origin(Struct, frozen=True):
    """Where an item comes from."""

    id: str
    """The source's id."""
    title: str
    """Its title."""
    by: str
    """Its makers and its date."""
    where: str
    """The place in it."""


class WholeItem(View, frozen=True):
    """One item whole."""

    kind: ClassVar[str] = "guide-item"

    item_kind: str
    """Its kind."""
    item: AnyItem
    """The item."""
    serves: tuple[AnyItem, ...]
    """The principles or the pillar it serves, or the pillar that a principle is under."""
    origins: tuple[Origin, ...]
    """Where it comes from."""
    tied: tuple[ItemGroup, ...]
    """What is tied to it, by kind.

    For a barrier what answers it, for a practice the barriers that it answers, for a source what carries its ideas.
    """
    ideas: tuple[Idea, ...]
    """For a source, each of its ideas with the items that carry it."""
    whole: bool
    """Whether the page shows all of it."""
    left: int | None = None
    """Of a piece of the reading path that has been ticked off with this, how many are still unread; else None."""

    def drawn(self) -> Page:
        from custfocus.features.guide.page.item import whole_item

        return whole_item(self)


class ItemSearch(View, frozen=True):
    """What words find."""

    kind: ClassVar[str] = "guide-search"

    words: str
    """The words."""
    hits: tuple[ItemHit, ...]
    """The items that have all of them, the best first."""
    near: tuple[str, ...]
    """What else might be looked for, where nothing has them."""
    whole: bool
    """Whether the page shows all hits."""

    def drawn(self) -> Page:
        from custfocus.features.guide.page.search import findings

        return findings(self)


class Checks(View, frozen=True):
    """What the user's content files do, or what is wrong with them."""

    kind: ClassVar[str] = "guide-check"

    folder: str
    """The folder from which content is read."""
    good: bool
    """Whether nothing is wrong with any of them."""
    files: tuple[Checked, ...]
    """The files."""
    example: str = ""
    """A first file to begin with, where there is none yet."""
    elsewhere: bool = False
    """Whether the files lie outside that folder, so that they aren't in use."""
    framework: str = ""
    """The folder of the framework that was checked as well, or alone; empty for the one of custfocus."""
    framework_files: tuple[Checked, ...] = ()
    """Its files."""

    def drawn(self) -> Page:
        from custfocus.features.guide.lines import checks

        return checks(self)


Marks = tuple[tuple[int, int], ...]


class ItemHit(Struct, frozen=True):
    """An item that was found."""

    id: str
    """Its id."""
    kind: str
    """Its kind."""
    name: str
    """Its name."""
    name_marks: Marks
    """Where in the name words were found: the first character and the one after the last."""
    excerpt: str
    """A sentence of it, the one with the most of the words; its own words where only the name has them."""
    excerpt_marks: Marks
    """Where in the excerpt words were found."""
    retired: bool
    """Whether it is no longer offered."""
    own: str
    """The user's file that it comes from, or an empty string."""


class SchemaSaved(View, frozen=True):
    """A file that the schema of content files was written to."""

    kind: ClassVar[str] = "guide-schema"

    path: str
    """The file, as the user named it."""

    def drawn(self) -> Page:
        from custfocus.features.guide.lines import schema_saved

        return schema_saved(self)


class BookSaved(View, frozen=True):
    """A file that the handbook was written to."""

    kind: ClassVar[str] = "guide-book"

    path: str
    """The file, as the user named it."""
    format: str
    """One of BOOK_FORMATS."""

    def drawn(self) -> Page:
        from custfocus.features.guide.lines import book_saved

        return book_saved(self)


class NextPiece(View, frozen=True):
    """The next piece of the reading path, which is ticked off with this."""

    kind: ClassVar[str] = "guide-next"

    place: int
    """Its place on the path, counted from 1."""
    count: int
    """How many pieces the path has."""
    piece: WholeItem | None
    """The piece, whole; None where all have been read."""
    left: int = 0
    """How many are still unread."""

    def drawn(self) -> Page:
        from custfocus.features.guide.page.path import next_piece

        return next_piece(self)


class PathPiece(Struct, frozen=True):
    """A piece of the reading path."""

    place: int
    """Its place on the path, counted from 1."""
    id: str
    """Its text's id."""
    title: str
    """Its title."""
    read: date | None
    """The day on which it was read; None while it hasn't been."""


class ReadingPath(View, frozen=True):
    """The pieces of the reading path, in order."""

    kind: ClassVar[str] = "guide-path"

    pieces: tuple[PathPiece, ...]
    """The pieces."""

    def drawn(self) -> Page:
        from custfocus.features.guide.page.path import reading_path

        return reading_path(self)
