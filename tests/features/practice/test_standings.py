from datetime import date, timedelta
from math import sqrt
from typing import Any

import pytest

from custfocus.content.framework import Framework, cadence_of
from custfocus.content.models import Cadence, Pillar, Practice
from custfocus.features.away.days import Calendar
from custfocus.features.practice.adoptions import Stretch, adoptions_on
from custfocus.features.practice.standings import (
    NEW,
    QUIET,
    PastPractice,
    adopted,
    explain,
    overview,
    to_begin_with,
)
from custfocus.features.practice.strength import steps, strength
from custfocus.features.practice.views import PracticeStanding
from custfocus.journal.entry import Entry

START = date(2026, 3, 2)
DAILY, THRICE, WEEKLY = cadence_of(1, 1), cadence_of(3, 7), cadence_of(1, 7)
EVERY_DAY = Calendar()

FRAMEWORK = Framework(
    (
        Pillar(id="one", name="One", summary="So."),
        Pillar(id="two", name="Two", summary="So."),
        Practice(
            id="ring",
            name="Ring",
            how="So.",
            when="Now",
            whom="You",
            minutes=9,
            pillar="one",
            cadence=Cadence(times=1),
        ),
        Practice(
            id="thank",
            name="Thank",
            how="So.",
            when="Now",
            whom="You",
            minutes=2,
            pillar="two",
            cadence=Cadence(times=3),
        ),
        Practice(
            id="ask", name="Ask", how="So.", when="Now", whom="You", minutes=2, pillar="one", cadence=Cadence(times=3)
        ),
        Practice(id="old", name="Old", how="So.", when="Now", whom="You", pillar="one", retired=True),
        Practice(
            id="sit",
            name="Sit in",
            how="So.",
            when="Now",
            whom="You",
            minutes=2,
            pillar="one",
            cadence=Cadence(times=3),
        ),
    )
)


def on(step: int) -> date:
    """The day so many days after the start."""
    return START + timedelta(step)


def ticks(course: list[int]) -> dict[date, int]:
    """How often it was done on each day from the start on."""
    return {on(step): count for step, count in enumerate(course) if count}


def adoption(item: str, day: date, cadence: Cadence = THRICE, until: date | None = None) -> Entry:
    """An entry that a practice was taken on with."""
    data: dict[str, Any] = {"times": cadence.times, "days": cadence.days, "until": until and until.isoformat()}
    return Entry(f"{item}-{day}", "adoption", day, f"{day}T08:00:00Z", "UTC", item, item.title(), data=data)


def standing(item: str, past: PastPractice, day: date) -> PracticeStanding:
    """How a practice stands that is taken on."""
    return next(practice for practice in adopted(FRAMEWORK, past, day) if practice.id == item)


def test_those_taken_on_are_numbered_in_the_order_in_which_they_were() -> None:
    """Stopped ones and those of a later day have no number."""
    adoptions = (
        adoption("ask", on(2)),
        adoption("ring", on(1)),
        adoption("sit", START, until=on(3)),
        adoption("thank", on(9)),
    )
    found = adopted(FRAMEWORK, PastPractice(adoptions, {}, EVERY_DAY), on(4))
    assert [(practice.number, practice.id, practice.name, practice.since) for practice in found] == [
        (1, "ring", "Ring", on(1)),
        (2, "ask", "Ask", on(2)),
    ]
    assert [practice.id for practice in adopted(FRAMEWORK, PastPractice(adoptions, {}, EVERY_DAY), on(2))] == [
        "sit",
        "ring",
        "ask",
    ]


def test_another_cadence_keeps_the_place_and_the_first_day() -> None:
    """The new entry goes on where the former one ends."""
    adoptions = (adoption("ring", START, WEEKLY, on(5)), adoption("ask", on(1)), adoption("ring", on(5), DAILY))
    found = adopted(FRAMEWORK, PastPractice(adoptions, {}, EVERY_DAY), on(6))
    assert [(practice.id, practice.since, practice.cadence) for practice in found] == [
        ("ring", START, DAILY),
        ("ask", on(1), THRICE),
    ]
    assert adoptions_on(adoptions, on(6))["ring"].entry is adoptions[2]


def test_taken_on_again_after_a_gap_it_stands_last() -> None:
    """A stop gives the place away."""
    adoptions = (adoption("ring", START, until=on(5)), adoption("ask", on(1)), adoption("ring", on(7)))
    found = adopted(FRAMEWORK, PastPractice(adoptions, {}, EVERY_DAY), on(8))
    assert [(practice.id, practice.since) for practice in found] == [("ask", on(1)), ("ring", on(7))]


