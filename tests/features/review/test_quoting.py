from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from custfocus.features.review.quoting import MOST_ANSWERS, MOST_HEARD, heard_to_quote, well_chosen
from custfocus.journal.entry import Entry
from tests.features.october import (
    answer,
    entry,
    october,
)

TEXTS = st.lists(st.tuples(st.sampled_from("abc"), st.text(max_size=400)), max_size=20)


def test_every_principle_has_a_word_before_any_has_two() -> None:
    """Four answers on one principle and one on another give both, and then the fullest."""
    answers = [answer(day, "x" * day, "listen") for day in (1, 2, 3, 4)] + [answer(5, "short", "lead")]
    chosen = well_chosen(answers, lambda each: each.principles, 3)
    assert [each.day.day for each in chosen] == [3, 4, 5]


@given(TEXTS, st.integers(0, 6))
def test_what_is_chosen_is_as_much_as_there_may_be_from_as_many_groups_as_can_be(
    texts: list[tuple[str, str]], most: int
) -> None:
    """Never more than asked for, never the same twice, no group left out for another's second."""
    entries = [answer(1 + place, text, group) for place, (group, text) in enumerate(texts)]
    chosen = well_chosen(entries, _group, most)
    groups = {_group(each) for each in chosen}
    assert len(chosen) == min(most, len(entries)) == len({each.id for each in chosen})
    assert len(groups) == min(most, len({_group(each) for each in entries}))
    assert [each.day for each in chosen] == sorted(each.day for each in chosen)


def test_a_page_shows_a_few_answers_of_many() -> None:
    """However many there are."""
    view = october(*(answer(day, "words", "listen", "lead") for day in range(1, 30)))
    assert len(view.answers) == MOST_ANSWERS
    assert view.counts["answer"] == 29


def test_trouble_is_quoted_before_what_is_longer() -> None:
    """Each speaker still has a word before any has two."""
    praise = [heard_on(day, "So quick, and so kind, and so well done!", "praise") for day in (1, 2, 3)]
    trouble = [heard_on(day, "Late.", "trouble") for day in (4, 5)]
    assert [each.day.day for each in heard_to_quote([*praise, *trouble])][:2] == [4, 5]
    assert len(heard_to_quote([*praise, *trouble])) == MOST_HEARD


def heard_on(day: int, text: str, tone: str) -> Entry:
    """What somebody said in October."""
    return entry("heard", date(2026, 10, day), text, data={"who": f"Somebody {day}", "tone": tone})


def _group(answer: Entry) -> tuple[str, ...]:
    return answer.principles
