"""What a reader finds: entries to be, what it has to leave out, and what isn't words."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

from msgspec import Struct

from custfocus.features.importing.views import LeftBehind, Refused
from custfocus.journal import pen
from custfocus.journal.entry import Entry, id_of


class Record(Struct, frozen=True):
    """An entry to be."""

    file: str
    """The file that it stands in, as the user named it."""
    line: int | None
    """The line on which it begins."""
    entry: Entry
    """The entry; where it has no moment and no zone, those of the run are its own."""


class Wordless(Struct, frozen=True):
    """An entry without a word."""

    what: Refused
    """Where it is, and what it has instead."""


class Undated(Struct, frozen=True):
    """A note of which nothing tells the day."""

    file: str
    """Its file, as the user named it."""
    on: Callable[[date], Record]
    """The note on a day."""
    changed: date | None = None
    """The day on which its file was last changed, where that is known."""

    @property
    def refused(self) -> Refused:
        """Why it is left out where nobody tells its day."""
        return Refused(self.file, None, "has no day in its name or its front matter; --undated gives it one")


Finding: TypeAlias = Record | Refused | Wordless | LeftBehind | Undated
Findings: TypeAlias = Iterator[Finding]


class Surroundings(Struct, frozen=True):
    """What a reader has to know beside its file."""

    today: date
    """The user's own day."""
    zone: str
    """The name of their zone, which holds where a file names none."""
    first: tuple[str, ...] = ()
    """Which of day, month and year may come first where all are digits; any where that is empty."""


class Ids:
    """Makes the ids of what one form holds from what it is; what is there twice has two of them."""

    def __init__(self, form: str) -> None:
        self._form = form
        self._seen: dict[tuple[str, ...], int] = {}

    def of(self, *parts: str) -> str:
        """The id of what these parts tell from all else; the second time another one."""
        before = self._seen.get(parts, 0)
        self._seen[parts] = before + 1
        return id_of("import", self._form, *parts, *([str(before)] if before else []))


# Years beyond these are slips, and some clocks have no place for them.
YEARS = range(1000, 9000)


def instant(moment: datetime, zone: str) -> str:
    """A moment as entries keep it: UTC, to the millisecond.

    Args:
        moment: The moment; without a zone of its own it is one of the clock on the wall.
        zone: The name of the zone that it is in then; UTC stands in for one that isn't known.
    """
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone_named(zone) or UTC)
    return pen.instant(moment)


def zone_named(name: str) -> ZoneInfo | None:
    """The zone of a name; None where it isn't known."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None
