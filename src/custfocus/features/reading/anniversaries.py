"""The same day of years and months before."""

from collections.abc import Iterator
from datetime import date

from custfocus.base import dates, wording

_MONTHS = 12


def years_before(today: date, first: date) -> Iterator[tuple[date, str]]:
    """This day in each year before, back to the first day of a journal, with how long ago it was."""
    for count in range(1, today.year - first.year + 1):
        day = _same_day(today, -count * _MONTHS)
        if day >= first:
            yield day, f"{wording.counted(count, 'year', single='a')} ago"


def months_before(today: date, first: date) -> Iterator[tuple[date, str]]:
    """The same day of each month of the last year, back to the first day of a journal, likewise."""
    for count in range(1, _MONTHS):
        day = _same_day(today, -count)
        if day >= first:
            yield day, f"{wording.counted(count, 'month', single='a')} ago"


def _same_day(today: date, months: int) -> date:
    """The day so many months away; of a shorter month, its last."""
    month = dates.months_on(today, months)
    return month.replace(day=min(today.day, dates.month_end(month).day))
