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
_CADENCE = r"(\d{1,2})(?: ?/ ?(\d{1,2}))?"
_COUNTED = r"(?:(once|twice)|(\d{1,2}|two|three|four|five|six|seven) ?(?:x|times)?) (?:a|per|every|in a) week"
_COUNTS = {
    word: count for count, word in enumerate(["once", "twice", "three", "four", "five", "six", "seven"], 1)
} | {"two": 2}
_WORDS = {
    "daily": (1, 1),
    "every day": (1, 1),
    "once a day": (1, 1),
    "weekly": (1, 7),
    "every week": (1, 7),
    "monthly": (1, 31),
    "once a month": (1, 31),
}


def often(cadence: Cadence) -> str:
    """A cadence in words: every day, once a week, 3 times a week, twice in 10 days."""
    return wording.how_often(cadence.times, cadence.days)


def parse_cadence(words: str) -> Cadence:
    """Read "3/7", "3" for so many times a week, "daily", or "twice a week".

    Raises:
        CustfocusError: It is none, or one beyond what a practice may have.
    """
    plain = " ".join(words.lower().split())
    times, days = _WORDS.get(plain) or _counted(plain)
    if not 1 <= times <= days <= LONGEST_CADENCE_DAYS:
        raise usage(
            f'"{words}" is no cadence that custfocus knows.',
            f"Write it like 3/7, three times in seven days: at most daily, and within {LONGEST_CADENCE_DAYS} days.",
            code="unknown-cadence",
        )
    return cadence_of(times, days)


def _counted(plain: str) -> tuple[int, int]:
    """How many times in how many days the words say; no times where they say none."""
    if figures := re.fullmatch(_CADENCE, plain):
        return int(figures[1]), int(figures[2] or DAYS_IN_WEEK)
    if counted := re.fullmatch(_COUNTED, plain):
        count = counted[1] or counted[2]
        return _COUNTS.get(count) or int(count), DAYS_IN_WEEK
    return 0, DAYS_IN_WEEK
