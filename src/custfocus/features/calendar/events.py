"""When the question and the review come, and on which days something is due."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from uuid import UUID, uuid5

from msgspec.structs import replace

from custfocus.content.framework import Framework
from custfocus.features.away.days import Calendar
from custfocus.features.calendar.views import AskedDay, Deadline, Event
from custfocus.features.scorecard.figures import formatted
from custfocus.features.scorecard.views import MeasureStanding
from custfocus.features.sheets.sheet import Sheet
from custfocus.features.sheets.standing import SheetStanding, standing_on
from custfocus.journal import kinds

QUESTION_AT, REVIEW_AT = time(16, 45), time(9)
QUESTION_MINUTES, REVIEW_MINUTES = 5, 30
# A question can be answered the moment it rings; a half hour wants to be walked into.
QUESTION_RINGS_BEFORE, REVIEW_RINGS_BEFORE = 0, 10

_QUESTION = (
    "Two minutes for one question about your {people}: a sentence will do.\n\nOpen a terminal and type: custfocus"
)
_ASKED = "{question}\n\nOpen a terminal and type: custfocus reflect --question {id}"
_REVIEW = (
    "Half an hour for yourself: read what you wrote in the month, answer a few questions, and settle what matters "
    "next. It asks:\n\n{questions}\n\nOpen a terminal and type: custfocus review"
)
_SPACE = UUID("0b6c39a2-6f3a-4a53-9f57-3d2e2c1c6f0e")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# So many letters of an id tell it from others for good.
_ID = 8
# What belongs to the letters around it, without being one to see: joiners, and the marks of a flag.
_JOINING = frozenset("\u200c\u200d") | frozenset(map(chr, range(0xE0020, 0xE0080)))
# So far ahead the questions of the days are said; what somebody writes changes whose turn it is.
ASKED_DAYS = 28
# Days away are left out for so long; a calendar of five years ago is an old one.
_FURTHEST_DAYS = 5 * 366
_ALL_WEEK = frozenset(range(7))
_WORKING_WEEK = frozenset(range(5))


def events(
    day: date,
    counting: Calendar,
    zone: tzinfo | None,
    question_at: time,
    review_at: time,
    framework: Framework,
    uids: tuple[str, str],
) -> tuple[Event, Event]:
    """The question on each of the user's days, and the review on the first working day of each month.

    Working days are the user's weekdays; where these are all seven, which says nothing about work, Monday to
    Friday. Each begins with its first day from `day` on, and leaves out the days away.
    """
    weekdays = counting.weekdays
    working = _WORKING_WEEK if weekdays == _ALL_WEEK else weekdays
    months = [each for each in _among(day, working) if each == next(_among(each.replace(day=1), working))]
    question_on, question_off = _begun(list(_among(day, weekdays)), counting)
    review_on, review_off = _begun(months, counting)
    question = Event(
        id="daily-question",
        uid=uids[0],
        summary=f"{framework.pack.name}: today's question",
        description=_QUESTION.format(people=framework.people.many),
        start=datetime.combine(question_on, question_at, zone),
        minutes=QUESTION_MINUTES,
        rule=f"FREQ=WEEKLY;BYDAY={_by_day(weekdays)}",
        rings=QUESTION_RINGS_BEFORE,
        busy=False,
        left_out=tuple(datetime.combine(each, question_at, zone) for each in question_off),
    )
    review = Event(
        id="monthly-review",
        uid=uids[1],
        summary=f"{framework.pack.name}: the month's review",
        description=_REVIEW.format(questions="\n".join(f"- {item.asks}" for item in framework.checklist)),
        start=datetime.combine(review_on, review_at, zone),
        minutes=REVIEW_MINUTES,
        rule=f"FREQ=MONTHLY;BYDAY={_by_day(working)};BYSETPOS=1",
        rings=REVIEW_RINGS_BEFORE,
        busy=True,
        left_out=tuple(datetime.combine(each, review_at, zone) for each in review_off),
    )
    return question, review


def days_asked(question: Event) -> list[date]:
    """The days from its first on, for four weeks, on which the question comes."""
    first = question.start.date()
    left_out = {each.date() for each in question.left_out}
    weekdays = {_DAYS.index(name) for name in question.rule.rpartition("=")[2].split(",")}
    days = (first + timedelta(ahead) for ahead in range(ASKED_DAYS))
    return [day for day in days if day.weekday() in weekdays and day not in left_out]


def saying(question: Event, asked: Iterable[tuple[date, str, str]]) -> Event:
    """The question with what it asks on each of some days: its words, and its id."""
    days = (
        AskedDay(datetime.combine(day, question.start.timetz()), _ASKED.format(question=words, id=name))
        for day, words, name in asked
    )
    return replace(question, asked=tuple(days))


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
    what = ", ".join(filter(None, (stands.title, next(iter(sheet.people), "") if names else "")))
    return _deadline(sheet.id, f"{what}: {stands.step}", f"sheet {sheet.id[:_ID]}", stands.due)


def _of_measure(measure: MeasureStanding) -> Deadline | None:
    if measure.by is None or measure.target is None:
        return None
    summary = f"Scorecard: {measure.name}, target {formatted(measure.target, measure.unit)}"
    return _deadline(measure.id, summary, "scorecard", measure.by)


def _deadline(entry: str, summary: str, command: str, day: date) -> Deadline:
    words = " ".join(
        "".join(letter if letter.isprintable() or letter in _JOINING else " " for letter in summary).split()
    )
    return Deadline(entry, str(uuid5(_SPACE, entry)), words, f"Open a terminal and type: custfocus {command}", day)


def _by_day(weekdays: frozenset[int]) -> str:
    return ",".join(_DAYS[weekday] for weekday in sorted(weekdays))


def _among(day: date, weekdays: frozenset[int]) -> Iterator[date]:
    """These weekdays, from a day on, as far as days away are looked at."""
    days = (day + timedelta(ahead) for ahead in range(_FURTHEST_DAYS))
    return (each for each in days if each.weekday() in weekdays)


def _begun(days: Sequence[date], counting: Calendar) -> tuple[date, list[date]]:
    """The first of these days that isn't one away, and those after it that are."""
    away = {each for each in days if counting.is_away(each)}
    first = next((each for each in days if each not in away), days[0])
    return first, [each for each in days if each in away and each >= first]
