"""Whether a month's review waits; apart from the review itself, so that a nudge needn't load it."""

from datetime import date

from custfocus.coach.month import Due, due
from custfocus.dates import months_on
from custfocus.library.models import Check
from custfocus.session import Session
from custfocus.store.entry import Filter


def review_due(session: Session, day: date) -> Due | None:
    """The review that waits on a day, if one does."""
    entries, since = session.store.entries, months_on(day, -1)
    reviews = entries.find(Filter(kinds=("review",), since=since))
    answers = entries.find(Filter(kinds=("checklist",), since=since))
    return due(reviews, answers, [item.id for item in session.framework.of(Check)], entries.first_day(), day)
