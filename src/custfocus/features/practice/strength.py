"""Practices: which are taken on, how strong each has become, which are due.

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
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import accumulate
from math import sqrt
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from msgspec import Struct

from custfocus.base import wording
from custfocus.base.view import Page, View
from custfocus.content.framework import Framework, cadence_of, pillar_of
from custfocus.features.away.days import Calendar
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.content.models import Cadence, Practice

MOST_AT_ONCE = 3
LONGEST_CADENCE_DAYS = 31
DAYS_IN_WEEK = 7
HALF_LIFE_DAYS = 13
ROUNDS_BELOW_DAILY = 2
# Three times in seven days, kept in full, comes to them after two, four and nine weeks; the last is about the median
# of 66 days until something goes by itself (Lally and others, European Journal of Social Psychology 40, 2010).
LEVELS = ((0.85, "second nature"), (0.5, "steady"), (0.2, "taking hold"), (0.0, "just begun"))
NEW, QUIET = "new", "quiet lately"
STARTED, CHANGED, STOPPED, TICKED = "started", "changed", "stopped", "ticked"

# How often a practice was done on each day; days without are left out.
Ticks = Mapping[date, int]


class Past(Struct, frozen=True):
    """What is known of the practices.

    Attributes:
        adoptions: The entries of kind "adoption".
        ticks: How often each practice that was ever taken on was done on each day, by its id.
        calendar: The days that count.
    """

    adoptions: tuple[Entry, ...]
    ticks: Mapping[str, Ticks]
    calendar: Calendar


class Run(Struct, frozen=True):
    """A time at one cadence: from a day up to, and without, the day it was stopped, if it was."""

    since: date
    until: date | None
    cadence: Cadence

    def holds(self, day: date) -> bool:
        """Whether the practice is taken on, on a day."""
        return self.since <= day and (self.until is None or day < self.until)

    def reaches(self, day: date) -> bool:
        """Whether there is no day without it before a day that follows its first."""
        return self.until is None or day <= self.until


class Held(NamedTuple):
    """The entry that a practice is taken on with, and the first of those that follow one another without a gap."""

    entry: Entry
    first: Entry


class Step(NamedTuple):
    """What a day that counts did to a practice's strength.

    Attributes:
        done: The ticks in the trailing window.
        wanted: How many were wanted in it.
        window: How many days that count it has.
        pull: How much of the way towards done ÷ wanted strength goes in a step.
        score: The strength it came to, 0 to 1.
    """

    done: int
    wanted: int
    window: int
    pull: float
    score: float

    @property
    def share(self) -> float:
        """What strength is drawn to: the part that was done of what was wanted."""
        return min(1.0, self.done / self.wanted)


class Standing(Struct, frozen=True):
    """How a practice stands on a day.

    Attributes:
        id: The practice's id.
        name: Its name; where the framework no longer has it, the one under which it was taken on.
        adopted: Whether it is taken on.
        number: Its number on pages, in the order in which they were taken on; None if it isn't.
        cadence: How often it is wanted; where it isn't taken on, how often is suggested.
        strength: 0 to 1; 0 where it isn't taken on.
        level: The strength in words; empty where it isn't taken on.
        since: The first day of this adoption.
        last: The last day it was done, up to the day.
        ticks_in_window: How often it was done in the cadence's days up to the day, and on it.
        due: Whether it is due: taken on, not yet done on the day nor often enough in the cadence's days, and the
            day counts.
        adoption: The id of the entry that it was taken on with.
        pillar: The pillar it counts towards.
        principles: The principles it serves, the main one first.
        when, whom: The suggested cue, and with whom.
        minutes: How long it takes to begin.
    """

    id: str
    name: str
    adopted: bool
    number: int | None
    cadence: Cadence
    strength: float = 0.0
    level: str = ""
    since: date | None = None
    last: date | None = None
    ticks_in_window: int = 0
    due: bool = False
    adoption: str | None = None
    pillar: str | None = None
    principles: tuple[str, ...] = ()
    when: str = ""
    whom: str = ""
    minutes: int | None = None


class Practices(View, frozen=True):
    """All practices, those taken on first.

    Attributes:
        items: How each stands.
        day: The day it is about.
        today: The user's own day.
        counts: Whether the day counts.
        away_until: The last day of the time away that the day is in.
        pillars: The names of the pillars by id, in order.
        suggested: The ids of those to begin with; only where none is taken on.
        others: Whether the page shows those that aren't taken on.
    """

    kind: ClassVar[str] = "practice"
    items: tuple[Standing, ...]
    day: date
    today: date
    counts: bool
    away_until: date | None
    pillars: dict[str, str]
    suggested: tuple[str, ...] = ()
    others: bool = False

    def drawn(self) -> Page:
        from custfocus.features.practice.page import standing

        return standing(self)


class Practised(View, frozen=True):
    """That a practice was ticked off, taken on, changed or stopped.

    Attributes:
        items: How each practice stands now, those taken on first.
        did: TICKED, STARTED, CHANGED or STOPPED.
        entry: The entry that was saved.
        short: Its id as pages show it.
        tags: The tags found in it.
        today: The user's own day.
        standing: How the practice stands now, if it is taken on.
    """

    kind: ClassVar[str] = "practice"
    items: tuple[Standing, ...]
    did: str
    entry: Entry
    short: str
    tags: tuple[str, ...]
    today: date
    standing: Standing | None

    def drawn(self) -> Page:
        from custfocus.features.practice.page import saved

        return saved(self)


class Why(Struct, frozen=True):
    """Where a practice's strength comes from.

    Attributes:
        practice: The practice as it stands on the day.
        before: Its strength after the last day that counted and is over.
        done: The ticks in the trailing window.
        wanted: How many were wanted in it.
        window: How many days that count it has.
        share: What strength is drawn to, 0 to 1.
        pull: How much of the way there it goes in a step, 0 to 1.
        half_life: After how many days that count without a tick in the window it is down to a half.
    """

    practice: Standing
    before: float
    done: int
    wanted: int
    window: int
    share: float
    pull: float
    half_life: float


class Strengths(View, frozen=True):
    """What strength means, with the figures of practices that are taken on.

    Attributes:
        items: How each practice stands, those taken on first.
        day: The day it is about.
        why: The figures.
    """

    kind: ClassVar[str] = "practice"
    items: tuple[Standing, ...]
    day: date
    why: tuple[Why, ...]

    def drawn(self) -> Page:
        from custfocus.features.practice.page import strengths

        return strengths(self)


def steps(history: Sequence[Run], ticks: Ticks, calendar: Calendar, day: date) -> list[Step]:
    """What each day that counts did to a practice's strength, from its first adoption to a day.

    Args:
        history: The times it was taken on, the first one first.
        ticks: How often it was done on each day; those after the day don't matter.
        calendar: The days that count.
        day: The last day, as if it were over.
    """
    if not history or history[0].since > day:
        return []
    windows = [_figures(one.cadence) for one in history]
    longest = max(window for _, window, _ in windows)
    days = calendar.counted(calendar.before(history[0].since, longest), day)
    totals = _totals(days, ticks)
    begins = [one.since for one in history]
    path = []
    score = 0.0
    for place in range(bisect_left(days, history[0].since), len(days)):
        wanted, window, pull = windows[bisect_right(begins, days[place]) - 1]
        done = totals[place + 1] - totals[max(0, place + 1 - window)]
        score += (min(1.0, done / wanted) - score) * pull
        path.append(Step(done, wanted, window, pull, score))
    return path


def strength(path: Sequence[Step], *, counts: bool) -> float:
    """The strength that the steps up to a day came to, 0 to 1.

    Args:
        path: The steps.
        counts: Whether the day counts; its own step, the last, is taken only if it leads up.
    """
    return max(path[-1].score, _before(path, counts=counts)) if path else 0.0


def runs(adoptions: Iterable[Entry]) -> dict[str, list[Run]]:
    """The times that each practice was taken on, by its id, the first one first."""
    found: dict[str, list[Run]] = {}
    for entry in sorted(adoptions, key=_begun):
        found.setdefault(str(entry.item), []).append(run(entry))
    return found


def run(adoption: Entry) -> Run:
    """What an entry of kind "adoption" says."""
    kept = adoption.of(kinds.Adoption)
    return Run(adoption.day, kept.until, cadence_of(kept.times, kept.days))


def held(adoptions: Iterable[Entry], day: date) -> dict[str, Held]:
    """The adoptions that hold on a day, by the practice's id, in the order in which they were begun.

    A change of cadence is a new entry from the day on which the former ends; it goes on with the former's place.
    """
    latest: dict[str, Held] = {}
    for entry in sorted(adoptions, key=_begun):
        if entry.day > day:
            break
        former = latest.pop(str(entry.item), None)
        goes_on = former is not None and run(former.entry).reaches(entry.day)
        latest[str(entry.item)] = Held(entry, former.first if former and goes_on else entry)
    found = {item: one for item, one in latest.items() if run(one.entry).holds(day)}
    return dict(sorted(found.items(), key=lambda pair: _begun(pair[1].first)))


def adopted(framework: Framework, past: Past, day: date) -> tuple[Standing, ...]:
    """How the practices stand that are taken on, on a day, in the order in which they were.

    The day needn't be over, and what is dated later doesn't matter.
    """
    history = runs(past.adoptions)
    return tuple(
        _standing(framework, past, day, number, one, history[item])
        for number, (item, one) in enumerate(held(past.adoptions, day).items(), 1)
    )


def overview(framework: Framework, taken: Sequence[Standing], last: Mapping[str, date]) -> tuple[Standing, ...]:
    """Those that are taken on, then all others that are offered, in content order.

    Args:
        framework: All content.
        taken: How those stand that are taken on.
        last: The last day that each practice was done, by its id.
    """
    known = {one.id for one in taken}
    others = [item for item in framework.practices if item.id not in known]
    return *taken, *(
        Standing(
            item.id,
            item.name,
            adopted=False,
            number=None,
            cadence=item.cadence,
            last=last.get(item.id),
            **_details(framework, item),
        )
        for item in others
    )


def to_begin_with(framework: Framework) -> tuple[str, ...]:
    """The practices to begin with: of each pillar the quickest, the first in content order among equals."""
    offered = framework.practices
    groups = ([item for item in offered if pillar_of(framework, item) == one.id] for one in framework.pillars)
    return tuple(min(group, key=lambda item: item.minutes).id for group in groups if group)[:MOST_AT_ONCE]


def explain(taken: Iterable[Standing], past: Past, day: date) -> tuple[Why, ...]:
    """Where the strength of practices comes from that are taken on, given how they stand on the day."""
    history = runs(past.adoptions)
    counts = past.calendar.counts(day)
    found = []
    for one in taken:
        path = steps(history[one.id], past.ticks.get(one.id, {}), past.calendar, day)
        last = path[-1] if path else Step(0, *_figures(one.cadence), 0.0)
        half_life = HALF_LIFE_DAYS / sqrt(one.cadence.times / one.cadence.days)
        before = _before(path, counts=counts)
        found.append(Why(one, before, last.done, last.wanted, last.window, last.share, last.pull, half_life))
    return tuple(found)


def often(cadence: Cadence) -> str:
    """A cadence in words: every day, once a week, 3 times a week, twice in 10 days."""
    if cadence.times == cadence.days:
        return "every day"
    count = wording.times(cadence.times)
    return f"{count} a week" if cadence.days == DAYS_IN_WEEK else f"{count} in {cadence.days} days"


def level(reached: float) -> str:
    """A strength in words."""
    return next(words for least, words in LEVELS if reached >= least)


def _standing(
    framework: Framework, past: Past, day: date, number: int, one: Held, history: Sequence[Run]
) -> Standing:
    practice = str(one.entry.item)
    ticks, calendar, cadence = past.ticks.get(practice, {}), past.calendar, run(one.entry).cadence
    path = steps(history, ticks, calendar, day)
    counts = calendar.counts(day)
    reached = strength(path, counts=counts)
    last = max((done for done in ticks if done <= day), default=None)
    start = calendar.before(day, cadence.days)
    in_window = sum(count for done, count in ticks.items() if start < done <= day)
    since = one.first.day
    if in_window or (path and path[-1].done):
        words = level(reached)
    else:
        words = QUIET if last is not None and last >= since else NEW
    item = framework.by_id.get(practice)
    return Standing(
        practice,
        item.label if item else one.entry.asked,
        adopted=True,
        number=number,
        cadence=cadence,
        strength=reached,
        level=words,
        since=since,
        last=last,
        ticks_in_window=in_window,
        due=counts and in_window < cadence.times and last != day,
        adoption=one.entry.id,
        **(_details(framework, item) if item and item.kind == "practice" else {}),
    )


def _details(framework: Framework, item: Practice) -> dict[str, Any]:
    return {
        "pillar": pillar_of(framework, item),
        "principles": item.principles,
        "when": item.when,
        "whom": item.whom,
        "minutes": item.minutes,
    }


def _figures(cadence: Cadence) -> tuple[int, int, float]:
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


def _before(path: Sequence[Step], *, counts: bool) -> float:
    """The strength after the last step of a day that is over."""
    over = path[:-1] if counts else path
    return over[-1].score if over else 0.0


def _begun(entry: Entry) -> tuple[date, str]:
    return entry.day, entry.at
