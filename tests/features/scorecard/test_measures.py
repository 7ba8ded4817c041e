from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.features.review.letter import letter
from custfocus.features.scorecard.measures import (
    DAY,
    DOWN,
    LONGEST_COURSE,
    MONTH,
    UP,
    WEEK,
    by_measure,
    concerning,
    course,
    is_reached,
    is_stale,
    measures,
    share_of,
    way,
)
from custfocus.features.scorecard.views import MeasureStanding
from custfocus.journal.entry import Entry
from tests.features.october import answer, october
from tests.features.scorecard.made_measures import measure, value

TODAY = date(2026, 11, 22)
VALUES = st.integers(-1000, 1000)


def stands(of: Entry, *values: tuple[date, float], until: date = TODAY, today: date = TODAY) -> MeasureStanding:
    """A measure as it stands with these values."""
    readings = [value(of, day, number) for day, number in values]
    (one,) = measures([of], readings, lambda entry_id: entry_id, today, until=until)
    return one


def test_a_measure_has_its_first_and_last_value_and_the_way_between() -> None:
    """In the order of their days, whatever the order they were written in."""
    one = stands(measure(), (date(2026, 9, 1), 8), (date(2026, 11, 3), 6.5), (date(2026, 6, 1), 9))
    assert (one.first, one.first_day) == (9, date(2026, 6, 1))
    assert (one.last, one.last_day, one.readings) == (6.5, date(2026, 11, 3), 3)
    assert (one.share, one.reached, one.overdue) == (0.5, False, False)
    assert way(one) == "50% of the way from 9 to 4 hours by 31 December 2026"


@pytest.mark.parametrize(
    ("data", "values", "words"),
    [
        ({"target": None, "by": None}, [5], ""),
        ({}, [], "Target 4 hours by 31 December 2026"),
        ({"by": None}, [9], "5 away from the target of 4 hours"),
        ({}, [9, 10], "6 away from the target of 4 hours by 31 December 2026, further than at first (9)"),
        ({}, [9, 4], "Target of 4 hours reached"),
        ({}, [9, 3], "Target of 4 hours reached"),
        ({}, [3], "Target of 4 hours reached"),
        ({}, [3, 5], "1 away from the target of 4 hours by 31 December 2026, further than at first (3)"),
        ({}, [9, 4.001], "99% of the way from 9 to 4 hours by 31 December 2026"),
        ({}, [9, 8.999], "1% of the way from 9 to 4 hours by 31 December 2026"),
        ({"by": "2026-10-31"}, [9, 6.5], "50% of the way from 9 to 4 hours; 31 October 2026 has passed"),
        ({"by": "2026-10-31"}, [9, 4], "Target of 4 hours reached"),
        ({"better": "up", "target": 30, "unit": ""}, [-10, 10], "50% of the way from -10 to 30 by 31 December 2026"),
        (
            {"better": "up", "target": 90, "unit": "%"},
            [0.1, 0.3],
            "1% of the way from 0.1 to 90% by 31 December 2026",
        ),
    ],
)
def test_the_way_to_the_target_in_words(data: dict[str, Any], values: list[float], words: str) -> None:
    """From the first value, whichever way is better; a way that isn't all done is never told as such."""
    days = [(date(2026, 6, 1) + timedelta(30 * place), each) for place, each in enumerate(values)]
    assert way(stands(measure(**data), *days)) == words


def test_only_what_was_known_on_a_day_counts() -> None:
    """A review of October knows nothing of November."""
    of = measure()
    one = stands(of, (date(2026, 9, 1), 8), (date(2026, 11, 3), 6), until=date(2026, 10, 31))
    assert (one.last, one.readings) == (8, 1)
    assert is_stale(one, date(2026, 10, 1))
    assert not is_stale(one, date(2026, 9, 1))


def test_a_review_is_not_about_measures_that_came_later() -> None:
    """But for those with values of that time; nor about those that were let go."""
    late, brought, gone = measure(day=TODAY), measure(day=TODAY), measure(status="retired")
    readings = [value(brought, date(2026, 10, 2), 5)]
    found = measures([late, brought, gone], readings, str, TODAY, until=date(2026, 10, 31))
    assert [one.id for one in concerning(found, date(2026, 10, 31))] == [brought.id]


