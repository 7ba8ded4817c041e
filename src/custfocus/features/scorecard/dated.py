"""Days in the cells of a spreadsheet, each with its year, in the forms that spreadsheets and programs write."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from custfocus.base import dates, wording
from custfocus.base.day_words import WEEKDAYS
from custfocus.base.errors import usage
from custfocus.features.scorecard.figures import brief

DAY_FIRST, MONTH_FIRST, YEAR_FIRST = "day", "month", "year"
FIRST = (DAY_FIRST, MONTH_FIRST, YEAR_FIRST)
# As the languages write them whose spreadsheets are met most.
_MONTH_WORDS = (
    "jan january januar jän jänner janv janvier ene enero gen gennaio janeiro januari",
    "feb february februar févr fév février febrero febbraio fev fevereiro februari",
    "mar march mär mrz märz mars marzo março mrt maart",
    "apr april avr avril abr abril aprile",
    "may mai mayo mag maggio maio mei",
    "jun june juni juin junio giu giugno junho",
    "jul july juli juil juillet julio lug luglio julho",
    "aug august août ago agosto augustus",
    "sep sept september septembre septiembre set settembre setembro",
    "oct october okt oktober octobre octubre ott ottobre out outubro",
    "nov november novembre noviembre novembro",
    "dec december dez dezember déc décembre dic diciembre dicembre dezembro",
)
_MONTHS = {word: number for number, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}
_MONTH = r"(?P<name>[^\W\d_]{3,})\.?"
_YEAR = r"(?P<year>\d{4})"
_CUT_YEAR = r"(?:(?P<year>\d{4})|['’]?(?P<cut>\d{2}))"
_TIME = r"(?<=\d)(?:t|,? ) ?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)? ?(?:[ap]\.?m\.?)? ?(?:z|utc|gmt|[+-]\d{2}:?\d{2})?$"
_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})\.?,? (?=.*\d)"
_LATEST_QUARTER_MONTH = 3
# Days as Excel counts them, of the years 1982 to 2036; what stands behind a point is the time of day.
_SERIAL = r"[34]\d{4}(?:[.,]\d+)?"
_BEFORE_FIRST = date(1899, 12, 30)


def is_day(cell: str) -> bool:
    """Whether a cell has the form of a day, a week, a month or a quarter with its year."""
    return any(_matched(pattern, cell) for pattern in (*_FORMS, *_DIGITS))


def is_whole_day(cell: str) -> bool:
    """Whether a cell has the form of a single day with its year, and not of a longer time."""
    readers = {read for pattern, read in (_FORMS | _DIGITS).items() if _matched(pattern, cell)}
    return bool(readers & {_whole_day, _in_order})


def is_digits_in_order(cell: str) -> bool:
    """Whether a cell is a day all in digits, in which the day, the month or a short year may come first."""
    return any(read is _in_order and _matched(pattern, cell) for pattern, read in _FORMS.items())


def is_serial(cell: str) -> bool:
    """Whether a cell may be a day as a spreadsheet counts it: so many days since the end of 1899."""
    return bool(re.fullmatch(_SERIAL, cell.strip()))


def day_of_serial(cell: str) -> date:
    """The day that such a cell means."""
    return _BEFORE_FIRST + timedelta(int(re.split("[.,]", cell.strip())[0]))


def is_surely_day(cell: str) -> bool:
    """Whether a cell has such a form and can't be a plain number, as 202610 can."""
    return any(_matched(pattern, cell) for pattern in _FORMS)


def day_in(cell: str, today: date, way: str, *, sure: bool = False) -> date:
    """The day that a cell means, the same whenever it is read; a longer time stands for its last day.

    Args:
        cell: The cell.
        today: The user's own day.
        way: Which of day, month and year comes first where all are digits.
        sure: Whether it is known that they come in this order.

    Raises:
        CustfocusError: It is no such day, or not in this order.
    """
    for pattern, read in (_FORMS | _DIGITS).items():
        if parts := _matched(pattern, cell):
            try:
                day = read(parts, way, sure)
            except ValueError:
                continue
            return _agreeing(cell, dates.parse_day(str(day), today))
    raise _no_day(cell, "There is no such day" if is_day(cell) else "")


