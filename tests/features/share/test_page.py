import pytest
from rich.console import Console

from custfocus.base.view import View
from custfocus.features.share.brief import brief
from custfocus.features.share.names.people import Mention
from custfocus.features.share.names.pseudonyms import Pseudonyms
from custfocus.features.share.readers import COACH, LEARNT, TEAM
from custfocus.features.share.views import Passage, PossibleNames
from custfocus.terminal.theme import THEME
from tests.features.share.samples import ABOUT, FIRST, LAST, NOBODY, OF_TWO
from tests.framework import CUSTOMERS


def drawn(view: View, width: int = 80) -> str:
    """What a terminal of a width shows."""
    console = Console(width=width, theme=THEME, no_color=True)
    with console.capture() as captured:
        console.print(view.drawn())
    return captured.get()


@pytest.mark.parametrize("width", [80, 48])
def test_the_page_shows_what_will_go(width: int) -> None:
    """Before it is written, the user reads it, and how many passages stay out."""
    passages = [
        Passage("1", "k" * 32, "What you learnt", "We never told Sade Adeyemi.", free=True, part=LEARNT),
        Passage("2", "k" * 32, "What was said", "Secret.", free=True),
    ]
    names = Pseudonyms([Mention("Sade Adeyemi")])
    view = brief(passages, COACH, FIRST, LAST, names=names, people=CUSTOMERS, approved={"1"})
    text = drawn(view, width)
    assert "What I learnt" in text
    assert "We never told Customer A." in text
    assert "Secret" not in text
    assert "approved them: 1" in " ".join(text.split())
    assert max(map(len, text.splitlines())) <= width


@pytest.mark.parametrize("width", [80, 48])
def test_what_may_be_names_is_numbered(width: int) -> None:
    """A number never stands on another line than its word."""
    text = drawn(PossibleNames(("Fatima", "Kwame", "Mensah", "Priya", "Nair", "Zeynep", "Tomasz")), width)
    assert "1\u00a0Fatima   2\u00a0Kwame" in text
    assert "7\u00a0Tomasz" in text
    assert max(map(len, text.splitlines())) <= width


def test_what_an_entry_is_stands_over_its_passages() -> None:
    """Once for all that follow one another; another entry of the same day has its own."""
    assert drawn(brief(OF_TWO, TEAM, FIRST, LAST, names=NOBODY, people=CUSTOMERS)).count(ABOUT) == 2
