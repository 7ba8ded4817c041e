import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.features.changes.quoting import Quotes, takes_from
from custfocus.features.review.letter import quoted

LONG = "Nobody rings us back, and when they do it is too late, said Carla, who had waited for two weeks by then"
WORDS = st.lists(st.text("abcdeé", min_size=1, max_size=9), min_size=3, max_size=80).map(" ".join)


def of(text: str) -> Quotes:
    """Knows the words of one text."""
    return Quotes([{"text": text}])


@pytest.mark.parametrize(
    ("text", "other", "stands"),
    [
        (LONG, LONG.replace(", ", ",\n> "), True),
        (LONG, f"Before. {LONG[:70]} … After.", True),
        (LONG, "Nobody rings us back, and when they do it is fine.", False),
        ("It was cold. Stuart stayed until it was warm.", "If it is late, Stuart stayed until it was warm.", True),
        ("It was cold", "It was colder", False),
        ("It was cold", "Spit was cold", False),
        ("Ring Ana", "I'll ring Ana, or Ring Ana's boss", False),
        ("Ring Ana", "Before\nRing  Ana\nafter", True),
        ("Ring Ana", "1. Ring Ana", True),
        ("Ana\ncall\nIt was late. Very late. She said so.", "call\nVery late.\nAna", False),
        ("等了两个星期才有人回电话", "她说:等了两个星期才有人回电话。真的", True),
        ("等了两周", "她说:等了两周。真的", False),
        ("Prüfung dauert ewig lang", "Die Prüfung dauert ewig lang.", True),
        ("", "Anything", False),
        ("https://example.org/" + "a" * 60 + " is down again", "x https://example.org/" + "a" * 60 + " is", True),
        ("a" * 70 + " is down again", "So: " + "a" * 70 + " is down again", False),
        ("a" * 70 + " is down again", "a" * 70 + " is down again", True),
        ("🙂 🙂 🙂", "🙂 🙂 🙂", True),
    ],
)
def test_a_text_is_known_again(text: str, other: str, stands: bool) -> None:
    """However its lines are broken, by its beginning, by a sentence; a few words only where they stand alone."""
    assert of(text).stand_in(other) is stands


def test_a_letter_is_told_by_less() -> None:
    """It quotes a measure's name within a line, and fields of sheets that are a word long."""
    quotes = Quotes([{"text": "Waiting", "data": {"fields": {"learnt": "No owner", "cause": "late"}}}])
    assert quotes.stand_in("1. Waiting: 5 hours on 3 May.", is_letter=True)
    assert quotes.stand_in("You learnt:\n\n> No owner", is_letter=True)
    assert not quotes.stand_in("You learnt:\n\n> Nobody comes late, and no owner", is_letter=True)
    assert not quotes.stand_in("1. Waiting: 5 hours on 3 May.")


def test_what_custfocus_words_itself_is_nobodys() -> None:
    """Else every self-rating like it would be named, and with a letter all that it quotes."""
    text = "Hold everyone to account: 5, nearly all"
    for fields in ({"kind": "rating"}, {"kind": "invitation"}, {"kind": "practice", "data": {"audience": "team"}}):
        assert not Quotes([fields | {"text": text}]).stand_in(text)
    letter = Quotes([{"kind": "review", "text": text, "data": {"line": "Ask once more, every time"}}])
    assert not letter.stand_in(text)
    assert letter.stand_in("> Ask once more, every time")


def test_every_field_of_another_entry_is_looked_at() -> None:
    """What was asked, and what a sheet or a plan keeps; a worksheet's own words aren't anybody's."""
    quotes = of("Nobody rings us back")
    for fields in (
        {"asked": "Nobody rings us back (hours)"},
        {"data": {"fields": {"said": "Nobody rings us back"}}},
        {"data": {"earlier": [{"text": "If nobody asks: Nobody rings us back"}]}},
    ):
        assert quotes.stand_in_entry(fields, is_letter=False)
    assert of("🙂").stand_in_entry({"text": "🙂"}, is_letter=False)
    assert not quotes.stand_in_entry({"data": {"form": "Nobody rings us back"}}, is_letter=False)
    assert not quotes.stand_in_entry({"data": [], "text": None}, is_letter=False)


def test_what_takes_over_words_is_known_by_its_reference() -> None:
    """A sheet of a remark or of several complaints, a value of a measure, a reply to an invitation."""
    for data in ({"of": "k"}, {"of": ["l", "k"]}, {"measure": "k"}, {"invitation": "k"}):
        assert takes_from({"data": data}, ["k"])
    assert not takes_from({"data": {"answer": "k"}}, ["k"])
    assert not takes_from({"text": "k"}, ["k"])


@given(WORDS, st.integers(160, 900))
def test_what_a_letter_quotes_is_always_known(text: str, most: int) -> None:
    """Whatever the text, and wherever the letter cuts it off."""
    assert of(text).stand_in(f"# May\n\nOn 3 May:\n\n{quoted(text, most)}\n\nAnd so on.", is_letter=True)


@given(st.text(max_size=90), st.text('a\n\\" é>', max_size=9))
def test_what_has_words_of_a_text_has_one_of_those_that_are_needed(text: str, around: str) -> None:
    """In JSON as well, where line ends and quotation marks are escaped."""
    quotes, fields = of(text), {"text": f"{around}\n{text}\n{around}"}
    if quotes.needed and quotes.stand_in_entry(fields, is_letter=True):
        assert any(word in json.dumps(fields, ensure_ascii=False) for word in quotes.needed)
