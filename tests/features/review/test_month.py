from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from custfocus.base.dates import first_of_month, month_key
from custfocus.features.review.month import LOOKING_BACK_DAYS, WaitingReview, default_month, due
from custfocus.journal.entry import Entry
from tests.features.october import checked, reviewed

ITEMS = ("needs", "changes")
LAST, THIS = date(2026, 10, 1), date(2026, 11, 1)
LONG_AGO = date(2026, 1, 5)


def test_in_its_first_week_a_month_looks_back_on_the_last() -> None:
    """On the first and the seventh it is October, with the reason."""
    for day in (1, LOOKING_BACK_DAYS):
        assert _default([], date(2026, 11, day)) == (LAST, "Last month, because November has just begun.")


def test_from_the_eighth_on_it_is_this_month() -> None:
    """October's review is not asked for any more; that it can be done or ended is said, if there is what for."""
    day = date(2026, 11, 8)
    assert _default([], day) == (THIS, "This month so far. October has no review yet: custfocus review 2026-10")
    assert default_month([], day, written=False, first=date(2000, 1, 1)) == (THIS, "This month so far.")
    assert _default([reviewed(month="2026-10", finished=True)], day) == (THIS, "This month so far.")
    month, why = _default([reviewed(month="2026-10")], day)
    assert "still open" in why
    assert month == THIS
    assert "custfocus review 2026-10" in why


def test_a_finished_review_lets_this_month_come() -> None:
    """In the first week as well."""
    assert _default([reviewed(month="2026-10", finished=True)], date(2026, 11, 2))[0] == THIS


def test_a_month_before_the_journal_is_not_looked_back_on() -> None:
    """Where it began in this one, or hasn't begun at all."""
    for first in (None, date(2026, 11, 1), date(2026, 11, 2)):
        assert default_month([], date(2026, 11, 2), written=False, first=first)[0] == THIS


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_the_month_is_never_to_come_and_never_older_than_the_last(day: date) -> None:
    """Whatever the day is."""
    month, why = _default([], day)
    assert month <= day
    assert day - month < timedelta(31 + LOOKING_BACK_DAYS)
    assert first_of_month(month_key(month)) == month
    assert why


def test_a_review_waits_in_its_week_once_there_is_something_to_look_back_on() -> None:
    """From the first to the seventh, if the journal is older than the month; then no more."""
    waits = WaitingReview(LAST, begun=False, answered=0, items=2)
    assert due([], [], ITEMS, LONG_AGO, date(2026, 11, 7)) == waits
    assert due([], [], ITEMS, LONG_AGO, date(2026, 11, 8)) is None
    assert due([], [], ITEMS, date(2026, 11, 1), date(2026, 11, 3)) is None
    assert due([], [], ITEMS, None, date(2026, 11, 3)) is None


def test_a_review_that_was_begun_waits_until_it_is_finished() -> None:
    """It tells how far it is; answers of other months and to other questions don't count."""
    answers = [checked("needs", "x"), checked("needs", "x", "2026-09"), checked("old", "x")]
    day = date(2026, 11, 20)
    assert due([reviewed(month="2026-10")], answers, ITEMS, LONG_AGO, day) == WaitingReview(
        LAST, begun=True, answered=1, items=2
    )
    assert due([reviewed(month="2026-11")], [], ITEMS, LONG_AGO, day) == WaitingReview(
        THIS, begun=True, answered=0, items=2
    )
    assert due([reviewed(month="2026-10", finished=True)], answers, ITEMS, LONG_AGO, day) is None


def test_a_month_is_named_in_digits_for_options() -> None:
    """With its year first, so that it sorts by time."""
    assert month_key(LAST) == "2026-10"


def _default(reviews: list[Entry], day: date) -> tuple[date, str]:
    return default_month(reviews, day, written=True, first=date(1800, 1, 1))
