"""Copies of the journal, as views."""

from datetime import date
from typing import ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View
from custfocus.features.entries.views import ListedEntry


class ListedBackup(Struct, frozen=True):
    """A copy of the journal."""

    path: str
    """The file."""
    day: date
    """The day on which it was made."""
    time: str
    """The hour at which it was made, as 17:15."""
    entries: int | None
    """How many entries it has; None where it can't be read."""
    size: int
    """How many bytes the file has."""
    reason: str
    """Why it was made: daily, by-hand, before-update, -import, -delete, -restore or -mending."""


class BackedUp(View, frozen=True):
    """A copy that was just made by hand."""

    kind: ClassVar[str] = "backup"
    backups: tuple[ListedBackup, ...]
    """That copy alone."""

    def drawn(self) -> Page:
        from custfocus.features.backup.lines import backed_up

        return backed_up(self)


class Backups(View, frozen=True):
    """All copies of the journal, the newest first."""

    kind: ClassVar[str] = "backups"
    backups: tuple[ListedBackup, ...]
    """The copies; pages number them from 1."""
    folder: str
    """The folder in which copies are made."""
    today: date
    """The user's own day."""

    def drawn(self) -> Page:
        from custfocus.features.backup.page import backups

        return backups(self)


class Restored(View, frozen=True):
    """What a copy of the journal would bring back, or has brought back."""

    kind: ClassVar[str] = "restore"
    path: str
    """The file of the copy."""
    comes: tuple[ListedEntry, ...]
    """The entries that are there again."""
    goes: tuple[ListedEntry, ...]
    """Those that aren't there any more, as they were."""
    changed: tuple[ListedEntry, ...]
    """Those that are otherwise, as the copy has them."""
    left_out: int
    """How many of the copy stay away, since they were deleted for good."""
    today: date
    """The user's own day."""
    done: bool = False
    """Whether it has been done."""
    kept: str = ""
    """The file that keeps the journal as it was before; empty where it held nothing."""
    by_changes: bool = False
    """Whether it is a copy of this very journal, gone back to by changes, so that an undo takes it back."""
    damaged: bool = False
    """Whether the copy takes the place of a journal that can't be read whole."""

    def drawn(self) -> Page:
        from custfocus.features.backup.lines import restored

        return restored(self)
