"""What ratings come to: how the items of a scale stand, where the ends are, and one next step."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from custfocus.base import wording
from custfocus.content.framework import Framework, is_rated
from custfocus.features.deeds.counting import DeedCount, Deeds
from custfocus.features.ratings import gaps
from custfocus.features.ratings.gaps import Gap, SelfRating
from custfocus.features.ratings.latest import value_of
from custfocus.features.ratings.scales import SCALES, UNKNOWN, Scale
from custfocus.features.ratings.views import (
    PRACTICE,
    QUESTION,
    Assessment,
    NextStep,
    Overview,
    Point,
    Profile,
    RatedItem,
)
from custfocus.features.voices.views import OthersRating
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.content.models import AnyItem, Practice, Question

# What was rated so few days ago belongs to the same sitting: taken up again, it isn't asked twice.
SITTING_DAYS = 14
COURSE = 4


class RatingFacts(Struct, frozen=True):
    """What the journal knows."""

    ratings: Mapping[str, Sequence[Entry]]
    """The ratings of each item, by its id, the newest first."""
    deeds: Deeds
    """What it shows of the principles."""
    others: Mapping[str, OthersRating]
    """What others say, by item."""
    taken_on: Collection[str]
    """The ids of the practices that are taken on."""
    room: int
    """How many more may be."""
    answered: Mapping[str, date]
    """The day of the latest answer to each question that has one, by its id."""
    today: date
    """The user's own day."""


def assessment(
    framework: Framework, facts: RatingFacts, wanted: str | None, *, explained: bool = False
) -> Assessment:
    """How the leader stands on a scale, or on all of them."""
    by_scale = {
        scale.id: tuple(_rated(item, scale, facts) for item in scale.items(framework)) for scale in SCALES.values()
    }
    scale = SCALES[wanted] if wanted else None
    every = (item for items in by_scale.values() for item in items)
    items = by_scale[wanted] if wanted else tuple(item for item in every if item.word)
    return Assessment(
        scale=wanted,
        name=scale.name if scale else "Where you stand",
        asks=scale.asks if scale else "",
        steps=scale.steps if scale else (),
        items=items,
        profile=profile(framework, items, facts),
        scales=tuple(_overview(SCALES[name], items) for name, items in by_scale.items()),
        today=facts.today,
        explained=explained,
    )


def profile(framework: Framework, items: Sequence[RatedItem], facts: RatingFacts) -> Profile:
    """What the ratings of some items come to."""
    rated = [item for item in items if item.self is not None]
    strengths = [strength_of(item) for item in rated]
    varied = bool(rated) and max(strengths) > min(strengths)
    compared = gaps_in(rated, facts)
    # Where much is written already, no further step is needed.
    done = {gap.id for gap in compared if gap.kind == gaps.DEED}
    ranked = sorted(rated, key=lambda item: (*_place(item, done), item.evidence or 0))
    equal = [item for item in ranked if _place(item, done) == _place(ranked[0], done)]
    return Profile(
        strongest=tuple(item.id for item in rated if strength_of(item) == max(strengths)) if varied else (),
        weakest=tuple(item.id for item in rated if strength_of(item) == min(strengths)) if varied else (),
        gaps=compared,
        next=next_step(framework, equal, len(rated), facts) if ranked else None,
    )


def gaps_in(rated: Iterable[RatedItem], facts: RatingFacts) -> tuple[Gap, ...]:
    """Where word and deed, or oneself and others, don't go together, in items whose rating is known."""
    ratings = [_self_rating(item) for item in rated]
    compared = (
        *gaps.word_and_deed(ratings, facts.deeds, facts.today),
        *gaps.self_and_others(ratings, facts.today),
    )
    return tuple(sorted(compared, key=lambda gap: gaps.ORDER.index(gap.kind)))


def next_step(framework: Framework, equal: Sequence[RatedItem], count: int, facts: RatingFacts) -> NextStep | None:
    """One thing to do about the first of the items that are rated lowest, all alike, of so many that are rated.

    It is the practice that is tied to it, or where three are taken on already, a question.
    """
    weakest, why = equal[0], _why(equal, count)
    offered = [practice for practice in _practices_for(framework, weakest) if practice.id not in facts.taken_on]
    if offered and facts.room > 0:
        best = offered[0]
        minutes = wording.counted(best.minutes, "minute", single="a")
        reason = f"Because {why}; this takes {minutes}."
        return NextStep(PRACTICE, best.id, best.name, weakest.id, f"practice --start {best.id}", reason)
    questions = _questions_for(framework, weakest)
    if not questions:
        return None
    question = min(questions, key=lambda question: facts.answered.get(question.id, date.min))
    before = facts.answered.get(question.id)
    asked = f"you last answered this on {wording.full_day(before)}" if before else "you haven't answered this yet"
    reason = f"Because {why}; {asked}."
    return NextStep(QUESTION, question.id, question.daily, weakest.id, f"reflect --question {question.id}", reason)


