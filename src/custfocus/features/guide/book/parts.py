"""What the handbook consists of, before it becomes a document: parts, chapters, sections, points."""

from msgspec import Struct


class Ref(Struct, frozen=True):
    """Another item, by its id and its name."""

    id: str
    name: str


class Fact(Struct, frozen=True):
    """A label, and what stands beside it: words, or other items."""

    label: str
    words: str = ""
    refs: tuple[Ref, ...] = ()


class BookPoint(Struct, frozen=True):
    """One thing that a section tells."""

    text: str
    """What it says."""
    name: str = ""
    """What it is called; empty where it is only said."""
    id: str = ""
    """The id of its item, by which it is found; empty where it is none of its own."""
    note: str = ""
    """What is said aside, after the text."""
    facts: tuple[Fact, ...] = ()
    """What belongs to it, each with its label."""
    lines: tuple[str, ...] = ()
    """What follows it, a sentence or two each."""


class Section(Struct, frozen=True):
    """Several points under a title."""

    title: str
    points: tuple[BookPoint, ...]


class Picture(Struct, frozen=True):
    """An organisation as a pyramid."""

    levels: tuple[str, ...]
    """Who stands on each level, from the top down; those whom all of them serve come last."""
    usual: str
    """What it shows as it is usually drawn."""
    turned: str
    """What it shows turned over."""


class Chapter(Struct, frozen=True):
    """A chapter: a principle, a text to read, a worksheet."""

    id: str
    """The id of its item."""
    title: str
    """Its title."""
    opening: tuple[str, ...]
    """Its first paragraphs."""
    sections: tuple[Section, ...] = ()
    """Its sections."""
    picture: Picture | None = None
    """What is drawn in it."""
    origins: tuple[str, ...] = ()
    """Where what it says comes from, a source each."""


class BookPart(Struct, frozen=True):
    """Chapters that belong together, or sections without one."""

    id: str
    """What links to it go by."""
    title: str
    """Its title."""
    opening: str = ""
    """What it is about."""
    chapters: tuple[Chapter, ...] = ()
    """Its chapters."""
    sections: tuple[Section, ...] = ()
    """Its sections, where it has no chapters."""


class Book(Struct, frozen=True):
    """The handbook."""

    title: str
    """Its title."""
    opening: tuple[str, ...]
    """Its first paragraphs."""
    parts: tuple[BookPart, ...]
    """Its parts."""
