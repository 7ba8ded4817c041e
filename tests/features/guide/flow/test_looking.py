import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.content.framework import Framework
from custfocus.content.models import Enabler, Principle, Question, Text
from custfocus.features.guide.flow.looking import browse, hits
from custfocus.features.guide.lookup import near
from custfocus.features.guide.views import ItemSearch
from tests.framework import SMALL, altered

ITEMS = (
    Principle(
        id="listen", name="Listen well", pillar="awareness", summary="Hear people.", ideas=("Complaints help.",)
    ),
    Enabler(
        id="be-there",
        name="Be there",
        summary="Be near.",
        techniques=("Listen twice. Then wait for them.",),
        pillar="awareness",
    ),
    Question(
        id="who-spoke",
        name="Who spoke",
        daily="Whose complaint did you hear?",
        full="And listening to whom?",
        pillar="awareness",
    ),
    Text(id="read-more", title="More", body="One complaint.\n\nAnother paragraph of invoices.", pillar="awareness"),
    Question(id="gone", name="Gone", daily="Did anybody listen?", pillar="awareness", retired=True, own="mine.yaml"),
)
FRAMEWORK = Framework(ITEMS)


def found(words: str) -> list[str]:
    """The ids that words find, in order."""
    return [hit.id for hit in hits(FRAMEWORK, words)]


def test_words_that_name_nothing_are_looked_up() -> None:
    """With what might be meant where nothing has them."""
    view = browse(SMALL, "supplier", whole=False)
    assert isinstance(view, ItemSearch)
    assert ([hit.id for hit in view.hits], view.near) == (["own-one"], ())
    nothing = browse(SMALL, "suplier", whole=True)
    assert isinstance(nothing, ItemSearch)
    assert (nothing.hits, nothing.near, nothing.whole) == ((), ("supplier",), True)


def test_names_come_first_then_what_an_item_says_then_the_rest() -> None:
    """The same word weighs by where it stands; equal matches keep content order."""
    assert found("listen") == ["listen", "gone", "be-there", "who-spoke"]


def test_an_item_is_found_by_other_words_for_it() -> None:
    """As surely as by its name, whether or not they stand in it; it shows what it says itself."""
    named = altered(ITEMS[0], also=("NPS", "moment of truth"))
    others = (named, *ITEMS[1:], Text(id="read-figures", title="Figures", body="Of NPS.", pillar="awareness"))
    for words in ("nps", "moments of truth", "truth"):
        first, *_ = hits(Framework(others), words)
        assert (first.id, first.excerpt, first.excerpt_marks) == ("listen", "Hear people.", ()), words
    assert near(Framework(others), "trut") == ("truth",)


def test_a_worksheet_is_found_by_what_it_asks() -> None:
    """In its fields, its steps and what closes it; not by the names of its parts."""
    for words in ("visit", "thanked", "received", "warmly", "watched", "please"):
        assert [hit.id for hit in hits(SMALL, words) if hit.kind == "worksheet"] == ["visit"], words
    assert hits(SMALL, "warmth") == ()


@pytest.mark.parametrize("words", ["listening", "listens", "listened", "LISTEN", "list"])
def test_other_forms_of_a_word_find_it(words: str) -> None:
    """By its stem, and by its beginning; in any case."""
    assert set(found(words)) == {"listen", "gone", "be-there", "who-spoke"}


def test_a_short_stem_stays_whole() -> None:
    """Cut to very little and taken for a beginning, a word would find much that has nothing to do with it."""
    assert found("thing") == []
    assert found("theing") == []


def test_all_words_are_needed_in_any_order_and_place() -> None:
    """Whatever stands between them."""
    assert found("wait be-there") == ["be-there"]
    assert set(found("listen complaint")) == set(found("complaint listen")) == {"listen", "who-spoke"}
    assert found("listen zebra") == []


def test_a_hit_shows_the_sentence_with_the_most_of_the_words_and_where_they_are() -> None:
    """One sentence, whole, with the places of the matches; a match in the name is marked there."""
    [hit] = hits(FRAMEWORK, "them waiting")
    assert hit.excerpt == "Then wait for them."
    assert [hit.excerpt[slice(*mark)] for mark in hit.excerpt_marks] == ["wait", "them"]
    assert hit.name_marks == ()
    first = hits(FRAMEWORK, "listen")[0]
    assert (first.name, first.name_marks, first.excerpt) == ("Listen well", ((0, 6),), "Hear people.")


def test_retired_and_own_items_are_found_and_say_so() -> None:
    """What a user answered must be found though it is no longer offered."""
    gone = hits(FRAMEWORK, "anybody")[0]
    assert (gone.retired, gone.own) == (True, "mine.yaml")


def test_where_nothing_has_all_the_words_others_are_suggested() -> None:
    """Words that are somewhere stand for themselves, one that is begun for the shortest, a slip for the nearest."""
    assert near(FRAMEWORK, "invoises complaints compl zzzzzz") == ("invoices", "complaints", "complaint")


@given(words=st.text(max_size=60))
def test_any_words_may_be_looked_up(words: str) -> None:
    """Marks lie inside what they mark, whatever is asked for; nothing but punctuation finds nothing."""
    for hit in hits(FRAMEWORK, words):
        for text, marks in ((hit.name, hit.name_marks), (hit.excerpt, hit.excerpt_marks)):
            assert all(0 <= start < end <= len(text) for start, end in marks)
    near(FRAMEWORK, words)


@given(words=st.lists(st.sampled_from(["listen", "complaint", "hear", "be", "one", "who"]), min_size=1, max_size=4))
def test_more_words_never_find_more(words: list[str]) -> None:
    """Every item found by several words is found by each of them."""
    assert all(set(found(" ".join(words))) <= set(found(word)) for word in words)
