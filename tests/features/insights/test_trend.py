"""Trends are those of the mix: what is written down more often, or less, is none."""

from math import comb
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.features.insights.trend import CHANCE, by_chance, trend
from tests.growth import grows_evenly

CAUSES = ("late", "faulty", "price", "hard to reach")


def test_the_chance_is_that_of_fishers_exact_test() -> None:
    """Tea before milk: all four cups of eight told by chance in one of seventy cases, three or more in seventeen."""
    assert by_chance(4, 4, 4, 8) == 1 / 70
    assert by_chance(3, 4, 4, 8) == 17 / 70
    assert by_chance(0, 4, 4, 8) == 1


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12), st.integers(0, 12))
def test_it_is_a_tail_of_a_distribution(one: int, other: int, more: int, rest: int) -> None:
    """Between 0 and 1; both tails make one, with what is in both."""
    part, whole, marked, total = one, one + other, one + more, one + other + more + rest
    upper = by_chance(part, whole, marked, total)
    lower = by_chance(other, whole, total - marked, total)
    exactly = comb(marked, part) * comb(total - marked, whole - part) / comb(total, whole)
    assert 0 <= upper <= 1
    assert upper + lower == pytest.approx(1 + exactly)


def test_of_thousands_it_is_known_as_well() -> None:
    """To what the normal distribution says of so many, in no time that anybody notices."""
    assert by_chance(780, 2_500, 1_500, 5_000) == pytest.approx(0.0343, abs=2e-4)
    assert grows_evenly(lambda many: by_chance(many * 8 // 15, many * 5 // 3, many, many * 10 // 3), 3_000)


def test_a_trend_says_its_figures() -> None:
    """Of all that came up in each half, how much was this."""
    row, totals = [1, 0, 0, 4, 5, 4], [8, 8, 8, 8, 8, 8]
    assert trend(row, totals, 4) == ("rising", "13 of 24 in the later half, 1 of 24 before")
    assert trend(row[::-1], totals, 4) == ("falling", "1 of 24 in the later half, 13 of 24 before")
    assert trend(row, row, 1) == ("", "")
    assert trend([0, 3], [20, 20], 4) == ("", "")


def simulated(random: Random, weekly: tuple[float, float], late: tuple[float, float]) -> list[str]:
    """The trends told in a journal of half a year: how often somebody writes, and how much is late."""
    rows = {cause: [0] * 26 for cause in CAUSES}
    for week in range(26):
        much, share = (start + (end - start) * week / 25 for start, end in (weekly, late))
        for _ in range(sum(random.random() < much / 7 for _ in range(7))):
            cause = "late" if random.random() < share else random.choice(CAUSES[1:])
            rows[cause][week] += 1
    totals = [sum(week) for week in zip(*rows.values(), strict=True)]
    return [f"{cause} {told}" for cause, row in rows.items() if (told := trend(row, totals, len(rows))[0])]


@pytest.mark.parametrize("weekly", [(3, 3), (1, 3), (3, 1)])
def test_a_habit_that_grows_or_fades_is_no_trend(weekly: tuple[float, float]) -> None:
    """With the same mix, at most one journal in twenty shows any, whether one is written a week or three."""
    random = Random(14)  # noqa: S311 - the same journals each time
    told = [bool(simulated(random, weekly, (0.25, 0.25))) for _ in range(400)]
    assert sum(told) <= CHANCE * len(told)


def test_a_mix_that_changes_is_told() -> None:
    """One cause from a tenth to two thirds of what is written, at three a week: half of the journals say so."""
    random = Random(14)  # noqa: S311 - the same journals each time
    told = [simulated(random, (3, 3), (0.1, 0.67)) for _ in range(100)]
    assert sum("late rising" in trends for trends in told) >= 45
    assert not any("late falling" in trends for trends in told)
