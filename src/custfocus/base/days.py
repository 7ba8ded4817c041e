"""Days, and times from a week to a year, as people write them, read strictly: what is uncertain is refused."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from custfocus.base import wording
from custfocus.base.clock import read_time
from custfocus.base.day_words import (
    ANY_YEAR,
    COUNT,
    COUNTS,
    DAY,
    DAYS_IN,
    MONTH,
    MONTHS,
    MONTHS_IN,
    NEAR,
    ORDINALS,
    SIDES,
    TIME,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
)
from custfocus.base.errors import CustfocusError, usage

Span = tuple[date, date]
"""The first and the last day of a time; the same day twice for a single one."""

LONGEST = 60


def read_span(words: str, today: date, *, ahead: bool = False) -> Span | None:
    """The first and the last day of what the words mean; None where they mean no time.

    Args:
        words: The words.
        today: The day they are seen from.
        ahead: Whether what has no year, and a weekday alone, is the next one rather than the last.

    Raises:
        CustfocusError: They name a day that doesn't exist, one that contradicts itself, or one of two.
    """
    plain = re.sub(r",(?= |$)", "", " ".join(words.lower().replace("–", "-").split()))
    if len(plain) > LONGEST:
        return None
    if plain in NEAR:
        return _single(today + timedelta(NEAR[plain]))
    for pattern, read in _FORMS:
        if parts := re.fullmatch(pattern, plain):
            try:
                return read(parts, today, ahead)
            except (ValueError, OverflowError):  # what no calendar has
                return None
    return None


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of the month that a day is in."""
    first = day.replace(day=1)
    if day.month == 12:  # noqa: PLR2004 - no later month has to be there
        return first, day.replace(day=31)
    return first, day.replace(month=day.month + 1, day=1) - timedelta(1)


