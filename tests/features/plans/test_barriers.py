from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from custfocus.content.framework import Framework
from custfocus.content.models import Barrier
from custfocus.features.plans.barriers import barriers, whole_barrier
from custfocus.features.plans.plans import MISSED, plan_of
from custfocus.features.plans.views import Barriers, WholeBarrier
from custfocus.journal.entry import Entry
from tests.framework import SMALL

TODAY = date(2026, 11, 22)
NAMES = ("first", "second", "third", "fourth")
FRAMEWORK = Framework(
    tuple(
        Barrier(id=name, name=name.capitalize(), how="How.", enablers=(), practices=(), pillar="p") for name in NAMES
    )
)
(ISOLATION,) = SMALL.barriers


def rating(item: str, value: Any, ago: int = 0) -> Entry:
    """A rating of so many days ago."""
    data = {"scale": "barriers", "value": value}
    return Entry(f"{item}{ago}", "rating", TODAY - timedelta(ago), "", "UTC", item, data=data)


def plan(item: str, *outcomes: str) -> Entry:
    """A plan for a barrier that went so."""
    fired = {f"2026-{month:02d}": outcome for month, outcome in enumerate(outcomes, 1)}
    data: dict[str, Any] = {"practice": None, "status": "open", "fired": fired, "earlier": []}
    return Entry("kplan", "plan", TODAY, "", "UTC", item, text="If x, then y", data=data)


def look(latest: dict[str, Any], *plans: Entry) -> Barriers:
    """All barriers with these ratings."""
    return barriers(FRAMEWORK, {item: rating(item, value) for item, value in latest.items()}, plans, TODAY)


def test_what_gets_in_the_way_most_comes_first() -> None:
    """Then what one doesn't know of, then what isn't rated; alike, they keep the framework's order."""
    view = look({"second": None, "third": 2, "fourth": 5})
    assert [item.id for item in view.items] == ["fourth", "third", "second", "first"]
    assert [item.rating and item.rating.word for item in view.items] == [
        "nearly every day",
        "now and then",
        "don't know",
        None,
    ]
    assert [item.id for item in look({}).items] == [*NAMES]
    assert [item.id for item in look(dict.fromkeys(NAMES, 3)).items] == [*NAMES]


def test_a_barrier_knows_the_plans_that_answer_it() -> None:
    """Those for another aren't counted."""
    view = look({}, plan("second"))
    assert {item.id: item.plans for item in view.items if item.plans} == {"second": ("kplan",)}


def whole(ratings: Sequence[Entry] = (), *plans: Entry, taken_on: Sequence[str] = (), room: int = 3) -> WholeBarrier:
    """One barrier, whole."""
    told = [plan_of(SMALL, each, "kpla") for each in plans]
    return whole_barrier(SMALL, ISOLATION, ratings, told, taken_on, room, TODAY)


def test_one_barrier_has_all_that_belongs_to_it() -> None:
    """Its ratings in words, the enablers with their techniques, the practices and whether they are taken on."""
    view = whole([rating("isolation", 4), rating("isolation", None, 90)], taken_on=["stay-close"])
    assert [(each.value, each.word) for each in view.ratings] == [(4, "most weeks"), (None, "don't know")]
    assert [each.techniques for each in view.enablers] == [("Give your whole attention.", "Use several ways.")]
    assert [(each.id, each.adopted) for each in view.practices] == [("stay-close", True)]
    assert not whole().practices[0].adopted


def test_the_next_step_is_the_first_thing_that_is_lacking() -> None:
    """A plan put right, a plan, a rating, a practice where there is room for one, and then the review."""
    rated, made = [rating("isolation", 3)], plan("isolation")
    missed = plan("isolation", MISSED, MISSED, MISSED)
    assert whole(rated, missed).next.command == "plan --reword kpla"
    assert whole(rated).next.command == "plan isolation"
    assert whole((), made).next.command == "assess barriers"
    assert whole(rated, made).next.command == "practice --start stay-close"
    assert whole(rated, made, room=0).next.command == "review"
    assert whole(rated, made, taken_on=["stay-close"]).next.command == "review"
