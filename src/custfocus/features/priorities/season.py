"""Three priorities for a season: which stand, how long, and what a review decides about them.

A season is three whole months: those after the month under review, so that October's priorities hold until the
end of January, whether they are set late in October or early in November. Set later than that, in a review
that was made up for, they hold for the month they are set in and the two after.
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from custfocus.base.dates import month_end, months_on
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

MOST = 3
SEASON_MONTHS = 3
KEEP, DONE, DROP = "keep", "done", "drop"
# What a review may decide, and what becomes of the priority.
DECISIONS = {KEEP: kinds.OPEN, DONE: kinds.DONE, DROP: kinds.DROPPED}


class SeasonPriority(Struct, frozen=True):
    """One of three things that matter for a season."""

    id: str
    short: str
    """As pages show it."""
    text: str
    """The user's words."""
    status: str
    """How it stands: "open", "done" or "dropped"."""
    until: date
    """The last day of its season."""
    month: str
    """The month in whose review it was set, as 2026-10."""
    decision: str | None = None
    """What the review decided about it: "keep", "done", "drop", or nothing yet."""


def season(priorities: Sequence[Entry], day: date) -> list[Entry]:
    """The priorities that stand on a day, the first set first; one stands until a review decides otherwise.

    Args:
        priorities: Entries, the newest first.
        day: The day.
    """
    standing = (entry for entry in as_set(priorities) if entry.of(kinds.Priority).status == kinds.OPEN)
    return [entry for entry in standing if entry.day <= day]


def as_set(priorities: Sequence[Entry]) -> list[Entry]:
    """The priorities as they were set, the first one first, given the newest first."""
    # Those that were set at once may have the same instant; sorting leaves them in the order it finds them in.
    return sorted(priorities[::-1], key=lambda entry: entry.at)  # noqa: C415 - see above


def season_end(month: date, day: date) -> date:
    """The last day of the season of what is set, or kept for another season, on a day in a month's review."""
    begins = max(months_on(month, 1), day.replace(day=1))
    return month_end(months_on(begins, SEASON_MONTHS - 1))


def is_over(until: date, month: date, day: date) -> bool:
    """Whether a season has ended by the end of the month under review, or before the day."""
    return until <= month_end(month) or until < day
