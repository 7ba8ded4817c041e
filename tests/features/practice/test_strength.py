from collections.abc import Mapping
from datetime import date, timedelta
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.content.framework import cadence_of
from custfocus.content.models import Cadence
from custfocus.features.away.days import Calendar
from custfocus.features.practice.adoptions import Stretch
from custfocus.features.practice.strength import LEVELS, is_half, level, steps, strength

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
    path = steps([Stretch(START, None, cadence)], done, calendar, day)
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
            steps([Stretch(START, None, cadence)], ticks(course), EVERY_DAY, on(last))[-1].score
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
    path = steps([Stretch(START, None, DAILY)], done, EVERY_DAY, on(112))
    assert path[-1].score == pytest.approx(full / 2)
    calendar = Calendar(away=((on(103), on(120)),))
    path = steps([Stretch(START, None, DAILY)], done, calendar, on(112 + 18))
    assert path[-1].score == pytest.approx(full / 2)


def test_the_first_steps_by_hand() -> None:
    """Three times in seven days: window 14, wanted 6, a step of 1 - 0.5 ^ (√(3/7) ÷ 13) = 3.4303 %."""
    pull = 0.0343033
    path = steps([Stretch(START, None, THRICE)], ticks([1, 0, 1]), EVERY_DAY, on(2))
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
    alone = steps([Stretch(START, None, WEEKLY)], done, EVERY_DAY, on(29))
    both = steps([Stretch(START, on(20), WEEKLY), Stretch(on(20), None, DAILY)], done, EVERY_DAY, on(29))
    assert both[:20] == alone[:20]
    assert (both[20].wanted, both[20].window) == (1, 1)
    assert both[20].score > alone[20].score


def test_taken_on_again_its_strength_is_what_the_days_between_have_left() -> None:
    """A short stop costs little, a long one almost all; what was done meanwhile counts."""
    done = dict.fromkeys(map(on, range(60)), 1)
    before = reached(DAILY, done, on(59))

    def after(days: int, more: Mapping[date, int] = {}) -> float:
        stretches = [Stretch(START, on(60), DAILY), Stretch(on(60 + days), None, DAILY)]
        return strength(steps(stretches, {**done, **more}, EVERY_DAY, on(60 + days)), counts=True)

    assert after(1) > 0.9 * before
    assert after(180) < 0.001
    assert after(10, {on(65): 1}) > after(10)


@pytest.mark.parametrize(
    ("weeks", "words"), [(1, "just begun"), (2, "taking hold"), (4, "steady"), (21, "steady"), (22, "second nature")]
)
def test_the_words_for_three_times_a_week_kept_in_full(weeks: int, words: str) -> None:
    """Monday, Wednesday and Friday bring the next word after two, four and 22 weeks."""
    done = {on(7 * week + day): 1 for week in range(weeks) for day in (0, 2, 4)}
    assert level(reached(THRICE, done, on(7 * weeks - 1)), len(done)) == words


def test_every_strength_has_a_word() -> None:
    """From nothing to all."""
    assert level(0.0, 0) == LEVELS[-1].words
    assert level(1.0, 66) == LEVELS[0].words


def test_seven_times_of_something_monthly_are_no_second_nature() -> None:
    """However strong it has become: the words follow the times it was done as well."""
    monthly = cadence_of(1, 31)
    done = {on(31 * month): 1 for month in range(7)}
    strong = reached(monthly, done, on(31 * 7 - 1))
    assert strong > LEVELS[0].least
    assert level(strong, len(done)) == "taking hold"


@pytest.mark.parametrize(
    ("days", "share", "half"), [(59, 2, False), (120, 2, True), (120, 1, False), (120, 4, False)]
)
def test_half_of_what_was_meant_is_said_after_two_months(days: int, share: int, half: bool) -> None:
    """Two of four times a week; not sooner, and neither all of it nor a quarter."""
    done = {on(day): 1 for day in range(days) if day % 7 in (0, 2, 4, 6)[:share]}
    assert is_half(steps([Stretch(START, None, cadence_of(4, 7))], done, EVERY_DAY, on(days - 1))) is half
