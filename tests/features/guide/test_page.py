import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from syrupy.assertion import SnapshotAssertion

from custfocus.content.framework import KINDS, Checked, Framework, Problem
from custfocus.content.models import Question
from custfocus.features.guide.flow import browse
from custfocus.features.guide.lookup import ItemHit
from custfocus.features.guide.views import EXAMPLE, Checks, ItemSearch, Spine, spine
from custfocus.terminal import output, theme
from custfocus.terminal.output import visible
from tests.framework import SMALL
from tests.page import page, too_wide

IDS = [item.id for item in SMALL.items]


def look(words: str, width: int = 80, *, whole: bool = False) -> str:
    """The page that words lead to."""
    return page(browse(SMALL, words, whole=whole), width)


@pytest.mark.parametrize("width", [80, 48])
@pytest.mark.parametrize("words", [*IDS, *KINDS, "somebody", "nothing zebra"])
def test_the_pages_look_as_they_did(snapshot: SnapshotAssertion, words: str, width: int) -> None:
    """Every item, every kind, a search with and without hits."""
    assert look(words, width) == snapshot


@pytest.mark.parametrize("width", [80, 48])
def test_the_spine_looks_as_it_did(snapshot: SnapshotAssertion, width: int) -> None:
    """Pillars, principles, counts, and how to go on."""
    assert page(spine(SMALL), width) == snapshot


@given(words=st.sampled_from([*IDS, *KINDS, "somebody"]), width=st.integers(30, 120), whole=st.booleans())
def test_no_line_is_wider_than_the_screen(words: str, width: int, whole: bool) -> None:
    """Whatever is shown, however narrow or wide."""
    assert too_wide(look(words, width, whole=whole), min(width, output.WIDEST)) == []
    assert too_wide(page(spine(SMALL), width), min(width, output.WIDEST)) == []


def test_the_first_page_of_a_principle_leads_to_the_rest() -> None:
    """A part of its ideas and of what is tied to it, the count of the others, and the command for all of it."""
    first, whole = look("listen"), look("listen", whole=True)
    assert "Ideas  3 of 4" in first
    assert "Also 1 worksheet, 1 barrier, 1 enabler, 1 self-check, 1 checklist item and 1 text." in " ".join(
        first.split()
    )
    assert "custfocus guide listen --all" in first
    assert "Keep a record." not in first
    assert "--all" not in whole
    for word in ("Keep a record.", "own-one", "isolation", "check-hearing", "read-it"):
        assert word in whole


def test_a_worksheet_shows_what_it_asks_its_steps_and_its_end() -> None:
    """What it is for, each field with what it takes, when each step is due, what closes it; the help with --all."""
    first = " ".join(look("visit").split())
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
    assert "needn't please you" in look("visit", whole=True)


def test_the_users_own_and_retired_items_say_so() -> None:
    """In lists, on their page and in what a search finds."""
    assert "own-one      yours  What did" in look("questions")
    assert "gone-one  retired  What was" in look("questions")
    assert "Yours, from mine.yaml." in look("own-one")
    assert "Retired: no longer offered; what you wrote about it stays." in look("gone-one")
    assert "yours  Mine  question · own-one" in look("supplier")
    assert "custfocus reflect --question" in look("own-one")
    assert "custfocus reflect --question" not in look("gone-one")


def test_the_paragraphs_of_a_text_stand_apart() -> None:
    """With a blank line between, whatever lines they have in the file."""
    assert "Far is easy.\n\nNear takes meaning to.\n" in look("read-it")


def test_long_lists_have_one_line_for_each_item() -> None:
    """Cut with an ellipsis; ids are never cut."""
    more = tuple(
        Question(id=f"a-rather-long-id-{n}", name="Q", daily="word " * 25, principles=("listen",)) for n in range(20)
    )
    text = page(browse(Framework((*SMALL.items, *more)), "questions", whole=False))
    lines = [line for line in text.splitlines() if "rather-long" in line]
    assert len(lines) == 20
    assert all("…" in line for line in lines)


def test_matches_are_marked_without_colour() -> None:
    """In bold and underlined, where a terminal can."""
    console = Console(file=io.StringIO(), theme=theme.THEME, force_terminal=True, no_color=True, width=80)
    console.print(visible(browse(SMALL, "somebody", whole=False)).drawn())
    assert "\x1b[1;4msomebody\x1b[0m" in console.file.getvalue()  # type: ignore[attr-defined]


def test_a_search_shows_the_best_first_and_the_rest_on_request() -> None:
    """How many there are, and the command for all."""
    hits = tuple(ItemHit(f"id-{n}", "question", "Name", (), "Text", (), retired=False, own="") for n in range(20))
    first = page(ItemSearch("a word", hits, (), whole=False))
    assert "8 of 20 found" in first
    assert "custfocus guide a word --all" in first
    assert "id-8" not in first
    assert "id-19" in page(ItemSearch("a word", hits, (), whole=True))


def test_a_check_tells_of_each_file() -> None:
    """What a good one does, what is wrong with a bad one and where, what to do with one that lies elsewhere."""
    bad = Checked("bad.yaml", problems=(Problem("bad.yaml", 4, "found x, expected y."),))
    good = Checked("good.yaml", ("a", "b"), ("c",), ("d",))
    assert page(Checks("/home/content", good=False, files=(bad, good, Checked("empty.yaml")))) == (
        "bad.yaml is left out as a whole until this is mended:\n"
        "  line 4: found x, expected y.\n"
        "good.yaml is good: it adds a, b; replaces c; retires d.\n"
        "empty.yaml is good, and has nothing in it yet.\n"
    )
    assert page(Checks("/home/content", good=True, files=(good,), elsewhere=True)).endswith(
        "\nTo use it, put it into /home/content.\n"
    )


def test_a_first_file_is_shown_as_it_has_to_be() -> None:
    """Its lines are short enough never to be folded, which YAML would take amiss."""
    assert EXAMPLE in page(Checks("/home/content", good=True, files=(), example=EXAMPLE), 48)
    assert too_wide(EXAMPLE, 48) == []


@given(name=st.text(max_size=30), text=st.text(max_size=60))
def test_any_words_can_be_shown(name: str, text: str) -> None:
    """Control codes, marks and wide letters in a user's item reach the page as pictures or as they are."""
    question = Question.model_construct(
        id="q", name=name, daily=text, full=text, further=(text,), principles=("listen",), own="x.yaml"
    )
    principle = SMALL.principles[0].model_copy(update={"name": name, "summary": text, "ideas": (text,)})
    framework = Framework((*SMALL.items[:1], principle, question, *SMALL.sources))
    for view in (browse(framework, "q", whole=False), browse(framework, "listen", whole=True), spine(framework)):
        assert "\x1b" not in page(view)
    assert isinstance(spine(framework), Spine)
