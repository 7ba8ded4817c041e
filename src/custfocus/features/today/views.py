"""Today, the one door: what waits, how the last days went, and where the rest is."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

from custfocus.base.dates import month_key
from custfocus.base.view import Page, View
from custfocus.features.away.days import Calendar
from custfocus.features.practice.strength import Standing
from custfocus.features.reflect.views import Reflection, Told
from custfocus.features.review.month import WaitingReview
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.features.sheets.sheet import Standing as Sheet

DAYS_SHOWN = 14
_ID = re.compile("[k-z]{32}")
# Drafts that going on with a review brings back.
REVIEW_DRAFTS = ("checklist", "priority", "line")


class Day(Struct, frozen=True):
    """One of the last days: how many entries it has, and whether it counts."""

    day: date
    entries: int
    counts: bool


class DayPlan(Struct, frozen=True):
    """An if-then plan: its entry's id, its sentence, and the ids of its barrier and practice, where it has them."""

    id: str
    text: str
    barrier: str | None
    practice: str | None


class Waiting(Struct, frozen=True):
    """Something that waits besides the question: what it is, in a few words, and the command for it."""

    what: str
    command: str


class Today(View, frozen=True):
    """What the day holds.

    Attributes:
        day: The user's own day.
        first: Whether the journal has nothing in it yet.
        reflect: Today's question; None where there is none left.
        answered: Today's answers, the newest first.
        practices: Those that are taken on.
        priorities: The season's, in the user's words.
        plan: The if-then plan whose turn it is, None where there is none.
        waiting: What else waits, the most urgent first.
        days: The last fourteen days, the oldest first.
        entries: How many entries the last fourteen days have.
        open: The sheets that are open, the most overdue first; for a page no more than the one that it names.
        foremost: The id of that one: the most overdue promise to a customer, else what is due by that day.
        open_total: How many are open.
    """

    kind: ClassVar[str] = "today"
    day: date
    first: bool
    reflect: Reflection | None
    answered: tuple[Told, ...]
    practices: tuple[Standing, ...]
    priorities: tuple[Told, ...]
    plan: DayPlan | None
    waiting: tuple[Waiting, ...]
    days: tuple[Day, ...]
    entries: int
    open: tuple["Sheet", ...]
    foremost: str | None
    open_total: int

    def drawn(self) -> Page:
        from custfocus.features.today.page.today import page

        return page(self)


def last_days(counts: Mapping[date, int], calendar: Calendar, today: date) -> tuple[Day, ...]:
    """The last fourteen days, today the last of them."""
    days = (today - timedelta(back) for back in reversed(range(DAYS_SHOWN)))
    return tuple(Day(day, counts.get(day, 0), calendar.counts(day)) for day in days)


def waits(
    intention: Entry | None, review: WaitingReview | None, drafts: Iterable[tuple[str, str]], mirror: str = ""
) -> tuple[Waiting, ...]:
    """What waits besides the question and the practices.

    Args:
        intention: The one thing to do that is still open.
        review: The month's review that waits.
        drafts: What each draft is for and about, such as "answer" and a question's id.
        mirror: What is to be said of the self-assessment; first of all, as it is said on one day alone.
    """
    kept = [draft for draft in drafts if not (review and draft[0] in REVIEW_DRAFTS)]
    found = [Waiting(mirror, "assess")] if mirror else []
    found += [Waiting("your words of last time, not yet saved", resume(*draft)) for draft in kept]
    if review:
        begun = f", {review.answered} of {review.items} answered" if review.begun else ""
        found.append(Waiting(f"{review.month:%B}'s review{begun}", f"review {month_key(review.month)}"))
    if intention:
        found.append(Waiting(f"you meant to: {intention.text}", "reflect --did yes"))
    return tuple(found)


def resume(use: str, about: str) -> str:
    """The command that goes on with a draft."""
    whose = about.partition("-")[0]
    commands = {
        "answer": f"reflect --question {about}",
        "edit": f"edit {about}",
        "practice": f"practice {about}",
        "plan": f"plan {about}",
        **dict.fromkeys(REVIEW_DRAFTS, f"review {about[: len('2026-10')]}"),
        "intention": "reflect",
        "reword": f"plan --reword {about}",
        "measure": f"scorecard change {whose}" if about else "scorecard add",
        "reading": f"scorecard log {about}",
        "sheet": f"log {whose}",
        "log": f"log {about}",
        **dict.fromkeys(("form", "rest"), f"{'edit' if _ID.fullmatch(about) else 'log'} {about} -e"),
    }
    return commands.get(use, use).strip()
