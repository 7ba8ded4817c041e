"""What waits, in one line for a shell's start."""

from custfocus.base import wording
from custfocus.base.dates import month_key
from custfocus.features.review.month import WaitingReview
from custfocus.features.today.views import Nudge


def nudge(*, question: bool, practices: int, review: WaitingReview | None) -> Nudge:
    """The nudge for a day that counts."""
    waiting = ["today's question"] if question else []
    if practices:
        waiting.append(wording.counted(practices, "practice", single="a"))
    if review:
        waiting.append(f"the review of {wording.full_month(review.month)}")
    if not waiting:
        return Nudge()
    verb = "wait" if len(waiting) > 1 or practices > 1 else "waits"
    line = f"custfocus: {wording.listed(waiting)} {verb}."
    return Nudge(question, practices, month_key(review.month) if review else None, line)
