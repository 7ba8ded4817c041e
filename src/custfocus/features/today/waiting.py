"""What waits besides the question and the practices, and how the last days went."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from custfocus.base import wording
from custfocus.base.dates import month_key
from custfocus.features.away.days import Calendar
from custfocus.features.review.month import WaitingReview
from custfocus.features.today.views import LastDay, Waiting
from custfocus.journal.entry import Entry

DAYS_SHOWN = 14
_ID = re.compile("[k-z]{32}")
# Drafts that going on with a review brings back.
REVIEW_DRAFTS = ("checklist", "priority", "line")


def last_days(counts: Mapping[date, int], calendar: Calendar, today: date) -> tuple[LastDay, ...]:
    """The last fourteen days, today the last of them."""
    days = (today - timedelta(back) for back in reversed(range(DAYS_SHOWN)))
    return tuple(LastDay(day, counts.get(day, 0), calendar.counts(day)) for day in days)


def what_waits(
    intention: Entry | None,
    review: WaitingReview | None,
    drafts: Iterable[tuple[str, str]],
    mirror: str = "",
    piece: str = "",
) -> tuple[Waiting, ...]:
    """What waits besides the question and the practices.

    Args:
        intention: The one thing to do that is still open.
        review: The month's review that waits.
        drafts: What each draft is for and about, such as "answer" and a question's id.
        mirror: What is to be said of the self-assessment; first of all, as it is said on one day alone.
        piece: The title of the piece that is offered to read; last, as it can wait.
    """
    kept = [draft for draft in drafts if not (review and draft[0] in REVIEW_DRAFTS and draft[1])]
    waiting = [Waiting(mirror, "assess")] if mirror else []
    waiting += [Waiting("your words of last time, not yet saved", resume(*draft)) for draft in kept]
    if review:
        begun = f", {review.answered} of {review.items} answered" if review.begun else ""
        waiting.append(Waiting(f"{review.month:%B}'s review{begun}", f"review {month_key(review.month)}"))
    if intention:
        waiting.append(
            Waiting(
                f"since {wording.day_and_month(intention.day)} you mean to: {intention.text}", "reflect --did yes"
            )
        )
    if piece:
        waiting.append(Waiting(f"two minutes to read: {piece}", "guide --next"))
    return tuple(waiting)


def resume(use: str, about: str) -> str:
    """The command that goes on with a draft."""
    whose = about.partition("-")[0]
    if (use, about) == ("priority", ""):
        return "priority add"
    commands = {
        "answer": f"reflect --question {about}",
        **dict.fromkeys(("edit", "who", "channel"), f"edit {about}"),
        "practice": f"practice {about}",
        "plan": f"plan {about}",
        **dict.fromkeys(REVIEW_DRAFTS, f"review {about[: len('2026-10')]}"),
        "intention": "reflect",
        "reword": f"plan --reword {about}",
        "measure": f"scorecard change {whose}" if about else "scorecard add",
        "reading": f"scorecard log {about}",
        "sheet": f"sheet {whose}",
        "log": f"sheet {about}",
        **dict.fromkeys(("form", "rest"), f"{'edit' if _ID.fullmatch(about) else 'sheet'} {about} -e"),
    }
    return commands.get(use, use).strip()
