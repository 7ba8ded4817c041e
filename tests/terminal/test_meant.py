import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.terminal.meant import BACK, DOUBTFUL, LEAVE, meant


@pytest.mark.parametrize(
    ("words", "does"),
    [
        ("b", "back"),
        (" B \n", "back"),
        ("q", "leave"),
        ("Q", "leave"),
        *((word, "doubtful") for word in sorted(DOUBTFUL)),
        ("Help\n", "doubtful"),
        ("custfocus plan", "doubtful"),
        ("custfocus", "doubtful"),
        ("Ana rang.\ncustfocus today", "doubtful"),
        ("She went back", "keep"),
        ("help me", "keep"),
        ("quitting", "keep"),
        ("custfocused", "keep"),
        ("bq", "keep"),
        ("", "keep"),
        ('"', "keep"),
        ("é", "keep"),
    ],
)
def test_what_words_are_meant_for(words: str, does: str) -> None:
    """A letter alone acts, a command is doubtful, whatever else is kept as it was typed."""
    assert meant(words).does == does
    assert meant(words).text == words


@given(
    st.sampled_from([BACK, LEAVE, *sorted(DOUBTFUL), "custfocus today"]), st.sampled_from(['""', "''", "“”", "«»"])
)
def test_in_quotes_they_are_kept_without_them(word: str, quotes: str) -> None:
    """So a letter alone can be an answer."""
    assert meant(f" {quotes[0]}{word}{quotes[1]}") == meant(f"{quotes[0]}{word}{quotes[1]}")
    assert (meant(quotes[0] + word + quotes[1]).does, meant(quotes[0] + word + quotes[1]).text) == ("keep", word)


@given(st.text())
def test_other_words_stay_as_they_are(words: str) -> None:
    """Quotes around a sentence are part of it."""
    plain = meant(words)
    assert plain.text == words or plain.text in words