def test_due_is_what_is_taken_on_not_done_today_and_not_done_often_enough() -> None:
    """Three in seven days: due until the third, again when one has left the window, never after today's tick."""
    adoptions = (adoption("ask", START),)

    def due(done: list[int], day: int, calendar: Calendar = EVERY_DAY) -> bool:
        return standing("ask", PastPractice(adoptions, {"ask": ticks(done)}, calendar), on(day)).due

    assert due([], 0)
    assert not due([1], 0)
    assert due([1], 1)
    assert due([1, 1], 2)
    assert not due([1, 1, 1], 3)
    assert not due([1, 1, 1], 6)
    assert due([1, 1, 1], 7)
    assert not due([], 3, Calendar(away=((on(2), on(4)),)))
    assert not due([], 5, Calendar(frozenset(range(5))))


def test_the_window_reaches_back_over_days_away() -> None:
    """What was done before a fortnight away still stands on the day of return."""
    calendar = Calendar(away=((on(3), on(16)),))
    practice = standing("ask", PastPractice((adoption("ask", START),), {"ask": ticks([1, 1, 1])}, calendar), on(17))
    assert (practice.ticks_in_window, practice.due, practice.last) == (3, False, on(2))


def test_what_comes_after_the_day_asked_about_does_not_matter() -> None:
    """A look back sees what was to be seen then."""
    past = PastPractice((adoption("ask", START),), {"ask": ticks([0, 1, 0, 0, 1])}, EVERY_DAY)
    practice = standing("ask", past, on(2))
    assert (practice.ticks_in_window, practice.last) == (1, on(1))
    assert practice.strength == strength(
        steps([Stretch(START, None, THRICE)], ticks([0, 1]), EVERY_DAY, on(2)), counts=True
    )


def test_one_that_has_not_begun_or_rests_says_so_kindly() -> None:
    """New before the first time, quiet lately after a window without any, the strength's word otherwise."""
    adoptions = (adoption("ask", START),)

    def words(done: list[int], day: int) -> str:
        return standing("ask", PastPractice(adoptions, {"ask": ticks(done)}, EVERY_DAY), on(day)).level

    assert words([], 0) == NEW
    assert words([1], 0) == "just begun"
    assert words([1], 13) == "just begun"
    assert words([1], 14) == QUIET


def test_one_that_has_left_the_framework_keeps_the_name_it_was_taken_on_with() -> None:
    """Gone or retired, it stands among the others."""
    past = PastPractice((adoption("gone", START), adoption("old", START)), {"gone": {START: 1}}, EVERY_DAY)
    gone, old = adopted(FRAMEWORK, past, START)
    assert (gone.name, gone.ticks_in_window, gone.principles) == ("Gone", 1, ())
    assert old.name == "Old"


def test_the_overview_has_all_that_are_offered_those_taken_on_first() -> None:
    """Others come in content order with the suggested cadence and no strength; retired ones don't."""
    taken = adopted(FRAMEWORK, PastPractice((adoption("thank", START, DAILY),), {}, EVERY_DAY), START)
    found = overview(FRAMEWORK, taken, {"ask": on(-3)})
    assert [practice.id for practice in found] == ["thank", "ring", "ask", "sit"]
    assert [practice.adopted for practice in found] == [True, False, False, False]
    ask = found[2]
    assert (ask.cadence, ask.strength, ask.last, ask.due, ask.number) == (THRICE, 0.0, on(-3), False, None)


def test_the_quickest_of_each_pillar_are_to_begin_with() -> None:
    """In the order of pillars; the first in content order among equals."""
    assert to_begin_with(FRAMEWORK) == ("ask", "thank")


def test_the_explanation_has_the_figures_of_the_rule() -> None:
    """What strength was, what it is drawn to, how fast, and its half-life."""
    past = PastPractice((adoption("ask", START),), {"ask": ticks([1, 0, 1])}, EVERY_DAY)
    [why] = explain(adopted(FRAMEWORK, past, on(3)), past, on(3))
    assert (why.done, why.wanted, why.window) == (2, 6, 14)
    assert why.share == pytest.approx(1 / 3)
    assert why.half_life == pytest.approx(13 / sqrt(3 / 7))
    assert why.before == steps([Stretch(START, None, THRICE)], ticks([1, 0, 1]), EVERY_DAY, on(2))[-1].score


def test_the_explanation_of_one_that_has_no_step_yet() -> None:
    """Taken on on a day that doesn't count, it stands at nothing."""
    past = PastPractice((adoption("ask", START),), {}, Calendar(away=((START, START),)))
    [why] = explain(adopted(FRAMEWORK, past, START), past, START)
    assert (why.before, why.done, why.wanted, why.share) == (0.0, 0, 6, 0.0)
