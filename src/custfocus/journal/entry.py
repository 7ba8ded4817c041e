"""What the journal keeps: entries, the changes made to them, and the filter that finds them."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from msgspec import Struct, ValidationError, convert

from custfocus.base.errors import CustfocusError
from custfocus.journal.kinds import KINDS, Answer, Kind, Skip

K = TypeVar("K", bound=Kind)

# Letters instead of hex digits, as Jujutsu does, so that an id is never taken for a number on a page.
_LETTERS = str.maketrans("0123456789abcdef", "zyxwvutsrqponmlk")

# What is kept of a question, which may have been about an entry.
_ABOUT_ENTRIES = (Answer.kind, Skip.kind)
# As many letters of an id as tell it from any other in most journals.
_SHOWN = 8

# What stands around a match in a text that a search has marked.
MARK_ON, MARK_OFF = "\ue000", "\ue001"


def in_letters(digits: str) -> str:
    """Hex digits as the letters that ids are made of."""
    return digits.translate(_LETTERS)


def id_of(*parts: str) -> str:
    """An id that is made of what a thing is, so that it is the same whenever it comes."""
    from hashlib import sha256
    from json import dumps

    return in_letters(sha256(dumps(parts).encode()).hexdigest()[:32])


class DamagedEntryError(CustfocusError):
    """An entry whose data isn't what its kind keeps: another program has written it, or a newer version."""

    def __init__(self, entry: "Entry", why: str) -> None:
        super().__init__(
            f"Entry {entry.id[:_SHOWN]} ({entry.kind}) is damaged: {why}.",
            f"custfocus show {entry.id[:_SHOWN]} shows it as it is kept; custfocus history {entry.id[:_SHOWN]}, "
            "how it was.",
            code="damaged-entry",
        )


class Entry(Struct, frozen=True):
    """One dated thing that the user recorded.

    Attributes:
        id: 32 letters from k to z, random; pages show as few of the first as tell it apart.
        kind: One of KINDS; a newer version's kinds are kept as they are.
        day: The user's own calendar day, chosen when the entry was made.
        at: The instant it was made, UTC, ISO 8601.
        zone: The zone's name at that instant.
        item: The id of the framework's item that called for it.
        asked: The words as they were asked.
        text: What the user wrote.
        principles: The principles it is evidence for.
        data: What else its kind keeps.
    """

    id: str
    kind: str
    day: date
    at: str
    zone: str
    item: str | None = None
    asked: str = ""
    text: str = ""
    principles: tuple[str, ...] = ()
    data: dict[str, Any] = {}

    def of(self, kind: type[K]) -> K:
        """What its data keeps, as the record of its kind.

        Raises:
            DamagedEntryError: It isn't what its kind keeps.
            TypeError: The entry is of another kind.
        """
        if kind.kind != self.kind:
            raise TypeError(f"{self.kind} is no {kind.kind}")
        try:
            return convert(self.data, kind)
        except ValidationError as error:
            raise DamagedEntryError(self, str(error)) from error

    @property
    def who(self) -> str:
        """Whom its data names as the one who said or was asked; empty where that is nobody. It may be damaged."""
        name = self.data.get("who") if isinstance(self.data, dict) else None
        return name if isinstance(name, str) else ""

    @property
    def subject(self) -> str | None:
        """The id of the entry that a question was about which was answered, or set aside, by this; None of any other.

        It may be damaged.
        """
        of = self.data.get("of") if self.kind in _ABOUT_ENTRIES and isinstance(self.data, dict) else None
        return of if isinstance(of, str) else None

    @property
    def record(self) -> Kind | None:
        """The same of whichever kind it is; None where the kind isn't known, or the data isn't what it keeps."""
        try:
            return self.of(KINDS[self.kind]) if self.kind in KINDS else None
        except DamagedEntryError:
            return None


def sound(entries: Iterable[Entry]) -> tuple[list[Entry], list[Entry]]:
    """The entries that can be read as what their kind keeps, and those that are damaged."""
    good: list[Entry] = []
    bad: list[Entry] = []
    for entry in entries:
        is_damaged = entry.kind in KINDS and entry.record is None
        (bad if is_damaged else good).append(entry)
    return good, bad


class Change(Struct, frozen=True):
    """One line of the history: what an act did to one entry.

    Attributes:
        id: Random, in the alphabet of entries.
        parents: The ids of the changes it follows.
        act: The act it is part of.
        command: The command whose run the act was.
        entry: The entry's id.
        operation: "add", "edit", "delete" or "purge".
        fields: The fields it set, after.
        at: The instant at which the act began, UTC, ISO 8601.
        zone: The zone's name at that instant.
        tick: Its place in the order of changes: microseconds since 1970, or one more than the latest known.
    """

    id: str
    parents: tuple[str, ...]
    act: str
    command: str
    entry: str
    operation: str
    fields: dict[str, Any]
    at: str
    zone: str
    tick: int = 0


class Act(Struct, frozen=True):
    """One run of a command that changed the journal.

    Attributes:
        id: Random, in the alphabet of entries.
        command: The command's name.
        at: The instant it began, UTC, ISO 8601.
        zone: The zone's name at that instant.
        count: How many entries it changed.
        pairs: Some of these entries, or all, each before and after it; None where there was none.
    """

    id: str
    command: str
    at: str
    zone: str
    count: int
    pairs: tuple[tuple[Entry | None, Entry | None], ...]


class Filter(Struct, frozen=True):
    """Which entries are wanted; what is left out doesn't matter.

    Attributes:
        kinds: Of one of these kinds.
        item: Called for by this item of the framework.
        principle: Evidence for this principle.
        tag: With this tag in the text, without its "#".
        status: Whose `data.status` says this, such as "open".
        yes: Whose `data` says yes to this, such as "firsthand".
        of: Whose `data.of` is the id of this entry.
        since, until: Dated on these days or between.
    """

    kinds: tuple[str, ...] = ()
    item: str | None = None
    principle: str | None = None
    tag: str | None = None
    status: str | None = None
    yes: str | None = None
    of: str | None = None
    since: date | None = None
    until: date | None = None
