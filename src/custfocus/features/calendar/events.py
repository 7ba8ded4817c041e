"""When the question and the review come, and on which days something is due."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import count
from uuid import UUID, uuid5

from custfocus.content.framework import PERSON, Framework
from custfocus.features.away.days import Calendar
from custfocus.features.calendar.views import Deadline, Event
from custfocus.features.scorecard.figures import formatted
from custfocus.features.scorecard.views import MeasureStanding
from custfocus.features.sheets.sheet import Sheet
from custfocus.features.sheets.standing import SheetStanding, standing_on
from custfocus.journal import kinds

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


def events(
    day: date,
    weekdays: frozenset[int],
    zone: tzinfo | None,
    question_at: time,
    review_at: time,
    framework: Framework,
) -> tuple[Event, Event]:
    """The question on each of the user's days, and the review on the first working day of each month.

    Working days are the user's weekdays; where these are all seven, which says nothing about work, Monday to
    Friday. Each begins with its first day from `day` on.
    """
    working = _WORKING_WEEK if weekdays == _ALL_WEEK else weekdays
    question = Event(
        id="daily-question",
        uid=_uid("daily-question"),
        summary=f"{framework.pack.name}: today's question",
        description=(
            f"Two minutes for one question about your {framework.people.many}: a sentence will do.\n\n"
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
        summary=f"{framework.pack.name}: the month's review",
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
    due = [_of_sheet(sheet, standing_on(sheet, day, counting), names=names) for sheet in sheets]
    due += [_of_measure(each) for each in measures if each.status == kinds.OPEN and not each.reached]
    return tuple(sorted(filter(None, due), key=lambda deadline: (deadline.day, deadline.id)))


def _of_sheet(sheet: Sheet, stands: SheetStanding, *, names: bool) -> Deadline | None:
    if stands.due is None:
        return None
    what = ", ".join(filter(None, (stands.title, _whom(sheet) if names else "")))
    return _deadline(sheet.id, f"{what}: {stands.step}", f"sheet {sheet.id[:_ID]}", stands.due)


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
