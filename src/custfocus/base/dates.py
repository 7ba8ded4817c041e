"""Days, months and spans that options and prompts ask for, and how the journal keeps them."""

import re
from datetime import UTC, date, datetime, timedelta

from custfocus.base import days, wording
from custfocus.base.day_words import COUNTS
from custfocus.base.days import month_of, months_from
from custfocus.base.errors import CustfocusError, usage

FURTHEST_YEARS = 150
_SPAN = rf"(\d{{1,4}}|{'|'.join(COUNTS)})\s*(d|w|m|y|days?|weeks?|months?|years?)?"
_RECKONING = r"\w\s*\+|(today|yesterday|tomorrow|now|day)\s*-|(day|tomorrow) week$"
_DAYS_IN = {"d": 1, "w": 7, "m": 30, "y": 365}
_WEEK = 7
_LONGEST_MONTH, _LONGEST_QUARTER = 31, 92


def parse_day(words: str, today: date, *, ahead: bool = False) -> date:
    """The day that the words mean, seen from today; a weekday or a date without its year is the last one.

    Args:
        words: The words.
        today: The day they are seen from.
        ahead: Whether a weekday or a date without its year is the next one instead.

    Raises:
        CustfocusError: They mean no day, or might mean two.
    """
    first, last = parse_span(words, today, ahead=ahead)
    if first == last:
        return first
    length = (last - first).days + 1
    if length == _WEEK:
        what = f"{wording.span(first, last)} is a whole week."
    elif length <= _LONGEST_MONTH:
        what = f"{wording.full_month(first)} is a whole month."
    elif length <= _LONGEST_QUARTER:
        what = f"{wording.span(first, last)} is a whole quarter."
    else:
        what = f"{first.year} is a whole year."
    raise usage(what, "Name a day in it.", code="unknown-day")


def parse_month(words: str, today: date) -> date:
    """The first day of the month that the words mean: 2026-10, october, last month, this month.

    A month's name alone is the latest that has begun.

    Raises:
        CustfocusError: They mean no month.
    """
    span = days.read_span(words, today)
    if span is None or span != month_of(span[0]):
        what = f'"{words[: days.LONGEST]}" is no month that custfocus knows.'
        raise usage(what, "Write it like 2026-10 or october.")
    return _near(span[0], today)


def parse_span(words: str, today: date, *, ahead: bool = False) -> tuple[date, date]:
    """The first and the last day of what the words mean: a year, a quarter, a month, a week, or a day as both.

    Args:
        words: The words.
        today: The day they are seen from.
        ahead: Whether what has no year, and a weekday alone, is the next one rather than the last.

    Raises:
        CustfocusError: They mean none of them, or might mean two.
    """
    span = days.read_span(words, today, ahead=ahead)
    if span is None:
        raise _no_day(words, today, ahead=ahead)
    return _near(span[0], today), _near(span[1], today)


def means_time(words: str, today: date) -> bool:
    """Whether words mean a day or a longer time, or one that contradicts itself, which is to be said."""
    try:
        return days.read_span(words, today) is not None
    except CustfocusError:
        return True


def parse_last(words: str, today: date) -> date:
    """The first of the last so many days, today included: 90d, 6w, 3m (of 30 days), 1y.

    Raises:
        CustfocusError: It is no such number.
    """
    span = re.fullmatch(_SPAN, words.strip().lower())
    count = 0 if span is None else int(span[1]) if span[1].isdecimal() else COUNTS[span[1]] * bool(span[2])
    if span is None or not count:
        what = f'"{words[: days.LONGEST]}" is no length of time.'
        raise usage(what, "Write it like 90d, 6w, 3m or 1y.", code="unknown-span")
    length = count * _DAYS_IN[(span[2] or "d")[0]]
    return date.fromordinal(max(1, today.toordinal() - length + 1))


def month_end(first: date) -> date:
    """The last day of the month that a day is in."""
    return month_of(first)[1]


def months_on(first: date, count: int) -> date:
    """The first day of the month so many months after the one that a day is in."""
    return months_from(first.replace(day=1), count)


def day_in(value: object) -> date | None:
    """The day that the journal keeps as this value; None where it is empty or damaged."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _no_day(words: str, today: date, *, ahead: bool) -> CustfocusError:
    """The error for words that mean no day, with what would be taken: days to come where those are wanted."""
    plain, shown = words.strip().lower(), words[: days.LONGEST]
    hint = 'Write it like 2026-11-03, yesterday, "last friday" or "3 days ago".'
    if ahead:
        hint = f'Write it like {today + timedelta(14)}, tomorrow, "next friday" or "in 3 days".'
    what = f'"{shown}" is no day that custfocus knows.'
    if plain in wording.NUMBERS or re.fullmatch(r"[+-]?\d{1,4}", plain):
        what = f'"{shown}" is a number, and no day.'
    elif re.search(_RECKONING, plain):
        what = f'"{shown}" counts on from another day, which custfocus doesn\'t do.'
    return usage(what, hint, code="unknown-day")


def _near(day: date, today: date) -> date:
    if abs(day.year - today.year) > FURTHEST_YEARS:
        raise usage(f"{day} is too far away to be meant.", "See whether the year is right.", code="unknown-day")
    return day


def local(at: str, zone: str) -> str:
    """An instant as the clock on the wall showed it, ISO 8601 to the second.

    Args:
        at: The instant, ISO 8601.
        zone: The zone's name or offset; UTC stands in for one that this machine doesn't know.
    """
    from zoneinfo import ZoneInfo

    moment = datetime.fromisoformat(at)
    try:
        where = datetime.strptime(zone, "%z").tzinfo if zone[:1] in "+-" else ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        where = UTC
    return moment.astimezone(where).isoformat(timespec="seconds")


def future(day: date) -> CustfocusError:
    """The error for a day that hasn't come yet, which is more likely to be a slip."""
    return usage(
        f"{wording.full_day(day)} is still to come.",
        f"To keep it for that day anyway, write {day}! with an exclamation mark.",
        code="future-day",
    )


def month_key(month: date) -> str:
    """A month as entries keep it and options name it: 2026-10."""
    return f"{month.year:04d}-{month.month:02d}"


def first_of_month(key: str) -> date:
    """The first day of a month in that form."""
    return date.fromisoformat(f"{key}-01")
