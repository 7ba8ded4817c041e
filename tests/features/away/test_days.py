from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from custfocus.features.away.days import Calendar

MONDAY = date(2026, 11, 2)
DAYS = st.integers(0, 60).map(lambda step: MONDAY + timedelta(step))
SPANS = st.lists(st.tuples(DAYS, DAYS), max_size=4).map(tuple)
CALENDARS = st.builds(Calendar, st.frozensets(st.integers(0, 6), min_size=1), SPANS)


def test_a_day_counts_on_the_users_weekdays_unless_away() -> None:
    """Monday to Friday, without a Wednesday and a Thursday away."""
    calendar = Calendar(frozenset(range(5)), ((MONDAY + timedelta(2), MONDAY + timedelta(3)),))
    week = [MONDAY + timedelta(step) for step in range(7)]
    assert [calendar.counts(day) for day in week] == [True, True, False, False, True, False, False]


@given(CALENDARS, DAYS, DAYS)
def test_the_counted_days_are_those_that_count_in_order(calendar: Calendar, first: date, last: date) -> None:
    """The quick list says the same as asking day by day, overlapping and inverted spans included."""
    days = [first + timedelta(step) for step in range((last - first).days + 1)]
    assert calendar.counted(first, last) == [day for day in days if calendar.counts(day)]


@given(CALENDARS, DAYS, st.integers(1, 20))
def test_so_many_counted_days_lie_between_a_day_and_the_one_found_before_it(
    calendar: Calendar, day: date, count: int
) -> None:
    """The day found counts, and with it there are so many up to, and without, the day."""
    found = calendar.before(day, count)
    assert calendar.counts(found)
    assert len(calendar.counted(found, day - timedelta(1))) == count


def test_looking_back_stops_at_the_first_day_of_all() -> None:
    """However far away reaches, there is an answer."""
    assert Calendar(away=((date.min, MONDAY),)).before(date(1, 3, 1), 5) == date.min


def test_overlapping_times_away_are_one() -> None:
    """Being away ends with the last of those that overlap."""
    spans = ((MONDAY, MONDAY + timedelta(3)), (MONDAY + timedelta(2), MONDAY + timedelta(9)))
    calendar = Calendar(away=spans)
    assert calendar.away_until(MONDAY) == MONDAY + timedelta(9)
    assert calendar.away_until(MONDAY + timedelta(10)) is None
