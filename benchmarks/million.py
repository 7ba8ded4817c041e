"""A journal of a million entries: built in bulk, then measured; one Markdown table.

    python benchmarks/million.py [FILE] [--entries 1000000] [--rounds 30]

FILE is built where it doesn't exist yet, and kept. The figures are medians within one process, as a command meets
the journal after its first query; the export is a run of its own beside the sqlite3 shell.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from custfocus.store.connect import connect
from custfocus.store.entries import Entries
from custfocus.store.entry import Filter

LAST_DAY = date(2026, 10, 31)
A_DAY = 50
BATCH = 5_000
KINDS = {"answer": 45, "practice": 25, "heard": 15, "note": 10, "skip": 3, "checklist": 1, "priority": 1}
PRINCIPLES = ("listen", "partner", "empower", "enhance", "lead", "commit", "decide", "learn", "resolve", "measure")
TAGS = {"pricing": 40, "delivery": 30, "onboarding": 20, "support": 9, "rare": 0.02}
COMMON = (
    "the customer to a and she he they of that was we asked it in I for what not on me with when our had her said "
    "call about order invoice team late told today again why price new help site waiting promise change answer "
    "engineer delivery mail visit thanked problem nobody knew before week twice quiet form returned friend product "
    "minutes screen contract renewal shipping label account manager meeting listened wanted easy confused happy"
).split()
SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "ri", "so", "ta", "ve", "zu", "ka", "mo", "pe", "shi")


class Writer:
    """Makes up entries: the commonest word is in nearly all, the rarest names in a few."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        names = ["".join(self.random.choices(SYLLABLES, k=4)).title() for _ in range(20_000)]
        self._words = [*COMMON, *names]
        self._weights = list(accumulate(1 / (place + 2) for place in range(len(self._words))))

    def letters(self) -> str:
        """A random id."""
        return "".join(self.random.choices("klmnopqrstuvwxyz", k=32))

    def text(self) -> str:
        """Two sentences or so, sometimes with a tag."""
        words = self.random.choices(self._words, cum_weights=self._weights, k=self.random.randint(6, 40))
        tag = self.random.choices([*TAGS, None], [*TAGS.values(), 900])[0]
        return " ".join(words).capitalize() + "." + (f" #{tag}" if tag else "")

    def entry(self, day: date) -> dict[str, Any]:
        """The fields of one entry."""
        kind = self.random.choices([*KINDS], [*KINDS.values()])[0]
        item = f"{kind}-{self.random.randint(1, 45)}" if kind in ("answer", "practice", "skip", "checklist") else None
        evidence = kind in ("answer", "practice", "heard", "note")
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(seconds=self.random.randrange(86_400))
        return {
            "kind": kind,
            "day": day.isoformat(),
            "at": moment.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "zone": "Europe/London",
            "item": item,
            "asked": f"What did you hear about {item} in the past few days?" if item else "",
            "text": self.text(),
            "principles": self.random.sample(PRINCIPLES, self.random.randint(1, 2)) if evidence else [],
            "data": {"who": "Ana", "channel": "call", "firsthand": True} if kind == "heard" else {},
        }


def build(path: Path, entries: int, *, seed: int = 7) -> None:
    """Make a journal of so many entries, fifty a day up to 31 October 2026, each written by an act of its own.

    Everything stands in it as if it had been written one by one: entries, labels, changes, acts and the index.
    """
    from sqlite_utils import Database

    from custfocus.store.acts import labels_of
    from custfocus.store.entries import start_of

    connection = connect(path)
    for setting in ("synchronous = off", "journal_mode = off", "cache_size = -400000"):
        connection.execute(f"pragma {setting}")
    db, writer = Database(connection), Writer(seed)
    first = LAST_DAY - timedelta((entries - 1) // A_DAY)

    def tables(count: Iterator[int]) -> Iterator[tuple[dict[str, Any], ...]]:
        for place in count:
            day = first + timedelta(place // A_DAY)
            nth, entry_id, act = start_of(day) + place % A_DAY, writer.letters(), writer.letters()
            fields = writer.entry(day)
            row = {
                name: json.dumps(value) if isinstance(value, list | dict) else value for name, value in fields.items()
            }
            yield (
                {"nth": nth, "id": entry_id, **row},
                {"id": act, "command": "reflect", "at": fields["at"], "zone": fields["zone"], "device": ""},
                {
                    "tick": place,
                    "id": writer.letters(),
                    "parents": "[]",
                    "act": act,
                    "entry": entry_id,
                    "operation": "add",
                    "fields": json.dumps(fields),
                    "format": 1,
                },
                *({"label": label, "entry": nth} for label in labels_of(fields)),
            )

    connection.execute("begin")
    for start in range(0, entries, BATCH):
        made = list(tables(iter(range(start, min(start + BATCH, entries)))))
        db.table("entry").insert_all((row[0] for row in made), batch_size=BATCH)
        db.table("act").insert_all((row[1] for row in made), batch_size=BATCH)
        db.table("change").insert_all((row[2] for row in made), batch_size=BATCH)
        db.table("label").insert_all((label for row in made for label in row[3:]), batch_size=BATCH)
    connection.execute("commit")
    connection.close()
