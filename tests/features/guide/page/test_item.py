import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from custfocus.content.framework import KINDS
from custfocus.features.guide.browsing import spine
from custfocus.features.guide.flow.looking import browse
from custfocus.terminal import output
from tests.framework import SMALL, altered
from tests.page import page, too_wide

IDS = [item.id for item in SMALL.items]


def page_of(words: str, width: int = 80, *, whole: bool = False) -> str:
    """The page that words lead to."""
    return page(browse(SMALL, words, whole=whole), width)


@pytest.mark.parametrize("width", [80, 48])
@pytest.mark.parametrize("words", [*IDS, *KINDS, "somebody", "nothing zebra"])
def test_the_pages_look_as_they_did(snapshot: SnapshotAssertion, words: str, width: int) -> None:
    """Every item, every kind, a search with and without hits."""
    assert page_of(words, width) == snapshot


@given(words=st.sampled_from([*IDS, *KINDS, "somebody"]), width=st.integers(30, 120), whole=st.booleans())
def test_no_line_is_wider_than_the_screen(words: str, width: int, whole: bool) -> None:
    """Whatever is shown, however narrow or wide."""
    assert too_wide(page_of(words, width, whole=whole), min(width, output.WIDEST)) == []
    assert too_wide(page(spine(SMALL), width), min(width, output.WIDEST)) == []


def test_the_first_page_of_a_principle_leads_to_the_rest() -> None:
    """A part of its ideas and of what is tied to it, the count of the others, and the command for all of it."""
    first, whole = page_of("listen"), page_of("listen", whole=True)
    assert "Ideas  3 of 4" in first
    assert "Also 1 worksheet, 1 barrier, 1 enabler, 1 self-check, 1 checklist item and 1 text." in " ".join(
        first.split()
    )
    assert "custfocus guide listen --all" in first
    assert "Keep a record." not in first
    assert "--all" not in whole
    for word in ("Keep a record.", "own-one", "isolation", "check-hearing", "read-it"):
        assert word in whole


def test_an_item_says_by_which_other_words_it_is_found() -> None:
    """So that whoever came by one of them knows why."""
    items = tuple(
        altered(item, also=("loner", "recluse")) if item.kind == "barrier" else item for item in SMALL.items
    )
    assert "Also found as loner and recluse." in page(browse(replace(SMALL, items=items), "isolation", whole=False))


def test_a_worksheet_shows_what_it_asks_its_steps_and_its_end() -> None:
    """What it is for, each field with what it takes, when each step is due, what closes it; the help with --all."""
    first = " ".join(page_of("visit").split())
    for words in (
        "You are going to see somebody where they work.",
        "whom Whom will you see? a person · needed",
        "by By when? a date to come",
        "way How did you go about it? watched, asked or another",
        "seen What did you see? text · may be shared",
        "warmth How were you received? 1 to 5, coldly to warmly",
        "1 Ask whether you may come due on the next working day whom, by",
        "2 Go due on the day of by way, seen, warmth",
        "3 Thank them due 3 days after by thanked",
        "they have been thanked thanked",
        "custfocus guide visit --all",
    ):
        assert words in first
    assert "needn't please you" not in first
    assert "needn't please you" in page_of("visit", whole=True)


def test_the_users_own_and_retired_items_say_so() -> None:
    """In lists, on their page and in what a search finds."""
    assert "own-one      yours  What did" in page_of("questions")
    assert "gone-one  retired  What was" in page_of("questions")
    assert "Yours, from mine.yaml." in page_of("own-one")
    assert "Retired: no longer offered; what you wrote about it stays." in page_of("gone-one")
    assert "yours  Mine  question · own-one" in page_of("supplier")
    assert "custfocus reflect --question" in page_of("own-one")
    assert "custfocus reflect --question" not in page_of("gone-one")


def test_the_paragraphs_of_a_text_stand_apart() -> None:
    """With a blank line between, whatever lines they have in the file."""
    assert "Far is easy.\n\nNear takes meaning to.\n" in page_of("read-it")