def _agreeing(cell: str, day: date) -> date:
    """The day, which is on the weekday that stands before it."""
    named = re.match(_WEEKDAY, _plain(cell))
    if named and WEEKDAYS[named["weekday"]] != day.weekday():
        raise _no_day(cell, f"{wording.full_day(day)} is a {day:%A}")
    return day


def _no_day(cell: str, why: str) -> Exception:
    what = f'"{brief(cell)}" is no day with its year{f": {why[0].lower()}{why[1:]}" if why else ""}.'
    return usage(what, "Write it like 2026-11-03.", code="unknown-day")


def _plain(cell: str) -> str:
    return re.sub(_TIME, "", " ".join(cell.lower().removesuffix("!").split())).strip()


def _matched(pattern: str, cell: str) -> "re.Match[str] | None":
    parts = re.fullmatch(pattern, re.sub(f"^{_WEEKDAY}", "", _plain(cell)))
    return parts if parts and parts.groupdict().get("name", "may") in _MONTHS else None


def _year(parts: "re.Match[str]") -> int:
    given = parts.groupdict()
    return int(given.get("year") or f"20{given['cut']}")


def _month(parts: "re.Match[str]") -> int:
    given = parts.groupdict()
    return _MONTHS[given["name"]] if given.get("name") else int(given["month"])


def _whole_day(parts: "re.Match[str]", _way: str, _sure: bool) -> date:
    return date(_year(parts), _month(parts), int(parts["day"]))


def _in_order(parts: "re.Match[str]", way: str, sure: bool) -> date:
    """A day in digits, which come in this order; a short year comes first only beside dashes, or where it is said."""
    first, second, third = int(parts["first"]), int(parts["second"]), parts["third"]
    if way == YEAR_FIRST:
        if len(third) > len("26") or not (sure or parts["mark"] == "-"):
            raise ValueError
        return date(2000 + first, second, int(third))
    day, month = (first, second) if way == DAY_FIRST else (second, first)
    return date(int(third) + (2000 if len(third) == len("26") else 0), month, day)


def _month_end(parts: "re.Match[str]", _way: str, _sure: bool) -> date:
    return dates.month_end(date(_year(parts), _month(parts), 1))


def _week_end(parts: "re.Match[str]", _way: str, _sure: bool) -> date:
    return date.fromisocalendar(_year(parts), int(parts["week"]), int(parts.groupdict().get("place") or 7))


def _quarter_end(parts: "re.Match[str]", _way: str, _sure: bool) -> date:
    return dates.month_end(date(_year(parts), _LATEST_QUARTER_MONTH * int(parts["quarter"]), 1))


_Reader = Callable[["re.Match[str]", str, bool], date]
_FORMS: dict[str, _Reader] = {
    rf"{_YEAR}(?P<mark>[/.-])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})": _whole_day,
    r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<third>\d{4}|\d{2})": _in_order,
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?[ /-]?(?:de )?{_MONTH}(?: de)?,?[ /-]{_CUT_YEAR}": _whole_day,
    rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}": _whole_day,
    rf"{_YEAR}[ /-]{_MONTH}[ /-](?P<day>\d{{1,2}})": _whole_day,
    rf"{_MONTH}(?:[ /-]| de )?['’]?{_YEAR}": _month_end,
    rf"{_MONTH}(?:[/-]['’]?| ?['’])(?P<cut>\d{{2}})": _month_end,
    rf"{_YEAR}[ /-]{_MONTH}": _month_end,
    rf"{_YEAR}[/-](?P<month>\d{{1,2}})": _month_end,
    rf"(?P<month>\d{{1,2}})[/-]{_YEAR}": _month_end,
    rf"{_YEAR}[ -]?(?:kw|cw|w) ?(?P<week>\d{{1,2}})(?:-?(?P<place>[1-7]))?": _week_end,
    rf"(?:kw|cw|w|week) ?(?P<week>\d{{1,2}})[, /-] ?{_YEAR}": _week_end,
    rf"q(?P<quarter>[1-4])(?:[ /-]?{_YEAR}|[ /-]?['’](?P<cut>\d{{2}}))": _quarter_end,
    rf"{_YEAR}[ /-]?q(?P<quarter>[1-4])": _quarter_end,
}
# What may as well be a number.
_DIGITS: dict[str, _Reader] = {
    rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)": _whole_day,
    rf"{_YEAR}(?P<month>\d\d)": _month_end,
    rf"(?P<month>\d{{1,2}})\.{_YEAR}": _month_end,
}
