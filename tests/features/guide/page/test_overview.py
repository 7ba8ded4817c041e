import pytest
from syrupy.assertion import SnapshotAssertion

from custfocus.content.framework import Framework
from custfocus.content.models import Question
from custfocus.features.guide.browsing import spine
from custfocus.features.guide.flow.looking import browse
from tests.framework import SMALL
from tests.page import page


@pytest.mark.parametrize("width", [80, 48])
def test_the_spine_looks_as_it_did(snapshot: SnapshotAssertion, width: int) -> None:
    """Pillars, principles, counts, and how to go on."""
    assert page(spine(SMALL), width) == snapshot


def test_long_lists_have_one_line_for_each_item() -> None:
    """Cut with an ellipsis; ids are never cut."""
    more = tuple(
        Question(id=f"a-rather-long-id-{n}", name="Q", daily="word " * 25, principles=("listen",)) for n in range(20)
    )
    text = page(browse(Framework((*SMALL.items, *more)), "questions", whole=False))
    lines = [line for line in text.splitlines() if "rather-long" in line]
    assert len(lines) == 20
    assert all("…" in line for line in lines)
    assert "custfocus guide questions --all" in text


def test_a_long_list_shows_all_that_its_items_say_on_request() -> None:
    """Nothing is cut, and nothing is said of more."""
    more = tuple(
        Question(id=f"id-{n}", name="Q", daily="word " * 24 + "last", principles=("listen",)) for n in range(20)
    )
    text = page(browse(Framework((*SMALL.items, *more)), "questions", whole=True))
    assert text.count("last") == 20
    assert "…" not in text
    assert "--all" not in text
