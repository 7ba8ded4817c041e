"""How often a practice is wanted: in words, and read from the user's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from custfocus.base import wording
from custfocus.base.errors import usage
from custfocus.content.framework import cadence_of

if TYPE_CHECKING:
    from custfocus.content.models import Cadence

LONGEST_CADENCE_DAYS = 31
DAYS_IN_WEEK = 7
_CADENCE = r"\s*(\d{1,2})\s*(?:/\s*(\d{1,2})\s*)?"


def often(cadence: Cadence) -> str:
    """A cadence in words: every day, once a week, 3 times a week, twice in 10 days."""
    if cadence.times == cadence.days:
        return "every day"
    count = wording.times(cadence.times)
    return f"{count} a week" if cadence.days == DAYS_IN_WEEK else f"{count} in {cadence.days} days"


def parse_cadence(words: str) -> Cadence:
    """Read "3/7", or "3" for so many times a week.

    Raises:
        CustfocusError: It is none, or one beyond what a practice may have.
    """
    figures = re.fullmatch(_CADENCE, words)
    times, days = (int(figures[1]), int(figures[2] or DAYS_IN_WEEK)) if figures else (0, DAYS_IN_WEEK)
    if not 1 <= times <= days <= LONGEST_CADENCE_DAYS:
        raise usage(
            f'"{words}" is no cadence that custfocus knows.',
            f"Write it like 3/7, three times in seven days: at most daily, and within {LONGEST_CADENCE_DAYS} days.",
            code="unknown-cadence",
        )
    return cadence_of(times, days)
