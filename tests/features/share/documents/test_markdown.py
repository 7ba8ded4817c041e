from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from custfocus.base.wording import plain_markdown
from custfocus.features.share.brief import brief
from custfocus.features.share.documents.markdown import markdown
from custfocus.features.share.readers import LEARNT, TEAM
from custfocus.features.share.views import Passage
from tests.features.share.samples import FIRST, LAST, NASTY, NOBODY, SIGNS, of
from tests.framework import CUSTOMERS


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
    assert headings == ["What our customers told us"]
    inner = {child.type for token in tokens for child in token.children or []}
    assert inner <= {"text", "text_special", "strong_open", "strong_close", "hardbreak", "softbreak"}
    blocks = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert blocks <= {"heading", "paragraph", "inline", "blockquote", "bullet_list", "list_item"}


def test_no_title_of_a_worksheet_can_begin_anything() -> None:
    """A user's own worksheet may be called as they like."""
    title = "# <script> [x](http://x.example)\n# y"
    nasty = Passage("k", "k", "", "Late.", free=True, part=LEARNT, group="k", title=title)
    view = brief([nasty], TEAM, FIRST, LAST, names=NOBODY, people=CUSTOMERS, approved=("k",))
    tokens = MarkdownIt("commonmark", {"html": True}).parse(markdown(view))
    headings = [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]
    assert len(headings) == 1
    assert "script" in markdown(view)
    assert "link_open" not in {child.type for token in tokens for child in token.children or []}


def test_an_empty_brief_says_so_kindly() -> None:
    """Where there is nothing to hand on, it says what will stand there, and thanks nobody."""
    text = markdown(of())
    assert "Nothing is in this brief yet, and that" in text
    assert "thank you" not in text
