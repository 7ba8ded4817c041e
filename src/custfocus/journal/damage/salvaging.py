"""Bringing what can be read of a damaged journal into a new file."""

import sqlite3
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from custfocus.base.errors import CustfocusError
from custfocus.base.files import sync_folder
from custfocus.journal.backups.making import unnamed, written_through
from custfocus.journal.backups.packing import GZIP, as_far_as_readable
from custfocus.journal.connect import OURS, explained
from custfocus.journal.damage.rescue import rescue


class Salvage(Struct, frozen=True):
    """What could be had of a damaged journal."""

    entries: int
    """How many entries are in the new file."""
    changes: int
    """How many lines of their history."""
    restored: tuple[str, ...]
    """The ids of the entries that were taken from their history."""
    missing: tuple[str, ...]
    """The ids of those that the file tells of and that can't be had."""


def salvage(damaged: Path, new: Path) -> Salvage:
    """Write what can be read of a damaged journal, or of a compressed copy, into a new file.

    Args:
        damaged: The file, which is only read.
        new: The new file; there is none by that name.

    Raises:
        CustfocusError: Nothing of a journal can be read in it, or the new file can't be written.
    """
    with explained(damaged):
        is_packed = damaged.read_bytes()[: len(GZIP)] == GZIP
    with explained(new), unnamed(new.parent) as plain, unnamed(new.parent) as beside:
        if is_packed:
            plain.write_bytes(as_far_as_readable(damaged))
        rescued = rescue(plain if is_packed else damaged)
        with closing(rescued.journal) as journal:
            ((entries, changes),) = journal.rows("select (select count(*) from entry), (select count(*) from change)")
            if not entries and not changes:
                raise CustfocusError(
                    f"Nothing of a journal can be read in {damaged}.",
                    "custfocus restore brings back what a backup has.",
                    code="nothing-left",
                )
            with closing(sqlite3.connect(beside, isolation_level=None)) as target:
                journal.backup(target)
                target.execute(f"pragma application_id = {OURS}")
        written_through(beside)
        beside.rename(new)
        sync_folder(new.parent)
    return Salvage(entries, changes, rescued.restored, rescued.missing)
