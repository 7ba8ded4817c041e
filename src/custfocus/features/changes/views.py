"""Changing the journal: the word that an entry was changed, deleted, brought back, or taken out to a file."""

import re
from collections.abc import Callable
from datetime import date
from typing import ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View
from custfocus.features.entries.views import Row, row
from custfocus.features.sheets.editor_form import Leftover
from custfocus.journal.entry import Act

# Letters of a text that are enough to know it by; a letter quotes more of it than that.
_TELLING = 60
BACK, GONE, AS_BEFORE = "back", "gone", "as-before"


class Edited(View, frozen=True):
    """An entry that was changed.

    Attributes:
        entry: The entry as it is now.
        changed: What differs now: triples of a label, what it said, what it says.
        today: The user's own day.
        left: Words of a sheet's form that have found no place.
    """

    kind: ClassVar[str] = "edit"
    entry: Row
    changed: tuple[tuple[str, str, str], ...]
    today: date
    left: tuple[Leftover, ...] = ()

    def drawn(self) -> Page:
        from custfocus.features.changes.page import edited

        return edited(self)


class Deleted(View, frozen=True):
    """Entries that were deleted, as they were; those that had been deleted before are only counted.

    Attributes:
        entries: The entries.
        ids: The ids of all.
        for_good: Whether their history went, too.
        cleaned: Whether nothing is left of it in the unused parts of the file either.
        quoted_in: The reviews whose letters still have words of theirs.
        today: The user's own day.
    """

    kind: ClassVar[str] = "delete"
    entries: tuple[Row, ...]
    ids: tuple[str, ...]
    for_good: bool
    today: date
    cleaned: bool = True
    quoted_in: tuple[Row, ...] = ()

    def drawn(self) -> Page:
        from custfocus.features.changes.page import deleted

        return deleted(self)


class Restored(Struct, frozen=True):
    """What became of an entry when an act was taken back: it is "back", "gone", or "as-before"."""

    now: str
    entry: Row


class TakenBack(View, frozen=True):
    """An act that was taken back.

    Attributes:
        act: Its id.
        command: Its command.
        entries: What became of its entries.
        today: The user's own day.
    """

    kind: ClassVar[str] = "undo"
    act: str
    command: str
    entries: tuple[Restored, ...]
    today: date

    def drawn(self) -> Page:
        from custfocus.features.changes.page import taken_back

        return taken_back(self)


class Exported(View, frozen=True):
    """A file that the journal was taken out to: its path, format, and how many entries are in it."""

    kind: ClassVar[str] = "export"
    path: str
    format: str
    count: int

    def drawn(self) -> Page:
        from custfocus.features.changes.page import exported

        return exported(self)


def quotes(letter: str, text: str) -> bool:
    """Whether a letter has the text in it, or the beginning of it, however its lines are broken and quoted."""
    words = " ".join(text.split())
    begun = words[:_TELLING].rstrip()
    end = "" if len(words) > _TELLING else r"(?!\w)"
    written = " ".join(re.sub(r"(?m)^>", "", letter).split())
    return bool(begun) and re.search(rf"(?<!\w){re.escape(begun)}{end}", written) is not None


def taken_back(act: Act, short: Callable[[str], str], today: date) -> TakenBack:
    """What an undo did.

    Args:
        act: The act that was taken back, its pairs as they were until then and as they are now.
        short: Tells how pages show an entry's id.
        today: The user's own day.
    """
    restored = []
    for was, now in act.pairs:
        if entry := now or was:
            state = GONE if now is None else AS_BEFORE if was else BACK
            restored.append(Restored(state, row(entry, short(entry.id))))
    return TakenBack(act.id, act.command, tuple(restored), today)
