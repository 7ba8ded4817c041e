"""Whose turn it is: the month that a review is for, and whether one waits."""

from collections.abc import Collection, Iterable
from datetime import date

from msgspec import Struct

from custfocus.base.dates import month_end, month_key, months_on
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

# In the first days of a month, a review looks back on the one that has just ended.
LOOKING_BACK_DAYS = 7
SO_FAR = "This month so far."


class WaitingReview(Struct, frozen=True):
    """A review that waits."""

    month: date
    """The month it is for, its first day."""
    begun: bool
    """Whether it has been begun."""
    answered: int
    """How many of the checklist's items have an answer."""
    items: int
    """How many items the checklist has."""


def review_of(reviews: Iterable[Entry], month: date) -> Entry | None:
    """The review of a month, once it has been begun."""
    return next((review for review in reviews if review.of(kinds.Review).month == month_key(month)), None)


def is_finished(reviews: Iterable[Entry], month: date) -> bool:
    """Whether a month's review has its letter."""
    review = review_of(reviews, month)
    return review is not None and review.of(kinds.Review).finished


def default_month(reviews: Collection[Entry], day: date, *, written: bool, first: date | None) -> tuple[date, str]:
    """The month to review on a day, and why it is that one, in a sentence.

    On the first seven days of a month it is the last month, until its review is finished; otherwise this month, and
    always where the journal hadn't begun before.

    Args:
        reviews: The reviews of this month and the last.
        day: The day.
        written: Whether the last month has entries, so that there is something to look back on.
        first: The day of the journal's first entry; None where there is none.
    """
    this, last = months_on(day, 0), months_on(day, -1)
    if first is None or first >= this:
        return this, SO_FAR
    review = review_of(reviews, last)
    unfinished = not is_finished(reviews, last)
    if unfinished and day.day <= LOOKING_BACK_DAYS:
        return last, f"Last month, because {day:%B} has just begun."
    if unfinished and review:
        return this, f"{SO_FAR} {last:%B}'s review is still open: custfocus review {month_key(last)}"
    if unfinished and written:
        return this, f"{SO_FAR} {last:%B} has no review yet: custfocus review {month_key(last)}"
    return this, SO_FAR


def due(
    reviews: Collection[Entry],
    checklist: Iterable[Entry],
    items: Collection[str],
    first: date | None,
    day: date,
) -> WaitingReview | None:
    """The review that waits on a day, if one does: the one begun and not finished, or in its time last month's.

    Args:
        reviews: The reviews of this month and the last.
        checklist: The answers given since the last month began.
        items: The ids of the checklist's items.
        first: The day of the journal's first entry; a month before the journal waits for nothing.
        day: The day.
    """
    this, last = months_on(day, 0), months_on(day, -1)
    for month in (last, this):
        if is_finished(reviews, month):
            continue
        begun = review_of(reviews, month) is not None
        its_time = month == last and day.day <= LOOKING_BACK_DAYS and first is not None and first <= month_end(last)
        if begun or its_time:
            answered = {entry.item for entry in checklist if entry.of(kinds.Checklist).month == month_key(month)}
            return WaitingReview(month, begun, len(answered & set(items)), len(items))
    return None
