from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from custfocus.content.framework import by_field
from custfocus.content.models import Field, Stage, Worksheet
from custfocus.features.sheets.editor_form import (
    ABOVE,
    IN_HEADING,
    NOT_OURS,
    TWICE,
    UNKNOWN,
    Leftover,
    above_form,
    form_text,
    read_form,
)
from custfocus.features.sheets.sheet import Sheet, begun, filled
from custfocus.features.sheets.values import in_words, parse
from tests.features.sheets.worksheets import CALL, MONDAY, any_sheets, in_order, opened, read_day
from tests.growth import grows_evenly

FULL = filled(
    opened("complaint"), {**CALL, "missed": "A call.\n\nIn time.", "promised": "2026-11-11", "cause": "late"}
)
FORM = form_text(FULL)


def changes(text: str, sheet: Sheet = FULL) -> dict[str, Any]:
    """What a form changes, with nothing left over."""
    found = read_form(sheet, text, day=read_day)
    assert found.leftovers == ()
    return found.changes


def both(text: str, sheet: Sheet = FULL) -> tuple[dict[str, Any], Sequence[Leftover]]:
    """What a form changes, and what is left over."""
    found = read_form(sheet, text, day=read_day)
    return found.changes, found.leftovers


def head(name: str) -> str:
    """A field's heading."""
    return f"=== {name}: {by_field(FULL.worksheet)[name].prompt}"


def test_a_form_shows_what_each_field_asks_and_has() -> None:
    """A heading, what the field takes, its help, its value."""
    assert FORM.startswith("= A complaint, opened 2026-11-02\n= Write below the lines that begin with ===; ")
    part = (
        "=== who: Who is unhappy?\n= a person · needed\n"
        "= A name, so that you know who to go back to. It stays with you.\nMs Adeyemi\n\n=== channel"
    )
    assert part in FORM
    assert FORM.count("===") == len(FULL.worksheet.fields) + 1


def test_what_is_written_below_a_heading_is_its_value() -> None:
    """Each by its kind; emptied where nothing stands there; nothing else is touched."""
    assert changes(FORM) == {}
    text = FORM.replace("Nobody rang.", "Nobody rang her.\n\nTwice.").replace("\nlate\n", "\nFAULT\n")
    text = text.replace("To know.\n", "").replace("2026-11-11", "tomorrow")
    text = text.replace("= yes or no\n= Ask them. It is resolved when they say so.\n", "no\n")
    assert changes(text) == {
        "said": "Nobody rang her.\n\nTwice.",
        "mattered": None,
        "promised": "2026-11-03",
        "cause": "faulty",
        "confirmed": False,
    }


def test_a_field_taken_out_of_the_form_keeps_its_value() -> None:
    """With its heading and all below it, filled in or not."""
    start, end = FORM.index(head("said")), FORM.index(head("mattered"))
    assert changes(FORM[:start] + FORM[end:]) == {}
    assert changes(FORM[: FORM.index(head("done"))]) == {}
    assert changes("") == {}


@pytest.mark.parametrize(
    "damaged",
    [
        "== mattered: What mattered most to them?",
        "=====mattered: What mattered most to them?",
        "  === mattered: What mattered most to them?  ",
        "mattered: What mattered most to them?",
        "What mattered most to them?",
        "=== What mattered most to them?",
        "=== mattred: What mattered most to them?",
        "=== MATTERED",
        "=== mattered",
        "=== mattered: What most to?",
    ],
)
def test_a_damaged_heading_is_still_known(damaged: str) -> None:
    """By its id, or its prompt; the words below it stay where they belong."""
    text = FORM.replace(head("mattered"), damaged).replace("To know.", "To be asked.")
    found, left = both(text)
    assert found == {"mattered": "To be asked."}
    assert left == () or left == (Leftover(damaged, IN_HEADING, "mattered"),)


def test_a_heading_past_recognition_is_known_by_its_place() -> None:
    """Between two others there is but one that it can be; the heading itself is told of."""
    found, left = both(FORM.replace(head("mattered"), "=== x#!").replace("To know.", "To be asked."))
    assert found == {"mattered": "To be asked."}
    assert left == (Leftover("=== x#!", IN_HEADING, "mattered"),)


