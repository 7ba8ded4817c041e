from datetime import date, timedelta
from typing import Any

import pytest

from custfocus.features.reflect.week import is_early, next_weekday


@pytest.mark.parametrize(
    ("weekdays", "early"),
    [
        (range(7), [0, 1]),
        (range(5), [0, 1]),
        ((6, 0, 1, 2, 3), [0, 6]),
        ((0, 2, 4), [0, 1, 2]),
        ((1, 3), []),
        ((4,), []),
    ],
    ids=["every day", "mon-fri", "sun-thu", "mon,wed,fri", "tue,thu", "fri"],
)
def test_the_first_two_days_of_the_week_are_early(weekdays: Any, early: list[int]) -> None:
    """Of those that count, where there are more."""
    monday = date(2026, 6, 1)
    days = [monday + timedelta(days=offset) for offset in range(7)]
    assert [day.weekday() for day in days if is_early(day, tuple(weekdays))] == early


def test_the_next_day_that_counts_is_found_over_the_end_of_the_week() -> None:
    """From Friday it is Monday, from a day in the week the next of it."""
    friday = date(2026, 11, 27)
    assert next_weekday(friday, range(5)) == 0
    assert next_weekday(friday - timedelta(2), range(5)) == 3
    assert next_weekday(friday, {4}) == 4
