from datetime import date

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from custfocus.features.plans.views import (
    AnsweringPractice,
    BarrierNextStep,
    BarrierRating,
    Barriers,
    HelpingEnabler,
    RankedBarrier,
    WholeBarrier,
)
from tests.features.plans.made_plans import MISSED
from tests.framework import CUSTOMERS
from tests.page import page, too_wide

TODAY = date(2026, 11, 22)
WIDTHS = pytest.mark.parametrize("width", [80, 48])
OFTEN = BarrierRating(TODAY, 4, "most weeks")
UNKNOWN = BarrierRating(date(2026, 8, 24), None, "don't know")
ITEMS = (
    RankedBarrier("defensiveness", "Quick to explain", OFTEN, ("kplm",)),
    RankedBarrier("waiting-to-be-asked", "Waiting to be asked", UNKNOWN, ("kplm", "wxyz")),
    RankedBarrier("isolation", "Working alone", None, ()),
)
ONE = WholeBarrier(
    "defensiveness",
    "Quick to explain",
    "You care about the work, so criticism of it feels like criticism of you.",
    (OFTEN, UNKNOWN, BarrierRating(date(2025, 11, 20), 5, "nearly every day")),
    (
        HelpingEnabler(
            "attentive", "Be attentive", "Be ready.", ("Welcome good and bad feedback in the same tone.", "Listen.")
        ),
    ),
    (
        AnsweringPractice(
            "reframe", "Turn a complaint into a conversation", "When a sharp remark reaches you", adopted=True
        ),
        AnsweringPractice("own", "Own a mistake the same day", "As soon as you notice", adopted=False),
    ),
    (MISSED,),
    BarrierNextStep("plan --reword kplm", "tries another moment for the plan that was missed"),
    TODAY,
)


@WIDTHS
def test_all_of_them(snapshot: SnapshotAssertion, width: int) -> None:
    """Id, name, how often in words, whether a plan answers it."""
    told = page(Barriers(ITEMS, TODAY, people=CUSTOMERS), width)
    assert too_wide(told, width) == []
    assert told == snapshot


@WIDTHS
def test_before_any_is_rated(snapshot: SnapshotAssertion, width: int) -> None:
    """It says how to rate them."""
    items = tuple(replace(item, rating=None, plans=()) for item in ITEMS)
    assert page(Barriers(items, TODAY, people=CUSTOMERS), width) == snapshot


@WIDTHS
def test_numbered_to_choose_one(snapshot: SnapshotAssertion, width: int) -> None:
    """Numbers instead of ids, and no commands: a question follows."""
    assert page(Barriers(ITEMS, TODAY, numbered=True, people=CUSTOMERS), width) == snapshot


@WIDTHS
def test_one_whole(snapshot: SnapshotAssertion, width: int) -> None:
    """How it works, the ratings, what to practise, what helps, the plans, the next step."""
    told = page(ONE, width)
    assert too_wide(told, width) == []
    assert told == snapshot


def test_one_that_nothing_is_known_of() -> None:
    """Not rated, no plan; and a practice to begin with."""
    practices = tuple(replace(each, adopted=False) for each in ONE.practices)
    told = page(replace(ONE, ratings=(), plans=(), practices=practices, enablers=()))
    assert "not rated yet" in told
    assert "Your plans" not in told
    assert "What helps" not in told
    assert "custfocus practice --start reframe  takes it on" in told
