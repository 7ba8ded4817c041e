from datetime import date

import pytest
from msgspec.structs import replace

from custfocus.content.models import Cadence
from custfocus.features.practice.views import PracticeStanding
from custfocus.features.reflect.views import AskedQuestion, OwnWords, Reflection
from custfocus.features.today.keys import in_a_line, keys_of, letters
from custfocus.features.today.views import Today

DAY = date(2026, 11, 3)
EMPTY = Today(DAY, True, None, (), (), (), None, (), (), 0, (), None, 0, person="employee")
PRACTICE = PracticeStanding("ring", "Ring", True, 1, Cadence(times=1, days=7), adoption="k")


def asking(form: str) -> Today:
    """A page with a practice, and a question that wants to be answered in such a form."""
    question = AskedQuestion("q", "Q", "How many?", "", (), (), (), None, "", form)
    return replace(EMPTY, practices=(PRACTICE,), reflect=Reflection(question, DAY, DAY, "So.", "So."))


def test_a_page_without_anything_has_the_keys_that_always_work() -> None:
    """To leave, and to keep what somebody said, who is called by the user's own word."""
    assert in_a_line(keys_of(EMPTY)) == "Enter leaves, h keeps what an employee said, q leaves"


@pytest.mark.parametrize(("form", "is_key"), [("recall", True), ("number", False)])
def test_a_number_is_an_answer_where_one_is_asked_for(form: str, is_key: bool) -> None:
    """Else it ticks a practice off, and does so again once the question is answered."""
    page = asking(form)
    answered = replace(page, answered=(OwnWords("k", "k", DAY, "3"),))
    for view, expected in ((page, is_key), (answered, True)):
        assert ("1" in letters(view)) is expected
        assert ("1 ticks a practice off" in in_a_line(keys_of(view))) is expected


def test_what_was_written_long_ago_can_be_read() -> None:
    """Though none of it is among the last fourteen days."""
    assert "r reads" not in in_a_line(keys_of(EMPTY))
    assert "r reads" in in_a_line(keys_of(replace(EMPTY, readable=True)))


def test_the_long_look_asks_for_no_number() -> None:
    """Though the question asks for one on other days."""
    page = asking("number")
    assert page.reflect is not None
    assert "1" in letters(replace(page, reflect=replace(page.reflect, is_look=True)))
