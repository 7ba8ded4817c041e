from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.features.alike.grouping import LEAST, PEOPLE, bar, closest, groups

if TYPE_CHECKING:
    from custfocus.features.alike.encoder import Vectors


def rows(*points: tuple[float, float, float]) -> Vectors:
    """Vectors of length 1 that point there."""
    there = np.array(points, dtype=np.float32)
    found: Vectors = there / np.linalg.norm(there, axis=1, keepdims=True)
    return found


NORTH, EAST, UP = (1, 0.1, 0), (0, 1, 0.1), (0.1, 0, 1)
points = st.lists(st.tuples(*[st.floats(-1, 1, width=16)] * 3).filter(any), max_size=12)


def test_what_points_the_same_way_is_a_group() -> None:
    """Where three people are in it; those of most people first, the closest to all others first."""
    vectors = rows(NORTH, EAST, (1, 0, 0), EAST, (1, 0.2, 0), UP, NORTH)
    people = ["Ana", "Bo", "Bo", "Cy", "Cy", "Di", "Di"]
    assert groups(vectors, people, LEAST) == [[0, 6, 4, 2]]
    assert groups(vectors, ["Ana"] * 7, LEAST) == []


def test_the_bar_is_never_lower_than_the_least() -> None:
    """And higher where everything is alike."""
    assert bar(rows(NORTH, EAST, UP)) == LEAST
    assert bar(rows(*[NORTH] * 5)) == pytest.approx(1)
    assert bar(rows(NORTH)) == LEAST


@given(points, st.floats(0.1, 0.9))
def test_groups_are_apart_and_alike_within(where: list[tuple[float, float, float]], least: float) -> None:
    """No sentence is in two; each has three people at least, and is alike enough on average."""
    vectors = rows(*where) if where else np.zeros((0, 3), dtype=np.float32)
    people = [str(place % 5) for place in range(len(vectors))]
    found = groups(vectors, people, least)
    places = [place for group in found for place in group]
    assert len(places) == len(set(places))
    for group in found:
        assert len({people[place] for place in group}) >= PEOPLE
        inner = vectors[group] @ vectors[group].T
        pairs = len(group) * (len(group) - 1)
        # Each joining is alike enough on average, so all pairs together are.
        assert (inner.sum() - np.trace(inner)) / pairs >= least - 1e-4


def test_a_sentence_is_near_to_the_theme_that_it_is_most_alike() -> None:
    """Or to none."""
    themes = [rows(NORTH, (1, 0, 0)), rows(EAST)]
    assert closest(rows((1, 0.3, 0), (0.2, 1, 0), UP), themes, 0.5) == [0, 1, None]
    assert closest(rows(NORTH), [], 0.5) == [None]
