from collections.abc import Mapping
from datetime import date, timedelta
from math import sqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.content.framework import Framework, cadence_of
from custfocus.content.models import Cadence, Pillar, Practice
from custfocus.features.away.days import Calendar
from custfocus.features.practice.strength import (
    LEVELS,
    NEW,
    QUIET,
    Past,
    Run,
    Standing,
    adopted,
    explain,
    held,
    level,
    often,
    overview,
    steps,
    strength,
    to_begin_with,
)
from custfocus.journal.entry import Entry

START = date(2026, 3, 2)
DAILY, THRICE, WEEKLY = cadence_of(1, 1), cadence_of(3, 7), cadence_of(1, 7)
EVERY_DAY = Calendar()

CADENCES = st.integers(1, 31).flatmap(lambda days: st.builds(cadence_of, st.integers(1, days), st.just(days)))
COURSES = st.lists(st.integers(0, 2), min_size=1, max_size=80)
WEEKDAYS = st.frozensets(st.integers(0, 6), min_size=1)
SPANS = st.lists(st.tuples(st.integers(0, 80), st.integers(0, 12)), max_size=3).map(
    lambda spans: tuple((START + timedelta(at), START + timedelta(at + length)) for at, length in spans)
)
CALENDARS = st.builds(Calendar, WEEKDAYS, SPANS)


def on(step: int) -> date:
    """The day so many days after the start."""
    return START + timedelta(step)


def ticks(course: list[int]) -> dict[date, int]:
    """How often it was done on each day from the start on."""
    return {on(step): count for step, count in enumerate(course) if count}


def reached(cadence: Cadence, done: Mapping[date, int], day: date, calendar: Calendar = EVERY_DAY) -> float:
    """The strength on a day of a practice taken on at the start."""
    path = steps([Run(START, None, cadence)], done, calendar, day)
    return strength(path, counts=calendar.counts(day))


def recomputed(cadence: Cadence, done: Mapping[date, int], day: date, calendar: Calendar) -> float:
    """The same, straight from the rule: each step looks for its own window, day by day."""
    frequency = cadence.times / cadence.days
    double = 2 if frequency < 1 else 1
    keeps = 0.5 ** (sqrt(frequency) / 13)
    score = over = 0.0
    today = START
    while today <= day:
        if calendar.counts(today):
            over = score
            left, back, found = cadence.days * double, today, 0
            while left:  # a day that doesn't count comes along with the next one that does
                found += done.get(back, 0)
                back -= timedelta(1)
                left -= calendar.counts(back)
            share = min(1.0, found / (cadence.times * double))
            score = score * keeps + share * (1 - keeps)
        today += timedelta(1)
    return max(score, over) if calendar.counts(day) else score


@given(CADENCES, COURSES, CALENDARS)
def test_strength_is_the_rule_computed_step_by_step(cadence: Cadence, course: list[int], calendar: Calendar) -> None:
    """The quick way over running totals says what a plain computation says."""
    day = on(len(course) - 1)
    expected = recomputed(cadence, ticks(course), day, calendar)
    assert reached(cadence, ticks(course), day, calendar) == pytest.approx(expected)


@given(CADENCES, COURSES, CALENDARS)
def test_strength_stays_between_nothing_and_all(cadence: Cadence, course: list[int], calendar: Calendar) -> None:
    """Whatever was done, it is a share."""
    assert 0 <= reached(cadence, ticks(course), on(len(course) - 1), calendar) <= 1


@given(CADENCES, COURSES, CALENDARS, st.data())
def test_doing_it_once_more_never_makes_it_weaker(
    cadence: Cadence, course: list[int], calendar: Calendar, data: st.DataObject
) -> None:
    """A tick more on any day, up to the last or after it, leaves strength as it is or raises it."""
    step = data.draw(st.integers(0, len(course) + 3))
    more = ticks(course)
    more[on(step)] = more.get(on(step), 0) + 1
    day = on(len(course) - 1)
    assert reached(cadence, more, day, calendar) >= reached(cadence, ticks(course), day, calendar)


