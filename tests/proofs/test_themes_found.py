"""Planted themes are found, in both languages and in vocabularies that the finder wasn't made with; chance has none.

In the long form over 30 journals of each vocabulary, and 60 shuffled ones; what the figures mean says voices.py.
"""

from statistics import fmean

import pytest

from custfocus.features.insights.themes import themes
from tests.growth import grows_evenly
from tests.proofs.voices import figures, journal, shuffled, vocabulary

VOCABULARIES = [
    f"{language}-{kind}"
    for language, kinds in {
        "english": ("shop", "hotel", "held-out"),
        "german": ("furniture", "bank", "held-out"),
    }.items()
    for kind in kinds
]
PRECISION, RECALL, QUOTED_RECALL = 0.8, 0.7, 0.6


@pytest.mark.parametrize("name", VOCABULARIES)
def test_planted_themes_are_found(name: str, long: bool) -> None:
    """Precision at least 0.8 and recall at least 0.7; of the sentences quoted 0.8 are right."""
    talk = vocabulary(name)
    journals = [journal(talk, seed) for seed in range(500, 530 if long else 508)]
    measured = [figures(one, themes(one.voices)) for one in journals]
    assert fmean(one.precision for one in measured) >= PRECISION
    assert fmean(one.recall for one in measured) >= RECALL
    assert fmean(one.evidence_precision for one in measured) >= PRECISION
    assert fmean(one.evidence_recall for one in measured) >= QUOTED_RECALL


@pytest.mark.parametrize("name", VOCABULARIES)
def test_a_shuffled_journal_has_no_theme(name: str, long: bool) -> None:
    """At most one in fifty journals of nothing but chance may have one; among so few none does."""
    talk = vocabulary(name)
    seeds = range(700, 760 if long else 706)
    found = [themes(shuffled(journal(talk, seed).voices, seed)) for seed in seeds]
    assert sum(map(bool, found)) <= len(seeds) // 30


def test_the_time_that_voices_take_grows_with_their_number() -> None:
    """Of a thousand it is nothing like sixteen times that of a quarter of them."""
    many = journal(vocabulary("english-shop"), 1, 1_000).voices
    assert themes(many)
    assert grows_evenly(lambda count: themes(many[:count]), len(many))
