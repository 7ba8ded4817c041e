import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.journal.entry import tags_in


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Prices again #Pricing, see #q3-plan.", ["pricing", "q3-plan"]),
        ("#Größe #GRÖSSE #größe", ["grösse"]),
        ("#one#two (#three) [#four]", ["one", "three", "four"]),
        ("no#tag, &#39; ##x, #42, C#, # alone, #-", []),
        ("#trailing- #under_score_", ["trailing", "under_score"]),
    ],
)
def test_tags_are_found_in_any_text(text: str, tags: list[str]) -> None:
    """A tag begins a word, is folded, counts once; a number alone is a rank and no tag."""
    assert tags_in(text) == tags


@given(st.text())
def test_a_tag_is_found_again_by_its_name(text: str) -> None:
    """Whatever was found in a text is a tag by itself, and the same one."""
    for tag in tags_in(text):
        assert tags_in(f"#{tag}") == [tag]
