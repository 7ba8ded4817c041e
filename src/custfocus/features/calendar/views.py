"""What calendars carry, the question and the review by rule, what is due by its day; and its iCalendar text."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import count
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID, uuid5

from msgspec import Struct

from custfocus.base.view import Page, View
from custfocus.content.framework import PERSON
from custfocus.features.away.days import Calendar
from custfocus.features.scorecard.figures import formatted
from custfocus.features.scorecard.views import MeasureStanding
from custfocus.features.sheets.sheet import Sheet
from custfocus.features.sheets.standing import SheetStanding, standing_on
from custfocus.journal import kinds

if TYPE_CHECKING:
    import icalendar

PRODUCT = "-//custfocus//calendar//EN"
QUESTION_AT, REVIEW_AT = time(16, 45), time(9)
QUESTION_MINUTES, REVIEW_MINUTES = 5, 30
# A question can be answered the moment it rings; a half hour wants to be walked into.
QUESTION_RINGS_BEFORE, REVIEW_RINGS_BEFORE = 0, 10

_SPACE = UUID("0b6c39a2-6f3a-4a53-9f57-3d2e2c1c6f0e")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# So many letters of an id tell it from others for good.
_ID = 8
_ALL_WEEK = frozenset(range(7))
_WORKING_WEEK = frozenset(range(5))


class Event(Struct, frozen=True):
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


class Deadline(Struct, frozen=True):
    """A day on which something is due, all day long.

    Attributes:
        id: The id of the sheet's or the measure's entry.
        uid: Its name among all events of all calendars: the same whenever it is due.
        summary: What the calendar shows.
        description: The command to type.
        day: The day.
    """

    id: str
    uid: str
    summary: str
    description: str
    day: date


class CalendarFile(View, frozen=True):
    """The events, and the file that holds them.

    Attributes:
        events: The daily question and the monthly review.
        deadlines: What is due: the next step of each open sheet that has a day, the target of each measure.
        text: The iCalendar file, as in RFC 5545, with its line ends.
        weekdays: The days of the question, Monday as 0.
        path: Where it was saved, if it was.
    """

    kind: ClassVar[str] = "calendar"
    events: tuple[Event, ...]
    deadlines: tuple[Deadline, ...]
    text: str
    weekdays: tuple[int, ...]
    path: str | None = None

    def drawn(self) -> Page:
        from custfocus.features.calendar.page import page

        return page(self)


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


def deadlines(
    sheets: Iterable[Sheet],
    measures: Iterable[MeasureStanding],
    day: date,
    counting: Calendar,
    *,
    names: bool = False,
) -> tuple[Deadline, ...]:
    """What is due, the earliest first: open sheets by their next step, measures by their target until it is reached.

    A calendar is often seen by others, so a sheet is called what its worksheet calls it.

    Args:
        sheets: The open sheets.
        measures: The measures.
        day: The user's own day.
        counting: The days that count for the user.
        names: Whether to say whom a sheet is about.
    """
    found = [_of_sheet(each, standing_on(each, day, counting), names=names) for each in sheets]
    found += [_of_measure(each) for each in measures if each.status == kinds.OPEN and not each.reached]
    return tuple(sorted(filter(None, found), key=lambda one: (one.day, one.id)))


def _of_sheet(sheet: Sheet, found: SheetStanding, *, names: bool) -> Deadline | None:
    if found.due is None:
        return None
    what = ", ".join(filter(None, (found.title, _whom(sheet) if names else "")))
    return _deadline(sheet.id, f"{what}: {found.step}", f"log {sheet.id[:_ID]}", found.due)


def _whom(sheet: Sheet) -> str:
    """The first person that a sheet names."""
    people = (field.id for field in sheet.worksheet.fields if field.kind == PERSON)
    return str(next((sheet.values[name] for name in people if name in sheet.values), ""))


def _of_measure(measure: MeasureStanding) -> Deadline | None:
    if measure.by is None or measure.target is None:
        return None
    summary = f"Scorecard: {measure.name}, target {formatted(measure.target, measure.unit)}"
    return _deadline(measure.id, summary, "scorecard", measure.by)


def _deadline(entry: str, summary: str, command: str, day: date) -> Deadline:
    words = " ".join("".join(letter if letter.isprintable() else " " for letter in summary).split())
    return Deadline(entry, _uid(entry), words, f"Open a terminal and type: custfocus {command}", day)


def ics(wanted: tuple[Event, ...], now: datetime, due: tuple[Deadline, ...] = ()) -> str:
    """The events and what is due as an iCalendar file.

    Args:
        wanted: The events, all in the same zone.
        now: The present moment. A file made later has higher sequence numbers under the same names, so that
            importing it replaces what an earlier one brought.
        due: What is due.
    """
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    for event in wanted:
        part = _part(event, now)
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
    for each in due:
        part = _part(each, now)
        part.add("dtstart", each.day)
        part.add("transp", "TRANSPARENT")
        calendar.add_component(part)
    first = min(event.start for event in wanted)
    if first.tzinfo:
        for name in calendar.get_missing_tzids():
            zone = icalendar.Timezone.from_tzinfo(first.tzinfo, name, first_date=first.date())
            calendar.subcomponents.insert(0, zone)
    text: str = calendar.to_ical().decode()
    return text


def _part(event: Event | Deadline, now: datetime) -> "icalendar.Event":
    import icalendar

    part = icalendar.Event()
    part.add("uid", event.uid)
    part.add("dtstamp", now.astimezone(UTC))
    part.add("sequence", int(now.timestamp()) // 60)
    part.add("summary", event.summary)
    part.add("description", event.description)
    return part


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
