"""What the choice of a question may know, read from the journal, and the questions in their turn on a day."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from custfocus.features.ratings.latest import RATING_HOLDS_DAYS, latest_ratings
from custfocus.features.reflect.choice import (
    RETURN_AFTER_DAYS,
    RETURN_EVERY,
    PastAnswers,
    Pick,
    Skips,
    is_early,
    rank,
    still_to_answer,
)
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.terminal.session import Session

ANSWER = kinds.Answer.kind
ANSWERS = (ANSWER,)


def past_answers(session: Session, day: date) -> PastAnswers:
    """What the choice may know on a day: the answers dated before it, and the skips up to it."""
    entries = session.store.entries
    # Those that are retired, too, as their answers count.
    questions = [item.id for item in session.framework.items if item.kind == "question"]
    before = Filter(kinds=ANSWERS, until=day - timedelta(1))
    skipped = Filter(kinds=(kinds.Skip.kind,), until=day)
    rated = Filter(kinds=(kinds.Rating.kind,), since=day - timedelta(RATING_HOLDS_DAYS), until=day - timedelta(1))
    newest = session.find(before, limit=RETURN_EVERY - 1)
    first = entries.first_day()
    answered = entries.last_days(ANSWER, questions, day)
    return PastAnswers(
        answered=answered,
        times=entries.counts(ANSWER, answered, day, most=len(RETURN_AFTER_DAYS)),
        returns=tuple(entries.has_earlier(answer) for answer in newest),
        newest=newest[0].item if newest else None,
        count=entries.count(before, most=session.framework.pack.opening),
        first=first if first and first < day else None,
        skipped=_skips(session.find(skipped, oldest_first=True), answered),
        ratings=latest_ratings(session.find(rated)),
    )


def ranked_on(session: Session, day: date) -> Iterator[Pick]:
    """All questions in the order of their turn on a day."""
    early = is_early(day, session.settings.weekdays)
    return rank(session.framework, past_answers(session, day), day, early=early)


def _skips(skips: Iterable[Entry], answered: Mapping[str, date]) -> dict[str, Skips]:
    """How each question was skipped since its last answer, or ever for good; `skips` come oldest first."""
    of_each: dict[str, Skips] = {}
    for skip in skips:
        question = str(skip.item)
        before = of_each.get(question)
        for_good = skip.of(kinds.Skip).for_good or (before is not None and before.for_good)
        if for_good or skip.day > answered.get(question, date.min):
            of_each[question] = Skips(skip.day, before.times + 1 if before else 1, for_good)
    return of_each


def answers_on(session: Session, day: date) -> list[Entry]:
    """The answers dated on a day."""
    return session.find(Filter(kinds=ANSWERS, since=day, until=day))


def picks(session: Session, day: date) -> Iterator[Pick]:
    """The questions for a day in rank, without those that the day has answers to."""
    ranked = ranked_on(session, day)
    return still_to_answer(ranked, (answer.item for answer in answers_on(session, day)))
