from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from custfocus.features.ratings.gaps import BLIND, DEED, HIDDEN, WORD, Gap
from custfocus.features.ratings.scales import SCALES
from custfocus.features.ratings.views import Assessment, ItemPrompt, NextStep, Overview, Point, Profile, RatedItem
from custfocus.features.voices.views import ManagerRating
from tests.page import page, too_wide

TODAY = date(2026, 11, 22)
BEFORE = date(2026, 8, 20)
WIDTHS = pytest.mark.parametrize("width", [80, 48])
STEPS = SCALES["principles"].steps
NAMES = {
    "listen": "Listen where it happens",
    "recover": "Put it right fast",
    "partner": "Help each other first",
    "lead": "Turn the pyramid over",
    "measure": "Measure what customers get",
}


def rated(item: str, value: int | None, evidence: int, last: date | None = TODAY, **more: Any) -> RatedItem:
    """An item with what is known of it."""
    words = "don't know" if value is None else STEPS[value - 1]
    known: dict[str, Any] = {"course": (), "others": None, "by_role": {}, "managers": (), "weak": ""} | more
    asks = "What people need, and how you get to know of it, on an ordinary day."
    return RatedItem(item, "principles", NAMES[item], asks, principle=item, self=value, word=words, day=BEFORE,
                     evidence=evidence, last=last, deeds={"practice": evidence} if evidence else {},
                     **known)  # fmt: skip


def gap(item: str, kind: str, value: int, days: int, last: date | None = None, others: float | None = None) -> Gap:
    """Two things that don't go together."""
    return Gap(
        item,
        item,
        kind,
        value,
        f"You rated this {value} ({STEPS[value - 1]}), and {kind}. Is it so?",
        days,
        8.0,
        last,
        others,
        "Rated so on 2026-08-20; the figures stand here.",
        {"practice": days} if days and kind in (WORD, DEED) else {},
    )


ITEMS = (
    rated("listen", 2, 14, course=(Point(BEFORE, 2), Point(BEFORE, None)), others=3.7, by_role={"customer": 3.7}),
    rated("recover", 5, 0, date(2026, 5, 3), course=(Point(BEFORE, 3),)),
    rated(
        "partner",
        4,
        9,
        others=2.33,
        by_role={"customer": 2.0, "team": 2.67},
        managers=(ManagerRating("Ines Brandt", 3, BEFORE),),
    ),
    rated("lead", None, 1, answers=4),
    rated("measure", 4, 1, date(2026, 10, 3)),
)
GAPS = (
    gap("recover", WORD, 5, 0, date(2026, 5, 3)),
    gap("measure", WORD, 4, 1, date(2026, 10, 3)),
    gap("listen", DEED, 2, 14, TODAY),
    gap("partner", BLIND, 4, 9, others=2.33),
    gap("listen", HIDDEN, 2, 14, others=3.7),
)
STEP = NextStep("practice", "note-small-details", "Write down one small detail a day", "listen",
                "practice --start note-small-details",
                "Because you rated it lowest (2, a little), and this takes 3 minutes.")  # fmt: skip
PROFILE = Profile(("recover",), ("listen",), GAPS, STEP)
VIEW = Assessment("principles", "Principles", SCALES["principles"].asks, STEPS, ITEMS, PROFILE, (), TODAY)
SCALES_SEEN = (
    Overview("self-check", "Self-check", "five questions, where one begins", 5, 5, BEFORE),
    Overview("behaviours", "Behaviours", "where you stand between two poles", 0, 9, None),
)


@WIDTHS
def test_the_profile(width: int, snapshot: SnapshotAssertion) -> None:
    """The ends in words, each item with its course and what stands beside it, what doesn't fit, tomorrow's step."""
    text = page(VIEW, width)
    assert too_wide(text, width) == []
    assert text == snapshot


def test_the_figures_stand_there_on_request() -> None:
    """Below each of the things that don't go together, and what each role says."""
    text = page(replace(VIEW, explained=True))
    assert text.count("the figures stand here") == len(GAPS)
    assert "customer 2.0, team 2.7" in text


@WIDTHS
def test_all_scales_in_a_page(width: int, snapshot: SnapshotAssertion) -> None:
    """A line each, then what doesn't fit, then the step."""
    text = page(replace(VIEW, scale=None, name="Where you stand", scales=SCALES_SEEN, saved=("Listen: 2",)), width)
    assert too_wide(text, width) == []
    assert text == snapshot


@WIDTHS
def test_a_scale_before_anything_is_rated(width: int, snapshot: SnapshotAssertion) -> None:
    """Every item with its words; of behaviours both poles."""
    one = replace(ITEMS[0], self=None, word="", day=None, course=())
    fresh = (one, replace(one, id="contact", name="Contact", weak="You go by what you think they want."))
    text = page(replace(VIEW, items=fresh, profile=Profile((), (), (), None)), width)
    assert too_wide(text, width) == []
    assert text == snapshot


@WIDTHS
def test_an_item_that_is_asked(width: int, snapshot: SnapshotAssertion) -> None:
    """With the steps, and what it was rated before."""
    text = page(ItemPrompt(3, 10, ITEMS[0], STEPS), width)
    assert too_wide(text, width) == []
    assert text == snapshot