def test_measures_are_numbered_in_order_of_age_those_let_go_last() -> None:
    """The number is what commands take."""
    old, gone, new = measure("Old"), measure("Gone", status="retired"), measure("New")
    found = measures([new, gone, old], [], str, TODAY, until=TODAY)
    assert [(one.number, one.name, one.status) for one in found] == [
        (1, "Old", "open"), (2, "New", "open"), (3, "Gone", "retired"),
    ]  # fmt: skip


def test_of_several_values_on_a_day_the_one_written_last_counts() -> None:
    """Moving an entry to another day may make two of them."""
    of, day = measure(), date(2026, 11, 3)
    found = by_measure([value(of, day, 5, "13:00"), value(of, day, 4, "12:00")])
    assert found[of.id][day].data["value"] == 5


@given(VALUES, VALUES, VALUES, st.sampled_from([UP, DOWN]))
def test_a_share_is_whole_exactly_where_the_target_is_reached(
    first: float, last: float, target: float, better: str
) -> None:
    """From 0 to 1, for whichever way is better, whatever the values are."""
    share = share_of(first, last, target, better)
    assert 0 <= share <= 1
    assert (share == 1) == is_reached(last, target, better)
    assert share == share_of(-first, -last, -target, DOWN if better == UP else UP)


@given(VALUES, VALUES, VALUES)
def test_nearer_is_never_less(first: float, one: float, other: float) -> None:
    """Of two values, the better one has come at least as far."""
    target = max(first, one, other) + 1
    worse, better = sorted((one, other))
    assert share_of(first, worse, target, UP) <= share_of(first, better, target, UP)


@given(st.dictionaries(st.dates(date(2020, 1, 1), date(2026, 11, 22)), VALUES, max_size=60))
def test_a_course_is_honest_in_time(values: dict[date, int]) -> None:
    """At most 24 places, one for each day, week or month in turn; it ends with the last value, gaps are gaps."""
    points = sorted(values.items())
    step, line = course(points)
    assert len(line) <= LONGEST_COURSE
    if not points:
        assert line == ()
        return
    assert line[-1] == points[-1][1]
    places: dict[str, Callable[[date], int]] = {
        DAY: lambda day: day.toordinal(),
        WEEK: lambda day: (day - timedelta(day.weekday())).toordinal() // 7,
        MONTH: lambda day: 12 * day.year + day.month,
    }
    place = places[step]
    end = place(points[-1][0])
    for back in range(len(line)):
        there = [number for day, number in points if place(day) == end - back]
        assert line[-1 - back] == (there[-1] if there else None)
    whole = end - place(points[0][0]) + 1
    assert len(line) == whole or (step == MONTH and len(line) == LONGEST_COURSE < whole)


@pytest.mark.parametrize(
    ("days", "step", "places"),
    [
        ([date(2026, 9, 30), date(2026, 10, 31), date(2026, 11, 15)], MONTH, 3),
        ([date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16)], WEEK, 3),
        ([date(2026, 11, 16), date(2026, 11, 17)], DAY, 2),
        ([date(2026, 8, 1) + timedelta(n) for n in range(60)], WEEK, 10),
        ([date(2024, 8, 1) + timedelta(n) for n in range(700)], MONTH, 24),
    ],
)
def test_a_place_in_a_course_is_as_long_as_the_values_are_apart(days: list[date], step: str, places: int) -> None:
    """Monthly values stand side by side, and so do weekly ones; many are told by a longer time."""
    found, line = course([(day, 1) for day in days])
    assert (found, len(line)) == (step, places)


def october_with(*found: MeasureStanding) -> str:
    """October's letter with these measures."""
    return letter(october(answer(6, "They waited.", "listen"), scorecard=found))


def test_the_letter_tells_what_was_measured_in_its_month() -> None:
    """A line for each measure with a value in it; without any, it says nothing of measures."""
    fresh = stands(measure(), (date(2026, 6, 1), 9), (date(2026, 10, 20), 6.5))
    stale = stands(measure("Visits"), (date(2026, 9, 20), 6))
    bare = stands(measure("Calls", target=None, by=None, unit=""), (date(2026, 10, 31), 12))
    told = october_with(fresh, stale, bare)
    assert (
        "## What you measured\n\n"
        "1. First reply: 6.5 hours on 20 October; 50% of the way from 9 to 4 hours by 31 December 2026.\n"
        "2. Calls: 12 on 31 October."
    ) in told
    assert "Visits" not in told
    assert "measured" not in october_with(stale)
    assert "measured" not in october_with()
