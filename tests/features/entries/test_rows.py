from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from custfocus.features.entries.rows import excerpt, listed_match
from custfocus.journal.entry import MARK_OFF, MARK_ON, Entry

ANSWER = Entry(
    "k" * 32, "answer", date(2026, 11, 20), "2026-11-20T09:30:00.000Z", "Europe/Berlin", text="She asked twice."
)


def marked(text: str) -> str:
    """A text with its matches between < and > as a search marks it."""
    return text.replace("<", MARK_ON).replace(">", MARK_OFF)


def test_an_excerpt_is_a_line_around_the_first_match() -> None:
    """What stands before is cut at a word, what stands after too; blanks and lines become one."""
    text = "far " * 40 + "a\n\n  <match> and <another>" + " more" * 100
    first, match, between, other, rest = excerpt(marked(text))
    assert (match, between, other) == ("match", " and ", "another")
    assert first.startswith("…far far")
    assert first.endswith("far a ")
    assert rest.endswith(" more…")
    assert len(first + match + between + other + rest) <= 210


def test_a_short_text_is_its_own_excerpt() -> None:
    """Nothing is cut where nothing has to be; without a match it is one piece."""
    assert excerpt(marked("Just <this>.")) == ("Just ", "this", ".")
    assert excerpt("Just that.") == ("Just that.",)


@given(st.text(alphabet="ab <>\n", max_size=400))
def test_an_excerpt_is_never_long_and_never_empty_of_its_match(text: str) -> None:
    """Whatever the text and however it is marked, an excerpt is about a line, and shows where the match begins."""
    pieces = excerpt(marked(text))
    assert sum(map(len, pieces)) <= 262
    assert not {MARK_ON, MARK_OFF} & set("".join(pieces))


def test_a_match_in_the_question_alone_is_told_as_such() -> None:
    """Then the excerpt is of the question."""
    found = listed_match(ANSWER, "kkkk", "no", marked("Which <word>?"))
    assert (found.in_question, found.excerpt) == (True, ("Which ", "word", "?"))
    found = listed_match(ANSWER, "kkkk", marked("a <word>"), marked("Which <word>?"))
    assert (found.in_question, found.excerpt, found.said_by) == (False, ("a ", "word", ""), ())
    assert listed_match(ANSWER, "kkkk", "a", "", marked("Ms <Bo>")).said_by == ("Ms ", "Bo", "")