def test_a_heading_that_is_gone_leaves_both_values_as_they_were() -> None:
    """The words below are those that its field has still, and don't run into the one above."""
    assert changes(FORM.replace(head("mattered") + "\n", "")) == {}
    text = FORM.replace(head("mattered") + "\n", "").replace("Nobody rang.", "Nobody wrote.")
    assert changes(text) == {"said": "Nobody wrote."}
    first = FORM.replace(head("who") + "\n", "")
    assert changes(first) == {}


def test_what_cant_be_told_comes_back_with_the_reason() -> None:
    """Words above all headings, below a heading of one's own, below one that stands twice; what means nothing."""
    reasons = {
        "Before all.\n" + FORM: Leftover("Before all.", ABOVE),
        FORM + "\n=== more\nAn idea.\n": Leftover("=== more\nAn idea.", UNKNOWN),
        FORM + f"\n{head('said')}\nAnd more.\n": Leftover("And more.", TWICE, "said"),
        FORM.replace("Nobody rang.", "= Nobody wrote."): Leftover("= Nobody wrote.", NOT_OURS, "said"),
        FORM.replace("2026-11-11", "some day"): Leftover(
            "some day",
            '"some day" is no day that custfocus knows. Write it like 2026-11-16, tomorrow, "next friday" or '
            '"in 3 days".',
            "promised",
        ),
    }
    for text, expected in reasons.items():
        found, left = both(text)
        assert left == (expected,)
        assert found == ({"said": None} if expected.reason == NOT_OURS else {})


def test_a_heading_that_stands_twice_does_no_harm_where_one_is_empty() -> None:
    """Whichever of the two has the words."""
    doubled = f"{head('said')}\n{head('said')}\n"
    assert changes(FORM.replace(head("said") + "\n", doubled)) == {}
    assert changes(FORM + f"\n{head('learnt')}\nMuch.\n") == {"learnt": "Much."}
    assert changes(FORM + f"\n{head('said')}\nNobody rang.\n") == {}


def test_words_run_into_their_heading_are_found_there() -> None:
    """As where the end of its line was deleted."""
    text = FORM.replace(head("done") + "\n", head("done") + " We rang.\n")
    assert changes(text) == {"done": "We rang."}


def test_an_editors_own_ways_change_nothing() -> None:
    """Line ends of another system, a mark at the beginning, spaces at the ends."""
    assert changes("\ufeff" + FORM.replace("\n", "\r\n")) == {}
    spaced = [f" {line}  " if line.startswith("=") or not line else line for line in FORM.split("\n")]
    assert changes("\n".join(spaced).replace("A call.\n   \n", "A call.\n\n")) == {}
    assert changes(FORM.strip()) == {}


LIKE_OURS = [
    "=== who: Who is unhappy?",
    "= a person",
    "== == ==",
    "a\n=== said: x\nb",
    "\\=== who",
    "\\\\= x",
    "\\\\server",
    "Who is unhappy?",
    "=====",
    "a\n  == b",
    "= Write below the lines that begin with ===; those that begin with = are only here to help.",
]


@pytest.mark.parametrize("words", LIKE_OURS)
def test_words_that_look_like_the_forms_are_words(words: str) -> None:
    """They stand behind a backslash, and come back without it."""
    sheet = filled(opened("complaint"), {"said": words})
    assert changes(form_text(sheet), sheet) == {}
    assert changes(form_text(sheet), opened("complaint")) == {"said": words}


@pytest.mark.parametrize("words", [*LIKE_OURS, "=== more\nAn idea.", "\\\\=== said: x\n= y", "a\n---\nb"])
def test_words_without_a_place_stay_words_above_the_form(words: str) -> None:
    """However much they look like the form's, they change nothing, and come back whole."""
    found, left = both(f"{above_form(FULL, words)}\n\n{FORM}")
    assert found == {}
    assert left == (Leftover(words, ABOVE),)


