"""Which copies of a journal stay: many of late, few of long ago, and of each time the earliest.

The earliest, since a mistake is in every copy made after it: of a month in which something went wrong, the first copy
is the one that doesn't have it yet. So it comes to the same whether copies are thinned after each or all at once.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

DAYS, WEEKS, MONTHS = 12, 10, 9
# Of those made before something was done, so many; they are for the day when it proves to have been wrong.
DEEDS = 9

_INTERVALS: tuple[tuple[Callable[[datetime], object], int], ...] = (
    (lambda moment: moment.date(), DAYS),
    (lambda moment: moment.isocalendar()[:2], WEEKS),
    (lambda moment: (moment.year, moment.month), MONTHS),
)


def kept_of_days(moments: Iterable[datetime]) -> set[datetime]:
    """Those of the copies made day by day that stay: the earliest of each of the last days, weeks and months.

    Args:
        moments: When each was made.
    """
    ordered = sorted(moments)
    kept: set[datetime] = set()
    for interval, most in _INTERVALS:
        earliest: dict[object, datetime] = {}
        for moment in ordered:
            earliest.setdefault(interval(moment), moment)
        kept.update(list(earliest.values())[-most:])
    return kept


def kept_of_deeds(moments: Iterable[datetime]) -> set[datetime]:
    """Those of the copies made before something was done that stay: the last ones."""
    return set(sorted(moments)[-DEEDS:])
