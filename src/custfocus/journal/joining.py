"""Two journals that were both written in made one: whatever either knows, both know then."""

from collections.abc import Iterable, Sequence
from typing import Any

from custfocus.journal.acts import Acts
from custfocus.journal.connect import Journal, explained
from custfocus.journal.folding import PURGE, fold

_ACT = "id, command, at, zone, device"
_CHANGE = "tick, id, parents, act, entry, operation, fields, format"
_BATCH = 500


def take_in(acts: Acts, journal: Journal, other: Journal) -> list[str]:
    """Take into a journal what another one knows beside it, in one transaction.

    Both are joined once each has taken in the other: they hold the same entries then, whichever came first. What
    was deleted for good in one of them goes from both.

    Args:
        acts: The acts of the journal that takes in.
        journal: That journal.
        other: The other, which is only read.

    Returns:
        The ids of the entries that something has come in about.

    Raises:
        CustfocusError: It couldn't be written, or the other couldn't be read; the journal is as it was.
    """
    with explained(other.path):
        there = other.rows(f"select {_CHANGE} from change order by tick, id")
        runs = other.rows(f"select {_ACT} from act")
    with acts.writing() as pen:
        gone = {row[0] for row in _in_batches(journal, "entry", f"operation = '{PURGE}'", [row[4] for row in there])}
        known = {row[0] for row in _in_batches(journal, "id", "true", [row[1] for row in there])}
        new = [row for row in there if row[1] not in known and (row[4] not in gone or row[5] == PURGE)]
        needed = {row[3] for row in new}
        journal.executemany(
            f"insert or ignore into act ({_ACT}) values (?,?,?,?,?)", [row for row in runs if row[0] in needed]
        )
        journal.executemany(f"insert into change ({_CHANGE}) values (?,?,?,?,?,?,?,?)", new)
        touched = list(dict.fromkeys(row[4] for row in new))
        for entry in touched:
            folded = fold(acts.history(entry))
            pen.put(entry, pen.state(entry), folded.state)
        pen.forget(*dict.fromkeys(row[4] for row in new if row[5] == PURGE))
    return touched


def _in_batches(journal: Journal, wanted: str, clause: str, values: Sequence[Any]) -> Iterable[Any]:
    """The rows of changes that have one of many values in a column."""
    for start in range(0, len(values), _BATCH):
        some = values[start : start + _BATCH]
        marks = ", ".join("?" * len(some))
        yield from journal.rows(f"select {wanted} from change where {clause} and {wanted} in ({marks})", some)
