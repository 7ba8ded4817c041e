"""The question and the review as events of a calendar that come again by rule, and the iCalendar text of both."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import count
from typing import ClassVar
from uuid import UUID, uuid5

from custfocus.records import Record

PRODUCT = "-//custfocus//calendar//EN"
QUESTION_AT, REVIEW_AT = time(16, 45), time(9)
QUESTION_MINUTES, REVIEW_MINUTES = 5, 30
# A question can be answered the moment it rings; a half hour wants to be walked into.
QUESTION_RINGS_BEFORE, REVIEW_RINGS_BEFORE = 0, 10

_SPACE = UUID("0b6c39a2-6f3a-4a53-9f57-3d2e2c1c6f0e")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ALL_WEEK = frozenset(range(7))
_WORKING_WEEK = frozenset(range(5))


class Event(Record):
    """Something that comes again.

    Attributes:
        id: What it is, kebab-case.
        uid: Its name among all events of all calendars: the same in every file.
        summary: What the calendar shows.
        description: What it is for, and the command to type.
        start: When it first begins, in the user's zone, or without one where the zone has no name.
        minutes: How long it lasts.
        rule: When it comes again, as in RFC 5545, section 3.3.10.
        rings: How many minutes before it begins it is announced.
        busy: Whether its time is taken.
    """

    id: str
    uid: str
    summary: str
    description: str
    start: datetime
    minutes: int
    rule: str
    rings: int
    busy: bool


class CalendarFile(Record):
    """The events, and the file that holds them.

    Attributes:
        events: The daily question and the monthly review.
        text: The iCalendar file, as in RFC 5545, with its line ends.
        weekdays: The days of the question, Monday as 0.
        path: Where it was saved, if it was.
    """

    kind: ClassVar[str] = "calendar"
    events: tuple[Event, ...]
    text: str
    weekdays: tuple[int, ...]
    path: str | None = None


def events(
    day: date, weekdays: frozenset[int], zone: tzinfo | None, question_at: time, review_at: time
) -> tuple[Event, Event]:
    """The question on each of the user's days, and the review on the first working day of each month.

    Working days are the user's weekdays; where these are all seven, which says nothing about work, Monday to
    Friday. Each begins with its first day from `day` on.
    """
    working = _WORKING_WEEK if weekdays == _ALL_WEEK else weekdays
    question = Event(
        id="daily-question",
        uid=_uid("daily-question"),
        summary="Customer focus: today's question",
        description=(
            "Two minutes for one question about your customers: a sentence will do.\n\n"
            "Open a terminal and type: custfocus"
        ),
        start=datetime.combine(next(_among(day, weekdays)), question_at, zone),
        minutes=QUESTION_MINUTES,
        rule=f"FREQ=WEEKLY;BYDAY={_by_day(weekdays)}",
        rings=QUESTION_RINGS_BEFORE,
        busy=False,
    )
    review = Event(
        id="monthly-review",
        uid=_uid("monthly-review"),
        summary="Customer focus: the month's review",
        description=(
            "Half an hour for yourself: read what you wrote in the month, answer a few questions, and settle what "
            "matters next.\n\nOpen a terminal and type: custfocus review"
        ),
        start=datetime.combine(_first_of_month(day, working), review_at, zone),
        minutes=REVIEW_MINUTES,
        rule=f"FREQ=MONTHLY;BYDAY={_by_day(working)};BYSETPOS=1",
        rings=REVIEW_RINGS_BEFORE,
        busy=True,
    )
    return question, review


def ics(wanted: tuple[Event, ...], now: datetime) -> str:
    """The events as an iCalendar file.

    Args:
        wanted: The events, all in the same zone.
        now: The present moment. A file made later has higher sequence numbers under the same names, so that
            importing it replaces what an earlier one brought.
    """
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    for event in wanted:
        part = icalendar.Event()
        part.add("uid", event.uid)
        part.add("dtstamp", now.astimezone(UTC))
        part.add("sequence", int(now.timestamp()) // 60)
        part.add("summary", event.summary)
        part.add("description", event.description)
        part.add("dtstart", event.start)
        part.add("duration", timedelta(minutes=event.minutes))
        part.add("rrule", icalendar.vRecur.from_ical(event.rule))
        part.add("transp", "OPAQUE" if event.busy else "TRANSPARENT")
        alarm = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", event.summary)
        alarm.add("trigger", timedelta(minutes=-event.rings))
        part.add_component(alarm)
        calendar.add_component(part)
    first = min(event.start for event in wanted)
    for name in calendar.get_missing_tzids():
        assert first.tzinfo  # noqa: S101 - for the type checker: only a zone has a name
        zone = icalendar.Timezone.from_tzinfo(first.tzinfo, name, first_date=first.date())
        calendar.subcomponents.insert(0, zone)
    text: str = calendar.to_ical().decode()
    return text


def _uid(event_id: str) -> str:
    return str(uuid5(_SPACE, event_id))


def _by_day(weekdays: frozenset[int]) -> str:
    return ",".join(_DAYS[weekday] for weekday in sorted(weekdays))


def _among(day: date, weekdays: frozenset[int]) -> Iterator[date]:
    """These weekdays, from a day on."""
    days = (day + timedelta(ahead) for ahead in count())
    return (each for each in days if each.weekday() in weekdays)


def _first_of_month(day: date, weekdays: frozenset[int]) -> date:
    """The next day, this one included, that is the first of these weekdays in its month."""
    return next(each for each in _among(day, weekdays) if each == next(_among(each.replace(day=1), weekdays)))
