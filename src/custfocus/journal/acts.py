"""The acts of a journal: one run's transaction, every version of an entry, and undo."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice

from custfocus.base.errors import CustfocusError
from custfocus.journal.connect import Journal, explained, readable
from custfocus.journal.entries import FIELDS
from custfocus.journal.entry import Act, Change, Entry
from custfocus.journal.erasing import traces
from custfocus.journal.finding import index
from custfocus.journal.folding import ADD, DELETE, EDIT, PURGE, State, folds
from custfocus.journal.ids import SHORTEST_ID, ids_like, shortest
from custfocus.journal.pen import Pen, Run, entry_or_none

_MOST_SHOWN = 3
_BATCH = 500

Pair = tuple[Entry | None, Entry | None]


class Acts:
    """The writing side of one journal for one run of a command, which is one act.

    Args:
        connection: The open journal.
        run: The run.
    """

    def __init__(self, connection: Journal, run: Run) -> None:
        self._db = connection
        self._run = run
        self.has_written = False
        """Whether anything is on disk by now."""

    @property
    def act(self) -> str:
        """This run's id as an act."""
        return self._run.act

    @contextmanager
    def writing(self, *, only_tries: bool = False) -> Iterator[Pen]:
        """One transaction: all that is written inside is on disk when the block ends, or nothing is.

        Args:
            only_tries: Whether nothing is to be kept of it, also where all goes well.

        Raises:
            CustfocusError: It couldn't be written; the journal is as it was.
        """
        with explained(self._db.path):
            self._db.execute("begin immediate")
            try:
                yield Pen(self._db, self._run)
                if only_tries:
                    self._db.execute("rollback")
                else:
                    self._commit()
                    self.has_written = True
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("rollback")
                raise

    def _commit(self) -> None:
        """Have all on disk.

        The index takes its words in only now, so that what has become of it may show only now, too.
        """
        try:
            self._db.execute("commit")
        except sqlite3.DatabaseError as error:
            if not index.is_wrong(error):
                raise
            if self._db.in_transaction:
                self._db.execute("rollback")
            self._db.execute("begin immediate")
            index.make_anew(self._db)
            self._db.execute("commit")
            raise CustfocusError(
                "The journal's index of words was broken, so nothing was saved; it has been made anew.",
                "Try again.",
                code="journal-unusable",
            ) from error

    def history(self, entry_id: str) -> list[Change]:
        """Every change made to an entry, the first one first."""
        rows = self._db.rows(
            "select change.id, parents, act, command, entry, operation, fields, at, zone, tick "
            "from change join act on act.id = act where entry = ? order by tick, change.id",
            (entry_id,),
        )
        with readable():
            return [
                Change(key, tuple(json.loads(parents)), act, command, entry, operation, json.loads(fields), *when)
                for key, parents, act, command, entry, operation, fields, *when in rows
            ]

    def versions(self, entry_id: str) -> list[tuple[Change, Entry | None]]:
        """Each change to an entry with the entry as it was after it, None after a deletion."""
        changes = self.history(entry_id)
        states = (folded.state for folded in folds(changes))
        return [(change, entry_or_none(entry_id, state)) for change, state in zip(changes, states, strict=True)]

    def recent(self, limit: int) -> list[Act]:
        """The latest acts, by their last change, the newest first, each with a few of the entries it changed."""
        found: dict[str, None] = {}
        tick = 1 << 62
        query = "select act, tick from change where tick < ? order by tick desc limit ?"
        while len(found) < limit and (rows := self._db.rows(query, (tick, _BATCH))):
            found |= dict.fromkeys(act for act, _ in rows)
            tick = rows[-1][1]
        return [self._told(act) for act in islice(found, limit)]

    def deleted(self, kind: str) -> list[Entry]:
        """The entries of a kind that have been deleted, but not for good, as they were last."""
        rows = self._db.rows(
            "select distinct entry from change where operation = ? and json_extract(fields, '$.kind') = ? "
            "and not exists (select 1 from entry where id = change.entry)",
            (ADD, kind),
        )
        return [next(entry for _, entry in reversed(self.versions(row[0])) if entry) for row in rows]

    def ids_like(self, prefix: str) -> list[str]:
        """At most ten ids of acts that begin so."""
        return ids_like(self._db, "act", "id", prefix)

    def short(self, act_id: str) -> str:
        """As many of an act's id's first letters as tell it from every other, at least four."""
        return shortest(self._db, "act", [act_id])[act_id]

    def undo(self, act_id: str | None = None) -> Act:
        """Take back the latest act, or the one named; that is an act too, and can be undone.

        Returns:
            The act that was taken back; its pairs are all its entries, as they were until now and as they are now.

        Raises:
            CustfocusError: There is none, or what it changed has been changed again since.
        """
        with self.writing() as pen:
            if act_id is None:
                for row in self._db.rows("select act from change order by tick desc, id desc limit 1"):
                    act_id = row[0]
            changes = self._db.rows("select entry, operation from change where act = ? order by tick desc", (act_id,))
            if not changes:
                raise CustfocusError(
                    "There is nothing to undo.", "custfocus history shows what was done.", code="nothing-to-undo"
                )
            if any(operation == PURGE for _, operation in changes):
                raise CustfocusError(
                    "What was deleted for good can't be brought back.",
                    "custfocus history shows what can.",
                    code="purged",
                )
            touched = dict.fromkeys(entry for entry, _ in changes)
            return self._told(str(act_id), tuple(self._take_back(pen, entry, str(act_id)) for entry in touched))

    def fields_of(self, *entry_ids: str) -> list[State]:
        """The fields that each change of some entries has set, damaged ones too."""
        with explained(self._db.path):
            return traces.versions_of(self._db, entry_ids)

    def holding(self, meets: traces.Meets, words: Sequence[str] = ()) -> list[str]:
        """The ids of the entries of which any version meets a condition; see `traces.holding`."""
        with explained(self._db.path):
            return traces.holding(self._db, meets, words)

    def purge(self, *entry_ids: str, also: Callable[[], None] | None = None) -> bool:
        """Delete entries for good, from the history and the search index too; only their ids remain.

        Args:
            entry_ids: Their ids.
            also: Is done once they can go, and before they are gone; where it fails, they stay.

        Returns:
            Whether the file could be cleaned as well; else traces may stay in its unused parts until the next time.

        Raises:
            CustfocusError: It couldn't be written; the entries are as they were.
        """
        with self.writing() as pen:
            pen.purge(*entry_ids)
            if also:
                also()
        return self.clean()

    def clean(self) -> bool:
        """Take the traces of what was purged out of the unused parts of the file.

        Returns:
            Whether that could be done; else they may stay there until the next time.
        """
        try:
            self._db.execute("vacuum")
            # Another program may have made it keep what is written in a file beside it.
            (busy, _, _) = self._db.execute("pragma wal_checkpoint(truncate)").fetchone()
        except sqlite3.Error:
            return False
        return not busy

    def _take_back(self, pen: Pen, entry_id: str, act_id: str) -> Pair:
        before, _, mine, later = self._across(entry_id, act_id)
        if mine & later:
            raise CustfocusError(
                "That was changed again since, so it isn't taken back.",
                f"custfocus undo {self.short(self.history(entry_id)[-1].act)} takes back its latest change; "
                f"custfocus history {entry_id[: SHORTEST_ID * 2]} shows every version.",
                code="changed-since",
            )
        was = pen.state(entry_id)
        if before is None and was is not None:
            pen.record(entry_id, DELETE, {})
        elif before is not None and was is None:
            pen.record(entry_id, ADD, before)
        elif before is not None:
            pen.record(entry_id, EDIT, {name: before[name] for name in FIELDS if name in mine})
        return entry_or_none(entry_id, was), entry_or_none(entry_id, pen.state(entry_id))

    def _across(self, entry_id: str, act_id: str) -> tuple[State | None, State | None, set[str], set[str]]:
        """An entry before and after an act, with the fields that the act touched, and those touched since."""
        state: State | None = None
        before = after = None
        mine: set[str] = set()
        later: set[str] = set()
        changes = self.history(entry_id)
        for change, folded in zip(changes, folds(changes), strict=True):
            touched = set(change.fields if change.operation == EDIT else FIELDS)
            if change.act == act_id:
                before = before if mine else state
                after = folded.state
                mine |= touched
            elif mine:
                later |= touched
            state = folded.state
        return before, after, mine, later

    def _told(self, act_id: str, pairs: tuple[Pair, ...] | None = None) -> Act:
        if pairs is None:
            query = "select entry from change where act = ? group by entry order by min(tick) limit ?"
            shown = [(row[0], *self._across(row[0], act_id)) for row in self._db.rows(query, (act_id, _MOST_SHOWN))]
            pairs = tuple(
                (entry_or_none(key, before), entry_or_none(key, after)) for key, before, after, _, _ in shown
            )
        ((command, at, zone, count),) = self._db.rows(
            "select command, act.at, zone, (select count(distinct entry) from change where act = act.id) "
            "from act where id = ?",
            (act_id,),
        )
        return Act(act_id, command, at, zone, count, pairs)
