"""Groups of alike sentences: by average linkage, up to a bar that the sentences themselves set.

The bar is the larger of LEAST and the PERCENTILE of the similarities of all pairs: where everything is about one
thing, alike has to mean more. It was chosen on two public sets of texts; docs/choice.md has what came of others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from custfocus.features.alike.encoder import Vectors

LEAST, PERCENTILE = 0.4, 98
# So many different people must be in a group.
PEOPLE = 3


def bar(vectors: Vectors) -> float:
    """How alike sentences must be on average, among these."""
    import numpy as np

    similar = (vectors @ vectors.T)[np.triu_indices(len(vectors), 1)]
    return max(LEAST, float(np.percentile(similar, PERCENTILE))) if len(similar) else LEAST


def groups(vectors: Vectors, people: Sequence[str], least: float) -> list[list[int]]:
    """The groups in which three or more people say alike, by the places of their sentences.

    The groups with most people come first; in each, the sentences closest to all others.

    Args:
        vectors: A row of length 1 for each sentence.
        people: Who said each.
        least: How alike they must be on average.
    """
    found = [group for group in _linked(vectors, least) if len({people[place] for place in group}) >= PEOPLE]
    for group in found:
        middle = vectors[group].mean(axis=0)
        group.sort(key=lambda place: (-float(vectors[place] @ middle), place))
    return sorted(found, key=lambda group: (-len({people[place] for place in group}), group[0]))


def closest(vectors: Vectors, themes: Sequence[Vectors], least: float) -> list[int | None]:
    """For each sentence the theme that it is most alike on average, by its place; None where it is alike none."""
    import numpy as np

    if not themes or not len(vectors):
        return [None] * len(vectors)
    means = np.stack([(vectors @ theme.T).mean(axis=1) for theme in themes], axis=1)
    best = means.argmax(axis=1)
    return [int(place) if row[place] >= least else None for row, place in zip(means, best, strict=True)]


def _linked(vectors: Vectors, least: float) -> list[list[int]]:
    """Sentences joined two groups at a time, the most alike first, as long as they are alike enough."""
    import numpy as np

    if len(vectors) < PEOPLE:
        return []
    alike = vectors @ vectors.T
    np.fill_diagonal(alike, -np.inf)
    members = [[place] for place in range(len(vectors))]
    while alike.max() >= least:
        one, other = sorted(map(int, divmod(int(alike.argmax()), len(vectors))))
        sizes = len(members[one]), len(members[other])
        joined = (sizes[0] * alike[one] + sizes[1] * alike[other]) / sum(sizes)
        alike[one], alike[:, one], alike[one, one] = joined, joined, -np.inf
        alike[other], alike[:, other] = -np.inf, -np.inf
        members[one] += members[other]
        members[other] = []
    return [sorted(group) for group in members if group]
