"""A journal of a million entries: built in bulk, then measured; two Markdown tables.

    python benchmarks/million.py [FILE] [--entries 1000000] [--rounds 30]

FILE is built where it doesn't exist yet, and kept. What is read is measured within one process, each figure a median;
the export is a process of its own beside the sqlite3 shell, each the best of three.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import accumulate
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from sqlite_utils import Database

from custfocus.base.world import World
from custfocus.features.progress.command import run as progress
from custfocus.features.today.flow.today import gather_today
from custfocus.journal.connect import Journal, connect
from custfocus.journal.entries import Entries, start_of
from custfocus.journal.entry import Filter
from custfocus.journal.finding import index
from custfocus.journal.finding.search import search
from custfocus.journal.folding import ADD
from custfocus.journal.kinds import EVIDENCE
from custfocus.journal.pen import CHANGE_FORMAT, labels_of
from custfocus.terminal.session import Session
from versions import versions

LAST_DAY = date(2026, 10, 31)
A_DAY = 50
BATCH = 5_000
LOOKS_EVERY = 0.05  # seconds
KINDS = {"answer": 45, "practice": 25, "heard": 15, "note": 10, "skip": 3, "checklist": 1, "priority": 1}
PRINCIPLES = ("listen", "partner", "empower", "enhance", "lead", "commit", "decide", "learn", "resolve", "measure")
TAGS = {"pricing": 40, "delivery": 30, "onboarding": 20, "support": 9, "rare": 0.02}
COMMON = (  # noqa: SIM905 - so many words read best as a sentence
    "the customer to a and she he they of that was we asked it in I for what not on me with when our had her said "
    "call about order invoice team late told today again why price new help site waiting promise change answer "
    "engineer delivery mail visit thanked problem nobody knew before week twice quiet form returned friend product "
    "minutes screen contract renewal shipping label account manager meeting listened wanted easy confused happy"
).split()
RARE = "renewal"
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
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(seconds=self.random.randrange(86_400))
        return {
            "kind": kind,
            "day": day.isoformat(),
            "at": moment.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "zone": "Europe/London",
            "item": item,
            "asked": f"What did you hear about {item} in the past few days?" if item else "",
            "text": self.text(),
            "principles": self.random.sample(PRINCIPLES, self.random.randint(1, 2)) if kind in EVIDENCE else [],
            "data": _data(kind, f"{day:%Y-%m}"),
        }


def _data(kind: str, month: str) -> dict[str, Any]:
    by_kind: dict[str, dict[str, Any]] = {
        "heard": {"who": "Ana", "channel": "call", "firsthand": True},
        "checklist": {"month": month},
        "priority": {"status": "done", "until": f"{month}-28", "month": month},
    }
    return by_kind.get(kind, {})


def build(path: Path, entries: int, *, seed: int = 7) -> None:
    """Make a journal of so many entries, fifty a day up to LAST_DAY, each written by an act of its own.

    Everything stands in it as if it had been written one by one: entries, labels, changes, acts and the index.
    """
    connection = connect(path)
    for setting in ("synchronous = off", "journal_mode = off", "cache_size = -400000"):
        connection.execute(f"pragma {setting}")
    db, writer = Database(connection), Writer(seed)
    first = LAST_DAY - timedelta((entries - 1) // A_DAY)
    connection.execute("begin")
    for start in range(0, entries, BATCH):
        tables: dict[str, list[dict[str, Any]]] = {"entry": [], "act": [], "change": [], "label": []}
        for place in range(start, min(start + BATCH, entries)):
            for table, row in _rows(writer, first + timedelta(place // A_DAY), place):
                tables[table].append(row)
        for table, rows in tables.items():
            db.table(table).insert_all(rows, batch_size=BATCH)
    index.fill(connection)
    connection.execute("commit")
    connection.close()


def _rows(writer: Writer, day: date, place: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """What one entry adds to each table."""
    nth, entry_id, act = start_of(day) + place % A_DAY, writer.letters(), writer.letters()
    fields = writer.entry(day)
    columns = {name: json.dumps(value) if isinstance(value, list | dict) else value for name, value in fields.items()}
    yield "entry", {"nth": nth, "id": entry_id, **columns}
    yield "act", {"id": act, "command": "reflect", "at": fields["at"], "zone": fields["zone"], "device": ""}
    change = {"tick": place, "id": writer.letters(), "parents": "[]", "act": act, "entry": entry_id, "operation": ADD}
    yield "change", {**change, "fields": json.dumps(fields), "format": CHANGE_FORMAT}
    for label in labels_of(fields):
        yield "label", {"label": label, "entry": nth}


def readings(db: Journal, entries: Entries) -> dict[str, Callable[[], object]]:
    """What a command asks of the journal, by what the table calls it."""
    some = entries.find(limit=100)[-1]
    month = Filter(since=LAST_DAY.replace(day=1), until=LAST_DAY)
    return {
        "the newest 20": lambda: entries.find(limit=20),
        "the newest 20 of two kinds": lambda: entries.find(Filter(kinds=("priority", "heard")), limit=20),
        "the newest 20 with a rare tag": lambda: entries.find(Filter(tag="rare"), limit=20),
        "one by its id": lambda: entries.get(some.id),
        "a short id": lambda: entries.short(some.id),
        "newest-first search, a word in nearly all": lambda: search(db, "the", limit=20, newest=True),
        "newest-first search, three common words": lambda: search(db, "the order late", limit=20, newest=True),
        "ranked search, a word in nearly all": lambda: search(db, "the", limit=20),
        "ranked search, a common word": lambda: search(db, "customer", limit=20),
        "ranked search, three common words": lambda: search(db, "the order late", limit=20),
        "ranked search, a word in a few thousand": lambda: search(db, RARE, limit=20),
        "ranked search, a common word of one kind": lambda: search(db, "the", Filter(kinds=("heard",)), limit=20),
        "a month: 20 of it, and how many": lambda: (entries.find(month, limit=20), entries.count(month)),
        "a month: how many a day": lambda: entries.day_counts(month),
        f"a month: all {entries.count(month):,} entries": lambda: entries.find(month),
    }


def timed(action: Callable[[], object], rounds: int) -> float:
    """The median time of an action in milliseconds, after a first one that doesn't count."""
    action()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return median(times) * 1000


