"""Which question is asked: the rule, and why it chose as it did.

1. Only entries dated before the day count, and that day's skips: the same journal gives the same question
   all day. A question that was skipped rests for SKIP_RESTS_DAYS. A retired one isn't asked, but the answers
   to it count.
2. The first answers follow the starter list, as many as the framework says.
3. Then every RETURN_EVERY-th question is a return, last answered RETURN_AFTER_DAYS ago or longer; the others
   are new. Where one kind has none, the other gives one; where both have none, the question that has waited
   longest is asked.
4. Within the kind it is the turn of the pillar whose last answer is oldest; one without answers comes first.
5. Within the pillar, of the principle with the most days x weight: the days since its last answer (without
   one: since the first entry, and one more), and the weight that WEIGHTS gives its self-rating; UNRATED if it
   has none from the last RATING_HOLDS_DAYS. A question counts for its main principle, the first it names;
   those that name a pillar alone are one more group in it, of the weight WHOLE_PILLAR.
6. Within the principle, of the question that has waited longest.

Pillars that are equal, and principles too, take turns within the day: the one with fewer answers on that last
day is first. What is still equal goes by content order.

The rule began in a simpler form: every third a return, and weights of 1 + (5 - rating) / 4, for the unrated
and for pillars alone as for a 3. What `benchmarks/coaching.py` showed, and changed:

- With three pillars taking turns, every third question falls to the same pillar: all returns went to one of
  them, which had nothing new for 28 answers (the median leader). With every fourth it is 6, and all questions
  have been asked after 72 answers instead of 78.
- The few groups of a pillar take turns in whole steps, which blunts the weights. From 1 to 2, they brought weak
  principles (rated 1 or 2) back 1.3 times as soon as strong ones (4 or 5); from 0.8 to 3, with the larger steps
  on the weak side, twice. The price: the longest wait of a question grows by a sixth. Without ratings it is
  shorter than before.
- A pillar has one to three questions of its own, a principle four to nine: at the weight of a principle they
  would come back sooner than the others, for no reason.
- If an answer counted for all principles that its question names, those named often would hardly ever have
  their turn, and the longest wait would double.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from custfocus.base import wording
from custfocus.content.framework import Framework, name_of, pillar_of
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.content.models import AnyItem, Question

RETURN_EVERY = 4
RETURN_AFTER_DAYS = 28
SKIP_RESTS_DAYS = 14
WEIGHTS: Mapping[int, float] = {1: 3, 2: 2, 3: 1, 4: 0.9, 5: 0.8}
UNRATED = 1.0
WHOLE_PILLAR = 0.5
RATING_HOLDS_DAYS = 180
# From so many days on, a page calls a principle quiet.
QUIET_DAYS = 7

_UNITS = (("years", 365), ("months", 30), ("weeks", 7), ("days", 1))

# Where a question has its turn: the pillar, and the principle, or None where it names the pillar alone.
QuestionGroup = tuple[str | None, str | None]


class PastAnswers(Struct, frozen=True):
    """What the choice may know: the entries dated before the day, and that day's skips."""

    answered: Mapping[str, date]
    """The day of the latest answer to each question, by the question's id."""
    returns: tuple[bool, ...]
    """Of the newest answers, newest first, at most RETURN_EVERY - 1: had the question been answered before?"""
    count: int
    """How many answers there are, counted no further than the journal is opened by."""
    first: date | None
    """The day of the first entry."""
    skipped: Mapping[str, date]
    """The day of the latest skip of each question, by the question's id."""
    ratings: Mapping[str, tuple[int, date]]
    """The latest self-rating, 1 to 5, and its day, by the principle's id."""

    def after(self, question: Question, day: date) -> PastAnswers:
        """What the past would be, had this question been answered on the day."""
        return replace(
            self,
            answered={**self.answered, question.id: day},
            returns=(question.id in self.answered, *self.returns)[: RETURN_EVERY - 1],
            count=self.count + 1,
            first=self.first or day,
        )


class Pick(Struct, frozen=True):
    """A question, and why it is the one."""

    question: Question
    """The question."""
    reason: str
    """The rule with its figures, in a line."""
    brief: str
    """The reason in a few words, for a page."""


def latest_ratings(ratings: Iterable[Entry]) -> dict[str, tuple[int, date]]:
    """The latest rating of each item with its day; where that is "don't know", the item has none.

    Args:
        ratings: Entries, the newest first.
    """
    newest: dict[str, Entry] = {}
    for entry in ratings:
        newest.setdefault(str(entry.item), entry)
    return {item: (value, entry.day) for item, entry in newest.items() if (value := value_of(entry)) is not None}


def value_of(rating: Entry) -> int | None:
    """What a rating says, None for "don't know"."""
    return rating.of(kinds.Rating).value


def rank(framework: Framework, past: PastAnswers, day: date) -> Iterator[Pick]:
    """Every question that is offered, once: the day's own first, then those that would follow it.

    Each is what the rule chooses, had those before it been answered on the day; so another one brings another
    pillar or principle. Those that rest come last, in the order in which their rest ends.
    """
    offered: list[Question] = []
    resting: list[Question] = []
    for question in framework.questions:
        skipped = past.skipped.get(question.id)
        rests = skipped is not None and (day - skipped).days < SKIP_RESTS_DAYS
        (resting if rests else offered).append(question)
    while offered:
        pick = _choose(framework, offered, past, day)
        yield pick
        offered.remove(pick.question)
        past = past.after(pick.question, day)
    for question in sorted(resting, key=lambda question: past.skipped[question.id]):
        days = (day - past.skipped[question.id]).days
        when = f"{wording.counted(days, 'day')} ago" if days else "today"
        yield Pick(question, f"Set aside {when}; every other question comes first.", f"set aside {when}")


