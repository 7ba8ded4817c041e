from datetime import date

import pytest

from custfocus.features.review.changes import ReviewChanges
from custfocus.features.review.flow.months import read_review, save_review
from custfocus.journal import kinds
from tests.conftest import Home

OCTOBER = date(2026, 10, 1)


@pytest.fixture
def reviewed(home: Home) -> Home:
    """A home with a September that ended, and an October begun with a priority, an answer and a plan."""
    home.go_to(date(2026, 9, 30))
    assert home.run("review", "--priority", "Two visits", "--set", "competitors=Two, both cheaper", "--finish") == 0
    home.go_to(date(2026, 10, 20))
    assert home.run("plan", "overconfidence", "--if", "I open the calendar", "--then", "I keep an hour") == 0
    home.go_to(date(2026, 11, 3))
    assert (
        home.run("review", "2026-10", "--set", "customer-needs=Shorter waits", "--priority", "Ring the bakery") == 0
    )
    return home


def test_what_was_written_about_a_remark_within_two_months_stands_below_it(home: Home) -> None:
    """What comes later is no part of that month any more."""
    home.page("heard", "Nobody rang me back", "--on", "2026-07-10")
    (heard,) = home.session().store.entries.find()
    for day, text in ((date(2026, 9, 20), "In time"), (date(2026, 11, 20), "Too late")):
        with home.session("reflect").store.acts.writing() as pen:
            pen.add(kinds.Answer(heard.id), day, text=text)
    (quoted,) = read_review(home.session(), date(2026, 7, 1)).heard
    assert quoted.made == "In time"


@pytest.mark.parametrize("what", ["answer", "answer again", "decision", "priority", "plan", "line", "finish"])
def test_a_review_that_was_saved_is_as_if_it_were_read_anew(reviewed: Home, what: str) -> None:
    """What comes back after saving isn't read again, and yet is what the journal holds."""
    session = reviewed.session("review")
    before = read_review(session, OCTOBER)
    changes = {
        "answer": ReviewChanges(answers={"competitors": "They ring back"}),
        "answer again": ReviewChanges(answers={"customer-needs": "No waits"}),
        "decision": ReviewChanges(decisions={before.priorities[0].id: "drop"}),
        "priority": ReviewChanges(priorities=("Answer by noon",)),
        "plan": ReviewChanges(plans={before.plans[0].id: "missed"}),
        "line": ReviewChanges(line="Ask first."),
        "finish": ReviewChanges(line="Ask first.", finish=True),
    }
    after = save_review(session, OCTOBER, changes[what])
    assert after == read_review(session, OCTOBER) != before
