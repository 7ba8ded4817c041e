"""Changing the journal: the word that an entry was changed, deleted, brought back, or taken out to a file."""

from datetime import date
from typing import ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View
from custfocus.features.entries.views import ListedEntry
from custfocus.features.sheets.editor_form import Leftover

BACK, DELETED_AGAIN, AS_BEFORE = "back", "gone", "as-before"


class Edited(View, frozen=True):
    """An entry that was changed."""

    kind: ClassVar[str] = "edit"
    entry: ListedEntry
    """The entry as it is now."""
    changed: tuple[tuple[str, str, str], ...]
    """What differs now: triples of a label, what it said, what it says."""
    today: date
    """The user's own day."""
    left: tuple[Leftover, ...] = ()
    """Words of a sheet's form that have found no place."""

    def drawn(self) -> Page:
        from custfocus.features.changes.lines import edited

        return edited(self)


class StuckCopy(Struct, frozen=True):
    """A copy of the journal from which entries couldn't be erased."""

    path: str
    """The file."""
    why: str
    """Why it couldn't be, as the end of a sentence about it."""


class Deleted(View, frozen=True):
    """Entries that were deleted, as they were; those that had been deleted before are only counted."""

    kind: ClassVar[str] = "delete"
    entries: tuple[ListedEntry, ...]
    """The entries."""
    ids: tuple[str, ...]
    """The ids of all."""
    for_good: bool
    """Whether their history went, too."""
    today: date
    """The user's own day."""
    cleaned: bool = True
    """Whether nothing is left of it in the unused parts of the file either."""
    quoted_in: tuple[ListedEntry, ...] = ()
    """The reviews whose letters still have words of theirs."""
    also_in: tuple[ListedEntry, ...] = ()
    """The sheets that were made of them, and the sheets and plans that still have words of theirs."""
    copies: tuple[str, ...] = ()
    """The backups of the journal that still have words of theirs."""
    in_copies: tuple[str, ...] = ()
    """The first letters of the ids of what stands there, as a command takes them."""
    erased_in: tuple[str, ...] = ()
    """Those from which they were erased."""
    removed: tuple[str, ...] = ()
    """Those that couldn't be read any more and were removed."""
    stuck: tuple[StuckCopy, ...] = ()
    """Those from which they couldn't be erased."""
    files: tuple[str, ...] = ()
    """The drafts, and other files beside the journal, that still have words of theirs."""

    def drawn(self) -> Page:
        from custfocus.features.changes.lines import deleted

        return deleted(self)


class RestoredEntry(Struct, frozen=True):
    """What became of an entry when an act was taken back."""

    now: str
    """BACK, DELETED_AGAIN or AS_BEFORE."""
    entry: ListedEntry
    """The entry as it is now, or as it was last."""


class TakenBack(View, frozen=True):
    """An act that was taken back."""

    kind: ClassVar[str] = "undo"
    act: str
    """Its id."""
    command: str
    """Its command."""
    entries: tuple[RestoredEntry, ...]
    """What became of its entries."""
    today: date
    """The user's own day."""
    names_back: tuple[str, ...] = ()
    """What is on the user's list of names again."""
    names_off: tuple[str, ...] = ()
    """What isn't on it any more."""

    def drawn(self) -> Page:
        from custfocus.features.changes.lines import taken_back

        return taken_back(self)
