"""What the choice of a question may know, read from the journal, and the questions in their turn on a day."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from custfocus.content.framework import Framework
from custfocus.features.echoes.choice import ChosenEcho
from custfocus.features.echoes.flow import echo_named, echo_of
from custfocus.features.ratings.latest import RATING_HOLDS_DAYS, latest_ratings
from custfocus.features.reflect.choice import guess_to_check, long_look, rank, still_to_answer
from custfocus.features.reflect.flow.intending import intention_of
from custfocus.features.reflect.past import (
    RETURN_AFTER_DAYS,
    RETURN_EVERY,
    AnyPick,
    AskedEntry,
    PastAnswers,
    Pick,
    Skips,
)
from custfocus.features.reflect.week import is_early, next_weekday
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.terminal.session import Session

if TYPE_CHECKING:
    from custfocus.content.models import Echo, Question

ANSWER = kinds.Answer.kind
ANSWERS = (ANSWER,)
# Among so many of the newest answers are those to questions in their turn that the rule looks back on.
MOST_LOOKED_THROUGH = 12
# What became of a guess is asked within so many days, or not at all.
GUESS_HOLDS_DAYS = 7


def past_answers(session: Session, day: date) -> PastAnswers:
    """What the choice may know on a day: the answers dated before it, and the skips up to it."""
    entries = session.store.entries
    # Those that are retired, too, as their answers count.
    questions = [item.id for item in session.framework.items if item.kind == "question"]
    before = Filter(kinds=ANSWERS, until=day - timedelta(1))
    skipped = Filter(kinds=(kinds.Skip.kind,), until=day)
    rated = Filter(kinds=(kinds.Rating.kind,), since=day - timedelta(RATING_HOLDS_DAYS), until=day - timedelta(1))
    newest = session.find(before, limit=MOST_LOOKED_THROUGH)
    in_turn = [answer for answer in newest if _is_in_turn(session.framework, answer)][: RETURN_EVERY - 1]
    first = entries.first_day()
    answered = entries.last_days(ANSWER, questions, day)
    return PastAnswers(
        answered=answered,
        times=entries.counts(ANSWER, answered, day, most=len(RETURN_AFTER_DAYS)),
        returns=tuple(entries.has_earlier(answer) for answer in in_turn),
        newest=newest[0].item if newest else None,
        count=entries.count(before, most=session.framework.pack.opening),
        first=first if first and first < day else None,
        skipped=_skips(session.find(skipped, oldest_first=True), answered),
        ratings=latest_ratings(session.find(rated)),
    )


def _is_in_turn(framework: Framework, answer: Entry) -> bool:
    """Whether an answer is to a question in its turn: about nothing of the user's, and not the long look."""
    if answer.of(kinds.Answer).of is not None:
        return False
    question = framework.by_id.get(answer.item or "")
    return question is None or question.kind != "question" or question.look is None or answer.asked != question.full


def ranked_on(session: Session, day: date, asked_anyway: Entry | None = None) -> Iterator[AnyPick]:
    """All questions in the order of their turn on a day.

    Args:
        session: The session.
        day: The day.
        asked_anyway: The one thing to do that the day asks about before its question.
    """
    settings, past = session.settings, past_answers(session, day)
    looks = settings.long_look == day.weekday()
    first: AnyPick | None = None
    if past.count >= session.framework.pack.opening:
        first = long_look(session.framework, past, day) if looks else None
        first = first or _guess(session, day) or _echo(session, day, asked_anyway)
    if first:
        yield first
    early = is_early(day, settings.weekdays)
    eve = not looks and settings.long_look == next_weekday(day, settings.weekdays)
    ranked = rank(session.framework, past, day, early=early, eve=eve)
    yield from (pick for pick in ranked if first is None or pick.question.id != first.question.id)


