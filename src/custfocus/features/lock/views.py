"""How a journal stands to its lock, as a view."""

from typing import ClassVar

from custfocus.base.view import Page, View
from custfocus.features.lock import lines

LOCKED, CHANGED, ROTATED, UNLOCKED, NOTHING = "locked", "changed", "rotated", "unlocked", "nothing"


class LockState(View, frozen=True):
    """Whether a journal is locked, and what was just done about it."""

    kind: ClassVar[str] = "lock"
    locked: bool
    """Whether it is locked now."""
    did: str
    """What was done: locked, changed, rotated, unlocked or nothing."""
    journal: str
    """The journal's file."""
    key: str | None = None
    """The file beside it that is needed to open it; None where it isn't locked."""
    open_copies: tuple[str, ...] = ()
    """The copies of it, from before, that anybody can read."""

    def drawn(self) -> Page:
        return lines.lock_state(self)
