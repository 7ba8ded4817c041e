"""Word and deed: where a self-rating and the journal, or a self-rating and what others say, don't go together.

An item is compared with the days of the last DEED_DAYS that have a deed for it (see `evidence`). A rating is the
latest one, if it isn't older than RATING_HOLDS_DAYS. The scale of barriers is turned, so that "hardly ever in the
way" is a high rating. Where a principle is named, what is narrower and belongs to it isn't.

- *Word over deed*, of principles only: rated 4 or 5, and there is no such day, which chance would bring less than
  once in 20 times if the principle were lived on as many days as the others (their median); or there are so few that
  it would bring them less than once in 200 times. What is narrower than a principle has practices of its own, and
  nobody takes on all of them: there, silence says nothing.
- *Deed over word*: rated 1 or 2, and there are at least MANY such days, so many that chance would bring them less
  than once in 20 times, if it had as many as the principles have (the median again). Of barriers nothing is said:
  who does much against one may well find it in the way.

Silence says nothing of a journal that is young or asleep: there must be WRITTEN days with a deed or an answer, and
the first entry must be YOUNG_DAYS old. The days of a principle, if they come one by one and not all at once, go by
the Poisson distribution, and that is what "chance" is taken for. How sure it is: tests/proofs/test_word_and_deed.py.

Between oneself and others, from three of their answers on (the rules on other voices see to that):

- *Blind spot*: they rate it at least one step lower. *Hidden strength*: at least one step higher, and above the
  middle. At most two of each are named, the widest apart first.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from math import exp

from msgspec import Struct

from custfocus.base import wording
from custfocus.features.deeds.counting import DEED_DAYS, DeedCount, Deeds, in_words
from custfocus.features.ratings.latest import RATING_HOLDS_DAYS
from custfocus.features.ratings.scales import MIDDLE

WRITTEN = 8
YOUNG_DAYS = 30
MANY = 6
CHANCE, SMALL_CHANCE = 1 / 20, 1 / 200
STEP = 1.0
MOST_OF_OTHERS = 2
WORD, DEED, BLIND, HIDDEN = "word-over-deed", "deed-over-word", "blind-spot", "hidden-strength"
_NOTHING = "tick, note, sheet or remark"
# What one would rather not hear comes first.
ORDER = (WORD, BLIND, DEED, HIDDEN)
_QUESTIONS = {
    WORD: "Not done, or not written down?",
    DEED: "What do they say?",
    BLIND: "What do they meet with that you don't?",
    HIDDEN: "They have noticed what you pass over.",
}


class SelfRating(Struct, frozen=True):
    """How an item was rated."""

    id: str
    """The item's id."""
    principle: str | None
    """Its main principle; None where it stands under a pillar alone."""
    value: int | None
    """The rating, 1 to 5; None where it isn't known."""
    word: str
    """The rating in words."""
    strength: float | None
    """The rating so turned that 5 is the good end."""
    day: date | None
    """The day it was given."""
    others: float | None = None
    """What others say, turned likewise; None before there are enough of them."""
    turned: bool = False
    """Whether it was turned for that."""


class Gap(Struct, frozen=True):
    """Two things that don't go together."""

    id: str
    """The item's id."""
    principle: str | None
    """Its main principle; None where it stands under a pillar alone."""
    kind: str
    """What differs: "word-over-deed", "deed-over-word", "blind-spot" or "hidden-strength"."""
    value: int
    """The self-rating."""
    says: str
    """What doesn't go together, said kindly and as a question."""
    days: int | None
    """On how many of the last 60 days there was a deed; None where it is others who differ."""
    usual: float | None
    """The median of that over the other principles, likewise."""
    last: date | None
    """The latest day with a deed; None where there is none at all."""
    others: float | None
    """What others say, where it is they who differ."""
    why: str
    """The figures and the rule, in a line."""
    deeds: Mapping[str, int] = {}
    """How many deeds of each kind were counted."""
    answers: int = 0
    """How many answers stand beside them, which are no deeds."""


def word_and_deed(ratings: Iterable[SelfRating], deeds: Deeds, day: date) -> tuple[Gap, ...]:
    """Where ratings and the journal don't go together, the ratings furthest from the middle first."""
    if deeds.written < WRITTEN or deeds.age < YOUNG_DAYS:
        return ()
    apart = [(rating, gap) for rating in ratings if holds(rating, day) and (gap := _compared(rating, deeds, day))]
    apart.sort(key=lambda pair: -abs((pair[0].strength or MIDDLE) - MIDDLE))
    named = {gap.id for _, gap in apart}
    return tuple(gap for _, gap in apart if gap.id == gap.principle or gap.principle not in named)


