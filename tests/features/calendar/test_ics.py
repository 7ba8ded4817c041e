from datetime import UTC, date, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

from custfocus.features.calendar.ics import ics_text
from custfocus.features.calendar.views import PRODUCT
from tests.features.calendar.made_events import DAY, NOW, UIDS, WORKING, due, made, measure, sheet, times


def parsed(text: str) -> Any:
    """The file as the library reads it."""
    return icalendar.Calendar.from_ical(text)


def test_an_hour_stays_the_same_hour_when_the_clocks_change() -> None:
    """In Berlin 16:45 is 15:45 UTC in winter and 14:45 in summer, by the zone and by the file's own definition."""
    question, _ = made()
    zone = next(iter(parsed(ics_text(made(), NOW, 7)).walk("VTIMEZONE"))).to_tz(lookup_tzid=False)
    by_day = {when.date(): when for when in times(question, 400)}
    for month, last_before, hours in ((3, 27, (15, 14)), (10, 30, (14, 15))):
        for day, hour in zip((last_before, last_before + 1), hours, strict=True):
            when = by_day[date(2027, month, day)]
            assert when.astimezone(UTC).time() == time(hour, 45)
            assert when.replace(tzinfo=zone).astimezone(UTC) == when.astimezone(UTC)


def test_the_file_reads_back_as_it_was_meant() -> None:
    """Two events with their names, times, rules, alarms and words; a zone; line ends as the standard wants them."""
    question, review = made(weekdays=frozenset({0, 2}))
    text = ics_text((question, review), NOW, 7)
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert text.count("\n") == text.count("\r\n")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    calendar = parsed(text)
    assert str(calendar["prodid"]) == PRODUCT
    assert calendar.errors == []
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Berlin"]
    first, second = calendar.walk("VEVENT")
    assert (first.errors, second.errors) == ([], [])
    for part, event in ((first, question), (second, review)):
        assert str(part["uid"]) == event.uid
        assert part.decoded("dtstart") == event.start
        assert part.decoded("dtstart").tzinfo.key == "Europe/Berlin"
        assert part.decoded("duration") == timedelta(minutes=event.minutes)
        assert part["rrule"].to_ical().decode() == event.rule
        assert part.decoded("dtstamp") == NOW
        assert str(part["description"]) == event.description
        [alarm] = part.walk("VALARM")
        assert str(alarm["action"]) == "DISPLAY"
        assert alarm.decoded("trigger") == timedelta(minutes=-event.rings)
    assert (first["transp"], second["transp"]) == ("TRANSPARENT", "OPAQUE")


def test_a_later_file_replaces_an_earlier_one() -> None:
    """The names stay; the sequence and the stamp grow, whatever else has changed."""
    earlier = parsed(ics_text(made(), NOW, 7)).walk("VEVENT")
    changed = made(DAY + timedelta(40), WORKING, ZoneInfo("America/Lima"), time(8))
    later = parsed(ics_text(changed, NOW + timedelta(minutes=1), 8)).walk("VEVENT")
    assert [str(part["uid"]) for part in earlier] == [str(part["uid"]) for part in later] == [*UIDS]
    for before, after in zip(earlier, later, strict=True):
        assert (before["sequence"], after["sequence"]) == (7, 8)
        assert before.decoded("dtstamp") < after.decoded("dtstamp")


def test_the_same_moment_gives_the_same_file() -> None:
    """Nothing in it is left to chance."""
    assert ics_text(made(), NOW, 7) == ics_text(made(), NOW, 7)


@pytest.mark.parametrize(("zone", "start"), [(None, ":20261122T164500"), (UTC, ":20261122T164500Z")])
def test_a_time_without_a_named_zone_needs_no_definition(zone: tzinfo | None, start: str) -> None:
    """Local time stays local, UTC is marked as such."""
    text = ics_text(made(zone=zone), NOW, 7)
    assert "VTIMEZONE" not in text
    assert f"DTSTART{start}\r\n" in text


def test_whom_a_sheet_is_about_is_said_only_where_it_is_asked_for() -> None:
    """Nothing that was filled in is in the file otherwise; what could harm a terminal never is."""
    one = sheet("a", whom="Ana\x1b[31m\n\u202eOkafor", by="2026-12-03", seen="A secret")
    assert "Ana" not in ics_text(made(), NOW, 7, due(one))
    [named] = due(one, names=True)
    assert named.summary == "A visit, Ana [31m Okafor: Thank them"
    assert "secret" not in ics_text(made(), NOW, 7, (named,))
    assert due(sheet("a"), names=True) == due(sheet("a"))


def test_what_is_due_reads_back_as_it_was_meant() -> None:
    """All day long, free, without an alarm; in a file that is valid and has room for any words."""
    found = due(
        sheet("a", whom="Zoë; Søren, " * 20, by="2026-12-03"),
        scorecard=(measure("Calls, in\nall; each"),),
        names=True,
    )
    text = ics_text(made(), NOW, 7, found)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    calendar = parsed(text)
    assert calendar.errors == []
    for part, one in zip(calendar.walk("VEVENT")[2:], found, strict=True):
        assert part.errors == []
        assert (str(part["uid"]), str(part["summary"])) == (one.uid, one.summary)
        assert part["dtstart"].params["VALUE"] == "DATE"
        assert part.decoded("dtstart") == one.day
        assert "dtend" not in part
        assert "duration" not in part
        assert str(part["transp"]) == "TRANSPARENT"
        assert part.walk("VALARM") == []


def test_what_joins_letters_stays_in_a_name() -> None:
    """A family, a flag and a word of Persian are as they were written."""
    for written in ("👩‍👩‍👧‍👦 calls", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "می‌خواهم"):
        [found] = due(scorecard=(measure(written),))
        assert found.summary == f"Scorecard: {written}, target 4 hours"


def test_a_sheet_keeps_its_name_whatever_its_next_step() -> None:
    """So that a later file moves it to its new day; and no two share one."""
    [before] = due(sheet("a"))
    [after] = due(sheet("a", whom="Ana", by="2026-12-03", way="asked"))
    assert before.uid == after.uid
    assert (before.day, before.summary) != (after.day, after.summary)
    uids = [one.uid for one in due(sheet("a"), sheet("b"), scorecard=(measure("a"),))]
    assert len({*uids, *(event.uid for event in made())}) == 5