def months_from(day: date, count: int) -> date:
    """The same day so many months later, or the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    last = month_of(date(year, month + 1, 1))[1]
    return last.replace(day=min(day.day, last.day))


def _single(day: date | None) -> Span | None:
    return (day, day) if day else None


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)  # noqa: PLR2004 - a year in two digits


def _exact(year: int | None, month: int, day: int, today: date, ahead: bool) -> date:
    """The day with these numbers; without a year, the last that has come, or the next.

    Raises:
        CustfocusError: There is no such day.
    """
    step = 1 if ahead else -1
    for each in [year] if year is not None else range(today.year, today.year + 9 * step, step):
        try:
            found = date(each, month, day)
        except ValueError:
            continue
        if year is not None or (found - today).days * step >= 0:
            return found
    last = month_of(date(today.year if year is None else year, month, 1))[1]
    name = f"{day} {last:%B}" + ("" if year is None else f" {year}")
    raise usage(f"There is no {name}.", f"The last day of that month is {last}.", code="unknown-day")


def _numbers(parts: "re.Match[str]", today: date, ahead: bool) -> Span | None:
    """A day in digits only; which of them is the month must be certain."""
    first, second, year = int(parts["first"]), int(parts["second"]), parts["year"]
    whole = _year(year) if year else None
    orders = [(whole, second, first), (whole, first, second)]
    if parts["mark"] == "-" and year and len(year) == 2:  # noqa: PLR2004 - a year that may stand at either end
        orders.append((2000 + first, second, int(year)))
    readings: list[date] = []
    failures: list[CustfocusError] = []
    for number, month, day in orders:
        try:
            readings.append(_exact(number, month, day, today, ahead))
        except CustfocusError as error:
            failures.append(error)
        except ValueError:
            continue
    if not readings and failures:
        raise failures[0]
    different = list(dict.fromkeys(readings))
    if len(different) > 1:
        what = f'"{parts[0]}" could be {wording.listed([wording.full_day(each) for each in different], "or")}.'
        hint = f"Write {wording.listed([str(each) for each in different], 'or')}."
        raise usage(what, hint, code="ambiguous-day")
    # A month before its day takes no point: 9.30 is a time or a number.
    if not different or (parts["mark"] == "." and not year and second != different[0].month):
        return None
    return _single(different[0])


def _dated(parts: "re.Match[str]", today: date, ahead: bool) -> Span | None:
    digits = re.match(r"\d+", parts["day"])
    day = int(digits[0]) if digits else ORDINALS[parts["day"]]
    month = MONTHS.get(parts["month"]) or int(parts["month"])
    return _single(_exact(_year(parts["year"]) if parts["year"] else None, month, day, today, ahead))


def _nth(parts: "re.Match[str]", today: date, ahead: bool) -> Span | None:
    day, step = int(re.sub(r"\D", "", parts["day"])), 1 if ahead else -1
    months = (month_of(months_from(today.replace(day=1), step * count)) for count in range(3))
    days = (first.replace(day=day) for first, last in months if day <= last.day)
    return _single(next((each for each in days if (each - today).days * step >= 0), None))


def _whole_month(parts: "re.Match[str]", today: date, ahead: bool) -> Span | None:
    month = MONTHS.get(parts["month"]) or int(parts["month"])
    passed = int(month < today.month) if ahead else -int(month > today.month)
    return month_of(date(int(parts["year"]) if parts["year"] else today.year + passed, month, 1))


def _whole_quarter(parts: "re.Match[str]", today: date, ahead: bool) -> Span | None:
    first = 3 * int(parts["quarter"]) - 2
    begun, over = first <= today.month, first + 2 < today.month
    year = int(parts["year"]) if parts["year"] else today.year + (int(over) if ahead else -int(not begun))
    return date(year, first, 1), month_of(date(year, first + 2, 1))[1]


def _whole_year(parts: "re.Match[str]", _today: date, _ahead: bool) -> Span | None:
    return date(int(parts["year"]), 1, 1), date(int(parts["year"]), 12, 31)


def _week(parts: "re.Match[str]", today: date, ahead: bool) -> Span | None:
    given = parts.groupdict()
    year, week = int(given["year"] or today.isocalendar().year), int(given["week"])
    if not given["year"]:
        first = date.fromisocalendar(year, week, 1)
        year += int(first + timedelta(6) < today) if ahead else -int(first > today)
    first, place = date.fromisocalendar(year, week, 1), given.get("place")
    return _single(first + timedelta(int(place) - 1)) if place else (first, first + timedelta(6))


def _beside(parts: "re.Match[str]", today: date, _ahead: bool) -> Span | None:
    """This, the last or the next week, month, quarter or year."""
    side, first = SIDES[parts["side"]], today.replace(day=1)
    if parts["unit"] == "week":
        monday = today + timedelta(7 * side - today.weekday())
        return monday, monday + timedelta(6)
    if parts["unit"] == "month":
        return month_of(months_from(first, side))
    if parts["unit"] == "quarter":
        first = months_from(first, 3 * side - (today.month - 1) % 3)
        return first, month_of(months_from(first, 2))[1]
    return date(today.year + side, 1, 1), date(today.year + side, 12, 31)


def _weekday(parts: "re.Match[str]", today: date, ahead: bool) -> Span | None:
    given = parts.groupdict()
    since = (today.weekday() - WEEKDAYS[given["weekday"]]) % 7
    day = today + timedelta(WEEKDAYS[given["weekday"]] - today.weekday())
    if week := given.get("week"):
        return _single(day + timedelta(7 * SIDES[week]))
    if (side := given.get("side")) and not SIDES[side]:
        return _single(day + timedelta(7 * int(ahead and day < today)))
    is_next = SIDES[side] > 0 if side else ahead
    return _single(today + timedelta(7 - since if is_next else -(since or 7)))


def _counted(parts: "re.Match[str]", today: date, _ahead: bool) -> Span | None:
    words, unit = parts["count"] or "a", parts["unit"][0]
    count = int(words) if words.isdecimal() else COUNTS[words]
    count *= -1 if parts[0].endswith(" ago") else 1
    if unit in DAYS_IN:
        return _single(today + timedelta(count * DAYS_IN[unit]))
    return _single(months_from(today, count * MONTHS_IN[unit]))


def _edge(parts: "re.Match[str]", today: date, ahead: bool) -> Span | None:
    """The first or the last day of a longer time; the end of a week is a Friday to some and a Sunday to others."""
    rest = parts["rest"]
    span = read_span(f"this {rest}" if rest in ("month", "quarter", "year") else rest, today, ahead=ahead)
    if span is None or (span[1] - span[0]).days <= 7:  # noqa: PLR2004 - a week
        return None
    return _single(span[1] if parts["edge"] in ("end", "last day") else span[0])


def _checked(parts: "re.Match[str]", today: date, ahead: bool) -> Span | None:
    """A day with its weekday before it, which has to be right."""
    span = read_span(parts["rest"], today, ahead=ahead)
    if span is None or span[0] != span[1]:
        return None
    wanted = WEEKDAYS[parts["weekday"]]
    if span[0].weekday() != wanted:
        named = f"{span[0] + timedelta(wanted - span[0].weekday()):%A}"
        what = f"{wording.full_day(span[0])} is a {span[0]:%A}, not a {named}."
        raise usage(what, f"Write {span[0]} if you mean that day.", code="unknown-day")
    return span


def _timed(parts: "re.Match[str]", today: date, ahead: bool) -> Span | None:
    """A day with a time of day after it, which isn't kept."""
    span = read_span(parts["rest"], today, ahead=ahead) if read_time(parts["time"]) else None
    return span if span and span[0] == span[1] else None


