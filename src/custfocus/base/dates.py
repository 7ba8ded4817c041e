"""Days, months and spans in the user's words: ISO first, then a library that knows "last friday"."""

import re
from datetime import UTC, date, datetime, time, timedelta

from custfocus.base import wording
from custfocus.base.errors import CustfocusError, usage

FURTHEST_YEARS = 150
_LONGEST = 60
_ISO = r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})"
_ISO_MONTH = r"(\d{4})-(\d{2})"
_SHORT = r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?"
_SPAN = r"(\d{1,4})\s*(d|w|m|y|days?|weeks?|months?|years?)?"
_MONTHS = (
    ("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"), ("may",), ("jun", "june"),
    ("jul", "july"), ("aug", "august"), ("sep", "sept", "september"), ("oct", "october"), ("nov", "november"),
    ("dec", "december"),
)  # fmt: skip
_MONTH_NUMBERS = {word: number for number, words in enumerate(_MONTHS, 1) for word in words}
_MONTH_WORDS = rf"({'|'.join(_MONTH_NUMBERS)})\.?(?:\s+(\d{{4}}))?"
# The commonest words need no library, which takes longer to load than all else together.
_NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}
_DAYS_IN = {"d": 1, "w": 7, "m": 30, "y": 365}
_LIKE = 'Write it like 2026-11-03, yesterday, "last friday" or "3 days ago".'


def parse_day(words: str, today: date, *, ahead: bool = False) -> date:
    """The day that the words mean, seen from today; a weekday or a date without its year is the last one.

    Args:
        words: The words.
        today: The day they are seen from.
        ahead: Whether a weekday or a date without its year is the next one instead.

    Raises:
        CustfocusError: They mean no day, or might mean two.
    """
    day = None if "!" in words else _day(words, today, ahead=ahead)  # a slip around it would be guessed at
    if day is None:
        raise usage(f'"{words[:_LONGEST]}" is no day that custfocus knows.', _LIKE, code="unknown-day")
    return _near(day, today)


def parse_month(words: str, today: date) -> date:
    """The first day of the month that the words mean: 2026-10, october, last month, this month.

    A month's name alone is the latest that has begun.

    Raises:
        CustfocusError: They mean no month.
    """
    month = _month(words, today)
    if month is None:
        raise usage(f'"{words[:_LONGEST]}" is no month that custfocus knows.', "Write it like 2026-10 or october.")
    return _near(month, today)


def parse_span(words: str, today: date) -> tuple[date, date]:
    """The first and the last day of what the words mean: a month, or a day as both.

    Raises:
        CustfocusError: They mean neither.
    """
    month = _month(words, today)
    if month:
        return _near(month, today), month_end(month)
    day = parse_day(words, today)
    return day, day


def parse_last(words: str, today: date) -> date:
    """The first of the last so many days, today included: 90d, 6w, 3m (of 30 days), 1y.

    Raises:
        CustfocusError: It is no such number.
    """
    span = re.fullmatch(_SPAN, words.strip().lower())
    if span is None or not int(span[1]):
        what = f'"{words[:_LONGEST]}" is no length of time.'
        raise usage(what, "Write it like 90d, 6w, 3m or 1y.", code="unknown-span")
    days = int(span[1]) * _DAYS_IN[(span[2] or "d")[0]]
    return date.fromordinal(max(1, today.toordinal() - days + 1))


def month_end(first: date) -> date:
    """The last day of the month that a day is in."""
    if first.month == 12:  # noqa: PLR2004 - no later month has to be there
        return first.replace(day=31)
    return first.replace(month=first.month + 1, day=1) - timedelta(1)


def months_on(first: date, count: int) -> date:
    """The first day of the month so many months after the one that a day is in."""
    index = first.year * 12 + first.month - 1 + count
    return date(index // 12, index % 12 + 1, 1)


def day_in(value: object) -> date | None:
    """The day that the journal keeps as this value; None where it is empty or damaged."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _day(words: str, today: date, *, ahead: bool) -> date | None:
    plain = " ".join(words.lower().split())
    if plain in _NEAR:
        return today + timedelta(_NEAR[plain])
    if numbers := re.fullmatch(_ISO, plain):
        return _date(int(numbers[1]), int(numbers[2]), int(numbers[3]))
    if numbers := re.fullmatch(_SHORT, plain):
        return _short(words, numbers, today, ahead=ahead)
    if month := _month(words, today):
        raise usage(f"{wording.full_month(month)} is a whole month.", "Name a day in it.", code="unknown-day")
    if len(plain) > _LONGEST or re.search(r"\d[/.-]\d", plain) or not re.search(r"[^\W\d_]{3}", plain):
        return None
    import dateparser

    noon = datetime.combine(today, time(12))
    prefer = "future" if ahead else "past"
    settings = {"RELATIVE_BASE": noon, "PREFER_DATES_FROM": prefer, "RETURN_AS_TIMEZONE_AWARE": False}
    try:
        moment = dateparser.parse(plain, languages=["en"], settings=settings)
    except Exception:  # noqa: BLE001 - what the library trips over is no day either
        return None
    return moment.date() if moment else None


def _short(words: str, numbers: "re.Match[str]", today: date, *, ahead: bool) -> date:
    first, second = int(numbers[1]), int(numbers[2])
    year = int(numbers[3]) if numbers[3] else today.year
    year += 2000 if year < 100 else 0  # noqa: PLR2004 - a year in two digits
    readings = []
    for day, month in ((first, second), (second, first)):
        reading = _date(year, month, day)
        if reading is None:
            continue
        away = int(reading < today) if ahead else -int(reading > today)
        if not numbers[3] and (month, day) != (2, 29):
            reading = reading.replace(year=year + away)
        readings.append(reading)
    if not readings:
        raise usage(f'"{words}" is no day.', _LIKE, code="unknown-day")
    if len(set(readings)) == 2:  # noqa: PLR2004 - day first or month first
        both = " or ".join(wording.full_day(reading) for reading in readings)
        hint = f"Write {readings[0]} or {readings[1]}."
        raise usage(f'"{words}" could be {both}.', hint, code="ambiguous-day")
    return readings[0]


def _month(words: str, today: date) -> date | None:
    plain = words.strip().lower()
    if parts := re.fullmatch(_ISO_MONTH, plain):
        return _date(int(parts[1]), int(parts[2]), 1)
    if parts := re.fullmatch(_MONTH_WORDS, plain):
        month = _MONTH_NUMBERS[parts[1]]
        year = int(parts[2]) if parts[2] else today.year - (month > today.month)
        return _date(year, month, 1)
    return {"this month": today.replace(day=1), "last month": months_on(today, -1)}.get(plain)


def _near(day: date, today: date) -> date:
    if abs(day.year - today.year) > FURTHEST_YEARS:
        raise usage(f"{day} is too far away to be meant.", _LIKE, code="unknown-day")
    return day


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


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
