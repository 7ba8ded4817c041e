from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from custfocus.base.dates import month_end, months_on
from custfocus.features.priorities.season import SEASON_MONTHS, as_set, is_over, season, season_end
from tests.features.october import priority


def test_a_season_is_the_same_whether_the_review_was_held_before_or_after_the_month_ended() -> None:
    """October's priorities hold until the end of January, set on 28 October or on 2 November."""
    october, january = date(2026, 10, 1), date(2027, 1, 31)
    assert season_end(october, date(2026, 10, 28)) == january
    assert season_end(october, date(2026, 11, 2)) == january


def test_a_season_set_late_begins_with_the_month_it_is_set_in() -> None:
    """A review made up for in November gives three months from then, not what is left of them."""
    assert season_end(date(2026, 3, 1), date(2026, 11, 20)) == date(2027, 1, 31)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 40))
def test_a_season_holds_three_whole_months_at_least_from_where_it_begins(day: date, back: int) -> None:
    """Whenever it is set, its last day ends a month, and two whole months and more lie before it."""
    end = season_end(months_on(day, -back), day)
    assert end == month_end(end)
    assert months_on(day, SEASON_MONTHS - 1) <= end <= month_end(months_on(day, SEASON_MONTHS))


def test_a_season_ends_with_the_month_that_its_last_day_is_in() -> None:
    """It is over for the review of that month, and for any later day; not for the review before."""
    end = date(2027, 1, 31)
    assert is_over(end, date(2027, 1, 1), date(2027, 1, 28))
    assert is_over(end, date(2026, 12, 1), date(2027, 2, 3))
    assert not is_over(end, date(2026, 12, 1), date(2027, 1, 7))


def test_what_stands_is_open_and_set_by_then_in_the_order_it_was_set() -> None:
    """Done and dropped ones don't stand; one whose season is over stands until a review decides."""
    first, second = priority("first", "2026-07"), priority("second", "2026-08", until="2026-09-30")
    later, done = priority("later", "2026-12"), priority("done", status="done")
    found = season([later, second, done, first], date(2026, 11, 2))
    assert [each.text for each in found] == ["first", "second"]


def test_priorities_set_at_once_keep_their_order() -> None:
    """At the same instant, the order of the journal tells which came first."""
    at_once = [replace(priority(text), at="2026-09-28T12:00:00Z") for text in ("third", "second", "first")]
    assert [each.text for each in as_set(at_once)] == ["first", "second", "third"]