@pytest.mark.parametrize(
    "line", ["=== x\n", "=== said: x\n", "=== said\nx\n", "= x\n", "\\=== x\n", "x\n", "= \n", "===\n", "said: x\n"]
)
def test_a_form_of_any_length_is_read_in_the_time_its_length_takes(line: str) -> None:
    """Four times the lines take nothing like the square of that."""
    assert grows_evenly(lambda times: read_form(FULL, FORM + line * times, day=read_day), 4_000)


@given(sheet=any_sheets())
def test_a_form_that_is_left_alone_changes_nothing_and_fills_an_empty_sheet(sheet: Sheet) -> None:
    """All values are in it, and can be read from it."""
    sheet = in_order(sheet)
    known = {name: (str(value),) for name, value in sheet.values.items()}
    text = form_text(sheet)
    for crlf in (text, text.replace("\n", "\r\n")):
        assert read_form(sheet, crlf, day=read_day).changes == {}
    found = read_form(begun(sheet.worksheet, sheet.opened), text, day=read_day, known=known)
    assert found.leftovers == ()
    assert found.changes == sheet.values


WORDS = Worksheet(
    id="words",
    title="Words",
    purpose="For words.",
    principles=("listen",),
    fields=(
        Field(id="first", prompt="What is it?", kind="line"),
        Field(id="said", prompt="What did they say?", kind="text"),
        Field(id="way", prompt="Which way?", kind="choice", choices=("left",), others=True),
        Field(id="day", prompt="Which day?", kind="date"),
        Field(id="then", prompt="What then?", kind="text", help="A word of help."),
        Field(id="who", prompt="With whom?", kind="person"),
    ),
    stages=(Stage(id="all", name="All", asks=("first", "said", "way", "then", "who")),),
)
TOKENS = [f"tok{n}" for n in range(40)]
JUNK = st.text(alphabet="=\\ \n:abwho", max_size=8)
EDITS = st.lists(
    st.tuples(st.sampled_from(["cut", "put", "drop", "double", "swap"]), st.floats(0, 1), st.integers(1, 40), JUNK),
    min_size=1,
    max_size=6,
)


def worked_on(text: str, edits: list[tuple[str, float, int, str]]) -> str:
    """A text after somebody, or a cat, has been at the keyboard."""
    for what, place, length, junk in edits:
        at, lines = int(place * len(text)), text.split("\n")
        row = min(int(place * len(lines)), len(lines) - 1)
        match what:
            case "cut":
                text = text[:at] + text[at + length :]
            case "put":
                text = text[:at] + junk + text[at:]
            case "drop":
                text = "\n".join(lines[:row] + lines[row + 1 :])
            case "double":
                text = "\n".join([*lines[: row + 1], *lines[row:]])
            case _:
                other = (row + length) % len(lines)
                lines[row], lines[other] = lines[other], lines[row]
                text = "\n".join(lines)
    return text


@given(
    bodies=st.lists(st.lists(st.sampled_from([*TOKENS, "\n", "\n= ", "\n== "]), max_size=6), min_size=6, max_size=6),
    edits=EDITS,
)
@example(bodies=[["tok1"], ["tok2"], [], [], ["tok3"], []], edits=[("drop", 0.3, 1, ""), ("drop", 0.6, 1, "")])
def test_whatever_is_done_to_a_form_no_word_is_lost(
    bodies: list[list[str]], edits: list[tuple[str, float, int, str]]
) -> None:
    """Each word that still stands in the text is in a value, new or as before, or comes back as left over."""
    values = {field.id: " ".join(body) for field, body in zip(WORDS.fields, bodies, strict=True) if field.id != "day"}
    clean = {name: parse(by_field(WORDS)[name], body, day=read_day) for name, body in values.items()}
    sheet = begun(WORDS, MONDAY, clean)
    text = worked_on(form_text(sheet), edits)
    found = read_form(sheet, text, day=read_day)
    after = filled(sheet, found.changes)
    kept = " ".join([*map(in_words, after.values.values()), *(left.words for left in found.leftovers)])
    lost = {word for word in text.replace("\\", " ").split() if word in TOKENS} - set(kept.replace("\\", " ").split())
    assert lost == set()