def run(*command: str) -> tuple[float, float]:
    """How many seconds a command takes, the best of three, and the most memory it needs in MB.

    The system's own account of a finished process would count what we held ourselves when we started it.
    """
    runs = []
    with TemporaryDirectory() as folder:
        for _ in range(3):
            with (Path(folder) / "out").open("wb") as out:
                start = time.perf_counter()
                process = subprocess.Popen(command, stdout=out)
                most = 0
                while process.poll() is None:
                    most = max(most, _peak(process.pid))
                    time.sleep(LOOKS_EVERY)
            if process.returncode:
                raise SystemExit(f"{command[0]} failed")
            runs.append((time.perf_counter() - start, most / 1024))
    return min(seconds for seconds, _ in runs), max(memory for _, memory in runs)


def _peak(pid: int) -> int:
    """The most memory that a running process has held, in kB, where the system tells."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    return 0


def main() -> None:
    """Build where needed, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path, nargs="?", default=Path("million.db"))
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=30)
    given = parser.parse_args()
    print(f"{versions()}\n", flush=True)
    if not given.file.exists():
        build(given.file, given.entries)
    connection = connect(given.file)
    entries = Entries(connection)
    print(f"| in a journal of {entries.count():,} entries | median |\n|---|---:|")
    for name, action in readings(connection, entries).items():
        print(f"| {name} | {timed(action, given.rounds):.2f} ms |", flush=True)
    connection.close()
    noon = datetime(LAST_DAY.year, LAST_DAY.month, LAST_DAY.day, 12, tzinfo=UTC)
    session = Session(World(now=lambda: noon), "benchmark", journal=given.file)
    pages: dict[str, Callable[[Session], object]] = {"the today page": gather_today, "progress, 90 days": progress}
    for name, page in pages.items():
        print(f"| {name} | {timed(partial(page, session), given.rounds):.2f} ms |", flush=True)
    session.close()
    objects = (
        "select json_object('id', id, 'kind', kind, 'day', day, 'at', at, 'zone', zone, 'item', item, 'asked', "
        "asked, 'text', text, 'principles', json(principles), 'data', json(data)) from entry order by nth"
    )
    ours, memory = run(sys.executable, "-m", "custfocus", "--journal", str(given.file), "export")
    shell, shells = run("sqlite3", str(given.file), objects)
    print("\n| export as JSON Lines | time | memory |\n|---|---:|---:|")
    print(f"| sqlite3 shell with json_object | {shell:.1f} s | {shells:.0f} MB |")
    print(f"| custfocus export | {ours:.1f} s, {shell / ours:.2f} × as fast | {memory:.0f} MB |")


if __name__ == "__main__":
    main()