_NUMBERS = (
    r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})"
    rf"(?:(?P=mark){ANY_YEAR}|(?<=\.\d)\.|(?<=\.\d\d)\.)?"
)
_FORMS: tuple[tuple[str, Callable[["re.Match[str]", date, bool], Span | None]], ...] = (
    (rf"{YEAR}(?P<mark>[/.-])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})", _dated),
    (rf"{YEAR}(?P<month>\d\d)(?P<day>\d\d)", _dated),
    (YEAR, _whole_year),
    (rf"{YEAR}[/.-](?P<month>\d{{1,2}})", _whole_month),
    (rf"(?P<month>\d{{1,2}})[/.-]{YEAR}", _whole_month),
    (rf"{MONTH}(?:[ -]{YEAR})?", _whole_month),
    (rf"{YEAR}[ -]?q(?P<quarter>[1-4])", _whole_quarter),
    (rf"q(?P<quarter>[1-4])(?:[ /-]{YEAR})?", _whole_quarter),
    (rf"{YEAR}[ -]?(?:kw|cw|w)(?P<week>\d{{1,2}})(?:-?(?P<place>[1-7]))?", _week),
    (rf"(?:week|kw|cw|w) ?(?P<week>\d{{1,2}})(?:[ /]{YEAR})?", _week),
    (_NUMBERS, _numbers),
    (rf"(?:the )?{DAY}(?: of |[ /-])?{MONTH}(?:[ /-]{ANY_YEAR})?", _dated),
    (rf"{MONTH}[ /-]?(?:the )?{DAY}(?:[ /-]{ANY_YEAR})?", _dated),
    (rf"{YEAR}[ /-]{MONTH}[ /-]{DAY}", _dated),
    (r"(?:on )?(?:the )?(?P<day>\d{1,2}(?:st|nd|rd|th))", _nth),
    (r"(?P<side>last|previous|this|next) (?P<unit>week|month|quarter|year)", _beside),
    (rf"(?:on )?(?:(?P<side>{'|'.join(SIDES)}) )?{WEEKDAY}", _weekday),
    (rf"{WEEKDAY} (?:of )?(?P<week>last|this|next) week", _weekday),
    (rf"(?P<week>last|next) week,? (?:on )?{WEEKDAY}", _weekday),
    (rf"(?:{COUNT} ?)?{UNIT} ago", _counted),
    (rf"in {COUNT} ?{UNIT}", _counted),
    (rf"{COUNT} ?{UNIT} from (?:now|today)", _counted),
    (r"(?:the )?(?P<edge>end|last day|start|beginning|first day) of (?:the )?(?P<rest>.+)", _edge),
    (rf"(?:on )?{WEEKDAY} (?:the )?(?P<rest>.+)", _checked),
    (rf"(?P<rest>.*\d)t(?P<time>{TIME})", _timed),
    (rf"(?P<rest>.+?)(?: at)? (?P<time>{TIME})", _timed),
)
