from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace
from rich.console import Console

from custfocus.features.share.document import html
from custfocus.features.share.names.people import Mention
from custfocus.features.share.names.pseudonyms import Pseudonyms
from custfocus.features.share.page import markdown, plain_markdown
from custfocus.features.share.views import COACH, LEARNT, TEAM, Asking, Brief, Passage, Suspects, brief
from custfocus.journal.entry import Entry
from custfocus.terminal.theme import THEME

FIRST, LAST = date(2026, 10, 24), date(2026, 11, 22)
NOBODY = Pseudonyms([])
NASTY = "# H\n\n- p\n1. one\n> quoted\n![x](http://x.example) <script>alert(1)</script> www.x.example `c` | a |\n---"
SIGNS = st.text("#*_`[]()<>!-+=|~&@:/\\.1 \nawhtps$^{}'\"", max_size=40)


def of(*texts: str, audience: str = TEAM) -> Brief:
    """A brief in which each of these was heard."""
    passages = [Passage(f"{nth}", "k" * 32, "What was said", text, free=False) for nth, text in enumerate(texts)]
    return brief(passages, audience, FIRST, LAST, names=NOBODY)


def test_markdown_has_the_parts_and_the_words() -> None:
    """A title, the days, a heading for each part, labels in bold and words as quotations."""
    text = markdown(of("It came late.\nTwice.\n\nNobody called."))
    assert text == (
        "# What our customers told us\n\n24 October 2026 to 22 November 2026. Names have been replaced.\n\n"
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


def test_an_empty_brief_says_so_kindly() -> None:
    """Where there is nothing to hand on, each form says what will stand there."""
    empty = of()
    for text in (markdown(empty), html(empty)):
        assert "Nothing is in this brief yet, and that" in text
        assert "Thank you" not in text


@pytest.mark.parametrize("width", [80, 48])
def test_the_page_shows_what_will_go(width: int) -> None:
    """Before it is written, the user reads it, and how many passages stay out."""
    passages = [
        Passage("1", "k" * 32, "What you learnt", "We never told Sade Adeyemi.", free=True, part=LEARNT),
        Passage("2", "k" * 32, "What was said", "Secret.", free=True),
    ]
    names = Pseudonyms([Mention("Sade Adeyemi")])
    view = brief(passages, COACH, FIRST, LAST, names=names, approved={"1"})
    console = Console(width=width, theme=THEME, no_color=True)
    with console.capture() as captured:
        console.print(view.drawn())
    text = captured.get()
    assert "What I learnt" in text
    assert "We never told Customer A." in text
    assert "Secret" not in text
    assert "approved them: 1" in " ".join(text.split())
    assert max(map(len, text.splitlines())) <= width


ABOUT = "A complaint, 9 November 2026"
OF_TWO = [
    Passage("k.said", "k" * 32, "What did they say?", "It came late.", free=False, about=ABOUT),
    Passage("k.mattered", "k" * 32, "What mattered most?", "To know.", free=False, about=ABOUT),
    Passage("l", "l" * 32, "", "Nobody called.", free=False, about=ABOUT),
]


def drawn(view: Brief | Asking | Suspects, width: int = 80) -> str:
    """What a terminal of a width shows."""
    console = Console(width=width, theme=THEME, no_color=True)
    with console.capture() as captured:
        console.print(view.drawn())
    return captured.get()


def test_what_an_entry_is_stands_over_its_passages() -> None:
    """Once for all that follow one another, in each form; another entry of the same day has its own."""
    view = brief(OF_TWO, TEAM, FIRST, LAST, names=NOBODY)
    assert markdown(view).count(f"### {ABOUT}\n\n") == 2
    assert html(view).count(f"<h3>{ABOUT}</h3>") == 2
    assert drawn(view).count(ABOUT) == 2
    assert f"### {ABOUT}\n\n**What did they say?**\n\n> It came late.\n\n**What mattered most?**" in markdown(view)


def test_no_title_of_a_worksheet_can_begin_anything() -> None:
    """A user's own worksheet may be called as they like."""
    nasty = Passage("k", "k", "", "Late.", free=False, about="# <script> [x](http://x.example)\n# y")
    view = brief([nasty], TEAM, FIRST, LAST, names=NOBODY)
    tokens = MarkdownIt("commonmark", {"html": True}).parse(markdown(view))
    headings = [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]
    assert len(headings) == 4
    assert "link_open" not in {child.type for token in tokens for child in token.children or []}


@pytest.mark.parametrize("width", [80, 48])
def test_a_passage_is_asked_for_as_it_would_go(width: int) -> None:
    """Which one of how many, its part, what it is, and when such readers had it."""
    text = drawn(Asking(OF_TWO[0], "What we heard", 2, 7, (FIRST, LAST)), width)
    lines = [line.rstrip() for line in text.splitlines()]
    assert lines[:5] == ["", "2 of 7  What we heard", ABOUT, "What did they say?", "  It came late."]
    assert " ".join(lines[5:]) == "Handed on before: 24 October 2026 and 22 November 2026"
    assert "Handed" not in drawn(Asking(OF_TWO[2], "What we heard", 1, 1), width)


@pytest.mark.parametrize("width", [80, 48])
def test_what_may_be_names_is_numbered(width: int) -> None:
    """A number never stands on another line than its word."""
    text = drawn(Suspects(("Fatima", "Kwame", "Mensah", "Priya", "Nair", "Zeynep", "Tomasz")), width)
    assert "1\u00a0Fatima   2\u00a0Kwame" in text
    assert "7\u00a0Tomasz" in text
    assert max(map(len, text.splitlines())) <= width


def test_what_was_saved_is_told_in_a_line() -> None:
    """And that it counts, where it does."""
    view = replace(brief(OF_TWO, TEAM, FIRST, LAST, names=NOBODY), path="b.md")
    assert view.drawn() == "Saved b.md, for the team: 3 passages."
    entry = Entry("k" * 32, "practice", LAST, "", "UTC", asked="Pass on one remark")
    told = replace(view, counted=entry).drawn()
    assert isinstance(told, str)
    assert told.splitlines()[1] == 'That counts as "Pass on one remark"; custfocus undo takes it back.'
