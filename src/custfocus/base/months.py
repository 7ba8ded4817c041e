"""Months counted on and back, and their first and last days."""

from datetime import date, timedelta


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
