import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from custfocus.base.html import PAPER
from custfocus.features.share.brief import brief
from custfocus.features.share.documents.html import STYLE, html
from custfocus.features.share.readers import LEARNT, TEAM
from custfocus.features.share.views import Passage
from tests.features.share.samples import FIRST, LAST, NASTY, NOBODY, SIGNS, of
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
    assert PAPER.read_text("utf-8") + STYLE.read_text("utf-8") in text


def test_no_title_of_a_worksheet_is_more_than_text() -> None:
    """A user's own worksheet may be called as they like."""
    nasty = Passage(
        "k", "k", "", "Late.", free=True, part=LEARNT, group="k", title="# <script> [x](http://x.example)"
    )
    assert "<script" not in html(brief([nasty], TEAM, FIRST, LAST, names=NOBODY, people=CUSTOMERS, approved=("k",)))


def test_an_empty_brief_says_so_kindly() -> None:
    """Where there is nothing to hand on, the page says what will stand there, and thanks nobody."""
    text = html(of())
    assert "Nothing is in this brief yet, and that" in text
    assert "thank you" not in text
