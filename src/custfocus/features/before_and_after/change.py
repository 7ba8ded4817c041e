"""What can be said of counts before and since, and from how many days on it could be.

If nothing has changed, each case falls into the days since with their share of all days as its chance: an exact
binomial test, one-sided, of the cases on both sides (the conditional test of two Poisson rates: Przyborowski and
Wilenski, 1940).
"""

from math import ceil, floor

from custfocus.features.before_and_after.chance import at_least
from custfocus.features.before_and_after.views import FEWER, MORE, ComparedTime

# Of what has changed nothing, chance alone says so at most this often, each time one looks.
CHANCE = 0.05
# A halving that would take longer than this to show is none that anybody waits for.
LONGEST_DAYS = 3 * 365


def change(before: ComparedTime, since: ComparedTime) -> str:
    """Whether fewer or more came in since than chance would bring; empty where neither is plain."""
    days, count = before.days + since.days, before.count + since.count
    if not (before.days and since.days):
        return ""
    share = before.days / days
    if at_least(before.count, count, share) <= CHANCE:
        return FEWER
    return MORE if at_least(since.count, count, 1 - share) <= CHANCE else ""


def days_for_halving(before: ComparedTime, available: int) -> int | None:
    """After how many days half as many cases as before would be told as fewer, if they came in evenly.

    The first n for which the r·n/2 cases of n days at half the rate before, rounded up, are told as fewer beside the
    r·n cases of as many days before, rounded down; of days before there are no more than the journal has. Where it
    has enough of them, that is when 10 cases came and 20 were to be expected: after 20/r days or, where
    these don't fall on whole cases, a little later.

    Args:
        before: The days before, and how many cases they had: r is their rate.
        available: How many days the journal has before.

    Returns:
        The number of days; None where there was no case before, or it would take more than three years.
    """
    if not (before.count and before.days):
        return None
    rate = before.count / before.days
    # As long as the halved cases are so many, a longer time makes them stand out more.
    for halved in range(1, _up(rate * LONGEST_DAYS / 2) + 1):
        first, last = _down(2 * (halved - 1) / rate) + 1, min(_down(2 * halved / rate), LONGEST_DAYS)
        days = range(first, last + 1)
        if days and _shows(rate, halved, last, available):
            return next(each for each in days if _shows(rate, halved, each, available))
    return None


def _shows(rate: float, halved: int, days: int, available: int) -> bool:
    before = min(days, available)
    return change(ComparedTime(before, _down(rate * before)), ComparedTime(days, halved)) == FEWER


def _down(count: float) -> int:
    """Rounded down, whatever a product of fractions lacks of a whole number."""
    return floor(count + 1e-9)


def _up(count: float) -> int:
    return ceil(count - 1e-9)