def questions_ahead(session: Session, days: Iterable[date]) -> "Iterator[tuple[date, Pick[Question]]]":
    """The question of each day to come, had those before it been answered: of the framework's, in its turn.

    What somebody writes meanwhile changes whose turn it is; nothing that they wrote is in any of them.
    """
    settings, past = session.settings, past_answers(session, session.today + timedelta(1))
    for day in days:
        looks = settings.long_look == day.weekday()
        eve = not looks and settings.long_look == next_weekday(day, settings.weekdays)
        pick = long_look(session.framework, past, day) if looks else None
        early = is_early(day, settings.weekdays)
        pick = pick or next(rank(session.framework, past, day, early=early, eve=eve), None)
        if pick is None:
            return
        yield day, pick
        past = past.after(pick.question, day)


def _guess(session: Session, day: date) -> "Pick[Question] | None":
    """The question what became of the latest guess, where that hasn't been asked yet and can be known by now."""
    reach = Filter(kinds=ANSWERS, since=day - timedelta(GUESS_HOLDS_DAYS), until=day)
    answers = session.find(reach)
    checked = {answer.of(kinds.Answer).of for answer in answers if answer.day < day}
    for answer in answers:
        question = session.framework.by_id.get(answer.item or "")
        if question is None or question.kind != "question" or not question.check:
            continue
        is_guess = answer.asked != question.full and answer.of(kinds.Answer).of is None
        set_aside = session.store.entries.count(Filter(kinds=(kinds.Skip.kind,), of=answer.id), most=1)
        if is_guess and answer.day < day and answer.id not in checked and not set_aside:
            return guess_to_check(answer, question, day)
    return None


def _echo(session: Session, day: date, asked_anyway: Entry | None) -> "Pick[Echo] | None":
    """The question about the user's own words, where it is the turn of one."""
    return _as_pick(echo_of(session, day, asked_anyway))


def echo_by_id(session: Session, name: str, day: date) -> "Pick[Echo] | None":
    """A question about the user's own words that was asked for by its id; None where nothing suits it."""
    return _as_pick(echo_named(session, name, day))


def _as_pick(chosen: ChosenEcho | None) -> "Pick[Echo] | None":
    if chosen is None:
        return None
    of = chosen.subject
    asked = AskedEntry(of.id, of.day, of.quotation, chosen.asks, chosen.kept, chosen.principles)
    return Pick(chosen.echo, chosen.reason, chosen.brief, of=asked)


def _skips(skips: Iterable[Entry], answered: Mapping[str, date]) -> dict[str, Skips]:
    """How each question was skipped since its last answer, or ever for good; `skips` come oldest first."""
    of_each: dict[str, Skips] = {}
    for skip in skips:
        if skip.of(kinds.Skip).of is not None:  # what it was about rests, not the question
            continue
        question = str(skip.item)
        before = of_each.get(question)
        for_good = skip.of(kinds.Skip).for_good or (before is not None and before.for_good)
        if for_good or skip.day > answered.get(question, date.min):
            of_each[question] = Skips(skip.day, before.times + 1 if before else 1, for_good)
    return of_each


def answers_on(session: Session, day: date) -> list[Entry]:
    """The answers to questions of the framework, dated on a day; what a review asks besides isn't among them."""
    return [answer for answer in session.find(Filter(kinds=ANSWERS, since=day, until=day)) if answer.item]


class DaySoFar(Struct, frozen=True):
    """What a day has so far, read once for a run."""

    day: date
    """The day."""
    answers: tuple[Entry, ...]
    """Its answers to questions of the framework, the newest first."""
    waiting: Entry | None
    """The one thing to do that it asks about."""


def day_so_far(session: Session, day: date) -> DaySoFar:
    """What a day has so far."""
    return DaySoFar(day, tuple(answers_on(session, day)), intention_of(session, day))


def picks(session: Session, so_far: DaySoFar) -> Iterator[AnyPick]:
    """The questions for a day in rank, without those that the day has answers to."""
    ranked = ranked_on(session, so_far.day, so_far.waiting)
    return still_to_answer(ranked, (answer.item for answer in so_far.answers))
