"""Which of the words that somebody has given to texts would go with another one: ridge regression on their vectors.

With the share that each word has so far as its beginning, since the most frequent is likely by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from custfocus.features.alike.encoder import Vectors

# So many labels of one's own it takes until the first three are mostly right; and so many are offered.
LABELLED, OFFERED = 40, 3
_RIDGE = 1.0


def likely(vectors: Vectors, labels: Sequence[str], text: Vectors) -> list[str]:
    """The labels that go best with a text, the likeliest first, at most three; none where too few are known.

    Args:
        vectors: A row for each text that has a label.
        labels: Their labels.
        text: The text's own vector.
    """
    import numpy as np

    if len(labels) < LABELLED:
        return []
    names = sorted(set(labels))
    given = np.array([[float(label == name) for name in names] for label in labels])
    shares = given.mean(axis=0)
    weights = np.linalg.solve(vectors @ vectors.T + _RIDGE * np.eye(len(labels)), given - shares)
    scores = shares + (vectors @ text) @ weights
    return [names[place] for place in np.argsort(-scores, kind="stable")[:OFFERED]]


def middle(sentences: Vectors) -> Vectors:
    """The vector of a text: the mean of its sentences', of length 1."""
    import numpy as np

    mean = sentences.mean(axis=0)
    found: Vectors = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return found
