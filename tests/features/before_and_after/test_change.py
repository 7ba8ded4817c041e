"""What can be said of counts before and since."""

from math import ceil, comb, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.features.before_and_after.change import (
    CHANCE,
    LONGEST_DAYS,
    change,
    change_in_keeping,
    days_for_halving,
)
from custfocus.features.before_and_after.views import FEWER, MORE, ComparedTime


def said(days: tuple[int, int], counts: tuple[int, int]) -> str:
    """What is said of so many cases in so many days, before and since."""
    return change(ComparedTime(days[0], counts[0]), ComparedTime(days[1], counts[1]))


@given(st.integers(1, 200), st.integers(1, 200), st.integers(0, 40))
def test_of_what_has_changed_nothing_it_says_fewer_one_time_in_twenty_at_most(
    before: int, since: int, count: int
) -> None:
    """And more as seldom: whichever way so many cases fall on the days, each day being as likely for each."""
    share = before / (before + since)
    for word in (FEWER, MORE):
        chance = sum(
            comb(count, hits) * share**hits * (1 - share) ** (count - hits)
            for hits in range(count + 1)
            if said((before, since), (hits, count - hits)) == word
        )
        assert chance <= CHANCE + 1e-9


def test_it_says_so_where_it_is_plain_and_nothing_else() -> None:
    """Eight and then one in as many days is plain, three and then none isn't; neither is a side without days."""
    assert said((60, 60), (8, 1)) == FEWER
    assert said((60, 60), (1, 8)) == MORE
    assert said((60, 60), (3, 0)) == ""
    assert said((60, 12), (8, 0)) == ""
    assert said((60, 0), (8, 0)) == said((0, 60), (0, 8)) == ""


def is_in_keeping(counts: tuple[int, int], others: tuple[int, int]) -> bool:
    """Whether a change over sixty days each may be one of what is written down."""
    return change_in_keeping(*(ComparedTime(60, count) for count in (*counts, *others)))


def test_where_everything_else_went_the_same_way_it_may_be_what_is_written_down() -> None:
    """Level or the other way it isn't; nor is it for a single remark more."""
    assert is_in_keeping((8, 1), (24, 6))
    assert is_in_keeping((1, 8), (6, 24))
    assert not is_in_keeping((8, 1), (12, 12))
    assert not is_in_keeping((8, 1), (6, 24))
    assert not is_in_keeping((12, 2), (1, 0))
    assert not is_in_keeping((8, 1), (0, 0))
    assert not is_in_keeping((3, 2), (24, 0))


@given(st.integers(1, 60), st.integers(20, 200), st.integers(0, 2000))
def test_a_halving_shows_on_the_day_that_is_told_and_on_none_before(count: int, days: int, available: int) -> None:
    """Were half as many cases to come in evenly from the first day on: by its definition, day by day."""
    rate = count / days

    def shows(after: int) -> bool:
        far = min(after, available)
        expected, halved = floor(rate * far + 1e-9), ceil(rate * after / 2 - 1e-9)
        return said((far, after), (expected, halved)) == FEWER

    assert days_for_halving(ComparedTime(days, count), available) == next(
        filter(shows, range(1, LONGEST_DAYS + 1)), None
    )


@pytest.mark.parametrize(("count", "days", "takes"), [(8, 60, 150), (60, 60, 20), (2, 60, 600)])
def test_with_days_enough_before_it_shows_once_twenty_were_to_be_expected(count: int, days: int, takes: int) -> None:
    """The figure of the formula."""
    assert days_for_halving(ComparedTime(days, count), 10_000) == takes


def test_nothing_can_halve_where_there_was_nothing_nor_where_the_journal_is_too_young() -> None:
    """Eight cases in the only sixty days before are too few to tell it by, however long one waits."""
    assert days_for_halving(ComparedTime(60, 0), 60) is None
    assert days_for_halving(ComparedTime(60, 8), 60) is None
