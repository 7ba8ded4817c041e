"""How practices stand on a day: those taken on, those offered, those to begin with, and why so strong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from custfocus.content.framework import Framework, pillar_of
from custfocus.features.away.days import Calendar
from custfocus.features.practice.adoptions import (
    MOST_AT_ONCE,
    HeldAdoption,
    Stretch,
    adoptions_on,
    stretch_of,
    stretches,
)
from custfocus.features.practice.strength import (
    HALF,
    Ticks,
    before,
    first_step,
    half_life,
    is_half,
    level,
    steps,
    strength,
)
from custfocus.features.practice.views import PracticeStanding, StrengthReason
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.content.models import Practice

NEW, QUIET = "new", "quiet lately"


class PastPractice(Struct, frozen=True):
    """What is known of the practices."""

    adoptions: tuple[Entry, ...]
    """The entries of kind "adoption"."""
    ticks: Mapping[str, Ticks]
    """How often each practice that was ever taken on was done on each day, by its id."""
    calendar: Calendar
    """The days that count."""


def adopted(framework: Framework, past: PastPractice, day: date) -> tuple[PracticeStanding, ...]:
    """How the practices stand that are taken on, on a day, in the order in which they were.

    The day needn't be over, and what is dated later doesn't matter.
    """
    history = stretches(past.adoptions)
    return tuple(
        _standing(framework, past, day, number, held, history[item])
        for number, (item, held) in enumerate(adoptions_on(past.adoptions, day).items(), 1)
    )


def overview(
    framework: Framework, taken: Sequence[PracticeStanding], last: Mapping[str, date]
) -> tuple[PracticeStanding, ...]:
    """Those that are taken on, then all others that are offered, in content order.

    Args:
        framework: All content.
        taken: How those stand that are taken on.
        last: The last day that each practice was done, by its id.
    """
    known = {standing.id for standing in taken}
    others = (item for item in framework.practices if item.id not in known)
    return *taken, *(
        _with_details(
            PracticeStanding(
                item.id, item.name, adopted=False, number=None, cadence=item.cadence, last=last.get(item.id)
            ),
            framework,
            item,
        )
        for item in others
    )


def to_begin_with(framework: Framework) -> tuple[str, ...]:
    """The practices to begin with: of each pillar the quickest, the first in content order among equals."""
    offered = framework.practices
    groups = ([item for item in offered if pillar_of(framework, item) == pillar.id] for pillar in framework.pillars)
    return tuple(min(group, key=lambda item: item.minutes).id for group in groups if group)[:MOST_AT_ONCE]


def explain(taken: Iterable[PracticeStanding], past: PastPractice, day: date) -> tuple[StrengthReason, ...]:
    """Where the strength of practices comes from that are taken on, given how they stand on the day."""
    history = stretches(past.adoptions)
    counts = past.calendar.counts(day)
    reasons = []
    for practice in taken:
        path = steps(history[practice.id], past.ticks.get(practice.id, {}), past.calendar, day)
        last = path[-1] if path else first_step(practice.cadence)
        reasons.append(
            StrengthReason(
                practice,
                before(path, counts=counts),
                last.done,
                last.wanted,
                last.window,
                last.share,
                last.pull,
                half_life(practice.cadence),
            )
        )
    return tuple(reasons)


def _standing(
    framework: Framework, past: PastPractice, day: date, number: int, held: HeldAdoption, history: Sequence[Stretch]
) -> PracticeStanding:
    practice = str(held.entry.item)
    ticks, calendar, cadence = past.ticks.get(practice, {}), past.calendar, stretch_of(held.entry).cadence
    path = steps(history, ticks, calendar, day)
    counts = calendar.counts(day)
    reached = strength(path, counts=counts)
    last = max((done for done in ticks if done <= day), default=None)
    start = calendar.before(day, cadence.days)
    in_window = sum(count for done, count in ticks.items() if start < done <= day)
    since = held.first.day
    if in_window or (path and path[-1].done):
        times = sum(count for done, count in ticks.items() if done <= day)
        words = HALF if is_half(path) else level(reached, times)
    else:
        words = QUIET if last is not None and last >= since else NEW
    item = framework.by_id.get(practice)
    standing = PracticeStanding(
        practice,
        item.label if item else held.entry.asked,
        adopted=True,
        number=number,
        cadence=cadence,
        strength=reached,
        level=words,
        since=since,
        last=last,
        ticks_in_window=in_window,
        due=counts and in_window < cadence.times and last != day,
        adoption=held.entry.id,
    )
    return _with_details(standing, framework, item) if item and item.kind == "practice" else standing


def _with_details(standing: PracticeStanding, framework: Framework, item: Practice) -> PracticeStanding:
    """The same with what the framework says of the practice."""
    return replace(
        standing,
        pillar=pillar_of(framework, item),
        principles=item.principles,
        when=item.when,
        whom=item.whom,
        minutes=item.minutes,
    )
