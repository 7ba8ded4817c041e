import numpy as np

from custfocus.features.alike.likely import LABELLED, likely, middle


def test_what_lies_near_its_like_gets_their_label_first() -> None:
    """At most three, the likeliest first; from forty labels on."""
    random = np.random.default_rng(1)
    centres = np.eye(5, dtype=np.float32)
    labels = [f"cause {place % 4}" for place in range(LABELLED)]
    noise = random.normal(0, 0.1, (LABELLED, 5))
    vectors = np.array([centres[place % 4] for place in range(LABELLED)], dtype=np.float32) + noise
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    for place in range(4):
        found = likely(vectors, labels, centres[place])
        assert found[0] == f"cause {place}"
        assert len(found) == 3
    assert likely(vectors[1:], labels[1:], centres[0]) == []


def test_what_is_like_nothing_gets_the_most_frequent() -> None:
    """As whoever guesses would."""
    labels = ["late"] * 30 + ["faulty"] * 9 + ["dear"]
    vectors = np.tile(np.array([1, 0], dtype=np.float32), (LABELLED, 1))
    assert likely(vectors, labels, np.array([0, 1], dtype=np.float32)) == ["late", "faulty", "dear"]


def test_the_middle_of_sentences_has_length_one() -> None:
    """Also where they cancel each other out."""
    both = np.array([[1, 0], [0, 1]], dtype=np.float32)
    assert np.allclose(middle(both), np.sqrt([0.5, 0.5]))
    assert np.allclose(middle(np.array([[1, 0], [-1, 0]], dtype=np.float32)), [0, 0])
