from datetime import date

import pytest
from msgspec.structs import replace

from custfocus.features.review.point import ahead, point
from custfocus.features.review.views import MonthReview
from tests.features.october import answer, entry, full_october, october, priority, sheet, stood

DAYS = [answer(day, "words", "listen") for day in (1, 2, 5)]
HEARD = [entry("heard", date(2026, 10, day), "I never know who to call.") for day in (5, 6, 7)]


def about(**lived: int) -> str:
    """What is said first of October, where something was written under these principles on so many days."""
    return point(replace(october(*DAYS, lived=lived), counts={"heard": 1}))[0]


def test_it_says_what_a_month_was_about_and_what_not() -> None:
    """The principle with the most days, and of those without any the first by name."""
    assert about(listen=3, recover=9, lead=1) == 'Most was about "Put it right", on 9 days.'
    assert about(listen=3, recover=1).endswith('on 3 days; nothing about "Lead".')
    assert about(recover=1) == 'Nothing was about "Listen" and 1 principle more.'
    assert about(recover=4, listen=4) == 'Nothing was about "Lead".'


@pytest.mark.parametrize("view", [october(), october(*DAYS[:2]), october(*DAYS, lived={})])
def test_of_a_month_with_little_in_it_nothing_is_made_up(view: MonthReview) -> None:
    """Nor of one whose words belong to no principle."""
    assert not any("Most was about" in words for words in point(view))


@pytest.mark.parametrize(
    ("heard", "unheeded", "says"),
    [
        (0, 0, ["Nothing that a customer said is among it."]),
        (1, 1, ["What a customer said still waits for a word from you."]),
        (3, 1, ["1 of 3 things that customers said still waits for a word from you."]),
        (3, 2, ["2 of 3 things that customers said still wait for a word from you."]),
        (3, 3, ["All 3 things that customers said still wait for a word from you."]),
        (3, 0, []),
    ],
)
def test_it_says_what_became_of_what_customers_said(heard: int, unheeded: int, says: list[str]) -> None:
    """That there was none, how many nothing came of, and nothing where all have been seen to."""
    view = replace(october(*DAYS[:2], *HEARD[:heard], lived={}), unheeded=unheeded)
    assert [*point(view)] == says


def test_it_says_what_is_still_open() -> None:
    """Sheets, with how many are late, what was meant to be done, and a season that has ended."""
    late, due = sheet("Ana", date(2026, 10, 20), by="2026-10-30"), sheet("Ben", date(2026, 10, 25), by="2026-11-09")
    meant = entry("intention", date(2026, 10, 8), "Ring the bakery", data={"status": "open"})
    view = october(intentions=[meant], open_sheets=stood(late, due), priorities=[priority("Old", until="2026-10-31")])
    words = "2 sheets (1 past the day), a thing you meant to do and a priority whose season is over"
    assert point(view) == (f"Still open: {words}.",)
    assert point(october(open_sheets=stood(late))) == ("Still open: a sheet (past the day).",)
    old = october(priorities=[priority("Old", until="2026-10-31")])
    assert point(old) == ("Still open: a priority whose season is over.",)
    for settled in ({"decision": "keep"}, {"status": "done"}):
        assert point(replace(old, priorities=(replace(old.priorities[0], **settled),))) == ()


def test_it_says_what_the_review_goes_on_to_ask() -> None:
    """What has been answered isn't counted."""
    assert ahead(october()) == "Then come 2 questions and a last word."
    assert ahead(full_october()) == "Then come 1 question, 1 priority and a last word."
