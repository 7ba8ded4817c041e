"""Groups of sentences: communities, and what shuffles are told from."""

from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from custfocus.features.insights.groups import communities, groups
from tests.proofs.voices import repeatable

edges = st.sets(st.tuples(st.integers(0, 12), st.integers(13, 25)), max_size=40)


def test_two_cliques_with_a_bridge_are_two_communities() -> None:
    """The bridge doesn't make them one."""
    left, right = combinations(range(5), 2), combinations(range(5, 10), 2)
    assert communities([*left, *right, (4, 5)]) == [set(range(5)), set(range(5, 10))]


@given(edges, st.randoms())
def test_communities_part_the_nodes_the_same_way_in_any_order(found: set[tuple[int, int]], random: Random) -> None:
    """Each node with an edge is in one of them."""
    listed = sorted(found)
    random.shuffle(listed)
    parted = communities(listed)
    assert parted == communities(found)
    assert sorted(node for nodes in parted for node in nodes) == sorted({node for edge in found for node in edge})


def journal(random: Random) -> list[frozenset[str]]:
    """A hundred sentences of six words out of 150, and fifteen more that are about boats."""
    loose = [frozenset(f"w{random.randrange(150)}" for _ in range(6)) for _ in range(100)]
    boats = ["sail", "mast", "rope", "harbour", "keel"]
    return loose + [frozenset([*random.sample(boats, 3), f"w{random.randrange(150)}"]) for _ in range(15)]


def test_sentences_of_several_voices_that_share_words_are_a_group() -> None:
    """With its words, and hardly a loose sentence."""
    found = groups(journal(repeatable(1)), list(range(115)))
    assert [set(group.words) & {"sail", "mast", "rope", "harbour", "keel"} for group in found] == [
        {"sail", "mast", "rope", "harbour", "keel"}
    ]
    assert len(found[0].sentences) <= 16
    assert len(set(found[0].sentences) & set(range(100, 115))) >= 12


def test_what_one_voice_insists_on_is_no_group() -> None:
    """The same sentences, all by one or two."""
    voices = [*range(100), *([100] * 8), *([101] * 7)]
    assert groups(journal(repeatable(1)), voices) == []


def test_nothing_has_no_groups() -> None:
    """Nor have empty sentences."""
    assert groups([], []) == []
    assert groups([frozenset(), frozenset()], [0, 1]) == []
