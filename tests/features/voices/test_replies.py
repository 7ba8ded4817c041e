import json
import zlib
from base64 import urlsafe_b64encode
from datetime import date
from textwrap import indent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.features.voices.replies import (
    BEGIN,
    END,
    LARGEST,
    LONGEST_TEXT,
    RefusedError,
    ReturnedAnswer,
    answers,
    armoured,
)
from custfocus.journal.entry import Entry
from tests.features.voices.invitations import invitation

GOOD = {"form": 1, "invitation": "t" * 32, "ratings": {"in-touch": 4, "promise": None}, "text": "Ring earlier."}


def only(text: str, *, asked: Entry | None = None, done: tuple[str, ...] = ()) -> ReturnedAnswer | str:
    """The one answer in a text, or the code of why it isn't taken."""
    (found,) = answers(text, [asked or invitation()], done)
    return found.code if isinstance(found, RefusedError) else found


def encoded(raw: bytes) -> str:
    """Any bytes between the marks, with a checksum that is right."""
    body = urlsafe_b64encode(raw).decode().rstrip("=")
    return f"{BEGIN}\n{body}.{zlib.crc32(body.encode()):08x}\n{END}"


def test_a_good_answer_tells_what_was_said_to_each_statement_as_it_was_asked() -> None:
    """With what the statement is tied to; what they can't say is no value."""
    found = only(armoured(GOOD))
    assert isinstance(found, ReturnedAnswer)
    assert [(one.statement, one.principle, one.behaviour, one.value) for one in found.ratings] == [
        ("in-touch", "listen", "contact", 4),
        ("promise", "commit", None, None),
    ]
    assert found.text == "Ring earlier."
    assert found.invitation.data["who"] == "Ana"


MAILS = {
    "as it is": lambda text: text,
    "quoted": lambda text: indent(text, "> ", lambda _: True),
    "quoted twice, by another program": lambda text: indent(text, ">> | ", lambda _: True),
    "moved in": lambda text: indent(text, "\t   "),
    "with other line ends": lambda text: text.replace("\n", "\r\n"),
    "with old line ends": lambda text: text.replace("\n", "\r"),
    "joined into one line": lambda text: text.replace("\n", " "),
    "joined without blanks": lambda text: text.replace("\n", ""),
    "with blanks that don't break": lambda text: text.replace(" ", "\xa0").replace("\n", "\xa0\n"),
    "with soft hyphens": "\xad".join,
    "with blanks of no width": "\u200b".join,
    "broken anew": lambda text: "\n> ".join(text[place : place + 17] for place in range(0, len(text), 17)),
    "with soft line breaks of quoted-printable": lambda text: "=\n".join(
        text[place : place + 70] for place in range(0, len(text), 70)
    ),
    "in capitals around it": lambda text: text.replace(BEGIN, BEGIN.upper()).replace(END, END.title()),
    "in the midst of other words": lambda text: f"Hi, see below. 12.3456789a [x]\n\n{text}\n\nBest, Ana [end.]",
    "without its last line": lambda text: text.replace(END, ""),
}


@pytest.mark.parametrize("mail", MAILS.values(), ids=MAILS.keys())
def test_what_mail_does_to_text_does_no_harm(mail: Any) -> None:
    """The answer is found and read, whatever stands around it or has come between."""
    found = only(mail(f"My answer\n\n{armoured(GOOD)}\n"))
    assert isinstance(found, ReturnedAnswer), found
    assert found.text == "Ring earlier."


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=200), step=st.integers(1, 5))
def test_any_text_comes_back_as_it_was_typed(text: str, step: int) -> None:
    """But for the blanks around it."""
    found = only(armoured(GOOD | {"text": text, "ratings": {"in-touch": step}}))
    assert isinstance(found, ReturnedAnswer)
    assert found.text == text.strip()
    assert [one.value for one in found.ratings] == [step, None]


@given(place=st.integers(0, 10_000), letter=st.sampled_from("AbZ09-_"))
def test_a_changed_letter_is_noticed(place: int, letter: str) -> None:
    """Wherever it is in the block."""
    lines = armoured(GOOD).split("\n")
    body = "".join(lines[1:-1])
    place %= len(body)
    if body[place] == letter:
        return
    found = only(f"{BEGIN}{body[:place]}{letter}{body[place + 1 :]}{END}")
    assert found == "damaged"


@given(st.integers(1, 10_000))
def test_a_block_that_is_cut_off_is_noticed(length: int) -> None:
    """Wherever it ends."""
    whole = armoured(GOOD).removesuffix(END).rstrip()
    length = len(BEGIN) + length % (len(whole) - len(BEGIN))
    assert only(whole[:length]) == "damaged"


