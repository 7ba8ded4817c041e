from datetime import date, timedelta

import pytest

from custfocus.content.models import Question
from custfocus.features.today.absence import ABSENCE_DAYS, Absence, absence, easy_question

TODAY = date(2027, 1, 20)


@pytest.mark.parametrize(("ago", "gone"), [(ABSENCE_DAYS - 1, False), (ABSENCE_DAYS, True), (200, True)])
def test_three_weeks_without_a_word_are_an_absence(ago: int, gone: bool) -> None:
    """From the day after the last entry to yesterday."""
    written = TODAY - timedelta(ago)
    expected = Absence(written + timedelta(1), TODAY - timedelta(1)) if gone else None
    assert absence(written, TODAY, ()) == expected


def test_an_empty_journal_has_no_absence() -> None:
    """Whoever begins hasn't been away."""
    assert absence(None, TODAY, ()) is None


def test_a_time_that_was_said_to_be_away_is_none() -> None:
    """Where it covers all days without a word; else it is one."""
    written = TODAY - timedelta(30)
    first, last = written + timedelta(1), TODAY - timedelta(1)
    assert absence(written, TODAY, [(first, last)]) is None
    assert absence(written, TODAY, [(first, last - timedelta(1))]) is not None


def test_the_easy_question_is_the_opening_one_answered_longest_ago() -> None:
    """One that was never answered comes first, in their order."""
    questions = [
        Question(id=name, name=name, daily="What?", starter=place, principles=("listen",))
        for name, place in (("first", 1), ("second", 2), ("other", None))
    ]
    easy = easy_question(questions, {"first": TODAY})
    assert easy is not None
    assert easy.id == "second"
    assert easy_question(questions[2:], {}) is None
