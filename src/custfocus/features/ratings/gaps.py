"""Word and deed: where a self-rating and the journal, or a self-rating and what others say, don't go together.

An item is compared through its main principle, the first it names: what counts as deed are the days, of the last
DEED_DAYS, with an entry that is evidence for it (an answer, a practice done, something heard, a note, a worksheet's
sheet on the day it was opened; never a rating, a skip or a priority). A rating is the latest one, if it isn't older
than RATING_HOLDS_DAYS. The scale of barriers is turned, so that "hardly ever in the way" is a high rating. Of several
items on a principle, the principle itself speaks for all.

- *Word over deed*: rated 4 or 5, and there is no such day, which chance would bring less than once in 20 times if the
  principle were lived on as many days as the others (their median, three at least); or there are so few that it
  would bring them less than once in 200 times.
- *Deed over word*: rated 1 or 2, and there are at least MANY such days, so many that chance would bring them less
  than once in 20 times, if the principle had as many as the others; and some more that are our doing and not the
  leader's, since the daily question asks about what is rated low twice as often: as many as the others have days
  with answers (the median again), but no more than half of its own days with answers.

Silence says nothing of a journal that is young or asleep: there must be WRITTEN days with any evidence, and the first
entry must be YOUNG_DAYS old. The days of a principle, if they come one by one and not all at once, go by the Poisson
distribution, and that is what "chance" is taken for.

How sure that is, measured with entries thrown at random (tests/proofs/test_word_and_deed.py):

- At 13 entries in the 60 days, where many a principle has no day by chance, one journal in twenty is told of a word
  over deed where there is none, and 4 % of what is named is false.
- Of what is done three times as often as usual, at two to nine entries a week, 55 to 86 % are named, and at most 2 %
  of what is named is a false deed.

Between oneself and others, from three of their answers on (the rules on other voices see to that):

- *Blind spot*: they rate it at least one step lower. *Hidden strength*: at least one step higher, and above the
  middle. At most two of each are named, the widest apart first.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from math import exp

from msgspec import Struct

from custfocus.base import wording
from custfocus.features.ratings.latest import RATING_HOLDS_DAYS
from custfocus.features.ratings.scales import MIDDLE
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

DEED_DAYS = 60
WRITTEN = 8
YOUNG_DAYS = 30
MANY = 6
CHANCE, SMALL_CHANCE = 1 / 20, 1 / 200
STEP = 1.0
MOST_OF_OTHERS = 2
WORD, DEED, BLIND, HIDDEN = "word-over-deed", "deed-over-word", "blind-spot", "hidden-strength"
# What one would rather not hear comes first.
ORDER = (WORD, BLIND, DEED, HIDDEN)
_ANSWER = "answer"
_QUESTIONS = {
    WORD: "Not done, or not written down?",
    DEED: "What do they say?",
    BLIND: "What do they meet with that you don't?",
    HIDDEN: "They have noticed what you pass over.",
}


class Deeds(Struct, frozen=True):
    """What the journal shows of the principles in the last DEED_DAYS."""

    days: Mapping[str, int]
    """On how many days there is evidence, by principle."""
    answers: Mapping[str, int]
    """On how many of them there is an answer, by principle."""
    written: int
    """On how many days there is any evidence at all."""
    last: Mapping[str, date]
    """The latest day with evidence, however long ago, by principle."""
    age: int
    """How many days ago the journal's first entry was."""
    practised: Mapping[str, int] = {}
    """On how many of the days with evidence a practice was ticked, by principle."""


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
    through: str = ""
    """The name of the principle it is compared through; empty where it is that principle itself."""


class Gap(Struct, frozen=True):
    """Two things that don't go together."""

    id: str
    """The item's id."""
    principle: str | None
    """The principle that it is compared through; None where it stands under a pillar alone."""
    kind: str
    """What differs: "word-over-deed", "deed-over-word", "blind-spot" or "hidden-strength"."""
    value: int
    """The self-rating."""
    says: str
    """What doesn't go together, said kindly and as a question."""
    days: int | None
    """On how many of the last 60 days there was evidence; None where it is others who differ."""
    usual: float | None
    """The median of that over the other principles, likewise."""
    last: date | None
    """The latest day with evidence; None where there is none at all."""
    others: float | None
    """What others say, where it is they who differ."""
    why: str
    """The figures and the rule, in a line."""


