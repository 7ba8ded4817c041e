from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from custfocus.base.wording import plain_markdown
from custfocus.features.share.brief import brief
from custfocus.features.share.documents.markdown import markdown
from custfocus.features.share.readers import TEAM
from custfocus.features.share.views import Passage
from tests.features.share.samples import ABOUT, FIRST, LAST, NASTY, NOBODY, OF_TWO, SIGNS, of
from tests.framework import CUSTOMERS


def test_markdown_has_the_parts_and_the_words() -> None:
    """A title, the days, a heading for each part, labels in bold and words as quotations."""
    text = markdown(of("It came late.\nTwice.\n\nNobody called."))
    assert text == (
        "# What our customers told us\n\n24 October 2026 to 22 November 2026.\n\n"
        "## What we heard\n\n**What was said**\n\n> It came late.\\\n> Twice.\n>\n> Nobody called.\n\n"
        "## Thank you\n\n"
        "To everyone who listened, passed on what they heard and helped to put it right: thank you.\n"
    )


@given(SIGNS)
def test_no_sign_begins_anything_in_markdown(words: str) -> None:
    """Whatever is written, a parser of Markdown, tables and links included, finds one paragraph with these words."""
    line = " ".join(words.split())
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(plain_markdown(words))
    assert [token.type for token in tokens] == (["paragraph_open", "inline", "paragraph_close"] if line else [])
    children = [child for token in tokens for child in token.children or []]
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == line


@given(st.one_of(SIGNS, st.just(NASTY)))
def test_a_passage_is_a_quotation_and_nothing_else(words: str) -> None:
    """However a passage is written, the headings are the brief's own, and there is no link, picture or HTML."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(markdown(of("Late.", words)))
    headings = [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]
    assert headings == ["What our customers told us", "What we heard", "Thank you"]
    inner = {child.type for token in tokens for child in token.children or []}
    assert inner <= {"text", "text_special", "strong_open", "strong_close", "hardbreak", "softbreak"}
    blocks = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert blocks <= {"heading", "paragraph", "inline", "blockquote"}


def test_no_title_of_a_worksheet_can_begin_anything() -> None:
    """A user's own worksheet may be called as they like."""
    nasty = Passage("k", "k", "", "Late.", free=False, about="# <script> [x](http://x.example)\n# y")
    view = brief([nasty], TEAM, FIRST, LAST, names=NOBODY, people=CUSTOMERS)
    tokens = MarkdownIt("commonmark", {"html": True}).parse(markdown(view))
    headings = [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]
    assert len(headings) == 4
    assert "link_open" not in {child.type for token in tokens for child in token.children or []}


def test_an_empty_brief_says_so_kindly() -> None:
    """Where there is nothing to hand on, it says what will stand there, and thanks nobody."""
    text = markdown(of())
    assert "Nothing is in this brief yet, and that" in text
    assert "Thank you" not in text


def test_what_an_entry_is_stands_over_its_passages() -> None:
    """Once for all that follow one another; another entry of the same day has its own."""
    text = markdown(brief(OF_TWO, TEAM, FIRST, LAST, names=NOBODY, people=CUSTOMERS))
    assert text.count(f"### {ABOUT}\n\n") == 2
    assert f"### {ABOUT}\n\n**What did they say?**\n\n> It came late.\n\n**What mattered most?**" in text
