"""Counts by week or month, and how long people waited."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from custfocus.features.insights.courses import Dated, course, periods, wait_course
from custfocus.features.insights.views import Wait

START = date(2026, 1, 5)
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def things(*counted: tuple[str | None, int, int]) -> list[Dated]:
    """Things by name: how many on which day after the start."""
    return [Dated(START + timedelta(after), name) for name, after, many in counted for _ in range(many)]


@given(days, st.integers(0, 800))
def test_periods_cover_each_day_once(since: date, length: int) -> None:
    """Weeks for a short time, months for a long one; the first and last are cut off where the time is."""
    until = since + timedelta(length)
    by, found = periods(since, until)
    assert by == ("week" if length < 70 else "month")
    assert [day for span in found for day in (span.first, span.last)] == sorted(
        day for span in found for day in (span.first, span.last)
    )
    assert sum((span.last - span.first).days + 1 for span in found) == length + 1
    assert (found[0].first, found[-1].last) == (since, until)


def test_time_ends_with_the_calendar() -> None:
    """The last week there is doesn't trouble anybody."""
    assert periods(date.max - timedelta(3), date.max)[1][-1].last == date.max


def test_things_are_counted_by_month_the_most_frequent_first() -> None:
    """However they are capitalised; what has no name comes last; what lies outside is left out."""
    found = course(
        things(("Late", 0, 2), ("late", 40, 1), ("Price", 40, 1), (None, 0, 4), ("Late", 500, 9)),
        START,
        START + timedelta(89),
    )
    assert found.by == "month"
    assert [(row.name, row.counts, row.total) for row in found.rows] == [
        ("Late", (2, 1, 0, 0), 3),
        ("Price", (0, 1, 0, 0), 1),
        (None, (4, 0, 0, 0), 4),
    ]
    assert (found.totals, found.total) == ((6, 2, 0, 0), 8)


def test_a_short_time_is_counted_by_week_unless_months_are_asked_for() -> None:
    """And nothing is counted where nothing is; the periods stand all the same."""
    assert course(things(("call", 0, 2)), START, START).by == "week"
    assert course([], START, START + timedelta(20)).totals == (0, 0, 0)
    assert course([], START, START + timedelta(60), "month").totals == (0, 0, 0)


def test_a_trend_is_held_against_what_else_has_a_name() -> None:
    """Half of a year with little else, and half with nothing else; causes that nobody filled in don't count."""
    told = things(("late", 3, 3), ("faulty", 9, 12), ("late", 170, 12), (None, 170, 60))
    late, faulty, unknown = course(told, START, START + timedelta(180)).rows
    assert (late.trend, late.why) == ("rising", "12 of 12 in the later half, 3 of 15 before")
    assert (faulty.trend, unknown.trend) == ("falling", "")
    assert course(told + things(("faulty", 170, 30)), START, START + timedelta(180)).rows[1].trend == ""


def test_waits_are_told_by_the_period_in_which_people_were_told() -> None:
    """The median of each month, of all, and the slowest three; whoever was told after the time isn't in it."""
    told = [
        Wait(name, name.upper(), START + timedelta(after), days)
        for name, after, days in (("a", 1, 2), ("b", 3, 9), ("c", 40, 1), ("d", 41, 30), ("e", 42, 4), ("f", 99, 80))
    ]
    found = wait_course(told, START, START + timedelta(85))
    assert (found.by, found.medians, found.counts) == ("month", (5.5, 4.0, None), (2, 3, 0))
    assert (found.median, found.total) == (4.0, 5)
    assert [wait.who for wait in found.slowest] == ["D", "B", "E"]
    assert wait_course([], START, START).median is None
