from datetime import date

import pytest

from custfocus.features.review.month import WaitingReview
from custfocus.features.today.nudging import nudge

REVIEW = WaitingReview(date(2026, 10, 1), begun=False, answered=0, items=5)


@pytest.mark.parametrize(
    ("question", "practices", "review", "line"),
    [
        (False, 0, None, ""),
        (True, 0, None, "custfocus: today's question waits."),
        (False, 1, None, "custfocus: a practice waits."),
        (False, 2, None, "custfocus: 2 practices wait."),
        (True, 1, REVIEW, "custfocus: today's question, a practice and the review of October 2026 wait."),
    ],
)
def test_the_line_names_all_that_waits(
    question: bool, practices: int, review: WaitingReview | None, line: str
) -> None:
    """In one sentence, and in none where nothing does."""
    assert nudge(question=question, practices=practices, review=review).line == line
