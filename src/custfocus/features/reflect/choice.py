"""Which question is asked: the rule, and why it chose as it did.

1. Only entries dated before the day count, and that day's skips: the same journal gives the same question
   all day. A question that was skipped rests for SKIP_RESTS_DAYS: the first figure after its first skip since its
   last answer, the second after the second, the third after any further. One that was let go isn't asked again.
   A retired one isn't asked either, but the answers to it count.
2. The first answers follow the starter list, as many as the framework says.
3. Then every RETURN_EVERY-th question is a return, the others are new. A question may return RETURN_AFTER_DAYS
   after its last answer: the first figure after one answer, the second after two, the third after more; where its
   principle is rated low, divided by that weight, though never sooner than the first figure. Where one kind has
   none, the other gives one; where both have none, the question that has waited longest is asked. The long look,
   and what is asked about the user's own entries, count for neither.
4. A question that looks back on the week (`since: midweek`) comes last on the week's first EARLY_DAYS days that
   count. The form of the last answer's question rests, as long as there is another.
5. The pillar of the last answer rests, as long as another has a question. It is the turn of the principle, over
   all other pillars, with the most days x weight: the days since its last answer (without one: since the first
   entry, and one more), and the weight that WEIGHTS gives its self-rating; UNRATED if it has none from the last
   RATING_HOLDS_DAYS. A question counts for its main principle, the first it names; those that name a pillar
   alone are one more group, of the weight WHOLE_PILLAR.
6. Within the principle, of the question that has waited longest.

Principles that are equal take turns within the day: the one with fewer answers on that last day is first. What is
still equal goes by content order.

What `benchmarks/coaching.py` showed, and the rule follows:

- Where pillars take turns rather than principles, each principle of a pillar of two is asked twice as often as each
  of five. Over all pillars the shares lie closer together, and resting the pillar of the last answer keeps them
  varied.
- The steps of the weights are larger on the weak side, so that weak principles (rated 1 or 2) come back about twice
  as soon as strong ones (4 or 5).
- With one time for all returns, a question came 21 times in two years and another 4 times. Times that double bring
  them closer together.
- A skip that always rests for two weeks teaches nothing: whoever dislikes a fifth of the questions skipped some 400
  times in two years. Rests that triple take most of that away.
- A pillar has few questions of its own: at the weight of a principle they would come back sooner than the others,
  for no reason.
- If an answer counted for all principles that its question names, those named often would hardly ever have
  their turn, and the longest wait would double.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from custfocus.base import wording
from custfocus.content.framework import GUESS, Framework, name_of, pillar_of
from custfocus.features.ratings.latest import RATING_HOLDS_DAYS
from custfocus.features.reflect.past import (
    RETURN_AFTER_DAYS,
    RETURN_EVERY,
    AnyPick,
    AskedEntry,
    PastAnswers,
    Pick,
)

if TYPE_CHECKING:
    from custfocus.content.models import AnyItem, Question
    from custfocus.journal.entry import Entry


WEIGHTS: Mapping[int, float] = {1: 3, 2: 2, 3: 1, 4: 0.9, 5: 0.8}
UNRATED = 1.0
WHOLE_PILLAR = 0.5
# From so many days on, a page calls a principle quiet.
QUIET_DAYS = 7

_UNITS = (("years", 365), ("months", 30), ("weeks", 7), ("days", 1))

# Where a question has its turn: the pillar, and the principle, or None where it names the pillar alone.
QuestionGroup = tuple[str | None, str | None]


def rank(
    framework: Framework, past: PastAnswers, day: date, *, early: bool = False, eve: bool = False
) -> Iterator[Pick[Question]]:
    """Every question that is offered, once: the day's own first, then those that would follow it.

    Each is what the rule chooses, had those before it been answered on the day; so another one brings another
    pillar or principle. Then come those for which it is too early in the week, and last those that rest, in the order
    in which their rest ends.

    Args:
        framework: The framework.
        past: What the choice may know.
        day: The day.
        early: Whether it is too early in the week to look back on it.
        eve: Whether the next day has the long look, and so no room for asking what became of a guess.
    """
    offered: list[Question] = []
    later: list[Question] = []
    resting: list[Question] = []
    for question in framework.questions:
        if not _rests(question, past, day):
            is_later = (early and question.since) or (eve and question.form == GUESS)
            (later if is_later else offered).append(question)
        elif not past.skipped[question.id].for_good:
            resting.append(question)
    for pool in (offered, later):
        while pool:
            pick = _choose(framework, pool, past, day)
            yield pick
            pool.remove(pick.question)
            past = past.after(pick.question, day)
    for question in sorted(resting, key=lambda question: past.skipped[question.id].days_to_go(day)):
        days = (day - past.skipped[question.id].last).days
        when = f"{wording.counted(days, 'day')} ago" if days else "today"
        yield Pick(question, f"Set aside {when}; every other question comes first.", f"set aside {when}")


def long_look(framework: Framework, past: PastAnswers, day: date) -> Pick[Question] | None:
    """The question for the long look at the week: of those whose long forms open it, the one whose turn it is.

    None before the opening is over, and where none is offered.
    """
    if past.count < framework.pack.opening:
        return None
    offered = [
        question for question in framework.questions if question.look is not None and not _rests(question, past, day)
    ]
    question = min(offered, key=lambda each: (past.answered.get(each.id, date.min), each.look or 0), default=None)
    if question is None:
        return None
    answered = past.answered.get(question.id)
    before = f"you last answered it on {wording.full_day(answered)}" if answered else "you haven't answered it yet"
    count = wording.number(len(offered), up_to=12)
    reason = f"The long look at the week: {count} questions take turns to open it, and {before}."
    return Pick(question, reason, "the long look at the week", is_look=True)


def guess_to_check(guess: Entry, question: Question, day: date) -> Pick[Question]:
    """The question what became of a guess: it is asked on the next day that counts."""
    asked = AskedEntry(guess.id, guess.day, guess.text, question.check, question.check, question.principles)
    when = wording.near_day(guess.day, day) or f"on {wording.full_day(guess.day, near=day)}"
    return Pick(question, f"You guessed {when}, and now it can be known.", f"what you guessed {when}", of=asked)


def still_to_answer(picks: Iterable[AnyPick], answered: Iterable[str | None]) -> Iterator[AnyPick]:
    """The rank without the questions that the day has answers to, so that a second answer takes the next."""
    done = set(answered)
    return (pick for pick in picks if pick.question.id not in done)


def _rests(question: Question, past: PastAnswers, day: date) -> bool:
    """Whether a question was set aside, or let go, and isn't asked now."""
    skips = past.skipped.get(question.id)
    return skips is not None and (skips.for_good or skips.days_to_go(day) > 0)


