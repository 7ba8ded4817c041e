from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from custfocus.features.away.days import Calendar
from custfocus.features.calendar.views import PRODUCT, Deadline, Event, deadlines, events, ics
from custfocus.features.scorecard.measures import measures
from custfocus.features.scorecard.views import MeasureStanding
from custfocus.features.sheets.sheet import Sheet, begun
from custfocus.features.sheets.values import Value
from custfocus.journal.entry import Entry
from tests.framework import SMALL

DAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
ALL, WORKING = frozenset(range(7)), frozenset(range(5))
WEEKDAYS = st.frozensets(st.integers(0, 6), min_size=1)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def made(
    day: date = DAY, weekdays: frozenset[int] = ALL, zone: tzinfo | None = BERLIN, at: time = time(16, 45)
) -> tuple[Event, Event]:
    """The question and the review."""
    return events(day, weekdays, zone, at, time(9))


def parsed(text: str) -> Any:
    """The file as the library reads it."""
    return icalendar.Calendar.from_ical(text)


def times(event: Event, count: int) -> list[datetime]:
    """The first so many times that the rule gives, by another library."""
    rule = rrulestr(event.rule, dtstart=event.start)
    return [when for when, _ in zip(rule, range(count), strict=False)]


@given(DAYS, WEEKDAYS)
def test_the_question_comes_on_each_of_the_user_s_weekdays(day: date, weekdays: frozenset[int]) -> None:
    """And on no other, from the first of them on."""
    question, _ = made(day, weekdays)
    found = [when.date() for when in times(question, 14)]
    span = [day + timedelta(ahead) for ahead in range((found[-1] - day).days + 1)]
    assert found == [each for each in span if each.weekday() in weekdays]


@given(DAYS, WEEKDAYS)
def test_the_review_comes_on_the_first_working_day_of_each_month(day: date, weekdays: frozenset[int]) -> None:
    """One a month without a gap; where all seven days count, work is from Monday to Friday."""
    _, review = made(day, weekdays)
    working = WORKING if weekdays == ALL else weekdays
    found = [when.date() for when in times(review, 13)]
    months = [each.year * 12 + each.month for each in found]
    assert months == [*range(months[0], months[0] + 13)]
    for each in found:
        assert each.weekday() in working
        assert not any(each.replace(day=before).weekday() in working for before in range(1, each.day))
    assert day <= found[0] <= day + timedelta(37)


def test_an_hour_stays_the_same_hour_when_the_clocks_change() -> None:
    """In Berlin 16:45 is 15:45 UTC in winter and 14:45 in summer, by the zone and by the file's own definition."""
    question, _ = made()
    zone = next(iter(parsed(ics(made(), NOW)).walk("VTIMEZONE"))).to_tz(lookup_tzid=False)
    by_day = {when.date(): when for when in times(question, 400)}
    for month, last_before, hours in ((3, 27, (15, 14)), (10, 30, (14, 15))):
        for day, hour in zip((last_before, last_before + 1), hours, strict=True):
            when = by_day[date(2027, month, day)]
            assert when.astimezone(UTC).time() == time(hour, 45)
            assert when.replace(tzinfo=zone).astimezone(UTC) == when.astimezone(UTC)


def test_the_file_reads_back_as_it_was_meant() -> None:
    """Two events with their names, times, rules, alarms and words; a zone; line ends as the standard wants them."""
    question, review = made(weekdays=frozenset({0, 2}))
    text = ics((question, review), NOW)
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
    """The names are for ever; the sequence and the stamp grow, whatever else has changed."""
    earlier = parsed(ics(made(), NOW)).walk("VEVENT")
    changed = made(DAY + timedelta(40), WORKING, ZoneInfo("America/Lima"), time(8))
    later = parsed(ics(changed, NOW + timedelta(minutes=1))).walk("VEVENT")
    uids = ["b6fe8604-807e-5d98-b11b-b754f70305c8", "218e9d26-fbb3-5bea-af5c-c8b3cb9f1fc4"]
    assert [str(part["uid"]) for part in earlier] == [str(part["uid"]) for part in later] == uids
    for before, after in zip(earlier, later, strict=True):
        assert 0 < before["sequence"] < after["sequence"] < 2**31
        assert before.decoded("dtstamp") < after.decoded("dtstamp")


def test_the_same_moment_gives_the_same_file() -> None:
    """Nothing in it is left to chance."""
    assert ics(made(), NOW) == ics(made(), NOW)


