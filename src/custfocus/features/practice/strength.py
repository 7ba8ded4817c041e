"""How strong a practice has become, day by day.

Strength is the score that the Loop habit tracker made known (Álinson S. Xavier, `Score.kt` and `ScoreList.kt` in
github.com/iSoron/uhabits), exponential smoothing with a half-life of 13 days for a daily habit. Each day that
counts is one step from adoption on:

    score ← score · m + c · (1 - m)        m = 0.5 ^ (√f ÷ 13)        f = times ÷ days of the cadence
    c = min(1, ticks in the trailing window ÷ times wanted in it)

The window is as long as the cadence's days. Below once a day, window and times wanted are both doubled, so that it
doesn't matter on which days of a week something weekly is done.

Where it differs from Loop, and why:

- The window is made of days that count. Loop's is made of all days, so that a holiday empties it, and strength falls
  on the days after. Here nothing has changed on the day of return.
- What is done on a day that doesn't count goes with the next one that does; Loop has no such thing.
- A day is never lost before it is over: until then its step is taken only if it leads up.
- Loop knows one tick a day; here each counts, up to the times wanted.
- The cadence may change: each step takes the one that holds on its day.

A practice that is stopped is no longer due, and its record stays. Taken on again, its strength is what it would be
had it never been stopped: the days between are days on which it was, or wasn't, done. After a few of them hardly
anything is lost; after half a year it begins almost anew.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import accumulate
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from custfocus.features.away.days import Calendar
from custfocus.features.practice.adoptions import Stretch

if TYPE_CHECKING:
    from custfocus.content.models import Cadence

HALF_LIFE_DAYS = 13
ROUNDS_BELOW_DAILY = 2
# How many days that count it takes until half of what was meant is said to be that, and what is about half.
HALF_DAYS = 60
_ABOUT_HALF = (0.35, 0.65)
HALF = "half as often"

# How often a practice was done on each day; days without are left out.
Ticks = Mapping[date, int]


class Level(NamedTuple):
    """A word for how far a practice has become part of the days."""

    least: float
    """The strength from which on it is said."""
    times: int
    """How often the practice must have been done by then."""
    words: str
    """The word."""


# Three times in seven days, kept in full, comes to the first after two weeks and to the second after four. The last
# takes 66 times, the median of days of doing something daily until it goes by itself (Lally and others, European
# Journal of Social Psychology 40, 2010): strength alone would come to it with seven times of something monthly.
LEVELS = (
    Level(0.85, 66, "second nature"),
    Level(0.5, 10, "steady"),
    Level(0.2, 3, "taking hold"),
    Level(0.0, 0, "just begun"),
)


class StrengthStep(NamedTuple):
    """What a day that counts did to a practice's strength."""

    done: int
    """The ticks in the trailing window."""
    wanted: int
    """How many were wanted in it."""
    window: int
    """How many days that count it has."""
    pull: float
    """How much of the way towards done ÷ wanted strength goes in a step."""
    score: float
    """The strength it came to, 0 to 1."""

    @property
    def share(self) -> float:
        """What strength is drawn to: the part that was done of what was wanted."""
        return min(1.0, self.done / self.wanted)


def steps(history: Sequence[Stretch], ticks: Ticks, calendar: Calendar, day: date) -> list[StrengthStep]:
    """What each day that counts did to a practice's strength, from its first adoption to a day.

    Args:
        history: The times it was taken on, the first one first.
        ticks: How often it was done on each day; those after the day don't matter.
        calendar: The days that count.
        day: The last day, as if it were over.
    """
    if not history or history[0].since > day:
        return []
    windows = [_window(stretch.cadence) for stretch in history]
    longest = max(window for _, window, _ in windows)
    days = calendar.counted(calendar.before(history[0].since, longest), day)
    totals = _totals(days, ticks)
    begins = [stretch.since for stretch in history]
    path = []
    score = 0.0
    for place in range(bisect_left(days, history[0].since), len(days)):
        wanted, window, pull = windows[bisect_right(begins, days[place]) - 1]
        done = totals[place + 1] - totals[max(0, place + 1 - window)]
        score += (min(1.0, done / wanted) - score) * pull
        path.append(StrengthStep(done, wanted, window, pull, score))
    return path


def strength(path: Sequence[StrengthStep], *, counts: bool) -> float:
    """The strength that the steps up to a day came to, 0 to 1.

    Args:
        path: The steps.
        counts: Whether the day counts; its own step, the last, is taken only if it leads up.
    """
    return max(path[-1].score, before(path, counts=counts)) if path else 0.0


def before(path: Sequence[StrengthStep], *, counts: bool) -> float:
    """The strength after the last step of a day that is over.

    Args:
        path: The steps up to a day.
        counts: Whether that day, which isn't over, counts.
    """
    over = path[:-1] if counts else path
    return over[-1].score if over else 0.0


def level(reached: float, times: int) -> str:
    """A strength in words, after so many times that the practice was done."""
    return next(each.words for each in LEVELS if reached >= each.least and times >= each.times)


def is_half(path: Sequence[StrengthStep]) -> bool:
    """Whether about half was done of what was wanted, for HALF_DAYS up to the last step, and strength is there."""
    low, high = _ABOUT_HALF
    shares = [step.share for step in path[-HALF_DAYS:]]
    is_long = len(shares) == HALF_DAYS
    return is_long and low <= path[-1].score <= high and low <= sum(shares) / HALF_DAYS <= high


def first_step(cadence: Cadence) -> StrengthStep:
    """The step of a practice that has taken none yet."""
    return StrengthStep(0, *_window(cadence), 0.0)


def half_life(cadence: Cadence) -> float:
    """After how many days that count without a tick in the window strength is down to a half."""
    return HALF_LIFE_DAYS / sqrt(cadence.times / cadence.days)


def _window(cadence: Cadence) -> tuple[int, int, float]:
    """The times wanted in the trailing window, its days, and how far a step goes."""
    rounds = ROUNDS_BELOW_DAILY if cadence.times < cadence.days else 1
    pull = 1 - 0.5 ** (sqrt(cadence.times / cadence.days) / HALF_LIFE_DAYS)
    return cadence.times * rounds, cadence.days * rounds, pull


def _totals(days: Sequence[date], ticks: Ticks) -> list[int]:
    """How many ticks there are before each day and, last, up to the last; a day between goes with the next."""
    counts = [0] * len(days)
    for done, count in ticks.items():
        place = bisect_left(days, done)
        if place < len(days):
            counts[place] += count
    return [0, *accumulate(counts)]
