"""Measures and their values as the journal keeps them, for tests."""

from datetime import date
from itertools import count
from typing import Any

from custfocus.journal.entry import Entry

_numbers = count()


def measure(text: str = "First reply", **data: Any) -> Entry:
    """A measure that was set up in May."""
    full = {"unit": "hours", "better": "down", "target": 4, "by": "2026-12-31", "source": "", "felt": None}
    day = data.pop("day", date(2026, 5, 4))
    number = next(_numbers)
    return Entry(
        f"m{number}", "measure", day, f"2026-05-04T12:{number // 60:02d}:{number % 60:02d}Z", "UTC", text=text,
        data={**full, "status": "open", **data},
    )  # fmt: skip


def value(of: Entry, day: date, number: Any, at: str = "12:00") -> Entry:
    """A value of a measure."""
    return Entry(
        f"r{next(_numbers)}", "reading", day, f"{day}T{at}:00Z", "UTC", data={"measure": of.id, "value": number}
    )
