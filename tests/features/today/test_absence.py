from datetime import date, timedelta

import pytest

from custfocus.content.models import Question
from custfocus.features.away.days import Calendar
from custfocus.features.today.absence import ABSENCE_DAYS, Absence, absence, easy_question

TODAY = date(2027, 1, 20)


@pytest.mark.parametrize(("ago", "gone"), [(ABSENCE_DAYS - 1, False), (ABSENCE_DAYS, True), (200, True)])
def test_three_weeks_without_a_word_are_an_absence(ago: int, gone: bool) -> None:
    """From the day after the last entry to yesterday."""
    written = TODAY - timedelta(ago)
    expected = Absence(written + timedelta(1), TODAY - timedelta(1)) if gone else None
    assert absence(written, TODAY, Calendar()) == expected


def test_an_empty_journal_has_no_absence() -> None:
    """Whoever begins hasn't been away."""
    assert absence(None, TODAY, Calendar()) is None


def test_a_time_that_was_said_to_be_away_is_none() -> None:
    """Where no day that counts is left without a word; else it is one."""
    friday = date(2026, 12, 18)
    back = date(2027, 1, 18)
    monday, last = friday + timedelta(3), back - timedelta(3)
    weekdays = frozenset(range(5))
    assert absence(friday, back, Calendar(weekdays, ((monday, last),))) is None
    assert (
        absence(friday, back, Calendar(weekdays, ((monday, last - timedelta(9)), (last - timedelta(8), last))))
        is None
    )
    assert absence(friday, back, Calendar(weekdays, ((monday, last - timedelta(1)),))) is not None
    assert absence(friday, back, Calendar(frozenset(range(7)), ((monday, last),))) is not None


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
