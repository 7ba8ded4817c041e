from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from custfocus.features.reading.anniversaries import months_before, years_before

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


def test_each_year_is_named_back_to_the_first_day() -> None:
    """The first day itself is one of them."""
    assert list(years_before(date(2026, 11, 22), date(2024, 11, 22))) == [
        (date(2025, 11, 22), "a year ago"),
        (date(2024, 11, 22), "2 years ago"),
    ]
    assert list(years_before(date(2026, 11, 22), date(2025, 11, 23))) == []


def test_a_shorter_month_gives_its_last_day() -> None:
    """The 31st of March has a month before; the 29th of February, a year."""
    assert next(months_before(date(2026, 3, 31), date(2020, 1, 1))) == (date(2026, 2, 28), "a month ago")
    assert next(years_before(date(2028, 2, 29), date(2020, 1, 1))) == (date(2027, 2, 28), "a year ago")


@given(DAYS, st.integers(0, 4000))
def test_no_day_is_before_the_first_or_today(today: date, age: int) -> None:
    """They go back, each once, and months never as far as a year."""
    first = today - timedelta(age)
    for before in (list(years_before(today, first)), list(months_before(today, first))):
        days = [day for day, _ in before]
        assert days == sorted(set(days), reverse=True)
        assert all(first <= day < today for day in days)
    assert all(day > today - timedelta(366) for day, _ in months_before(today, first))
