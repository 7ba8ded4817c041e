"""Two journals that were both written in made one: whatever either knows, both know then."""

import json
from collections.abc import Sequence
from typing import Any

from custfocus.journal.acts import Acts
from custfocus.journal.connect import Journal, explained
from custfocus.journal.entries import FIELDS
from custfocus.journal.entry import Change
from custfocus.journal.folding import PURGE, FoldedEntry, fold
from custfocus.journal.pen import Pen

ACT = ("id", "command", "at", "zone", "device")
CHANGE = ("tick", "id", "parents", "act", "entry", "operation", "fields", "format")


def change_in(row: Sequence[Any]) -> Change:
    """A change, of a row that has the columns of CHANGE; what its act was isn't known then.

    Raises:
        ValueError: A list in it is no JSON any more.
    """
    tick, change_id, parents, act, entry, operation, fields, _ = row
    followed = tuple(json.loads(parents))
    return Change(change_id, followed, act, "", entry, operation, json.loads(fields), "", "", tick)


class Joining:
    """What another journal knows, taken in piece by piece inside one transaction.

    Args:
        acts: The acts of the journal that takes in.
        journal: That journal.
        pen: The pen of the transaction.
    """

    def __init__(self, acts: Acts, journal: Journal, pen: Pen) -> None:
        self._acts, self._db, self._pen = acts, journal, pen
        self._purged: dict[str, None] = {}
        self.touched: dict[str, bool] = {}
        """The ids of the entries that something has come in about, each with whether it was there before."""

    def take_act(self, row: Sequence[Any]) -> None:
        """Take in an act, as the columns of ACT have it."""
        self._db.execute(f"insert or ignore into act ({', '.join(ACT)}) values (?,?,?,?,?)", row)

    def take_change(self, row: Sequence[Any]) -> bool:
        """Take in a change, as the columns of CHANGE have it, unless it is known or what it is about was erased here.

        Returns:
            Whether it has come in; its entry waits to be settled then.
        """
        entry, operation = row[4], row[5]
        if operation != PURGE and self.is_erased(entry):
            return False
        into = f"insert or ignore into change ({', '.join(CHANGE)}) values (?,?,?,?,?,?,?,?)"
        if not self._db.execute(into, row).rowcount:
            return False
        if entry not in self.touched:
            self.touched[entry] = self.is_there(entry)
        if operation == PURGE:
            self._purged[entry] = None
        return True

    def is_there(self, entry: str) -> bool:
        """Whether there is an entry with this id."""
        return bool(self._db.execute("select 1 from entry where id = ?", (entry,)).fetchone())

    def is_known(self, entry: str) -> bool:
        """Whether the history tells of an entry."""
        return bool(self._db.execute("select 1 from change where entry = ?", (entry,)).fetchone())

    def is_act_known(self, act: str) -> bool:
        """Whether the history tells of an act."""
        return bool(self._db.execute("select 1 from act where id = ?", (act,)).fetchone())

    def is_erased(self, entry: str) -> bool:
        """Whether an entry was deleted for good."""
        query = "select 1 from change where entry = ? and operation = ?"
        return bool(self._db.execute(query, (entry, PURGE)).fetchone())

    def settle(self, entry: str) -> FoldedEntry:
        """Bring an entry to what all its changes come to; left as it is where too few of them are there for that."""
        folded = fold(self._acts.history(entry))
        if folded.state is None or folded.state.keys() >= set(FIELDS):
            self._pen.put(entry, self._pen.state(entry), folded.state)
        return folded

    def drop(self, entry: str) -> None:
        """Take all changes of an entry out again, of which there was none before."""
        self._db.execute("delete from change where entry = ?", (entry,))
        del self.touched[entry]

    def finish(self) -> None:
        """Erase the words of what has proved to be deleted for good."""
        self._pen.forget(*self._purged)


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
        there = other.rows(f"select {', '.join(CHANGE)} from change order by tick, id")
        runs = {row[0]: row for row in other.rows(f"select {', '.join(ACT)} from act")}
    with acts.writing() as pen:
        joining = Joining(acts, journal, pen)
        for row in there:
            if joining.take_change(row) and row[3] in runs:
                joining.take_act(runs[row[3]])
        for entry in joining.touched:
            joining.settle(entry)
        joining.finish()
    return list(joining.touched)
