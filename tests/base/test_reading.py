"""Text from outside: whatever program and system it comes from, it is what was meant."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.base.reading import as_typed, decoded, evened

TEXTS = ("Grüße an 客户, третий раз\n", "Hello\r\nYou", "Καλημέρα κόσμε, τι κάνεις σήμερα;\n", "שלום עולם, מה שלומך")
PLAIN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), min_size=1)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_the_encodings_that_programs_write_are_known(text: str, encoding: str) -> None:
    """With the mark before them, and UTF-16 without it too."""
    assert decoded(text.encode(encoding)) == text


@given(PLAIN)
def test_utf_8_is_never_taken_for_anything_else(text: str) -> None:
    """Whatever the text."""
    assert decoded(text.encode()) == text


def test_a_zero_here_and_there_makes_no_utf_16() -> None:
    """Only where they stand in one half of every sign."""
    assert decoded(b"one \0 odd sign in a text of thirty ") == "one \0 odd sign in a text of thirty "


@pytest.mark.parametrize("raw", [b"Gr\xfc\xdfe", b"\xff\xff\xff", b"caf\xe9 au lait"])
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    """Rather than guessed."""
    with pytest.raises(UnicodeDecodeError):
        decoded(raw)


@given(PLAIN)
def test_evening_is_done_once(text: str) -> None:
    """An evened text stays as it is, has line feeds only and composed letters."""
    even = evened(text)
    assert evened(even) == even
    assert "\r" not in even
    assert unicodedata.is_normalized("NFC", even)
    assert unicodedata.normalize("NFD", even) == unicodedata.normalize(
        "NFD", text.replace("\r\n", "\n").replace("\r", "\n")
    )


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "ascii"])
def test_utf_8_that_was_read_otherwise_is_what_was_typed(encoding: str) -> None:
    """As under a wrong locale; what isn't UTF-8 stays as it was read."""
    typed = "Grüße ó"
    assert as_typed(typed.encode().decode(encoding, "surrogateescape"), encoding) == typed
    assert as_typed("Gr\xfc\xdfe", "latin-1") == "Grüße"
    assert as_typed(typed, "utf-8") == typed
