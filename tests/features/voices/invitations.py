"""Invitations as the journal keeps them, for tests."""

from datetime import date
from typing import Any

from custfocus.journal.entry import Entry

STATEMENTS = [
    {"id": "in-touch", "says": "I speak with you.", "principle": "listen", "behaviour": "contact"},
    {"id": "promise", "says": "You get your call.", "principle": "commit", "behaviour": None},
]


def invitation(**data: Any) -> Entry:
    """An invitation that hasn't been answered."""
    return Entry(
        "k" * 32,
        "invitation",
        date(2026, 11, 2),
        "2026-11-02T09:00:00.000Z",
        "UTC",
        data={
            "who": "Ana",
            "role": "customer",
            "status": "asked",
            "token": "t" * 32,
            "statements": STATEMENTS,
            **data,
        },
    )
