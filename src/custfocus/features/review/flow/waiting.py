"""Whether a month's review or the self-assessment waits; apart from both, so that they needn't be loaded."""

from collections.abc import Collection
from datetime import date, timedelta

from msgspec import Struct

from custfocus.base import wording
from custfocus.base.dates import months_on
from custfocus.features.review.month import WaitingReview, due
from custfocus.journal.entry import Filter
from custfocus.terminal.session import Session

MONTH = 365.25 / 12


def review_due(session: Session, day: date) -> WaitingReview | None:
    """The review that waits on a day, if one does."""
    return review_waiting(session, day, [item.id for item in session.framework.checklist])


def review_waiting(session: Session, day: date, items: Collection[str]) -> WaitingReview | None:
    """The same, where the ids of the checklist's items are known; whether one waits doesn't depend on them."""
    entries, since = session.store.entries, months_on(day, -1)
    reviews = session.find(Filter(kinds=("review",), since=since))
    answers = session.find(Filter(kinds=("checklist",), since=since))
    return due(reviews, answers, items, entries.first_day(), day)


class MirrorDue(Struct, frozen=True):
    """That it is time to look at where one stands: since which day, and in words."""

    day: date
    words: str


def _first_look(session: Session) -> str:
    count = len(session.framework.self_checks)
    questions = f": {wording.in_words(count, 'question')} to begin with" if count else ""
    return f"where you stand{questions}"


def mirror_due(session: Session) -> MirrorDue | None:
    """Whether the self-assessment is due: so many months after the last, or after the journal's first day."""
    months, entries = session.settings.assess_every, session.store.entries
    last = next(iter(session.find(Filter(kinds=("rating",), until=session.today), limit=1)), None)
    since = last.day if last else entries.first_day()
    if months is None or since is None or (due := since + timedelta(round(months * MONTH))) > session.today:
        return None
    if last is None:
        return MirrorDue(due, _first_look(session))
    return MirrorDue(due, f"where you stand: you last looked on {wording.full_day(last.day, near=session.today)}")