@given(CADENCES, COURSES, st.data())
def test_days_away_change_nothing(cadence: Cadence, course: list[int], data: st.DataObject) -> None:
    """With some days away put in between, all days after them have the strength they would have had."""
    at, length = data.draw(st.integers(0, len(course))), data.draw(st.integers(1, 60))
    calendar = Calendar(away=((on(at), on(at + length - 1)),))
    moved = {on(step if step < at else step + length): count for step, count in enumerate(course) if count}
    last = len(course) - 1
    there = on(last if last < at else last + length)
    assert reached(cadence, moved, there, calendar) == pytest.approx(reached(cadence, ticks(course), on(last)))
    if at == len(course):
        assert reached(cadence, moved, on(last + length), calendar) == pytest.approx(
            steps([Run(START, None, cadence)], ticks(course), EVERY_DAY, on(last))[-1].score
        )


@given(CADENCES)
def test_kept_in_full_it_comes_as_near_to_all_as_one_likes(cadence: Cadence) -> None:
    """After two years of every day nothing worth mentioning is missing."""
    days = 60 * cadence.days
    half_life = 13 / sqrt(cadence.times / cadence.days)
    done = reached(
        cadence, dict.fromkeys(map(on, range(days + int(14 * half_life))), 1), on(days + int(14 * half_life))
    )
    assert done > 0.9999


def test_left_alone_a_daily_one_is_down_to_half_after_thirteen_days() -> None:
    """The half-life is 13 days that count, away or not."""
    done = dict.fromkeys(map(on, range(100)), 1)
    full = reached(DAILY, done, on(99))
    path = steps([Run(START, None, DAILY)], done, EVERY_DAY, on(112))
    assert path[-1].score == pytest.approx(full / 2)
    calendar = Calendar(away=((on(103), on(120)),))
    path = steps([Run(START, None, DAILY)], done, calendar, on(112 + 18))
    assert path[-1].score == pytest.approx(full / 2)


def test_the_first_steps_by_hand() -> None:
    """Three times in seven days: window 14, wanted 6, a step of 1 - 0.5 ^ (√(3/7) ÷ 13) = 3.4303 %."""
    pull = 0.0343033
    path = steps([Run(START, None, THRICE)], ticks([1, 0, 1]), EVERY_DAY, on(2))
    assert [(step.done, step.wanted, step.window) for step in path] == [(1, 6, 14), (1, 6, 14), (2, 6, 14)]
    assert path[0].pull == pytest.approx(pull, rel=1e-5)
    first = pull / 6
    second = first + (1 / 6 - first) * pull
    third = second + (2 / 6 - second) * pull
    assert [step.score for step in path] == pytest.approx([first, second, third], rel=1e-5)


def test_a_day_is_not_lost_before_it_is_over() -> None:
    """Without a tick yet, today has the strength of yesterday; tomorrow the day has been missed."""
    done = dict.fromkeys(map(on, range(10)), 1)
    yesterday = reached(DAILY, done, on(9))
    assert reached(DAILY, done, on(10)) == yesterday
    assert reached(DAILY, done, on(11)) < yesterday
    assert reached(DAILY, {**done, on(10): 1}, on(10)) > yesterday


def test_more_often_than_wanted_counts_no_more_than_wanted() -> None:
    """Three ticks in a day do for a daily practice what one does."""
    assert reached(DAILY, {START: 3}, START) == reached(DAILY, {START: 1}, START)


def test_what_was_done_before_it_was_taken_on_is_in_the_first_windows() -> None:
    """Strength begins with the adoption, but somebody who had begun the day before isn't sent back."""
    assert reached(THRICE, {on(-1): 1, START: 1}, START) > reached(THRICE, {START: 1}, START)
    assert reached(THRICE, {on(-14): 6}, START) == 0


def test_what_is_done_on_a_free_saturday_goes_with_monday() -> None:
    """On the weekend nothing moves; on Monday the window has it."""
    calendar = Calendar(frozenset(range(5)))
    saturday = on(5)
    assert reached(THRICE, {saturday: 1}, saturday, calendar) == 0
    assert reached(THRICE, {saturday: 1}, on(7), calendar) > 0


def test_another_cadence_holds_from_its_day_on_and_leaves_what_was() -> None:
    """Up to the change the steps are those of the former cadence, from it on those of the new one."""
    done = dict.fromkeys(map(on, range(30)), 1)
    alone = steps([Run(START, None, WEEKLY)], done, EVERY_DAY, on(29))
    both = steps([Run(START, on(20), WEEKLY), Run(on(20), None, DAILY)], done, EVERY_DAY, on(29))
    assert both[:20] == alone[:20]
    assert (both[20].wanted, both[20].window) == (1, 1)
    assert both[20].score > alone[20].score


