"""What waits, in one line for a shell's start."""

from typing import ClassVar

from custfocus.base import wording
from custfocus.base.dates import month_key
from custfocus.base.view import Page, View
from custfocus.features.review.month import WaitingReview


class Nudge(View, frozen=True):
    """What waits today.

    Attributes:
        question: Whether the day's question has no answer yet.
        practices: How many practices are due.
        review: The month whose review waits, as 2026-10.
        line: The same as a sentence; empty where nothing waits.
    """

    kind: ClassVar[str] = "nudge"
    question: bool = False
    practices: int = 0
    review: str | None = None
    line: str = ""

    def drawn(self) -> Page:
        return self.line


def nudge(*, question: bool, practices: int, review: WaitingReview | None) -> Nudge:
    """The nudge for a day that counts."""
    found = ["today's question"] if question else []
    if practices:
        found.append(wording.counted(practices, "practice", single="a"))
    if review:
        found.append(f"the review of {wording.full_month(review.month)}")
    if not found:
        return Nudge()
    verb = "wait" if len(found) > 1 or practices > 1 else "waits"
    line = f"custfocus: {wording.listed(found)} {verb}."
    return Nudge(question, practices, month_key(review.month) if review else None, line)
