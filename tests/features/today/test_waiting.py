from datetime import date, timedelta

import pytest

from custfocus.features.away.days import Calendar
from custfocus.features.review.month import WaitingReview
from custfocus.features.today.waiting import DAYS_SHOWN, last_days, resume, what_waits
from custfocus.journal.entry import Entry

TODAY = date(2026, 11, 3)
REVIEW = WaitingReview(date(2026, 10, 1), begun=True, answered=2, items=5)
INTENTION = Entry("k", "intention", TODAY, f"{TODAY}T08:00:00Z", "UTC", text="Ring Ana")


def test_the_last_days_end_with_today_and_say_which_count() -> None:
    """Days without an entry are there, too."""
    saturday = date(2026, 10, 31)
    days = last_days({TODAY: 2, TODAY - timedelta(DAYS_SHOWN): 9}, Calendar(frozenset(range(5))), TODAY)
    assert (len(days), days[-1].day, days[-1].entries) == (DAYS_SHOWN, TODAY, 2)
    assert sum(day.entries for day in days) == 2
    assert [day.counts for day in days if day.day in (saturday, TODAY)] == [False, True]


def test_what_is_said_on_one_day_alone_comes_first_and_an_intention_last() -> None:
    """Each with the command for it."""
    waiting = what_waits(INTENTION, REVIEW, [("note", "")], "where you stand")
    assert [each.command for each in waiting] == ["assess", "note", "review 2026-10", "reflect --did yes"]
    since = f"since {INTENTION.day.day} {INTENTION.day:%B} you mean to: Ring Ana"
    assert [each.what for each in waiting][2:] == ["October's review, 2 of 5 answered", since]


def test_what_is_offered_to_read_can_wait_longest() -> None:
    """After all that is promised or begun."""
    last = what_waits(INTENTION, REVIEW, [], piece="Near and far")[-1]
    assert (last.what, last.command) == ("two minutes to read: Near and far", "guide --next")


def test_a_draft_that_the_review_brings_back_waits_with_it() -> None:
    """The review's line stands for both; without a review the draft has one of its own."""
    draft = ("checklist", "2026-10-customer-needs")
    assert [each.command for each in what_waits(None, REVIEW, [draft])] == ["review 2026-10"]
    assert [each.command for each in what_waits(None, None, [draft])] == ["review 2026-10"]


@pytest.mark.parametrize(
    ("use", "about", "command"),
    [
        ("answer", "straight-from-them", "reflect --question straight-from-them"),
        ("edit", "kkkk", "edit kkkk"),
        ("practice", "talk-direct", "practice talk-direct"),
        ("measure", "", "scorecard add"),
        ("measure", "kkkk-name", "scorecard change kkkk"),
        ("sheet", "kkkk-said", "sheet kkkk"),
        ("log", "complaint", "sheet complaint"),
        ("form", "complaint", "sheet complaint -e"),
        ("form", "k" * 32, f"edit {'k' * 32} -e"),
        ("note", "", "note"),
    ],
)
def test_a_draft_is_gone_on_with_by_the_command_it_was_written_in(use: str, about: str, command: str) -> None:
    """What a draft is for and about says which."""
    assert resume(use, about) == command