def returns_after(framework: Framework, question: Question, past: PastAnswers, day: date) -> int:
    """How many days after its last answer a question may return."""
    times = past.times.get(question.id, 1)
    if question.form == GUESS:  # each is answered twice, the guess and what became of it
        times = (times + 1) // 2
    weight, _ = _weight(_group(framework, question)[1], past, day)
    after = RETURN_AFTER_DAYS[min(times, len(RETURN_AFTER_DAYS)) - 1]
    return max(RETURN_AFTER_DAYS[0], round(after / max(weight, UNRATED)))


def _choose(framework: Framework, pool: list[Question], past: PastAnswers, day: date) -> Pick[Question]:
    opening = framework.pack.opening
    starters = [each for each in pool if each.starter is not None and each.id not in past.answered]
    newest = framework.by_id.get(past.newest or "")
    form = newest.form if newest and newest.kind == "question" else None
    if starters and past.count < opening:
        question = min(starters, key=lambda question: (question.form == form, question.starter or 0))
        number = wording.number(opening, up_to=12)
        reason = f"One of the {number} questions that open the journal."
        return Pick(question, reason, f"one of the {number} questions to begin with")
    others = [question for question in pool if question.form != form]
    for offered in (others, pool):
        if pick := _due(framework, offered, past, day):
            return pick
    question = max(others or pool, key=lambda question: _waited(question, past, day))
    wait = wording.counted(_waited(question, past, day), "day")
    reason = f"Every question was answered not long ago; this one has waited longest: {wait}."
    return Pick(question, reason, f"it has waited longest: {wait}")


def _due(framework: Framework, offered: list[Question], past: PastAnswers, day: date) -> Pick[Question] | None:
    """A new question or a return, whichever is due; None where there is neither."""
    new = [question for question in offered if question.id not in past.answered]
    returns = [
        question
        for question in offered
        if question.id in past.answered
        and _waited(question, past, day) >= returns_after(framework, question, past, day)
    ]
    wanted = (returns or new) if not any(past.returns[: RETURN_EVERY - 1]) else (new or returns)
    if not wanted:
        return None
    turn = _turn(framework, wanted, past, day)
    theirs = (each for each in wanted if _group(framework, each) == turn.group)
    question = max(theirs, key=lambda question: _waited(question, past, day))
    if wanted is new:
        return Pick(question, turn.reason, turn.brief)
    span = _span(_waited(question, past, day))
    return Pick(question, f"You answered it {span} ago. {turn.reason}", f"answered {span} ago; what holds now?")


def _waited(question: Question, past: PastAnswers, day: date) -> int:
    """How many days ago a question was answered last; 0 where it never was."""
    answered = past.answered.get(question.id)
    return (day - answered).days if answered else 0


class _Turn(Struct, frozen=True):
    """What a group can say for itself."""

    group: QuestionGroup
    """The group."""
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
        why = f"{self.name} has waited longest" if self.weight <= UNRATED else f"{self.name} comes up sooner"
        return f"{why}: {days} × {self.weight:g} ({self.source})."

    @property
    def brief(self) -> str:
        if not self.last:
            return "not asked about yet"
        if self.days < QUIET_DAYS:
            return "another side of it"
        return f"unasked for {self.days} days"


def _turn(framework: Framework, pool: list[Question], past: PastAnswers, day: date) -> _Turn:
    """Whose turn it is among the groups of a pool: by days x weight, without the pillar that rests."""
    answers: dict[QuestionGroup, list[date]] = {}
    for question_id, answered in past.answered.items():
        if question := framework.by_id.get(question_id):
            answers.setdefault(_group(framework, question), []).append(answered)

    def turn(group: QuestionGroup) -> _Turn:
        pillar, principle = group
        days_of = answers.get(group, [])
        last = max(days_of, default=past.first or day)
        days = (day - last).days if days_of else (day - last).days + 1
        weight, source = _weight(principle, past, day)
        name = name_of(framework, principle) if principle else f"{name_of(framework, str(pillar))} as a whole"
        return _Turn(group, name, days_of.count(last), days, weight, source)

    newest = framework.by_id.get(past.newest or "")
    resting = pillar_of(framework, newest) if newest else None
    groups = dict.fromkeys(_group(framework, question) for question in pool)
    awake = [group for group in groups if group[0] != resting] or groups
    return max(map(turn, awake), key=lambda turn: turn.claim)


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