def _why(equal: Sequence[RatedItem], count: int) -> str:
    """Why a step is for the first of these: it is the lowest, or as low as others and the days show least of it."""
    item, *others = equal
    rating = f"({item.self}, {item.word})"
    if not others:
        lowest = "gets in your way most" if SCALES[item.scale].turned else "is what you rated lowest"
        return f'"{item.name}" {lowest if count > 1 else "is what you have rated"} {rating}'
    alike = f"you rated {wording.in_words(len(equal), 'thing')} equally {'low' if len(equal) < count else 'high'}"
    if all((item.evidence or 0) < (other.evidence or 0) for other in others):
        return f'{alike}, and your days show least of "{item.name}" {rating}'
    return f'{alike}, and "{item.name}" {rating} is the first of them'


def _place(item: RatedItem, done: Collection[str]) -> tuple[bool, float]:
    """What comes first when a step is looked for: what isn't done much already, then what is rated lowest."""
    return item.id in done, strength_of(item)


def with_rating(facts: RatingFacts, rating: Entry) -> RatingFacts:
    """The same after a rating of today: it comes first, and takes the place of another one of the day."""
    item = str(rating.item)
    before = [entry for entry in facts.ratings.get(item, ()) if entry.id != rating.id]
    return replace(facts, ratings={**facts.ratings, item: [rating, *before]})


def to_ask(assessed: Assessment) -> list[RatedItem]:
    """The items of a scale that this sitting still lacks."""
    sitting = assessed.today - timedelta(SITTING_DAYS)
    return [item for item in assessed.items if item.day is None or item.day <= sitting]


def strength_of(item: RatedItem) -> float:
    """A known rating so turned that 5 is the good end."""
    return SCALES[item.scale].strength(item.self or 0)


def _rated(item: AnyItem, scale: Scale, facts: RatingFacts) -> RatedItem:
    ratings = facts.ratings.get(item.id, ())
    now = ratings[0] if ratings else None
    value = value_of(now) if now else None
    others = facts.others.get(item.id, OthersRating(None, 0))
    principle = item.principles[0] if item.principles else item.id if item.kind == "principle" else None
    counted = facts.deeds.of.get(item.id, DeedCount())
    # Of what is narrower than a principle, only what is there tells anything.
    tells = item.kind == "principle" or counted.days > 0
    return RatedItem(
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
        others=others.mean,
        by_role={group.role: group.mean for group in others.groups},
        managers=others.managers,
        evidence=counted.days if tells else None,
        last=counted.last,
        deeds=counted.deeds,
        answers=counted.answers,
    )


def _self_rating(item: RatedItem) -> SelfRating:
    scale = SCALES[item.scale]
    strength = None if item.self is None else scale.strength(item.self)
    others = None if item.others is None else scale.strength(item.others)
    return SelfRating(item.id, item.principle, item.self, item.word, strength, item.day, others, scale.turned)


def _overview(scale: Scale, items: Sequence[RatedItem]) -> Overview:
    days = [item.day for item in items if item.day]
    questions = wording.in_words(len(items), "question")
    return Overview(
        scale.id, scale.name, scale.about.format(questions=questions), len(days), len(items), max(days, default=None)
    )


def _practices_for(framework: Framework, weakest: RatedItem) -> list[Practice]:
    """The practices that are tied to an item, the closest first; else its principle's own, the shortest first."""
    item = framework.by_id.get(weakest.id)
    practices = framework.practices
    if item and is_rated(item) and (item.practices or item.questions):
        by_id = {practice.id: practice for practice in practices}
        return [by_id[name] for name in item.practices if name in by_id]
    tied = [practice for practice in practices if weakest.principle in practice.principles]
    return sorted(tied, key=lambda practice: (practice.principles[0] != weakest.principle, practice.minutes))


def _questions_for(framework: Framework, weakest: RatedItem) -> list[Question]:
    """The questions that are tied to an item; else its principle's own, or its pillar's."""
    item = framework.by_id.get(weakest.id)
    questions = framework.questions
    if item and is_rated(item) and item.questions:
        return [question for name in item.questions for question in questions if question.id == name]
    if weakest.principle is None:
        return [question for question in questions if item and question.pillar == item.pillar]
    main = [question for question in questions if question.principles[:1] == (weakest.principle,)]
    return main or [question for question in questions if weakest.principle in question.principles]
