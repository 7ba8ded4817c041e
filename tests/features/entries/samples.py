"""Entries of several kinds as pages list them, for tests."""

from datetime import date, timedelta
from typing import Any

from custfocus.features.entries.rows import listed_entry
from custfocus.journal.entry import Entry

TODAY = date(2026, 11, 22)
LONG = "She asked twice when it ships, and nobody could tell her, " * 3 + "which is why she rang off."


def entry(place: int, kind: str = "note", text: str = "Prices again #pricing", **more: Any) -> Entry:
    """An entry so many days ago."""
    day = TODAY - timedelta(place)
    return Entry(
        "klmnopqrstuvwxyz"[place % 16] * 32, kind, day, f"{day}T08:05:00Z", "Europe/Berlin", text=text, **more
    )


ANSWER = entry(
    3,
    "answer",
    f"{LONG}\n\nA second paragraph.",
    item="who-spoke",
    asked="Who told you something lately, and what did you do?",
    principles=("measure", "listen"),
)
HEARD = entry(12, "heard", "Nobody rings back", data={"who": "Ana", "channel": "call", "firsthand": False})
REVIEW = entry(
    1,
    "review",
    "# October 2026\n\nOn 1 day.\n\n## What you heard\n\n**Ana**\n\n> Nobody\n> rings\n\n1. One\n2. Two",
    data={"month": "2026-10", "finished": True, "decisions": {}},
)
OTHERS = (
    entry(-29, "away", "Holidays", data={"until": "2027-01-03"}),
    entry(0),
    entry(1, "skip", "", asked="Who was it?"),
)
ROWS = tuple(listed_entry(each, each.id[:4]) for each in (*OTHERS, ANSWER, HEARD, entry(400, text="Long ago")))
