"""Counts by period, trends beyond chance, and recoveries offered."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.features.insights.counts import Case, counts, periods, recoveries_offered

START = date(2026, 1, 5)
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def cases(*counted: tuple[str | None, int, int]) -> list[Case]:
    """Cases by cause: how many on which day after the start."""
    return [
        Case(f"{cause}-{after}-{n}", START + timedelta(after), cause)
        for cause, after, many in counted
        for n in range(many)
    ]


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


def test_causes_are_counted_by_month_the_most_frequent_first() -> None:
    """However they are capitalised; what names none comes last; what lies outside is left out."""
    found = counts(
        cases(("Late", 0, 2), ("late", 40, 1), ("Price", 40, 1), (None, 0, 4), ("Late", 500, 9)),
        "cause",
        START,
        START + timedelta(89),
    )
    assert found.by == "month"
    assert [(row.name, row.counts, row.total) for row in found.rows] == [
        ("Late", (2, 1, 0, 0), 3),
        ("Price", (0, 1, 0, 0), 1),
        (None, (4, 0, 0, 0), 4),
    ]
    assert found.totals == (6, 2, 0, 0)
    assert found.total == 8


def test_channels_are_counted_by_week_in_a_short_time() -> None:
    """The field says what is counted."""
    found = counts([Case("a", START, "x", "phone"), Case("b", START, "y", "phone")], "channel", START, START)
    assert (found.by, found.rows[0].name, found.rows[0].counts) == ("week", "phone", (2,))


def test_nothing_is_counted_where_nothing_is() -> None:
    """The periods stand all the same."""
    found = counts([], "cause", START, START + timedelta(20))
    assert (found.rows, found.totals, found.total) == ((), (0, 0, 0), 0)


@pytest.mark.parametrize(
    ("before", "later", "trend"), [(1, 12, "rising"), (12, 1, "falling"), (4, 7, ""), (0, 3, ""), (10, 11, "")]
)
def test_a_trend_is_told_only_beyond_chance(before: int, later: int, trend: str) -> None:
    """With the figures that it rests on."""
    found = counts(cases(("late", 3, before), ("late", 170, later)), "cause", START, START + timedelta(180))
    assert found.rows[0].trend == trend
    assert found.rows[0].why == (f"{later} in the later half, {before} before" if trend else "")


def test_the_more_rows_there_are_the_clearer_a_trend_must_be() -> None:
    """Among twenty causes one would rise by chance."""
    one = cases(("late", 3, 1), ("late", 170, 9))
    many = one + cases(*((f"cause {n}", 100, 1) for n in range(20)))
    told = [counts(given, "cause", START, START + timedelta(180)).rows[0].trend for given in (one, many)]
    assert told == ["rising", ""]


def test_three_complaints_of_one_cause_within_90_days_offer_a_recovery() -> None:
    """Two don't, nor do three within 91."""
    assert recoveries_offered(cases(("late", 0, 2), ("price", 0, 1)), {}) == ()
    assert recoveries_offered(cases(("late", 0, 2), ("late", 90, 1)), {}) == ()
    (offer,) = recoveries_offered(cases(("late", 0, 2), ("late", 89, 1)), {})
    assert (offer.cause, len(offer.cases)) == ("late", 3)
    assert (offer.first, offer.last) == (START, START + timedelta(89))


def test_an_offer_stands_after_the_time_and_names_the_latest_such_time() -> None:
    """A later complaint alone doesn't take it back."""
    (offer,) = recoveries_offered(cases(("late", 0, 3), ("late", 200, 4), ("late", 400, 1)), {})
    assert (offer.first, offer.last, len(offer.cases)) == (START + timedelta(200), START + timedelta(200), 4)


def test_a_recovery_that_was_planned_is_offered_again_only_for_what_came_after() -> None:
    """However the cause is written."""
    known = cases(("late", 0, 3), ("late", 10, 2))
    assert recoveries_offered(known, {"Late ": START + timedelta(5)}) == ()
    assert recoveries_offered(known + cases(("late", 12, 1)), {"late": START + timedelta(5)})[0].first == (
        START + timedelta(10)
    )


def test_an_offer_brings_what_is_known_the_latest_first_each_once() -> None:
    """By field; blanks are left out; a case without a cause offers nothing."""
    told = [
        Case(str(n), START + timedelta(n), "late", texts={"said": f"said {n}", "done": "sent flowers", "learnt": " "})
        for n in range(3)
    ]
    (offer,) = recoveries_offered([*told, *cases((None, 0, 5), (" ", 0, 5))], {})
    assert offer.cases == ("2", "1", "0")
    assert offer.texts == {"said": ("said 2", "said 1", "said 0"), "done": ("sent flowers",)}
