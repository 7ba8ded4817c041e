"""Where a leader stands: the items of a scale with their ratings, and the profile that comes of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

from custfocus.base import wording
from custfocus.base.view import Page, View
from custfocus.content.framework import Framework
from custfocus.features.ratings import gaps
from custfocus.features.ratings.gaps import Deeds, Gap, Said
from custfocus.features.ratings.scales import SCALES, Scale, scale_of
from custfocus.features.reflect.choice import value_of
from custfocus.features.voices.views import ManagerRating, OthersRating
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.content.models import AnyItem, Practice, Question

# What was rated so few days ago belongs to the same sitting: taken up again, it isn't asked twice.
SITTING_DAYS = 14
COURSE = 4
UNKNOWN = "don't know"
PRACTICE, QUESTION = "practice", "question"


class Point(Struct, frozen=True):
    """A rating of an earlier time: its day and value, None for "don't know"."""

    day: date
    value: int | None


class Rated(Struct, frozen=True):
    """An item of a scale, and what is known of it.

    Attributes:
        id: The item's id.
        scale: The scale it is on.
        name: What pages call it.
        asks: What is rated: the item's own words; of a behaviour, its strong pole.
        weak: A behaviour's weak pole; empty on other scales.
        principle: Its main principle, None where it stands under a pillar alone.
        self: The latest rating, 1 to 5; None for "don't know" and where there is none.
        word: The rating in words: the step, "don't know", or empty where there is none.
        day: The day of the latest rating.
        course: The ratings before it, at most four, the oldest first.
        others: The average of what others say, from 1 to 5, where at least three of them said it.
        by_role: The same by role, where a role has at least three.
        managers: What managers say, who answer by name.
        evidence: On how many of the last 60 days something was written that is tied to its principle.
        last: The latest day on which there was.
    """

    id: str
    scale: str
    name: str
    asks: str
    weak: str
    principle: str | None
    self: int | None
    word: str
    day: date | None
    course: tuple[Point, ...]
    others: float | None
    by_role: dict[str, float]
    managers: tuple[ManagerRating, ...]
    evidence: int | None
    last: date | None


class Next(Struct, frozen=True):
    """One next step.

    Attributes:
        kind: "practice" or "question".
        id: Its id.
        words: What it is, in its own words.
        item: The item that it is for: the weakest, or the next where the days show more of it than its rating.
        command: What to type for it.
        reason: Why this one, in a line.
    """

    kind: str
    id: str
    words: str
    item: str
    command: str
    reason: str


class Profile(Struct, frozen=True):
    """What the ratings come to.

    Attributes:
        strongest: The ids of what was rated best; none where all is rated alike.
        weakest: The ids of what was rated lowest.
        gaps: Where word and deed, or oneself and others, don't go together.
        next: One next step, tied to the weakest.
    """

    strongest: tuple[str, ...]
    weakest: tuple[str, ...]
    gaps: tuple[Gap, ...]
    next: Next | None


class Overview(Struct, frozen=True):
    """A scale in a line: how many of its items have been rated, and when the latest was."""

    id: str
    name: str
    about: str
    rated: int
    items: int
    day: date | None


class Assessment(View, frozen=True):
    """A scale, or all of them, as the leader stands on it.

    Attributes:
        scale: The scale's id; None for all of them together.
        name: What pages call it.
        asks: What is asked of each item; empty for all scales together.
        steps: The five steps in words, from 1 to 5.
        items: The items in content order; of all scales together, those that have been rated.
        profile: What the ratings come to.
        scales: All scales, each in a line.
        today: The user's own day.
        saved: What this run has saved, in sentences.
        explained: Whether the page tells the figures.
    """

    kind: ClassVar[str] = "assess"
    scale: str | None
    name: str
    asks: str
    steps: tuple[str, ...]
    items: tuple[Rated, ...]
    profile: Profile
    scales: tuple[Overview, ...]
    today: date
    saved: tuple[str, ...] = ()
    explained: bool = False

    def drawn(self) -> Page:
        from custfocus.features.ratings.page import page

        return page(self)


class Asked(View, frozen=True):
    """An item as it is asked: where one is in the scale, the item, the steps."""

    place: int
    total: int
    item: Rated
    steps: tuple[str, ...]

    def drawn(self) -> Page:
        from custfocus.features.ratings.page import asked

        return asked(self)


class Known(Struct, frozen=True):
    """What the journal knows.

    Attributes:
        ratings: The ratings of each item, by its id, the newest first.
        deeds: What it shows of the principles.
        others: What others say, by item.
        taken_on: The ids of the practices that are taken on.
        room: How many more may be.
        answered: The day of the latest answer to each question that has one, by its id.
        today: The user's own day.
    """

    ratings: Mapping[str, Sequence[Entry]]
    deeds: Deeds
    others: Mapping[str, OthersRating]
    taken_on: Collection[str]
    room: int
    answered: Mapping[str, date]
    today: date


def assessment(framework: Framework, known: Known, wanted: str | None, *, explained: bool = False) -> Assessment:
    """How the leader stands on a scale, or on all of them."""
    by_scale = {
        scale.id: tuple(_rated(item, scale, known) for item in scale.items(framework)) for scale in SCALES.values()
    }
    scale = SCALES[wanted] if wanted else None
    items = by_scale[wanted] if wanted else tuple(one for some in by_scale.values() for one in some if one.word)
    return Assessment(
        scale=wanted,
        name=scale.name if scale else "Where you stand",
        asks=scale.asks if scale else "",
        steps=scale.steps if scale else (),
        items=items,
        profile=profile(framework, items, known),
        scales=tuple(_overview(SCALES[name], some) for name, some in by_scale.items()),
        today=known.today,
        explained=explained,
    )


def profile(framework: Framework, items: Sequence[Rated], known: Known) -> Profile:
    """What the ratings of some items come to."""
    values = [one for one in items if one.self is not None]
    strengths = [strength_of(one) for one in values]
    varied = bool(values) and max(strengths) > min(strengths)
    weakest = [one for one in values if strength_of(one) == min(strengths)] if values else []
    found = found_gaps(items, known)
    # Whoever does more than they say needs no further step there.
    done = {gap.id for gap in found if gap.kind == gaps.DEED}
    ranked = sorted(values, key=lambda one: (one.id in done, strength_of(one), one.evidence or 0))
    return Profile(
        strongest=tuple(one.id for one in values if strength_of(one) == max(strengths)) if varied else (),
        weakest=tuple(one.id for one in weakest) if varied else (),
        gaps=found,
        next=next_step(framework, ranked[0], known) if ranked else None,
    )


def found_gaps(items: Iterable[Rated], known: Known) -> tuple[Gap, ...]:
    """Where word and deed, or oneself and others, don't go together, in some items."""
    said = [_said(one) for one in items if one.self is not None]
    found = (*gaps.word_and_deed(said, known.deeds, known.today), *gaps.self_and_others(said, known.today))
    return tuple(sorted(found, key=lambda gap: gaps.ORDER.index(gap.kind)))