def still_to_answer(picks: Iterable[Pick], answered: Iterable[str | None]) -> Iterator[Pick]:
    """The rank without the questions that the day has answers to, so that a second answer takes the next."""
    done = set(answered)
    return (pick for pick in picks if pick.question.id not in done)


def _choose(framework: Framework, offered: list[Question], past: PastAnswers, day: date) -> Pick:
    new = [question for question in offered if question.id not in past.answered]
    starters = [question for question in new if question.starter is not None]
    opening = framework.pack.opening
    if starters and past.count < opening:
        question = min(starters, key=lambda question: question.starter or 0)
        number = wording.number(opening, up_to=12)
        return Pick(
            question, f"One of the {number} that open the journal.", f"one of the {number} questions to begin with"
        )

    def waited(question: Question) -> int:
        answered = past.answered.get(question.id)
        return (day - answered).days if answered else 0

    returns = [question for question in offered if waited(question) >= RETURN_AFTER_DAYS]
    due = not any(past.returns[: RETURN_EVERY - 1])
    pool = (returns or new) if due else (new or returns)
    if not pool:
        question = max(offered, key=waited)
        wait = wording.counted(waited(question), "day")
        reason = f"All were answered within {RETURN_AFTER_DAYS} days; this one has waited longest: {wait}."
        return Pick(question, reason, f"it has waited longest: {wait}")

    turn = _turn(framework, pool, past, day)
    question = max((each for each in pool if _group(framework, each) == turn.group), key=waited)
    if pool is new:
        return Pick(question, turn.reason, turn.brief)
    occasion = "A return is due" if due else "Nothing is new"
    return Pick(question, f"{occasion}; {turn.reason}", f"answered {_span(waited(question))} ago; what holds now?")


class _Turn(Struct, frozen=True):
    """What a group can say for itself."""

    group: QuestionGroup
    """The group."""
    pillar: str
    """What pages call its pillar."""
    name: str
    """What pages call the group."""
    last: int
    """How many answers it has on the last day that has any."""
    days: int
    """How many days it is since then, or since the journal began."""
    weight: float
    """How much each of them counts."""
    source: str
    """Why so much."""

    @property
    def claim(self) -> tuple[float, int]:
        return self.days * self.weight, -self.last

    @property
    def reason(self) -> str:
        days = wording.counted(self.days, "day")
        return f"{self.pillar}'s turn; {self.name}: {days} × {self.weight:g} ({self.source})."

    @property
    def brief(self) -> str:
        if not self.last:
            return f"{self.name}: not asked about yet"
        if self.days < QUIET_DAYS:
            return f"{self.name}: another side of it"
        return f"{self.name}: unasked for {self.days} days"


def _turn(framework: Framework, pool: list[Question], past: PastAnswers, day: date) -> _Turn:
    """Whose turn it is among the groups of a pool: by pillar, then by days x weight."""
    answers: dict[QuestionGroup, list[date]] = {}
    for question_id, answered in past.answered.items():
        if question := framework.by_id.get(question_id):
            answers.setdefault(_group(framework, question), []).append(answered)

    def newest(days: list[date]) -> tuple[date, int]:
        last = max(days, default=date.min)
        return last, days.count(last)

    def pillar_last(pillar: str | None) -> tuple[date, int]:
        return newest([answered for group in answers if group[0] == pillar for answered in answers[group]])

    def turn(group: QuestionGroup) -> _Turn:
        pillar, principle = group
        last, count = newest(answers.get(group, []))
        days = (day - last).days if count else (day - (past.first or day)).days + 1
        weight, source = _weight(principle, past, day)
        whose = name_of(framework, str(pillar))
        name = name_of(framework, principle) if principle else f"{whose} as a whole"
        return _Turn(group, whose, name, count, days, weight, source)

    groups = dict.fromkeys(_group(framework, question) for question in pool)
    pillar = min((pillar for pillar, _ in groups), key=pillar_last)
    return max((turn(group) for group in groups if group[0] == pillar), key=lambda turn: turn.claim)


def _group(framework: Framework, item: AnyItem) -> QuestionGroup:
    return pillar_of(framework, item), item.principles[0] if item.principles else None


def _weight(principle: str | None, past: PastAnswers, day: date) -> tuple[float, str]:
    if principle is None:
        return WHOLE_PILLAR, "a question on no single principle counts half"
    if principle not in past.ratings:
        return UNRATED, "not rated"
    rating, rated = past.ratings[principle]
    if (day - rated).days > RATING_HOLDS_DAYS:
        return UNRATED, "rated too long ago"
    return WEIGHTS[rating], f"you rated it {rating}"


def _span(days: int) -> str:
    """Two days or more, as one says it: "five weeks", "three months"."""
    unit, length = next((unit, length) for unit, length in _UNITS if days >= 2 * length)
    return f"{wording.number(days // length)} {unit}"
