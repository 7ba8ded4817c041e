"""Copies of the journal, as views."""

from datetime import date
from typing import ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View


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
    """Why it was made: daily, by-hand, before-update, before-import, before-delete, before-restore."""


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