def count_deeds(
    evidence: Iterable[Entry], last: Mapping[str, date], principles: Sequence[str], first: date | None, day: date
) -> Deeds:
    """What the journal shows of the principles on a day.

    Args:
        evidence: The entries of the kinds of evidence since `since(day)`.
        last: The latest day with evidence up to the day, by principle.
        principles: The ids of all principles.
        first: The day of the journal's first entry.
        day: The day.
    """
    days: dict[str, set[date]] = {principle: set() for principle in principles}
    answered: dict[str, set[date]] = {principle: set() for principle in principles}
    practised: dict[str, set[date]] = {principle: set() for principle in principles}
    written = set()
    for entry in evidence:
        written.add(entry.day)
        for principle in entry.principles:
            if principle in days:
                days[principle].add(entry.day)
                if entry.kind == _ANSWER:
                    answered[principle].add(entry.day)
                elif entry.kind == kinds.PracticeDone.kind:
                    practised[principle].add(entry.day)
    return Deeds(
        {principle: len(of_it) for principle, of_it in days.items()},
        {principle: len(of_it) for principle, of_it in answered.items()},
        len(written),
        last,
        (day - first).days if first else 0,
        {principle: len(of_it) for principle, of_it in practised.items()},
    )


def since(day: date) -> date:
    """The first of the last DEED_DAYS."""
    return date.fromordinal(max(1, day.toordinal() - DEED_DAYS + 1))


def word_and_deed(ratings: Iterable[SelfRating], deeds: Deeds, day: date) -> tuple[Gap, ...]:
    """Where ratings and the journal don't go together, the ratings furthest from the middle first."""
    if deeds.written < WRITTEN or deeds.age < YOUNG_DAYS:
        return ()
    apart = [(rating, gap) for rating in ratings if holds(rating, day) and (gap := _compared(rating, deeds, day))]
    apart.sort(key=lambda pair: -abs((pair[0].strength or MIDDLE) - MIDDLE))
    return _once(gap for _, gap in apart)


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
    principle = rating.principle
    if rating.strength is None or principle is None or principle not in deeds.days:
        return None
    days, others = deeds.days[principle], [each for each in deeds.days if each != principle]
    usual = _median([deeds.days[each] for each in others])
    asked_twice = _median([deeds.days[each] + deeds.answers[each] for each in others])
    expected = min(asked_twice, usual + deeds.answers[principle] / 2)
    if rating.strength > MIDDLE and _at_most(days, usual) < (SMALL_CHANCE if days else CHANCE):
        kind, figures = WORD, f"the other principles have {usual:g} (their median)"
    elif rating.strength < MIDDLE and days >= MANY and 1 - _at_most(days - 1, expected) < CHANCE:
        kind, figures = DEED, f"{expected:g} would be usual, as we ask more about what is rated low"
    else:
        return None
    written = wording.counted(days, "day") if days else "no day"
    counted = f"In the last {DEED_DAYS} days, {written} with something written for {_under(rating)}; {figures}."
    why = f"Rated {rating.value} on {rating.day}. {counted}"
    last = deeds.last.get(principle)
    says = _word_and_deed_says(rating, kind, deeds, usual, day)
    return Gap(rating.id, rating.principle, kind, rating.value or 0, says, days, usual, last, None, why)


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


def _word_and_deed_says(rating: SelfRating, kind: str, deeds: Deeds, usual: float, today: date) -> str:
    """What was rated, then what was counted beside it, and a question that leaves open what it means."""
    principle = rating.principle or ""
    days, last = deeds.days[principle], deeds.last.get(principle)
    if days:
        shows = _counted(days, deeds.practised.get(principle, 0), _under(rating))
        shows += f"; other principles have about {usual:g}" if kind == WORD else ""
        return f"{_rating_says(rating)}. {shows}. {_QUESTIONS[kind]}"
    what = f"nothing written for {_under(rating)}" if rating.through or not last else "nothing written"
    shows = f"{what} since {wording.full_day(last, near=today)}" if last else f"{what} yet"
    return f"{_rating_says(rating)}; {shows}. {_QUESTIONS[kind]}"


def _counted(days: int, practised: int, under: str) -> str:
    """On how many days something was written or ticked, and what of that was a practice."""
    if practised == days:
        return f"On {days} of {DEED_DAYS} days you ticked a practice under {under}"
    practices = f", {practised} of them a practice" if practised else ""
    return f"On {days} of {DEED_DAYS} days you wrote something under {under}{practices}"


def _under(rating: SelfRating) -> str:
    """What was counted: the item itself, or by its name the principle that it is compared through."""
    return f'"{rating.through}"' if rating.through else "it"


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
