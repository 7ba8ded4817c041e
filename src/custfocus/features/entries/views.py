"""Reading the journal: entries in a list, found by words, one of them whole, its versions, the latest acts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.features.sheets.standing import SheetStanding

SAME, REWORDED, RETIRED, GONE = "same", "reworded", "retired", "gone"
ADDED, CHANGED, DELETED = "added", "changed", "deleted"


class ListedEntry(Entry, frozen=True):
    """An entry as a page lists it."""

    short: str = ""
    """Its id as pages show it."""
    tags: tuple[str, ...] = ()
    """The tags in its text."""
    told: str = ""
    """How it is told in a line, where that takes more than the entry itself: of a sheet."""


class ListedMatch(ListedEntry, frozen=True):
    """An entry that a search found."""

    excerpt: tuple[str, ...] = ()
    """The text around the first match, or where only the question matches, of that: pieces by turns before, in and
    after a match.
    """
    in_question: bool = False
    """Whether the excerpt is of the question."""
    said_by: tuple[str, ...] = ()
    """The name of who said it, in pieces likewise, where it matches; else empty."""


class Listing(View, frozen=True):
    """The newest entries that were asked for, and those to come."""

    kind: ClassVar[str] = "list"
    entries: tuple[ListedEntry, ...]
    """The entries, the newest first; below them those still to come, the next first."""
    total: int
    """How many there are in all; counting stops at `counted_to`."""
    counted_to: int
    """Where counting stops."""
    filtered: bool
    """Whether only some were asked for."""
    today: date
    """The user's own day."""

    def drawn(self) -> Page:
        from custfocus.features.entries.page.entries import listing

        return listing(self)


class Findings(View, frozen=True):
    """What a search found."""

    kind: ClassVar[str] = "search"
    words: str
    """What was looked for."""
    entries: tuple[ListedMatch, ...]
    """The entries, the best first, or the newest."""
    more: bool
    """Whether there are more than were asked for."""
    newest: bool
    """Whether the newest come first."""
    today: date
    """The user's own day."""

    def drawn(self) -> Page:
        from custfocus.features.entries.page.entries import findings

        return findings(self)


class WholeEntry(View, frozen=True):
    """One entry, whole."""

    kind: ClassVar[str] = "show"
    entry: ListedEntry
    """The entry."""
    name: str
    """What the item that called for it is called, empty where there is none."""
    item_is: str
    """Whether that item is still the "same", "reworded", "retired" or "gone"."""
    reads_now: str
    """How it asks now, where it has been reworded."""
    evidence_for: tuple[str, ...]
    """The names of the principles that it is evidence for."""
    facts: tuple[tuple[str, str], ...]
    """What else was kept, in words: pairs of a label and what it says."""
    written: str
    """When, in the zone of that time, ISO 8601."""
    edits: int
    """How often it has been changed."""
    earlier: tuple[ListedEntry, ...]
    """Earlier answers to the same question, the newest first."""
    about: ListedEntry | None
    """The entry that the question was about; None where it was about none, or that one has been deleted since."""
    is_about_deleted: bool
    """Whether it has."""
    answers: tuple[ListedEntry, ...]
    """Answers to questions about this entry, the newest first."""
    today: date
    """The user's own day."""

    def drawn(self) -> Page:
        from custfocus.features.entries.page.entries import whole_entry

        return whole_entry(self)


class SeveralEntries(View, frozen=True):
    """Several entries, each whole."""

    kind: ClassVar[str] = "show"
    entries: tuple[WholeEntry, ...]
    """The entries, as they were asked for."""

    def drawn(self) -> Page:
        from custfocus.features.entries.page.entries import several_entries

        return several_entries(self)


class TagCount(Struct, frozen=True):
    """A tag, and how many entries have it."""

    tag: str
    """The tag without its sign."""
    count: int
    """How many entries have it."""


class Tags(View, frozen=True):
    """The tags of entries, the most frequent first."""

    kind: ClassVar[str] = "tags"
    tags: tuple[TagCount, ...]
    """The tags, as many as were asked for."""
    total: int
    """How many there are in all."""
    filtered: bool = False
    """Whether only some of the entries were looked at."""

    def drawn(self) -> Page:
        from custfocus.features.entries.page.entries import tags

        return tags(self)


class Version(Struct, frozen=True):
    """An entry after a change."""

    at: str
    """When, in the zone of that time, ISO 8601."""
    command: str
    """The command that made the change."""
    operation: str
    """What it did: "add", "edit", "delete" or "purge"."""
    changed: tuple[tuple[str, str, str], ...]
    """What differs from the version before: triples of a label, what it said, what it says."""
    text: str
    """The text as it was then, empty after a deletion."""
    entry: Entry | None
    """The entry as it was then, None after a deletion."""


class Versions(View, frozen=True):
    """Every version of one entry, the first one first."""

    kind: ClassVar[str] = "history"
    id: str
    short: str
    versions: tuple[Version, ...]
    today: date

    def drawn(self) -> Page:
        from custfocus.features.entries.page.entries import versions

        return versions(self)


class TouchedEntry(Struct, frozen=True):
    """What an act did to an entry."""

    did: str
    """ADDED, CHANGED or DELETED."""
    entry: ListedEntry
    """The entry after it, or as it was last."""


class ListedAct(Struct, frozen=True):
    """An act as a page lists it."""

    id: str
    """The act's id."""
    short: str
    """Its id as pages show it."""
    at: str
    """When it began, in the zone of that time, ISO 8601."""
    command: str
    """The command."""
    count: int
    """How many entries it touched."""
    touched: tuple[TouchedEntry, ...]
    """The first of them."""


class LatestActs(View, frozen=True):
    """The latest acts, the newest first."""

    kind: ClassVar[str] = "history"
    acts: tuple[ListedAct, ...]
    today: date

    def drawn(self) -> Page:
        from custfocus.features.entries.page.entries import latest_acts

        return latest_acts(self)


class FieldAnswer(Struct, frozen=True):
    """A field of a sheet with its answer."""

    id: str
    """Its id."""
    prompt: str
    """The words that ask for it."""
    words: str
    """The answer in words; empty where there is none."""
    needed: bool
    """Whether closing needs one."""


class StageAnswers(Struct, frozen=True):
    """A stage with its answers."""

    id: str
    """Its id."""
    name: str
    """What is to be done."""
    due: date | None
    """When it is due."""
    over: bool
    """Whether it is over."""
    answers: tuple[FieldAnswer, ...]
    """Its fields, but for those that a stage before it asks."""


class OpenEnding(Struct, frozen=True):
    """One way to close a sheet that is open."""

    when: str
    """What has happened then."""
    missing: tuple[str, ...]
    """The prompts of what it still lacks."""


class WholeSheet(WholeEntry, frozen=True):
    """A sheet, whole."""

    kind: ClassVar[str] = "show"
    sheet: SheetStanding
    """How it stands."""
    parts: tuple[StageAnswers, ...]
    """Its stages with their answers; what belongs to none comes last."""
    ends: tuple[OpenEnding, ...]
    """The ways to close it."""

    def drawn(self) -> Page:
        from custfocus.features.entries.page.sheet import whole_sheet

        return whole_sheet(self)
