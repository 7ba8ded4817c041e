"""The zones of the calendar file, as two readers that have nothing to do with ours understand them."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject  # type: ignore[import-untyped]
from ical.calendar_stream import IcsCalendarStream

from custfocus.features.calendar.ics import ics_text
from tests.features.calendar.made_events import NOW, made

BY_RULE = (
    "Europe/Berlin",
    "Europe/London",
    "Europe/Dublin",
    "America/New_York",
    "America/St_Johns",
    "America/Santiago",
    "America/Nuuk",
    "America/Havana",
    "Australia/Sydney",
    "Australia/Adelaide",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Asia/Jerusalem",
    "Asia/Beirut",
    "Antarctica/Troll",
)
WITHOUT_RULE = ("Africa/Casablanca", "Asia/Gaza", "Africa/Cairo")
UNCHANGING = ("Asia/Kolkata", "Asia/Kathmandu", "America/Lima", "Australia/Eucla", "Etc/GMT+5")
START = date(2026, 11, 29)
YEARS = (2027, 2029, 2031)


def text_of(zone: str, day: date = START) -> str:
    """The file for a zone, under a name that no reader knows, so that each goes by what the file says of it."""
    text = ics_text(made(day, zone=ZoneInfo(zone)), NOW, 7)
    return re.sub(f"(?<=TZID[:=]){re.escape(zone)}", f"Elsewhere {zone} {day.year}", text)


def by_vobject(text: str, wanted: Iterable[date]) -> dict[date, datetime]:
    """When the question comes on these days, as vobject has it."""
    event = vobject.readOne(text).vevent_list[0]
    zone = event.dtstart.value.tzinfo
    return {day: datetime.combine(day, event.dtstart.value.time(), zone).astimezone(UTC) for day in wanted}


def by_ical(text: str, wanted: Iterable[date]) -> dict[date, datetime]:
    """When the question comes on these days, as ical has it."""
    calendar = IcsCalendarStream.calendar_from_ics(text)
    start = calendar.events[0].dtstart
    assert isinstance(start, datetime)
    return {day: datetime.combine(day, start.time(), start.tzinfo).astimezone(UTC) for day in wanted}


READERS: tuple[Callable[[str, Iterable[date]], dict[date, datetime]], ...] = (by_vobject, by_ical)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("zone", [*BY_RULE, *WITHOUT_RULE, *UNCHANGING])
def test_the_hour_is_right_in_each_month_of_later_years(
    zone: str, read: Callable[[str, Iterable[date]], dict[date, datetime]]
) -> None:
    """North and south, with half hours and without, by rule or not: 16:45 on the wall there."""
    wanted = [date(year, month, day) for year in YEARS for month in range(1, 13) for day in (3, 17)]
    right = {day: datetime.combine(day, time(16, 45), ZoneInfo(zone)).astimezone(UTC) for day in wanted}
    assert read(text_of(zone), wanted) == right


@pytest.mark.parametrize("zone", BY_RULE)
def test_clocks_that_change_by_rule_are_told_by_rule(zone: str) -> None:
    """Once for each half of the year, beginning at what the clock shows before it jumps."""
    text = text_of(zone)
    [definition] = re.findall(r"BEGIN:VTIMEZONE.*?END:VTIMEZONE", text, re.DOTALL)
    assert definition.count("DTSTART:") == definition.count("RRULE:FREQ=YEARLY;") == 2
    assert "RDATE" not in definition
    starts = re.findall(r"DTSTART:(\S+)(?:(?!DTSTART).)*?TZOFFSETFROM:([+-]\d{4})", definition, re.DOTALL)
    for told, offset in starts:
        jump = datetime.strptime(f"{told} {offset}", "%Y%m%dT%H%M%S %z")
        before, after = (
            (jump + timedelta(seconds=aside)).astimezone(ZoneInfo(zone)).utcoffset() for aside in (-1, 0)
        )
        assert before == jump.utcoffset() != after


def test_berlin_s_summer_begins_at_two() -> None:
    """As RFC 5545, section 3.6.5, has it."""
    text = text_of("Europe/Berlin")
    assert "DTSTART:20010325T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n" in text


@pytest.mark.parametrize("year", [1970, 2039, 2200])
def test_a_clock_that_is_far_off_gives_a_sound_definition(year: int) -> None:
    """With both halves of the year."""
    for zone in ("Europe/Berlin", "Australia/Sydney"):
        text = text_of(zone, date(year, 5, 1))
        assert "BEGIN:STANDARD" in text
        assert year < 1980 or "BEGIN:DAYLIGHT" in text
        wanted = [date(year + 1, month, 17) for month in (1, 7)]
        right = {day: datetime.combine(day, time(16, 45), ZoneInfo(zone)).astimezone(UTC) for day in wanted}
        assert by_vobject(text, wanted) == right