def next_step(framework: Framework, weakest: Rated, known: Known) -> Next | None:
    """One thing to do about the weakest item: a practice to take on, or where three are already, a question."""
    why = f'"{weakest.name}" comes last of what you rated, at {weakest.self} ({weakest.word})'
    offered = [one for one in _practices_for(framework, weakest) if one.id not in known.taken_on]
    if offered and known.room > 0:
        best = offered[0]
        minutes = wording.counted(best.minutes, "minute", single="a")
        reason = f"Because {why}, and this takes {minutes}."
        return Next(PRACTICE, best.id, best.name, weakest.id, f"practice --start {best.id}", reason)
    questions = _questions_for(framework, weakest)
    if not questions:
        return None
    question = min(questions, key=lambda one: known.answered.get(one.id, date.min))
    before = known.answered.get(question.id)
    asked = f"you last answered it on {wording.full_day(before)}" if before else "you haven't answered it yet"
    reason = f"Because {why}, and {asked}."
    return Next(QUESTION, question.id, question.daily, weakest.id, f"reflect --question {question.id}", reason)


def to_ask(assessed: Assessment) -> list[Rated]:
    """The items of a scale that this sitting still lacks."""
    sitting = assessed.today - timedelta(SITTING_DAYS)
    return [one for one in assessed.items if one.day is None or one.day <= sitting]


def strength_of(one: Rated) -> float:
    """A known rating so turned that 5 is the good end."""
    return SCALES[one.scale].strength(one.self or 0)


def told(item: AnyItem, value: int | None) -> str:
    """A rating in words, as its entry keeps it."""
    return f"{item.label}: {UNKNOWN if value is None else f'{value}, {scale_of(item).word(value)}'}"


def _rated(item: AnyItem, scale: Scale, known: Known) -> Rated:
    ratings = known.ratings.get(item.id, ())
    now = ratings[0] if ratings else None
    value = value_of(now) if now else None
    heard = known.others.get(item.id, OthersRating(None, 0))
    principle = item.principles[0] if item.principles else item.id if item.kind == "principle" else None
    return Rated(
        id=item.id,
        scale=scale.id,
        name=item.label,
        asks=item.words,
        weak=item.weak if item.kind == "behaviour" else "",
        principle=principle,
        self=value,
        word="" if now is None else UNKNOWN if value is None else scale.word(value),
        day=now.day if now else None,
        course=tuple(Point(entry.day, value_of(entry)) for entry in reversed(ratings[1 : COURSE + 1])),
        others=heard.mean,
        by_role={group.role: group.mean for group in heard.groups},
        managers=heard.managers,
        evidence=known.deeds.days.get(principle) if principle else None,
        last=known.deeds.last.get(principle) if principle else None,
    )


def _said(one: Rated) -> Said:
    scale = SCALES[one.scale]
    strength = None if one.self is None else scale.strength(one.self)
    others = None if one.others is None else scale.strength(one.others)
    return Said(one.id, one.principle, one.self, one.word, strength, one.day, others, scale.turned)


def _overview(scale: Scale, items: Sequence[Rated]) -> Overview:
    days = [one.day for one in items if one.day]
    return Overview(scale.id, scale.name, scale.about, len(days), len(items), max(days, default=None))


def _practices_for(framework: Framework, weakest: Rated) -> list[Practice]:
    """The practices that answer an item, the closest first, of equals the shortest."""
    item = framework.by_id.get(weakest.id)
    practices = framework.practices
    if item and item.kind == "barrier":
        return [one for name in item.practices for one in practices if one.id == name]
    tied = [one for one in practices if weakest.principle in one.principles]
    return sorted(tied, key=lambda one: (one.principles[0] != weakest.principle, one.minutes))


def _questions_for(framework: Framework, weakest: Rated) -> list[Question]:
    item = framework.by_id.get(weakest.id)
    questions = framework.questions
    if weakest.principle is None:
        return [one for one in questions if item and one.pillar == item.pillar]
    main = [one for one in questions if one.principles[:1] == (weakest.principle,)]
    return main or [one for one in questions if weakest.principle in one.principles]
