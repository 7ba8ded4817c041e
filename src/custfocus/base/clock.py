"""The time of day as people write it."""

import re
from datetime import time

_FORMS = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?",
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))? ?(?P<half>[ap])\.?m\.?",
    r"(?P<hour>\d{1,2}) ?h(?: ?(?P<minute>\d{2}))?",
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2}) ?h",
    r"(?P<hour>0\d)",
    r"(?P<hour>[012]\d)(?P<minute>\d{2})",
)
_NOON = 12


def read_time(words: str) -> time | None:
    """The time of day that the words mean: 9:30, 9.30, 0930, 9h30, 4am, 5:15 p.m.; None where they mean none."""
    plain = words.strip().lower()
    parts = next(filter(None, (re.fullmatch(form, plain) for form in _FORMS)), None)
    if parts is None:
        return None
    given = parts.groupdict()
    hour = int(given["hour"])
    if half := given.get("half"):
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + _NOON * (half == "p")
    try:
        return time(hour, int(given.get("minute") or 0), int(given.get("second") or 0))
    except ValueError:
        return None
