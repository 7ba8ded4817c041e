"""Looking a journal through: its file, its index against its texts, its history against its entries; and mending it.

Where an entry isn't what its history comes to, the entry is what the user has seen, so the history gets a change to
that; nothing is taken away.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from custfocus.journal.acts import Acts
from custfocus.journal.connect import Journal, is_of_index, readable
from custfocus.journal.entries import FIELDS, Entries
from custfocus.journal.entry import sound
from custfocus.journal.finding import index
from custfocus.journal.finding.letters import indexed
from custfocus.journal.folding import ADD, EDIT, State, fold
from custfocus.journal.joining import ACT, CHANGE, change_in
from custfocus.journal.pen import instant_of, labels_of, state_in, state_of

PAGES, INDEX, LABELS, HISTORY = "damaged-pages", "index-differs", "labels-differ", "history-differs"
ACTS, ENTRY, FOREIGN, WRITES_AHEAD = "act-missing", "damaged-entry", "foreign-id", "sqlite-fault"
MENDED = (INDEX, LABELS, HISTORY, ACTS, WRITES_AHEAD)
# Up to this version, two programs that write at once in a file that is written ahead can damage it.
_UNSAFE_BEFORE = (3, 51, 3)
_ID = re.compile("[k-z]{32}")


class Fault(Struct, frozen=True):
    """Something that is wrong with a journal."""

    id: str
    """What: one of PAGES, INDEX and so on."""
    ids: tuple[str, ...] = ()
    """The ids of the entries, or of the acts, that it is about; none where it is about all."""


def faults_in(journal: Journal, told: Callable[[float], None]) -> list[Fault]:
    """What is wrong with a journal.

    Args:
        journal: The journal, which is only read.
        told: Is told how far it has come, from 0 to 1.

    Raises:
        CustfocusError: So much is wrong that it can't be read.
    """
    lines = [str(row[0]) for row in journal.rows("pragma integrity_check(9)")]
    wrong = [line for line in lines if line != "ok"]
    if any(not is_of_index(line) for line in wrong):
        return [Fault(PAGES)]
    faults = [Fault(INDEX)] if wrong or not _index_is_right(journal) else []
    faults += _of_entries(journal)
    faults += _of_history(journal, told)
    if _is_unsafe(journal):
        faults.append(Fault(WRITES_AHEAD))
    return faults


def mend(acts: Acts, journal: Journal, faults: Sequence[Fault]) -> None:
    """Mend those of the faults that can be mended without losing anything, in one transaction.

    Raises:
        CustfocusError: It couldn't be written; the journal is as it was.
    """
    by_id = {fault.id: fault.ids for fault in faults}
    if WRITES_AHEAD in by_id:
        journal.execute("pragma journal_mode = delete")
    with acts.writing() as pen:
        if ACTS in by_id:
            _name_acts(journal, by_id[ACTS])
        if LABELS in by_id:
            journal.execute("delete from label")
            for nth, _, state in _rows(journal):
                journal.executemany("insert into label values (?, ?)", [(label, nth) for label in labels_of(state)])
        if INDEX in by_id or LABELS in by_id:
            index.make_anew(journal)
        for entry in by_id.get(HISTORY, ()):
            changes = acts.history(entry)
            now, then = pen.state(entry), fold(changes).state if changes else None
            if now is None and then is not None:
                pen.put(entry, None, then)
            elif now is not None and then is None:
                pen.record(entry, ADD, now)
            elif now is not None and then is not None:
                pen.record(entry, EDIT, {name: now[name] for name in FIELDS if now[name] != then.get(name)})


def _index_is_right(journal: Journal) -> bool:
    """Whether the index of words is whole, and has the words of the entries."""
    journal.execute("begin immediate")
    try:
        journal.execute("insert into entry_fts (entry_fts) values ('integrity-check')")
        rows = journal.execute(
            "select entry.text, entry.asked, entry.who, entry_fts.text, entry_fts.asked, entry_fts.who "
            "from entry left join entry_fts on entry_fts.rowid = entry.nth"
        )
        same = all(tuple(map(indexed, row[:3])) == tuple(row[3:]) for row in rows)
        ((more,),) = journal.execute("select (select count(*) from entry_fts) - (select count(*) from entry)")
    except sqlite3.DatabaseError as error:
        if not index.is_wrong(error):
            raise
        return False
    finally:
        journal.execute("rollback")
    return same and not more


def _of_entries(journal: Journal) -> Iterator[Fault]:
    """What is wrong with the entries themselves, and with what they are found by."""
    foreign, labels = [], set(journal.rows("select label, entry from label"))
    expected = set()
    for nth, entry, state in _rows(journal):
        if not _ID.fullmatch(entry):
            foreign.append(entry)
        expected |= {(label, nth) for label in labels_of(state)}
    _, damaged = sound(Entries(journal).stream())
    if foreign:
        yield Fault(FOREIGN, tuple(foreign))
    if damaged:
        yield Fault(ENTRY, tuple(entry.id for entry in damaged))
    if labels != expected:
        yield Fault(LABELS)


def _rows(journal: Journal) -> Iterator[tuple[int, str, State]]:
    for nth, entry, *values in journal.rows(f"select nth, id, {', '.join(FIELDS)} from entry order by nth"):
        with readable():
            yield nth, entry, state_in(values)


def _of_history(journal: Journal, told: Callable[[float], None]) -> Iterator[Fault]:
    """What is wrong with the history, folded against the entries."""
    there = {entry.id: state_of(entry) for entry in Entries(journal).stream()}
    ((count,),) = journal.rows("select count(*) from change")
    rows = journal.rows(f"select {', '.join(CHANGE)} from change order by entry, tick, id")
    differing, done = [], 0
    known = set()
    for entry, of_entry in groupby(rows, key=lambda row: row[4]):
        with readable():
            changes = [change_in(row) for row in of_entry]
        done += len(changes)
        told(done / count)
        known.add(entry)
        if fold(changes).state != there.get(entry):
            differing.append(entry)
    differing += [entry for entry in there if entry not in known]
    if differing:
        yield Fault(HISTORY, tuple(differing))
    lost = journal.rows("select distinct act from change where act not in (select id from act)")
    if lost:
        yield Fault(ACTS, tuple(row[0] for row in lost))


def _name_acts(journal: Journal, lost: Sequence[str]) -> None:
    """Give acts of which only the changes are left a line of their own."""
    for act in lost:
        ((tick,),) = journal.rows("select min(tick) from change where act = ?", (act,))
        journal.execute(
            f"insert into act ({', '.join(ACT)}) values (?, 'unknown', ?, '', '')",
            (act, instant_of(tick)),
        )


def _is_unsafe(journal: Journal) -> bool:
    """Whether the file is written ahead, by an SQLite that can damage it then."""
    return journal.rows("pragma journal_mode") == [("wal",)] and sqlite3.sqlite_version_info < _UNSAFE_BEFORE
