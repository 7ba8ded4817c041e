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
_EVENLY = 4
# A halving that would take longer than this to show is none that anybody waits for.
LONGEST_DAYS = 3 * 365


def change(before: ComparedTime, since: ComparedTime, share: float | None = None) -> str:
    """Whether fewer or more came in since than chance would bring; empty where neither is plain.

    Args:
        before: The days before, and what came in on them.
        since: The days since.
        share: The chance for a case to fall before, where that isn't the share of these days.
    """
    count = before.count + since.count
    if not (before.days and since.days):
        return ""
    share = before.days / (before.days + since.days) if share is None else share
    if at_least(before.count, count, share) <= CHANCE:
        return FEWER
    return MORE if at_least(since.count, count, 1 - share) <= CHANCE else ""


def change_in_keeping(
    before: ComparedTime, since: ComparedTime, others_before: ComparedTime, others_since: ComparedTime
) -> bool:
    """Whether a change may be one of what is written down: it isn't plain beside that of everything else.

    The chance for a case to fall before is then the share of everything else that does, as if four more of it had
    come in evenly, so that a few say little; where that share of days is on the safe side, it stays.
    """
    plain = change(before, since)
    if not plain:
        return False
    even, kept = before.days / (before.days + since.days), others_before.count + others_since.count
    share = (others_before.count + _EVENLY * even) / (kept + _EVENLY)
    return change(before, since, max(even, share) if plain == FEWER else min(even, share)) != plain


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
