"""A zone as a calendar file defines it: yearly rules where the clocks change by rule, else each change on its own."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import pairwise

import icalendar
from msgspec import Struct

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEK = 7
# So far back a rule is looked for: a zone that has none in the past twenty years is another's to some readers.
_YEARS_BACK = 25
# In so many years to come a rule meets every kind of year.
_YEARS = 30
# From when on a zone has the hours that it has before its first change.
_ALWAYS = 1970
# With fewer years of it to come, nobody can call it a rule.
_LEAST_YEARS = 10


class ClockChange(Struct, frozen=True):
    """A moment at which the clocks of a zone change."""

    wall: datetime
    """What they show just before it."""
    before: timedelta
    """How far they are from UTC until then."""
    after: timedelta
    """How far they are from then on."""
    name: str
    """What the time is called from then on."""


def timezone_of(zone: tzinfo, name: str, first: date) -> icalendar.Timezone:
    """The definition of a zone, for events from a day on.

    Args:
        zone: The zone.
        name: Its name in the file.
        first: The day of the first event.
    """
    start = datetime(max(first.year - _YEARS_BACK, 1), 1, 1, tzinfo=UTC)
    end = datetime(min(first.year + _YEARS, date.max.year), 1, 1, tzinfo=UTC)
    single, ruled = _parted(_changes(zone, start, end))
    single = [change for change in single if change.wall.year >= first.year - 1]
    part = icalendar.Timezone()
    part.add("tzid", name)
    if single or not ruled:
        part.add_component(_observance(_beginning(zone, first)))
    for change in single:
        part.add_component(_observance(change))
    for change, rule in ruled:
        part.add_component(_observance(change, rule))
    return part


def _beginning(zone: tzinfo, first: date) -> ClockChange:
    """What holds until the first change, told as if it had always held."""
    there = datetime(max(first.year - 1, 1), 1, 1, tzinfo=UTC).astimezone(zone)
    offset = there.utcoffset() or timedelta()
    return ClockChange(datetime(min(first.year, _ALWAYS), 1, 1), offset, offset, there.tzname() or "")  # noqa: DTZ001 - on the wall


def _changes(zone: tzinfo, start: datetime, end: datetime) -> list[ClockChange]:
    """The changes of a zone's clocks between two moments; no zone changes them twice in a week."""
    weeks = [start + timedelta(_WEEK * count) for count in range((end - start).days // _WEEK + 1)]
    offsets = [week.astimezone(zone).utcoffset() for week in weeks]
    return [
        _change(zone, early, late)
        for (early, late), (before, after) in zip(pairwise(weeks), pairwise(offsets), strict=True)
        if before != after
    ]


def _change(zone: tzinfo, early: datetime, late: datetime) -> ClockChange:
    """The one change between two moments, to the second."""
    before = early.astimezone(zone).utcoffset() or timedelta()
    while late - early > timedelta(seconds=1):
        middle = early + timedelta(seconds=(late - early).total_seconds() // 2)
        if (middle.astimezone(zone).utcoffset() or timedelta()) == before:
            early = middle
        else:
            late = middle
    there = late.astimezone(zone)
    return ClockChange(
        wall=(late + before).replace(tzinfo=None),
        before=before,
        after=there.utcoffset() or timedelta(),
        name=there.tzname() or "",
    )


def _parted(changes: Sequence[ClockChange]) -> tuple[list[ClockChange], list[tuple[ClockChange, str]]]:
    """The changes that follow no rule, and the first by each rule that holds for good after them, with that rule."""
    years = sorted({change.wall.year for change in changes})
    for year in years[:-_LEAST_YEARS]:
        later = [change for change in changes if change.wall.year >= year]
        kinds: dict[object, list[ClockChange]] = {}
        for change in later:
            kind = (change.wall.month, change.wall.time(), change.before, change.after, change.name)
            kinds.setdefault(kind, []).append(change)
        rules = [(alike[0], _rule(alike)) for alike in kinds.values() if len(alike) == years[-1] - year + 1]
        found = [(change, rule) for change, rule in rules if rule]
        if len(found) == len(kinds):
            return [change for change in changes if change.wall.year < year], found
    return list(changes), []


def _rule(changes: Sequence[ClockChange]) -> str:
    """The rule by which a change comes once a year, as in RFC 5545, section 3.3.10; nothing where there is none."""
    days = [change.wall.day for change in changes]
    weekdays = {change.wall.weekday() for change in changes}
    first, month = min(days), changes[0].wall.month
    if len(weekdays) > 1 or max(days) - first != _WEEK - 1:
        return ""
    weekday = _DAYS[weekdays.pop()]
    yearly = f"FREQ=YEARLY;BYMONTH={month}"
    if max(days) == monthrange(changes[0].wall.year, month)[1]:
        return f"{yearly};BYDAY=-1{weekday}"
    if first % _WEEK == 1:
        return f"{yearly};BYDAY={first // _WEEK + 1}{weekday}"
    return f"{yearly};BYMONTHDAY={_listed(range(first, first + _WEEK))};BYDAY={weekday}"


def _listed(numbers: Iterable[int]) -> str:
    return ",".join(map(str, numbers))


def _observance(change: ClockChange, rule: str = "") -> icalendar.TimezoneStandard | icalendar.TimezoneDaylight:
    """The time that holds from a change on, until another does."""
    is_later = change.after > change.before
    part = icalendar.TimezoneDaylight() if is_later else icalendar.TimezoneStandard()
    part.add("dtstart", change.wall)
    part.add("tzoffsetfrom", change.before)
    part.add("tzoffsetto", change.after)
    part.add("tzname", change.name)
    if rule:
        part.add("rrule", icalendar.vRecur.from_ical(rule))
    else:
        part.add("rdate", [change.wall])  # some readers pass over what has neither
    return part
