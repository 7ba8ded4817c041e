"""The upper tail of the binomial distribution."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.features.before_and_after.chance import at_least


@given(st.integers(0, 40), st.integers(0, 45), st.floats(0.001, 0.999))
def test_it_is_the_sum_of_its_terms(tries: int, count: int, chance: float) -> None:
    """As the definition has it."""
    terms = (comb(tries, hits) * chance**hits * (1 - chance) ** (tries - hits) for hits in range(count, tries + 1))
    assert at_least(count, tries, chance) == pytest.approx(sum(terms), rel=1e-6, abs=1e-15)


def test_its_ends_are_certain() -> None:
    """Nothing is sure to be reached, more than all never is."""
    assert at_least(0, 5, 0.1) == 1
    assert at_least(6, 5, 0.9) == 0
    assert at_least(1, 5, 0.0) == 0
    assert at_least(5, 5, 1.0) == 1
