import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.features.share.names.folding import folded, plain, spellings


@pytest.mark.parametrize(
    ("word", "folds_to"),
    [
        ("Müller", "muller"), ("Mu\u0308ller", "muller"), ("Weiß", "weiss"), ("İbrahim", "ibrahim"),
        ("Yılmaz", "yilmaz"), ("Łukasz", "lukasz"), ("Nguyễn", "nguyen"), ("Đặng", "dang"), ("Ødegård", "odegard"),
        ("Ａｄｅ", "ade"), ("A\u00add\u200be", "ade"), ("O’Neill", "o'neill"), ("ﬁsher", "fisher"), ("山田", "山田"),
    ],
)  # fmt: skip
def test_letters_are_told_apart_no_longer(word: str, folds_to: str) -> None:
    """Case, accents, width, ligatures and hidden signs make no difference."""
    assert plain(word) == folds_to


@pytest.mark.parametrize("others", [("Müller", "Mueller"), ("Søren", "Soeren"), ("Ødegård", "Oedegaard")])
def test_spellings_meet(others: tuple[str, str]) -> None:
    """Whichever way a name with an umlaut is listed, the other way and the one without are letters."""
    assert plain(others[1]) in spellings(others[0])
    assert plain(others[0]) in spellings(others[1])


@given(st.text(max_size=50))
def test_plain_letters_know_where_they_stood(text: str) -> None:
    """Every run of plain letters leads back to a place in the text that folds to no less."""
    letters = folded(text)
    assert letters.plain == plain(text)
    for start in range(len(letters.plain)):
        first, last = letters.span(start, start + 1)
        assert 0 <= first < last <= len(text)
        assert letters.plain[start] in plain(text[first:last])