FORGED: dict[str, Any] = {
    "a statement that nobody asked": {"ratings": {"other": 3}},
    "a six": {"ratings": {"in-touch": 6}},
    "a nought": {"ratings": {"in-touch": 0}},
    "a fraction": {"ratings": {"in-touch": 4.0}},
    "true": {"ratings": {"in-touch": True}},
    "a word": {"ratings": {"in-touch": "4"}},
    "a list of ratings": {"ratings": [4, 4]},
    "a text that is none": {"text": 7},
    "half a character": {"text": "\ud800"},
    "a token that is none": {"invitation": ["t" * 32]},
    "more than the form says": {"name": "Somebody else"},
    "a form that is no number": {"form": "1"},
    "a form before the first": {"form": 0},
    "a form that is a truth": {"form": True},
    "a form that is a fraction": {"form": 1.0},
}


@pytest.mark.parametrize("changed", FORGED.values(), ids=FORGED.keys())
def test_what_the_form_can_not_have_said_is_refused(changed: dict[str, Any]) -> None:
    """However right its checksum is."""
    assert only(encoded(json.dumps(GOOD | changed).encode())) == "forged"


@pytest.mark.parametrize(
    "raw",
    [b"", b"[]", b"null", b"{", b"\xff\xfe", b"[" * 40_000, b"9" * 5_000, b'{"form":NaN}', b"{}"],
    ids=lambda raw: repr(raw[:12]),
)
def test_bytes_that_are_no_answer_are_refused(raw: bytes) -> None:
    """Also where they are nested too deeply for any reader."""
    assert only(encoded(raw)) in ("forged", "damaged")


def test_other_reasons_have_codes_of_their_own() -> None:
    """Of another journal, answered before, too long, from a later version, with nothing in it, no answer at all."""
    assert only(armoured(GOOD | {"invitation": "x" * 32})) == "foreign"
    assert only(armoured(GOOD), done=("k" * 32,)) == "doubled"
    assert only(armoured(GOOD | {"text": "x" * (LONGEST_TEXT + 1)})) == "too-large"
    assert only(armoured(GOOD | {"text": "x" * LARGEST})) == "too-large"
    assert only(armoured(GOOD | {"form": 2, "more": 1})) == "unknown-form"
    assert only(armoured(GOOD | {"ratings": {"in-touch": None}, "text": " \n"})) == "empty"
    assert only("Dear you, it is all fine.") == "no-answer"
    assert only("") == "no-answer"


def test_a_text_as_long_as_the_form_lets_it_be_is_taken() -> None:
    """In letters that take the most room."""
    assert isinstance(only(armoured(GOOD | {"text": "\U0001f600" * (LONGEST_TEXT // 2)})), ReturnedAnswer)
    assert isinstance(only(armoured(GOOD | {"text": "\u20ac" * LONGEST_TEXT})), ReturnedAnswer)


def test_several_answers_in_a_text_are_all_told_of() -> None:
    """A mail that quotes one again has it once; a cut off one says nothing of the next."""
    other = Entry("l" * 32, "invitation", date(2026, 11, 2), "", "UTC", data=invitation().data | {"token": "u" * 32})
    text = "\n".join(
        [
            armoured(GOOD),
            armoured(GOOD)[:90],
            indent(armoured(GOOD), "> "),
            armoured(GOOD | {"invitation": "u" * 32}),
        ]
    )
    found = [
        one.code if isinstance(one, RefusedError) else one.invitation.id
        for one in answers(text, [invitation(), other])
    ]
    assert found == ["k" * 32, "damaged", "l" * 32]


def test_of_two_different_answers_to_an_invitation_the_first_is_taken() -> None:
    """In one text, and however its answers are read: one by one, or all at once."""
    text = armoured(GOOD) + armoured(GOOD | {"text": "On second thoughts"})
    first, second = list(answers(text, [invitation()]))
    assert isinstance(first, ReturnedAnswer)
    assert isinstance(second, RefusedError)
    assert (first.text, second.code) == ("Ring earlier.", "doubled")


def test_a_reason_tells_nothing_of_what_stood_in_the_answer() -> None:
    """What isn't taken isn't shown either."""
    for changed in (*FORGED.values(), {"invitation": "x" * 32}):
        (found,) = answers(encoded(json.dumps(GOOD | {"text": "A secret"} | changed).encode()), [invitation()])
        assert isinstance(found, RefusedError)
        assert "secret" not in found.reason