def test_taken_on_again_its_strength_is_what_the_days_between_have_left() -> None:
    """A short stop costs little, a long one almost all; what was done meanwhile counts."""
    done = dict.fromkeys(map(on, range(60)), 1)
    before = reached(DAILY, done, on(59))

    def after(days: int, more: Mapping[date, int] = {}) -> float:
        runs = [Run(START, on(60), DAILY), Run(on(60 + days), None, DAILY)]
        return strength(steps(runs, {**done, **more}, EVERY_DAY, on(60 + days)), counts=True)

    assert after(1) > 0.9 * before
    assert after(180) < 0.001
    assert after(10, {on(65): 1}) > after(10)


@pytest.mark.parametrize(
    ("weeks", "words"), [(1, "just begun"), (2, "taking hold"), (4, "steady"), (9, "second nature")]
)
def test_the_words_for_three_times_a_week_kept_in_full(weeks: int, words: str) -> None:
    """Monday, Wednesday and Friday bring the next word after two, four and nine weeks."""
    done = {on(7 * week + day): 1 for week in range(weeks) for day in (0, 2, 4)}
    assert level(reached(THRICE, done, on(7 * weeks - 1))) == words


def test_every_strength_has_a_word() -> None:
    """From nothing to all."""
    assert level(0.0) == LEVELS[-1][1]
    assert level(1.0) == LEVELS[0][1]


# How practices stand ---------------------------------------------------------------------------------------------

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


def adoption(item: str, day: date, cadence: Cadence = THRICE, until: date | None = None) -> Entry:
    """An entry that a practice was taken on with."""
    data: dict[str, Any] = {"times": cadence.times, "days": cadence.days, "until": until and until.isoformat()}
    return Entry(f"{item}-{day}", "adoption", day, f"{day}T08:00:00Z", "UTC", item, item.title(), data=data)


def standing(item: str, past: Past, day: date) -> Standing:
    """How a practice stands that is taken on."""
    return next(one for one in adopted(FRAMEWORK, past, day) if one.id == item)


def test_those_taken_on_are_numbered_in_the_order_in_which_they_were() -> None:
    """Stopped ones and those of a later day have no number."""
    adoptions = (
        adoption("ask", on(2)),
        adoption("ring", on(1)),
        adoption("sit", START, until=on(3)),
        adoption("thank", on(9)),
    )
    found = adopted(FRAMEWORK, Past(adoptions, {}, EVERY_DAY), on(4))
    assert [(one.number, one.id, one.name, one.since) for one in found] == [
        (1, "ring", "Ring", on(1)),
        (2, "ask", "Ask", on(2)),
    ]
    assert [one.id for one in adopted(FRAMEWORK, Past(adoptions, {}, EVERY_DAY), on(2))] == ["sit", "ring", "ask"]


def test_another_cadence_keeps_the_place_and_the_first_day() -> None:
    """The new entry goes on where the former one ends."""
    adoptions = (adoption("ring", START, WEEKLY, on(5)), adoption("ask", on(1)), adoption("ring", on(5), DAILY))
    found = adopted(FRAMEWORK, Past(adoptions, {}, EVERY_DAY), on(6))
    assert [(one.id, one.since, one.cadence) for one in found] == [("ring", START, DAILY), ("ask", on(1), THRICE)]
    assert held(adoptions, on(6))["ring"].entry is adoptions[2]


def test_taken_on_again_after_a_gap_it_stands_last() -> None:
    """A stop gives the place away."""
    adoptions = (adoption("ring", START, until=on(5)), adoption("ask", on(1)), adoption("ring", on(7)))
    found = adopted(FRAMEWORK, Past(adoptions, {}, EVERY_DAY), on(8))
    assert [(one.id, one.since) for one in found] == [("ask", on(1)), ("ring", on(7))]


