"""How letters are folded, and what a word of the index is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.journal.finding.letters import indexed, spellings, tokens

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Straße Łódź Øresund Ærø ısrarla İSTANBUL", "strasse lodz oresund aero israrla istanbul"),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("客户说发票", "客 户 说 发 票"),
        ("가나", "가 나"),
        ("ใบแจ้ง", "ใ บ แ จ ้ ง"),
        ("الفاتورة", "ا ل ف ا ت و ر ه"),
        ("שִׂיחָה", "ש י ח ה"),
        ("ग्राहक", "ग्राहक"),
        ("٤٥ ৪৫", "45 45"),
        ("Müller", "muller mueller"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
    ],
)
def test_what_the_index_holds(text: str, words: str) -> None:
    """Small letters without accents; each sign by itself where words aren't set apart."""
    assert indexed(text) == words


@given(TEXTS)
def test_a_word_stands_where_it_says(text: str) -> None:
    """In order, within the text, and folded it is what the index holds."""
    words = tokens(text)
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)
    assert all(word.folded for word in words)


@given(TEXTS)
def test_folding_is_done_once(text: str) -> None:
    """What has been folded is folded already."""
    folded = [token.folded for token in tokens(text)]
    assert [token.folded for token in tokens(" ".join(folded))] == folded


def test_an_umlaut_has_two_spellings() -> None:
    """With its letter alone, and with an e behind it; nothing else has more than one."""
    assert spellings("Grüße") == [["grusse"], ["gruesse"]]
    assert spellings("blue") == [["blue"]]
    assert spellings("ana@example.com") == [["ana", "example", "com"]]
