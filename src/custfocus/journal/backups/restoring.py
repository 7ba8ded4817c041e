"""Making a journal what a copy of it is: by changes that can be undone, or by taking in what another one knows.

A copy of this very journal is gone back to: what it has comes, what it hasn't goes. Of another journal, as on a new
machine, all comes with its history, and nothing goes. What was deleted for good stays away in either case.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from custfocus.base.errors import CustfocusError
from custfocus.base.files import private_folder, sync_folder
from custfocus.journal.acts import Acts
from custfocus.journal.backups.making import first_act, unnamed, written_through
from custfocus.journal.connect import Journal, explained, is_encrypted
from custfocus.journal.entries import FIELDS, Entries
from custfocus.journal.entry import Entry
from custfocus.journal.file import BESIDE
from custfocus.journal.folding import ADD, EDIT, PURGE
from custfocus.journal.joining import take_in
from custfocus.journal.pen import state_of


class Difference(Struct, frozen=True):
    """What would become of a journal."""

    comes: tuple[Entry, ...] = ()
    """The entries that would be there again."""
    goes: tuple[Entry, ...] = ()
    """Those that wouldn't be there any more."""
    changes: tuple[tuple[Entry, Entry], ...] = ()
    """Those that would be otherwise: each as it is, and as it would be."""
    left_out: int = 0
    """How many stay away, since they were deleted for good."""

    @property
    def is_none(self) -> bool:
        """Whether nothing would."""
        return not (self.comes or self.goes or self.changes)


class Return:
    """The way of an open journal to what a copy has.

    Args:
        acts: Its acts, for the run that writes.
        journal: The journal.
        copy: The copy, of today's form.
    """

    def __init__(self, acts: Acts, journal: Journal, copy: Journal) -> None:
        self._acts = acts
        self._journal = journal
        self._copy = copy

    @property
    def is_to_itself(self) -> bool:
        """Whether the copy is of this very journal: both began with the same act."""
        return first_act(self._journal) == first_act(self._copy) is not None

    @property
    def difference(self) -> Difference:
        """What it would bring."""
        found = compared(self._journal, self._copy)
        return found if self.is_to_itself else Difference(comes=found.comes, left_out=found.left_out)

    def go(self, expected: Difference) -> None:
        """Have the journal as the copy is, or take in the copy of another one, in one transaction.

        Args:
            expected: The difference that the user has agreed to.

        Raises:
            CustfocusError: It is another by now, or can't be written; the journal is as it was.
        """
        if not self.is_to_itself:
            take_in(self._acts, self._journal, self._copy)
            return
        with self._acts.writing() as pen:
            if self.difference != expected:
                raise CustfocusError(
                    "Meanwhile the journal was changed somewhere else, so it was left as it is.",
                    "Run it again to see what would come and go now.",
                    code="changed-meanwhile",
                )
            for entry in expected.comes:
                pen.record(entry.id, ADD, state_of(entry))
            for entry in expected.goes:
                pen.delete(entry)
            for entry, then in expected.changes:
                was, will = state_of(entry), state_of(then)
                pen.record(entry.id, EDIT, {name: will[name] for name in FIELDS if was[name] != will[name]})


def compared(journal: Journal, copy: Journal) -> Difference:
    """What would become of a journal if it were as a copy is; in what order, is that of their days."""
    now = {entry.id: entry for entry in Entries(journal).stream()}
    then = {entry.id: entry for entry in Entries(copy).stream()}
    gone = {row[0] for row in journal.rows(f"select entry from change where operation = '{PURGE}'")}
    return Difference(
        comes=tuple(entry for entry in then.values() if entry.id not in now and entry.id not in gone),
        goes=tuple(entry for entry in now.values() if entry.id not in then),
        changes=tuple((now[key], entry) for key, entry in then.items() if key in now and now[key] != entry),
        left_out=len(gone & then.keys()),
    )


def put_in_place(copy: Journal, path: Path, kept: Path | None) -> None:
    """Put a journal that is in memory in the place of one that can't be read, in one step.

    Args:
        copy: The journal.
        path: The place.
        kept: Where the file that stands there now is kept, just as it is; None where it holds nothing.

    Raises:
        CustfocusError: It can't be written; all is as it was then.
    """
    with explained(path), unnamed(path.parent) as beside:
        if is_encrypted(copy):
            copy.execute("vacuum into ?", (str(beside),))
        else:
            with closing(sqlite3.connect(beside, isolation_level=None)) as target:
                copy.backup(target)
        written_through(beside)
        if kept:
            _keep(path, kept)
        # What a write that was cut off has left belongs to the file that goes; the new one would take it for its own.
        for end in BESIDE:
            left = path.with_name(f"{path.name}{end}")
            if kept and left.exists():
                _keep(left, kept.with_name(f"{kept.name}{end}"))
            left.unlink(missing_ok=True)
        beside.replace(path)
        sync_folder(path.parent)


def _keep(path: Path, kept: Path) -> None:
    with unnamed(private_folder(kept.parent)) as beside:
        beside.write_bytes(path.read_bytes())
        written_through(beside)
        beside.replace(kept)
        sync_folder(kept.parent)
