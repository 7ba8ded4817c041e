"""What gets in the way: the barriers as one has rated them, and what answers each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from custfocus.content.framework import Framework
from custfocus.features.plans.views import (
    AnsweringPractice,
    BarrierNextStep,
    BarrierRating,
    Barriers,
    HelpingEnabler,
    IfThenPlan,
    RankedBarrier,
    WholeBarrier,
)
from custfocus.features.ratings.scales import SCALES
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.content.models import Barrier

SCALE = SCALES["barriers"]
UNKNOWN = "don't know"


def barriers(
    framework: Framework, latest: Mapping[str, Entry], plans: Sequence[Entry], today: date, *, numbered: bool = False
) -> Barriers:
    """All barriers, the one most in the way first, then those one doesn't know of, then those not rated.

    Args:
        framework: The framework.
        latest: The latest rating of each barrier that has one.
        plans: The plans that stand.
        today: The user's own day.
        numbered: Whether the page is to number them.
    """
    items = [
        RankedBarrier(
            barrier.id,
            barrier.name,
            rating_of(latest[barrier.id]) if barrier.id in latest else None,
            tuple(plan.id for plan in plans if plan.item == barrier.id),
        )
        for barrier in framework.barriers
    ]
    return Barriers(tuple(sorted(items, key=_in_the_way, reverse=True)), today, numbered, framework.people)


def whole_barrier(
    framework: Framework,
    barrier: Barrier,
    ratings: Sequence[Entry],
    plans: Sequence[IfThenPlan],
    taken_on: Collection[str],
    room: int,
    today: date,
) -> WholeBarrier:
    """One barrier with all that belongs to it.

    Args:
        framework: The framework.
        barrier: The barrier.
        ratings: Its ratings, the newest first.
        plans: The plans that answer it.
        taken_on: The ids of the practices that are taken on.
        room: How many more practices may be.
        today: The user's own day.
    """
    enablers = [item for item in framework.enablers if item.id in barrier.enablers]
    by_id = {item.id: item for item in framework.practices}
    offered = [by_id[each] for each in barrier.practices if each in by_id]
    practices = tuple(AnsweringPractice(item.id, item.name, item.when, item.id in taken_on) for item in offered)
    own = tuple(rating_of(entry) for entry in ratings)
    return WholeBarrier(
        id=barrier.id,
        name=barrier.name,
        how=barrier.how,
        ratings=own,
        enablers=tuple(HelpingEnabler(item.id, item.name, item.summary, item.techniques) for item in enablers),
        practices=practices,
        plans=tuple(plans),
        next=_next(barrier, own, plans, practices, room),
        today=today,
    )


def rating_of(entry: Entry) -> BarrierRating:
    """A rating from its entry."""
    value = entry.of(kinds.Rating).value
    return BarrierRating(entry.day, value, UNKNOWN if value is None else SCALE.word(value))


def _in_the_way(item: RankedBarrier) -> int:
    """The higher the more often it gets in the way; don't know is above not rated, and both below any rating."""
    return -1 if item.rating is None else item.rating.value or 0


def _next(
    barrier: Barrier,
    ratings: Sequence[BarrierRating],
    plans: Sequence[IfThenPlan],
    practices: Sequence[AnsweringPractice],
    room: int,
) -> BarrierNextStep:
    """A plan that misses is put right first; then come a first plan, a rating, a practice, and last the review."""
    misses = next((plan for plan in plans if plan.reword), None)
    if misses:
        return BarrierNextStep(f"plan --reword {misses.short}", "tries another moment for the plan that was missed")
    if not plans:
        return BarrierNextStep(f"plan {barrier.id}", "makes an if-then plan for the moment it gets in the way")
    if not ratings:
        return BarrierNextStep(
            "assess barriers", "tells how often it gets in the way, so that you see whether it changes"
        )
    if room > 0 and practices and not any(each.adopted for each in practices):
        return BarrierNextStep(f"practice --start {practices[0].id}", "takes on the practice that answers it best")
    return BarrierNextStep("review", "asks each month whether the plan was used")
