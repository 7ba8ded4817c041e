import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.base.errors import CustfocusError
from custfocus.base.naming import by_name, by_number, only_id, tag_named, tags_in

NAMES = ("First reply", "Calls", "Calls back", "first visit")


@pytest.mark.parametrize(
    ("words", "named"), [("1", ["First reply"]), ("4", ["first visit"]), ("0", []), ("5", []), ("01", []), ("x", [])]
)
def test_a_number_counts_from_one(words: str, named: list[str]) -> None:
    """And is written as pages write it."""
    assert by_number(words, NAMES) == named


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("calls", ["Calls"]),
        ("call", ["Calls", "Calls back"]),
        (" FIRST  r", ["First reply"]),
        ("fir", ["First reply", "first visit"]),
        ("x", []),
        (" ", []),
    ],
)
def test_a_whole_name_comes_before_a_beginning(words: str, named: list[str]) -> None:
    """Whatever its letters and spaces look like."""
    assert by_name(words, NAMES, str) == named


def test_the_first_kind_of_name_that_fits_decides() -> None:
    """A name comes before an id that begins alike."""
    things = {"calls": "kkkk", "kkmm": "llll"}
    assert by_name("kk", things, str, things.__getitem__) == ["kkmm"]
    assert by_name("kkk", things, str, things.__getitem__) == ["calls"]


def test_an_id_is_refused_where_it_names_none_or_several() -> None:
    """With as many letters as tell them apart."""
    assert only_id(["kkll"], "k", "plan", "Look.") == "kkll"
    with pytest.raises(CustfocusError) as none:
        only_id([], "k", "plan", "Look.")
    assert (none.value.code, none.value.hint) == ("unknown-id", "Look.")
    with pytest.raises(CustfocusError) as several:
        only_id(["kkl", "kkm"], "k", "plan", "Look.")
    assert (several.value.code, several.value.hint) == ("ambiguous-id", "Give more of it: kkl, kkm.")


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Prices again #Pricing, see #q3-plan.", ["pricing", "q3-plan"]),
        ("#Größe #GRÖSSE #größe", ["grösse"]),
        ("#one#two (#three) [#four]", ["one", "three", "four"]),
        ("no#tag, &#39; ##x, #42, C#, # alone, #-", []),
        ("#trailing- #under_score_", ["trailing", "under_score"]),
    ],
)
def test_tags_are_found_in_any_text(text: str, tags: list[str]) -> None:
    """A tag begins a word, is folded, counts once; a number alone is a rank and no tag."""
    assert tags_in(text) == tags


@given(st.text())
def test_a_tag_is_found_again_by_its_name(text: str) -> None:
    """Whatever was found in a text is a tag by itself, and the same one."""
    for tag in tags_in(text):
        assert tags_in(f"#{tag}") == [tag]
        assert tag_named(tag) == tag_named(f" #{tag}") == tag


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("private-", "private"),
        ("#Größe", "grösse"),
        ("निजी", "निजी"),
        ("ব্যক্তিগত", "ব্যক্তিগত"),
        *((words, None) for words in ("", "#", "42", "a b", "a,b", "a#b", "-", "__")),
    ],
)
def test_words_name_a_tag_where_a_text_would_have_it(words: str, tag: str | None) -> None:
    """Of any script, with its vowel signs; what is left of it in a text is what it is called."""
    assert tag_named(words) == tag
