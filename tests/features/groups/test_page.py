from datetime import date

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from custfocus.features.groups.views import AlikeSentence, AskedGroup, GroupOffer, Groups, NamedTheme
from tests.page import page, too_wide

WIDTHS = pytest.mark.parametrize("width", [80, 48])
DAY = date(2026, 11, 3)
WORDS = (
    "Nobody rang me back for a whole week, and when I called again nobody knew of it.",
    "I am still waiting for the call that was promised to me on Monday.",
    "You said somebody would ring. Nobody did.",
    "No call, no letter.",
    "Three times I asked to be rung.",
)
SENTENCES = tuple(
    AlikeSentence(f"{place}", f"kmn{place}", DAY, who, words)
    for place, (who, words) in enumerate(zip(("Ana", "", "Mr Hughes", "Bo", "Di"), WORDS, strict=True))
)
NEW = GroupOffer("pqrs", "", 5, SENTENCES)
NEAR = GroupOffer("xyzk", "letters", 1, SENTENCES[1:2])
NAMED = (NamedTheme("t", "tttt", "letters", 4, 3, SENTENCES[2:4]), NamedTheme("u", "uuuu", "parking", 0, 0, ()))
VIEW = Groups(date(2026, 6, 1), date(2026, 11, 28), 60, 52, NAMED, (NEAR, NEW), 3, ('Saved "parking": 3 sentences.',))


@WIDTHS
def test_themes_and_what_is_offered(width: int, snapshot: SnapshotAssertion) -> None:
    """What was saved, each theme with its latest sentence, what is near to one, then groups, and what to type."""
    text = page(VIEW, width)
    assert too_wide(text, width) == []
    assert text == snapshot


@WIDTHS
def test_a_group_that_is_asked(width: int, snapshot: SnapshotAssertion) -> None:
    """With its place among all and its sentences."""
    text = page(AskedGroup(2, 7, NEW, "A name takes them together."), width)
    assert too_wide(text, width) == []
    assert text == snapshot


def test_nothing_to_offer_is_no_claim() -> None:
    """That nothing comes back isn't said."""
    text = page(replace(VIEW, offers=(), named=(), more=0, saved=()))
    assert "That isn't to say that nothing comes back." in " ".join(text.split())
    assert 'Near to "letters"' in page(AskedGroup(1, 1, NEAR, ""))
