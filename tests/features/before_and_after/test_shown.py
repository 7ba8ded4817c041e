"""What is begun for a cause or a measure, and where it is shown before and since."""

from datetime import date, timedelta

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import SUNDAY, Home
from tests.page import too_wide
from tests.sheets import keep

BEGUN = SUNDAY - timedelta(60)


def on(ago: int) -> str:
    """The day so many days before it began; after it, where that is below zero."""
    return (BEGUN - timedelta(ago)).isoformat()


@pytest.fixture
def journal(home: Home) -> Home:
    """Complaints about what comes late, a recovery plan against it, and a practice and a plan for a measure."""
    for ago in (56, 49, 43, 30, 22, 15, 8, 2, -20):
        keep(home, "complaint", BEGUN - timedelta(ago), {"who": "Ana", "cause": "late"})
    keep(home, "recovery", BEGUN, {"problem": "Parcels come late", "cause": "late"})
    home.run("scorecard", "add", "First reply", "--unit", "hours", "--better", "down")
    for ago, value in ((90, "9"), (60, "8"), (30, "10"), (-30, "6")):
        home.run("scorecard", "log", "1", value, "--on", on(ago))
    home.run("practice", "--start", "ask-once-more", "--for", "first", "--on", on(-10))
    home.run("plan", "--if", "It rings", "--then", "I answer", "--for", "hard to reach", "--on", on(-20))
    return home


def begun(home: Home, *arguments: str) -> list[tuple[str, str, str | None, str | None]]:
    """What a view has of each: what it is called, its kind, its cause and its measure."""
    return [
        (each["name"], each["kind"], each["cause"], each["measure"])
        for each in home.data(*arguments)["before_and_after"]
    ]


def test_what_was_begun_is_in_insights_progress_and_the_review(journal: Home) -> None:
    """The latest first, each with its sentence; the review has those alone that are four weeks old."""
    expected = [
        ("If It rings, then I answer", "plan", "hard to reach", None),
        ("Ask one question more", "adoption", None, "First reply"),
        ("Parcels come late", "sheet", "late", None),
    ]
    assert begun(journal, "insights") == expected
    assert begun(journal, "progress", "--last", "7d") == expected
    assert begun(journal, "review", "2026-11", "--show") == expected
    assert begun(journal, "review", "2026-10", "--show") == expected[1:]
    assert begun(journal, "insights", "--last", "30d") == []
    says = [each["says"] for each in journal.data("insights")["before_and_after"]]
    assert says[1].startswith("9 hours before (the middle of 3 values), 6 hours since (one value)")
    assert says[2] == "8 in the 60 days before, 1 in the 60 since: fewer, by more than chance."


@pytest.mark.parametrize("width", [80, 48])
@pytest.mark.parametrize("command", ["insights", "progress", "review"])
def test_the_pages_have_it(journal: Home, command: str, width: int, snapshot: SnapshotAssertion) -> None:
    """With the line that says that the one needn't have come of the other."""
    more = ["2026-11", "--show"] if command == "review" else []
    text = journal.page(command, *more, width=width)
    part = text[text.index("Before and after") :]
    assert too_wide(part, width) == []
    assert part.split("\n\nQuestions to answer")[0] == snapshot


def test_a_letter_tells_two_of_them_what_is_plain_first(journal: Home) -> None:
    """In the user's words for what they began; of what nothing came in about, nothing."""
    journal.run("review", "2026-11", "--line", "Go on.", "--finish")
    letter = journal.data("review", "2026-11", "--show")["letter"]
    part = letter[letter.index("## Before and after") : letter.index("## To remember")].split("\n")
    assert part[2] == (
        "**Parcels come late**, since 23 September, late. 8 in the 60 days before, 1 in the 60 since: fewer, by more "
        "than chance."
    )
    assert part[4].startswith("**Ask one question more**, since 3 October, First reply. 9 hours before")
    assert len(part) == 7


def test_what_it_is_for_can_be_said_later_changed_and_taken_away(home: Home) -> None:
    """A change of cadence keeps it; undo brings it back."""
    home.run("practice", "--start", "ask-once-more")
    assert "· for: late" in home.page("practice", "--start", "ask-once-more", "--for", "Late")
    home.go_to(SUNDAY + timedelta(1))
    home.run("practice", "--start", "ask-once-more", "--cadence", "daily")
    assert begun(home, "insights") == [("Ask one question more", "adoption", "late", None)]
    home.run("practice", "--start", "ask-once-more", "--for", "")
    home.run("practice", "--start", "ask-once-more", "--for", "faulty")
    assert begun(home, "insights")[0][2] == "faulty"
    home.run("undo")
    home.run("plan", "--if", "It rings", "--then", "I answer")
    home.run("plan", "--reword", "1", "--for", "hard")
    assert "for: hard to reach" in home.page("plan")
    home.run("plan", "--reword", "1", "--if", "The bell rings")
    assert begun(home, "insights")[0][:3] == ("If The bell rings, then I answer", "plan", "hard to reach")


def test_what_names_neither_a_measure_nor_a_cause_is_refused_with_what_there_is(home: Home) -> None:
    """A cause of one's own is one once a complaint has it."""
    error = home.error("practice", "--start", "ask-once-more", "--for", "lat e")
    assert (error["code"], error["message"]) == ("unknown-aim", 'There is no measure or cause "lat e".')
    assert home.error("plan", "--if", "a", "--then", "b", "--for", "the lift")["code"] == "unknown-aim"
    keep(home, "complaint", date(2026, 11, 1), {"cause": "the lift"})
    assert home.data("plan", "--if", "a", "--then", "b", "--for", "THE lift")["plan"]["aim"] == "the lift"
    home.run("scorecard", "add", "Late vans")
    assert home.error("plan", "--if", "a", "--then", "b", "--for", "la")["code"] == "ambiguous-aim"
    assert home.error("practice", "--for", "late")["code"] == "usage"
