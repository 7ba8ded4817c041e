"""Days and times as other programs write them beside an entry, read strictly: what isn't certain is refused."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone

from msgspec import Struct

from custfocus.base import wording
from custfocus.base.errors import CustfocusError
from custfocus.features.importing.readers import undecided
from custfocus.features.importing.readers.record import YEARS
from custfocus.features.scorecard.dated import FIRST, day_in, is_digits_in_order, is_whole_day

LONGEST = 60
_NOON = 12
# What strptime doesn't know, and the strftime of most systems does.
_SHORT = {
    "%F": "%Y-%m-%d", "%T": "%H:%M:%S", "%R": "%H:%M", "%r": "%I:%M:%S %p", "%D": "%m/%d/%y", "%e": "%d", "%h": "%b",
    "%k": "%H", "%l": "%I", "%n": " ", "%t": " ",
}  # fmt: skip
_HOURS = ("%H", "%I", "%c", "%X")
_DAYS = ("%d", "%j", "%c", "%x")
_TIME = (
    r"(?i)(?<=\d)(?:t|,? ) ?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r" ?(?:(?P<half>[ap])\.?m\.?)? ?(?P<zone>z|utc|gmt|[+-]\d{2}:?\d{2})?$"
)


class Moment(Struct, frozen=True):
    """A day, and a time of it where one is told."""

    day: date
    """The day."""
    at: time | None = None
    """The time on the clock, with its zone where that is told."""

    def or_at(self, hour: int, minute: int) -> datetime:
        """The moment, at this time where none is told."""
        return datetime.combine(self.day, self.at or time(hour, minute))


def moment_in(words: str, today: date, way: str) -> Moment | None:
    """The day, and perhaps the time, that some words mean; None where they mean no single day of a year.

    Args:
        words: The words.
        today: The user's own day.
        way: Which of day, month and year comes first where all are digits.
    """
    words = " ".join(words.split())
    if len(words) > LONGEST or not is_whole_day(words):
        return None
    try:
        day = day_in(words, today, way)
    except CustfocusError:
        return None
    return _timed(day, words)


def month_in(words: str) -> Moment | None:
    """The first day of a month, and perhaps a time, that digits mean: 2026-11 14:23; None where they mean none."""
    words = " ".join(words.split())
    match = re.fullmatch(r"(\d{4})[-/.](\d{1,2})", re.sub(_TIME, "", words))
    try:
        return _timed(date(int(match[1]), int(match[2]), 1), words) if match and int(match[1]) in YEARS else None
    except ValueError:
        return None


def _timed(day: date, words: str) -> Moment | None:
    """The day at the time that stands at the end of some words, where one does."""
    told = re.search(_TIME, words)
    if told is None:
        return Moment(day)
    hour, half = int(told["hour"]), (told["half"] or "").lower()
    if half and not 1 <= hour <= _NOON:
        return None
    try:
        clock = time(
            hour % _NOON + _NOON * (half == "p") if half else hour, int(told["minute"]), int(told["second"] or 0)
        )
    except ValueError:
        return None
    return Moment(day, clock.replace(tzinfo=zone_of(told["zone"])) if told["zone"] else clock)


def zone_of(words: str) -> timezone:
    """The zone that lies so far from UTC: z, gmt, +01:00, -0500."""
    digits = re.sub(r"[^\d+-]", "", words)
    if not digits:
        return UTC
    minutes = int(digits[1:3]) * 60 + int(digits[3:5] or 0)
    return timezone(timedelta(minutes=-minutes if digits[0] == "-" else minutes))


def way_of(cells: Iterable[str], today: date, first: Sequence[str] = ()) -> str:
    """Which of day, month and year comes first in some cells, all written in one way.

    Args:
        cells: The cells; those that aren't days don't matter.
        today: The user's own day.
        first: Which may come first; any where that is empty.

    Raises:
        CustfocusError: Several would do, and give other days.
    """
    ways = first or FIRST
    unclear = [cell for cell in dict.fromkeys(cells) if is_digits_in_order(cell)]
    readings = {way: [moment_in(cell, today, way) for cell in unclear] for way in ways}
    counts = {way: sum(each is not None for each in moments) for way, moments in readings.items()}
    best = [way for way in ways if counts[way] == max(counts.values())]
    for cell, *moments in zip(unclear, *(readings[way] for way in best), strict=True):
        days = dict.fromkeys(wording.full_day(moment.day) for moment in moments if moment)
        if len(days) > 1:
            could = wording.listed(list(days), "or")
            raise undecided.UndecidedError(
                f'"{cell}" could be {could}, and nothing else in the file tells which.',
                f"Say which comes first: {wording.listed([f'--first {way}' for way in best], 'or')}.",
                code="ambiguous-day",
                about=undecided.FIRST,
                answers=best,
            )
    return best[0]


class TimeFormat:
    """A format of strftime, such as "%F %r", read the other way.

    Args:
        words: The format.
    """

    def __init__(self, words: str) -> None:
        words = re.sub(r"%[-#_^0](?=[a-zA-Z])", "%", words)
        for short, long in _SHORT.items():
            words = words.replace(short, long)
        self._words = words
        self.has_time = any(each in words for each in _HOURS)
        self.has_day = any(each in words for each in _DAYS)

    def read(self, words: str) -> Moment | None:
        """The moment that words in this format mean; None where they aren't in it."""
        try:
            read = datetime.strptime(words, self._words)  # noqa: DTZ007 - jrnl tells no zone
        except ValueError:
            return None
        return Moment(read.date(), read.timetz() if self.has_time else None) if read.year in YEARS else None
