from hypothesis import given
from hypothesis import strategies as st

from custfocus.journal.finding.lookup import look_up

WORDS = st.from_regex(r"[^\W_]{1,8}", fullmatch=True)
ROWS = (
    ("Doors", "doors", "They open.\nWhoever knocks is let in.", "A café has one."),
    ("Make a list", "list-it", "It helps.", ""),
    ("Hear them", "hear", "Do it.", "Listen to whoever knocks.\nA café is fine."),
)


def found(*words: str) -> list[int]:
    """The places of the rows that words find, in order."""
    return [match.place for match in look_up(ROWS, words)]


def test_a_word_weighs_by_where_it_stands() -> None:
    """In a name more than in what is said first of all, there more than in the rest."""
    rows = [
        ("A", "a", "b", "Thanks"),
        ("A", "a", "Thanks", "b"),
        ("Thanks", "a", "b", "c"),
        ("A", "thanks", "b", "c"),
    ]
    assert [match.place for match in look_up(rows, ["thanks"])] == [2, 3, 1, 0]


def test_equal_matches_keep_their_order() -> None:
    """The order in which the rows came."""
    assert [match.place for match in look_up([("A", "a", "Thanks", "b")] * 3, ["thank"])] == [0, 1, 2]


def test_the_whole_word_comes_before_one_that_begins_with_it() -> None:
    """In the same sort of place; the last word alone may be only begun."""
    rows = [("A", "a", "They listen.", ""), ("B", "b", "A long list.", "")]
    assert [match.place for match in look_up(rows, ["list"])] == [1, 0]
    assert found("whoever", "knoc") == [0, 2]
    assert found("knoc", "whoever") == []


def test_each_form_of_a_word_finds_the_others() -> None:
    """With accents and without, in any case."""
    assert found("opening") == found("OPENED") == found("opens") == [0]
    assert found("cafe") == found("CAFÉ") == [0, 2]


def test_a_word_that_is_whole_finds_nothing_that_only_begins_like_its_stem() -> None:
    """What ends in -ing has been typed to its end."""
    assert found("doing") == [2]


def test_the_line_with_the_most_of_the_words_is_shown_with_them_marked() -> None:
    """The first line where only the name has them; a word that is there twice counts once."""
    [match] = look_up(ROWS, ["whoever", "list"])
    assert (match.place, match.line) == (2, "Listen to whoever knocks.")
    assert [match.line[slice(*span)] for span in match.line_spans] == ["Listen", "whoever"]
    [match] = look_up(ROWS, ["make"])
    assert (match.name_spans, match.line, match.line_spans) == (((0, 4),), "It helps.", ())
    [match] = look_up([("A", "a", "Thanks, thanks.\nMany thanks.", "")], ["many", "thanks"])
    assert match.line == "Many thanks."


def test_a_name_is_enough_to_be_found_by() -> None:
    """Something may have nothing else to read."""
    assert look_up([("Alone", "a", "", "")], ["alone"]) == [(0, ((0, 5),), "", ())]


@given(words=st.lists(WORDS, max_size=4), name=WORDS, text=WORDS)
def test_any_words_are_found_where_they_stand(words: list[str], name: str, text: str) -> None:
    """Whatever letters they are made of, and words of the search itself; no word finds nothing."""
    for match in look_up([(name, "a", text, "and or not near")], words):
        assert all(0 <= start < end <= len(name) for start, end in match.name_spans)
        assert all(0 <= start < end <= len(match.line) for start, end in match.line_spans)
    assert look_up([(name, "a", text, "")], []) == []
    for word in ("AND", "or", "NOT", "near"):
        assert [match.place for match in look_up([(name, "a", text, "and or not near")], [word])] == [0]