def test_due_is_what_is_taken_on_not_done_today_and_not_done_often_enough() -> None:
    """Three in seven days: due until the third, again when one has left the window, never after today's tick."""
    adoptions = (adoption("ask", START),)

    def due(done: list[int], day: int, calendar: Calendar = EVERY_DAY) -> bool:
        return standing("ask", Past(adoptions, {"ask": ticks(done)}, calendar), on(day)).due

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
    one = standing("ask", Past((adoption("ask", START),), {"ask": ticks([1, 1, 1])}, calendar), on(17))
    assert (one.ticks_in_window, one.due, one.last) == (3, False, on(2))


def test_what_comes_after_the_day_asked_about_does_not_matter() -> None:
    """A look back sees what was to be seen then."""
    past = Past((adoption("ask", START),), {"ask": ticks([0, 1, 0, 0, 1])}, EVERY_DAY)
    one = standing("ask", past, on(2))
    assert (one.ticks_in_window, one.last) == (1, on(1))
    assert one.strength == reached(THRICE, ticks([0, 1]), on(2))


def test_one_that_has_not_begun_or_rests_says_so_kindly() -> None:
    """New before the first time, quiet lately after a window without any, the strength's word otherwise."""
    adoptions = (adoption("ask", START),)

    def words(done: list[int], day: int) -> str:
        return standing("ask", Past(adoptions, {"ask": ticks(done)}, EVERY_DAY), on(day)).level

    assert words([], 0) == NEW
    assert words([1], 0) == "just begun"
    assert words([1], 13) == "just begun"
    assert words([1], 14) == QUIET


def test_one_that_has_left_the_framework_keeps_the_name_it_was_taken_on_with() -> None:
    """Gone or retired, it stands among the others."""
    past = Past((adoption("gone", START), adoption("old", START)), {"gone": {START: 1}}, EVERY_DAY)
    gone, old = adopted(FRAMEWORK, past, START)
    assert (gone.name, gone.ticks_in_window, gone.principles) == ("Gone", 1, ())
    assert old.name == "Old"


def test_the_overview_has_all_that_are_offered_those_taken_on_first() -> None:
    """Others come in content order with the suggested cadence and no strength; retired ones don't."""
    taken = adopted(FRAMEWORK, Past((adoption("thank", START, DAILY),), {}, EVERY_DAY), START)
    found = overview(FRAMEWORK, taken, {"ask": on(-3)})
    assert [one.id for one in found] == ["thank", "ring", "ask", "sit"]
    assert [one.adopted for one in found] == [True, False, False, False]
    ask = found[2]
    assert (ask.cadence, ask.strength, ask.last, ask.due, ask.number) == (THRICE, 0.0, on(-3), False, None)


def test_the_quickest_of_each_pillar_are_to_begin_with() -> None:
    """In the order of pillars; the first in content order among equals."""
    assert to_begin_with(FRAMEWORK) == ("ask", "thank")


def test_the_explanation_has_the_figures_of_the_rule() -> None:
    """What strength was, what it is drawn to, how fast, and its half-life."""
    past = Past((adoption("ask", START),), {"ask": ticks([1, 0, 1])}, EVERY_DAY)
    [why] = explain(adopted(FRAMEWORK, past, on(3)), past, on(3))
    assert (why.done, why.wanted, why.window) == (2, 6, 14)
    assert why.share == pytest.approx(1 / 3)
    assert why.half_life == pytest.approx(13 / sqrt(3 / 7))
    assert why.before == steps([Run(START, None, THRICE)], ticks([1, 0, 1]), EVERY_DAY, on(2))[-1].score


def test_the_explanation_of_one_that_has_no_step_yet() -> None:
    """Taken on on a day that doesn't count, it stands at nothing."""
    past = Past((adoption("ask", START),), {}, Calendar(away=((START, START),)))
    [why] = explain(adopted(FRAMEWORK, past, START), past, START)
    assert (why.before, why.done, why.wanted, why.share) == (0.0, 0, 6, 0.0)


@pytest.mark.parametrize(
    ("cadence", "words"),
    [(DAILY, "every day"), (cadence_of(7, 7), "every day"), (WEEKLY, "once a week"),
     (cadence_of(2, 7), "twice a week"), (THRICE, "3 times a week"), (cadence_of(1, 10), "once in 10 days"),
     (cadence_of(5, 31), "5 times in 31 days")],
)  # fmt: skip
def test_a_cadence_in_words(cadence: Cadence, words: str) -> None:
    """As one would say it."""
    assert often(cadence) == words