@pytest.mark.parametrize(("zone", "start"), [(None, ":20261122T164500"), (UTC, ":20261122T164500Z")])
def test_a_time_without_a_named_zone_needs_no_definition(zone: tzinfo | None, start: str) -> None:
    """Local time stays local, UTC is marked as such."""
    text = ics(made(zone=zone), NOW)
    assert "VTIMEZONE" not in text
    assert f"DTSTART{start}\r\n" in text


def test_each_event_tells_the_command_to_type() -> None:
    """In its description."""
    question, review = made()
    assert question.description.endswith("type: custfocus")
    assert review.description.endswith("type: custfocus review")


VISIT = SMALL.worksheets[0]


def sheet(name: str, **values: Value) -> Sheet:
    """A visit that was opened on Friday, 20 November."""
    return replace(begun(VISIT, DAY - timedelta(2), values), id=f"{name:k<32}")


def measure(name: str, by: str | None = "2026-12-31", value: float = 9, status: str = "open") -> MeasureStanding:
    """A measure that is to come down to 4 hours."""
    data = {"unit": "hours", "better": "down", "target": 4, "by": by, "source": "", "felt": None, "status": status}
    made = Entry(f"m-{name}", "measure", DAY, "", "", text=name, data=data)
    reading = Entry(f"r-{name}", "reading", DAY, "", "", data={"measure": made.id, "value": value})
    return measures([made], [reading], lambda entry_id: entry_id, DAY, until=DAY)[0]


def due(*sheets: Sheet, scorecard: tuple[MeasureStanding, ...] = (), names: bool = False) -> tuple[Deadline, ...]:
    """What is due for a user who works from Monday to Friday."""
    return deadlines(sheets, scorecard, DAY, Calendar(WORKING), names=names)


def test_what_is_due_stands_on_its_day_the_earliest_first() -> None:
    """A sheet's next step by the days that count; without a day, none; a measure until it is reached or let go."""
    begun_, promised = sheet("b"), sheet("p", whom="Ana", by="2026-11-30")
    found = due(
        promised,
        begun_,
        sheet("c", whom="Ana", thanked=True),
        scorecard=(
            measure("First reply"),
            measure("Reached", value=3),
            measure("No day", by=None),
            measure("Let go", status="retired"),
        ),
    )
    assert [(each.day.isoformat(), each.summary) for each in found] == [
        ("2026-11-23", "A visit: Ask whether you may come"),
        ("2026-11-30", "A visit: Go"),
        ("2026-12-31", "Scorecard: First reply, target 4 hours"),
    ]
    assert [each.description.partition(": ")[2] for each in found] == [
        "custfocus log bkkkkkkk",
        "custfocus log pkkkkkkk",
        "custfocus scorecard",
    ]


def test_whom_a_sheet_is_about_is_said_only_where_it_is_asked_for() -> None:
    """Nothing that was filled in is in the file otherwise; what could harm a terminal never is."""
    one = sheet("a", whom="Ana\x1b[31m\n\u202eOkafor", by="2026-12-03", seen="A secret")
    assert "Ana" not in ics(made(), NOW, due(one))
    [named] = due(one, names=True)
    assert named.summary == "A visit, Ana [31m Okafor: Thank them"
    assert "secret" not in ics(made(), NOW, (named,))
    assert due(sheet("a"), names=True) == due(sheet("a"))


def test_what_is_due_reads_back_as_it_was_meant() -> None:
    """All day long, free, without an alarm; in a file that is valid and has room for any words."""
    found = due(
        sheet("a", whom="Zoë; Søren, " * 20, by="2026-12-03"),
        scorecard=(measure("Calls, in\nall; each"),),
        names=True,
    )
    text = ics(made(), NOW, found)
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


def test_a_sheet_keeps_its_name_whatever_its_next_step() -> None:
    """So that a later file moves it to its new day; and no two share one."""
    [before] = due(sheet("a"))
    [after] = due(sheet("a", whom="Ana", by="2026-12-03", way="asked"))
    assert before.uid == after.uid
    assert (before.day, before.summary) != (after.day, after.summary)
    [earlier], [later] = (
        parsed(ics(made(), now, (one,))).walk("VEVENT")[2:]
        for now, one in ((NOW, before), (NOW + timedelta(minutes=1), after))
    )
    assert earlier["sequence"] < later["sequence"]
    uids = [one.uid for one in due(sheet("a"), sheet("b"), scorecard=(measure("a"),))]
    assert len({*uids, *(event.uid for event in made())}) == 5
