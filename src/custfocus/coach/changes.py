"""Changing the journal: the word that an entry was changed, deleted, brought back, or taken out to a file."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from custfocus.coach.journal import Row, row
from custfocus.records import Record
from custfocus.store.entry import Act

BACK, GONE, AS_BEFORE = "back", "gone", "as-before"


class Edited(Record):
    """An entry that was changed.

    Attributes:
        entry: The entry as it is now.
        changed: What differs now: triples of a label, what it said, what it says.
        today: The user's own day.
    """

    kind: ClassVar[str] = "edit"
    entry: Row
    changed: tuple[tuple[str, str, str], ...]
    today: date


class Deleted(Record):
    """Entries that were deleted, as they were; those that had been deleted before are only counted.

    Attributes:
        entries: The entries.
        ids: The ids of all.
        for_good: Whether their history went, too.
        today: The user's own day.
    """

    kind: ClassVar[str] = "delete"
    entries: tuple[Row, ...]
    ids: tuple[str, ...]
    for_good: bool
    today: date


class Restored(Record):
    """What became of an entry when an act was taken back: it is "back", "gone", or "as-before"."""

    now: str
    entry: Row


class TakenBack(Record):
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


class Exported(Record):
    """A file that the journal was taken out to: its path, format, and how many entries are in it."""

    kind: ClassVar[str] = "export"
    path: str
    format: str
    count: int


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
