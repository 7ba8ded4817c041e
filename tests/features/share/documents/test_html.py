import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.features.share.brief import brief
from custfocus.features.share.documents.html import STYLE, html
from custfocus.features.share.readers import TEAM
from custfocus.features.share.views import Passage
from tests.features.share.samples import ABOUT, FIRST, LAST, NASTY, NOBODY, OF_TWO, SIGNS, of
from tests.framework import CUSTOMERS


class Seen(HTMLParser):
    """What a page of HTML consists of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag."""
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        """Note the words."""
        self.words.append(data)


@given(st.one_of(SIGNS, st.just(NASTY)).filter(str.strip))
def test_html_shows_the_words_and_runs_nothing(words: str) -> None:
    """Whatever is written, it is text; the page has the same elements as for a harmless word."""
    seen, harmless = Seen(html(of(words))), Seen(html(of("Late.")))
    assert seen.tags == harmless.tags
    assert seen.attributes == harmless.attributes
    assert NOBODY.take_out(words).strip() in seen.words


def test_html_needs_nothing_from_elsewhere() -> None:
    """No address of anything to load, no script, and no style but the page's own."""
    text = html(of("It came late."))
    assert not re.search(r"https?:|//|url\(|@import|src=|href=|<script|style=|\son\w+=", text)
    assert STYLE.read_text("utf-8") in text


def test_no_title_of_a_worksheet_is_more_than_text() -> None:
    """A user's own worksheet may be called as they like."""
    nasty = Passage("k", "k", "", "Late.", free=False, about="# <script> [x](http://x.example)\n# y")
    assert "<script" not in html(brief([nasty], TEAM, FIRST, LAST, names=NOBODY, people=CUSTOMERS))


def test_an_empty_brief_says_so_kindly() -> None:
    """Where there is nothing to hand on, the page says what will stand there, and thanks nobody."""
    text = html(of())
    assert "Nothing is in this brief yet, and that" in text
    assert "Thank you" not in text


def test_what_an_entry_is_stands_over_its_passages() -> None:
    """Once for all that follow one another; another entry of the same day has its own."""
    assert html(brief(OF_TWO, TEAM, FIRST, LAST, names=NOBODY, people=CUSTOMERS)).count(f"<h3>{ABOUT}</h3>") == 2


@pytest.mark.parametrize("colours", re.findall(r":root \{(.*?)\}", STYLE.read_text("utf-8")))
def test_colours_are_legible(colours: str) -> None:
    """Everything written stands out from the paper as WCAG 2.2 AA wants it: 4.5 to 1, on light, dark and paper."""
    named = dict(re.findall(r"--(\w+): #(\w{6})", colours))
    paper = luminance(named.pop("paper"))
    for colour in named.values():
        light, dark = sorted((paper, luminance(colour)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, colour


def luminance(colour: str) -> float:
    """The relative luminance of a colour, as WCAG 2.2 defines it."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
