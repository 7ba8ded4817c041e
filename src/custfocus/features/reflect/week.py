"""The user's own week, as far as questions heed it."""

from collections.abc import Collection
from datetime import date

from custfocus.base.day_words import DAYS_IN_WEEK, in_week_order

EARLY_DAYS = 2


def is_early(day: date, weekdays: Collection[int]) -> bool:
    """Whether a day is too early in the week to look back on it.

    Args:
        day: The day.
        weekdays: The weekdays that count, Monday as 0.
    """
    first, *others = in_week_order(weekdays)
    early = [first, *others][:EARLY_DAYS]
    into_week = (day.weekday() - first) % DAYS_IN_WEEK
    return len(early) < len(weekdays) and into_week <= (early[-1] - first) % DAYS_IN_WEEK


def next_weekday(day: date, weekdays: Collection[int]) -> int:
    """The weekday of the next day that counts, Monday as 0."""
    ahead = (day.weekday() + step for step in range(1, DAYS_IN_WEEK + 1))
    return next(weekday % DAYS_IN_WEEK for weekday in ahead if weekday % DAYS_IN_WEEK in weekdays)
