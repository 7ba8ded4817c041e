import io

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from custfocus.content.framework import Framework
from custfocus.content.models import Question
from custfocus.features.guide.browsing import spine
from custfocus.features.guide.flow.looking import browse
from custfocus.features.guide.views import ItemHit, ItemSearch, Spine
from custfocus.terminal import theme
from custfocus.terminal.output import visible
from tests.framework import SMALL
from tests.page import page


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