def self_and_others(ratings: Iterable[SelfRating], day: date) -> tuple[Gap, ...]:
    """The largest blind spots and hidden strengths, at most two of each, the widest apart first."""
    apart = [
        (rating.others - rating.strength, rating)
        for rating in ratings
        if rating.strength is not None and rating.others is not None and holds(rating, day)
    ]
    apart.sort(key=lambda pair: -abs(pair[0]))
    blind = _once(_between(rating, BLIND, width) for width, rating in apart if width <= -STEP)
    hidden = _once(
        _between(rating, HIDDEN, width) for width, rating in apart if width >= STEP and (rating.others or 0) > MIDDLE
    )
    return (*blind[:MOST_OF_OTHERS], *hidden[:MOST_OF_OTHERS])


def holds(rating: SelfRating, day: date) -> bool:
    """Whether a rating is young enough to be compared with anything."""
    return rating.day is not None and day - rating.day <= timedelta(RATING_HOLDS_DAYS)


def _once(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """One gap for each principle, in their order: that of the principle itself, if it has one."""
    once: dict[str, Gap] = {}
    for gap in gaps:
        about = gap.principle or gap.id
        if about not in once or gap.id == about:
            once[about] = gap
    return tuple(once.values())


def _compared(rating: SelfRating, deeds: Deeds, day: date) -> Gap | None:
    """What doesn't go together between a rating and the journal, if anything."""
    counted = deeds.of.get(rating.id)
    if rating.strength is None or rating.turned or counted is None:
        return None
    usual = _median([deeds.of[each].days for each in deeds.principles if each != rating.id])
    is_principle, days = rating.id in deeds.principles, counted.days
    if is_principle and rating.strength > MIDDLE and _at_most(days, usual) < (SMALL_CHANCE if days else CHANCE):
        kind = WORD
    elif rating.strength < MIDDLE and days >= MANY and 1 - _at_most(days - 1, usual) < CHANCE:
        kind = DEED
    else:
        return None
    return Gap(
        rating.id,
        rating.principle,
        kind,
        rating.value or 0,
        _word_and_deed_says(rating, kind, counted, usual, day),
        days,
        usual,
        counted.last,
        None,
        f"Rated {rating.value} on {rating.day}. In the last {DEED_DAYS} days, {_on_days(days)} with a {_NOTHING}; "
        f"the {'other ' if is_principle else ''}principles have {usual:g} (their median).",
        counted.deeds,
        counted.answers,
    )


def _between(rating: SelfRating, kind: str, width: float) -> Gap:
    """What doesn't go together between a rating and what others say."""
    why = f"You rated it {rating.value}; {abs(width):.1f} lies between that and the average of the others."
    says = f"{_rating_says(rating)}, others {rating.others:.1f}. {_QUESTIONS[kind]}"
    return Gap(rating.id, rating.principle, kind, rating.value or 0, says, None, None, None, rating.others, why)


def _rating_says(rating: SelfRating) -> str:
    return (
        f"You said it gets in your way {rating.word} ({rating.value})"
        if rating.turned
        else f"You rated this {rating.value} ({rating.word})"
    )


def _word_and_deed_says(rating: SelfRating, kind: str, counted: DeedCount, usual: float, today: date) -> str:
    """What was rated, then what was counted beside it, and a question that leaves open what it means."""
    answers = f", though you answered {wording.counted(counted.answers, 'question')} about it"
    asked = answers if counted.answers and kind == WORD else ""
    if not counted.days:
        until = f"since {wording.full_day(counted.last, near=today)}" if counted.last else "yet"
        return f"{_rating_says(rating)}; no {_NOTHING} for it {until}{asked}. {_QUESTIONS[kind]}"
    there = f"{wording.listed(in_words(counted.deeds))}, on {_on_days(counted.days)}"
    others = f"; other principles have something on about {usual:g}" if kind == WORD else ""
    return f"{_rating_says(rating)}. The last {DEED_DAYS} days have {there}{others}{asked}. {_QUESTIONS[kind]}"


def _on_days(days: int) -> str:
    return wording.counted(days, "day") if days else "no day"


def _median(counts: Sequence[int]) -> float:
    """The one in the middle, or between the two there; the library's own would cost a run four milliseconds."""
    if not counts:
        return 0.0
    ordered = sorted(counts)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def _at_most(count: int, expected: float) -> float:
    """How likely a Poisson variable with this expectation is at most `count`."""
    term = total = exp(-expected)
    for step in range(1, count + 1):
        term *= expected / step
        total += term
    return total
