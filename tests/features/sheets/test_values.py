from datetime import date
from typing import Any

import pytest

from custfocus.base.dates import parse_day
from custfocus.base.errors import CustfocusError
from custfocus.content.framework import FIELD_KINDS
from custfocus.content.models import Field
from custfocus.features.sheets.values import Value, choices_of, form_of, parse

MONDAY = date(2026, 11, 2)


def read_day(words: str, ahead: bool) -> date:
    """A day seen from that Monday."""
    return parse_day(words, MONDAY, ahead=ahead)


def meant(words: str, known: tuple[str, ...] = (), **field: Any) -> Value | None:
    """What words mean in a field."""
    return parse(Field.model_construct(id="x", prompt="X?", **field), words, day=read_day, known=known)


def told(words: str, known: tuple[str, ...] = (), **field: Any) -> str:
    """Why they mean nothing there, and what to do instead."""
    with pytest.raises(CustfocusError) as refused:
        meant(words, known, **field)
    return f"{refused.value.message} {refused.value.hint}"


def test_words_become_values_by_the_kind_of_field() -> None:
    """Lines are one line, texts keep theirs, days are ISO, a scale is a number, yes and no are true and false."""
    assert meant("  a \n b ", kind="line") == meant("a b", kind="person") == "a b"
    assert meant(" a\r\n\r\nb \n", kind="text") == "a\n\nb"
    assert meant("friday", kind="date") == "2026-10-30"
    assert meant("friday", kind="date", ahead=True) == "2026-11-06"
    assert meant("4", kind="scale") == 4
    assert [meant(words, kind="yes-no") for words in ("yes", "Y", "True", "no", "N", "0")] == [True] * 3 + [False] * 3
    assert [meant("  ", kind=kind) for kind in FIELD_KINDS] == [None] * len(FIELD_KINDS)


def test_what_means_nothing_is_refused_in_words() -> None:
    """What was said, and what would do."""
    assert told("maybe", kind="yes-no") == '"maybe" is neither yes nor no. Write yes or no.'
    assert told("6", kind="scale") == '"6" is no number from 1 to 5. Write one of 1, 2, 3, 4, 5.'
    assert told("x" * 99, kind="scale", low="cold", high="warm").endswith(
        '…" is no number from 1 to 5. 1 is cold, 5 is warm.'
    )
    assert told("someday", kind="date").startswith('"someday" is no day that custfocus knows.')
    assert (
        told("ofen", kind="choice", choices=("often", "once")) == 'There is no choice "ofen". Did you mean "often"?'
    )
    assert told("x", kind="choice", choices=("often", "once")) == 'There is no choice "x". They are often, once.'
    assert told("o", kind="choice", choices=("often", "once")) == '"o" could be often or once. Write more of it.'


def test_a_choice_is_known_by_its_beginning() -> None:
    """In any case; a whole one before a longer one that begins with it."""
    choices = ("call", "call centre", "Mail")
    assert meant("m", kind="choice", choices=choices) == "Mail"
    assert meant("CALL", kind="choice", choices=choices) == "call"
    assert meant("call c", kind="choice", choices=choices) == "call centre"


def test_the_users_own_list_grows() -> None:
    """What they gave before comes first, and another word is another choice; "!" means that very word."""
    own: dict[str, Any] = {"kind": "choice", "choices": ("late", "faulty"), "others": True}
    field = Field(id="x", prompt="X?", kind="choice", choices=("late", "faulty"), others=True)
    assert choices_of(field, ("the lift", "Late", "The lift")) == ["The lift", "late", "faulty"]
    assert meant("the l", ("the lift",), **own) == "the lift"
    assert meant("weather", **own) == "weather"
    assert told("l", ("lift",), **own) == '"l" could be lift or late. Write more of it, or l! for just that.'
    assert meant("lift!", ("lift out of order",), **own) == "lift"
    assert meant("LATE!", **own) == "late"
    assert meant("!", **own) == "!"
    assert choices_of(Field(id="x", prompt="X?", kind="choice", choices=("a",)), ("b",)) == ["a"]


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ({"kind": "line"}, "a line"),
        ({"kind": "text"}, "text"),
        ({"kind": "choice", "choices": ("a", "b")}, "a, b"),
        ({"kind": "choice", "choices": ("a", "b"), "others": True}, "a, b or another"),
        ({"kind": "choice", "others": True}, "a word"),
        ({"kind": "scale"}, "1 to 5"),
        ({"kind": "scale", "low": "bad", "high": "good"}, "1 to 5, bad to good"),
        ({"kind": "date"}, "a date"),
        ({"kind": "date", "ahead": True}, "a date to come"),
        ({"kind": "person"}, "a person"),
        ({"kind": "yes-no"}, "yes or no"),
    ],
)
def test_what_a_field_takes_is_said_in_words(field: dict[str, Any], words: str) -> None:
    """Each kind."""
    assert form_of(Field.model_construct(id="x", prompt="X?", **field)) == words
