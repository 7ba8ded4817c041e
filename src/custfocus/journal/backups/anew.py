"""A copy of a journal made anew, under a key or under none; on a disk none of it lies open meanwhile."""

import sqlite3
from contextlib import closing
from pathlib import Path

from custfocus.base.files import private_folder
from custfocus.journal.backups.making import repack
from custfocus.journal.backups.opening import opened
from custfocus.journal.backups.packing import is_packed
from custfocus.journal.backups.shelf import Backup, folder_of, name_of
from custfocus.journal.connect import OURS, Journal
from custfocus.journal.finding.index import fill
from custfocus.journal.steps import STEPS, bring_up

_TABLES = ("act", "change", "entry", "label")


def made_anew(copy: Journal, secret: bytes | None) -> Journal:
    """All that an open copy holds, under a key or under none.

    Args:
        copy: The copy, of today's form.
        secret: The secret of the key; None for a plain journal, which stands in memory.
    """
    new = _empty(copy, secret)
    try:
        new.execute("begin")
        bring_up(new, STEPS, 0)
        for table in _TABLES:
            names = [row[0] for row in new.execute("select name from pragma_table_info(?)", (table,)).fetchall()]
            into = f"insert into {table} ({', '.join(names)}) values ({', '.join('?' * len(names))})"
            for row in copy.execute(f"select {', '.join(names)} from {table}"):
                new.execute(into, row)
        fill(new)
        new.execute(f"pragma application_id = {OURS}")
        new.execute("commit")
    except BaseException:
        new.close()
        raise
    return new


def lock_backup(backup: Backup, journal: Path, secret: bytes) -> None:
    """Have a copy that anybody can read locked with the key of its journal, in one step.

    One that a former version has left beside the journal comes to the others.

    Args:
        backup: The copy.
        journal: The journal, which is locked by now.
        secret: The secret of its key.

    Raises:
        CustfocusError: The copy can't be read.
        OSError: It can't be written; it is as it was then.
    """
    from custfocus.journal.backups.under_lock import before_copy

    path = backup.path
    if not is_packed(path):
        path = private_folder(folder_of(journal)) / name_of(journal, backup.moment, backup.reason)
    with closing(opened(backup.path)) as copy, closing(made_anew(copy, secret)) as locked:
        repack(locked, path, before=before_copy(journal))
    if path != backup.path:
        backup.path.unlink()


def _empty(copy: Journal, secret: bytes | None) -> Journal:
    if secret is not None:
        from custfocus.journal.backups.under_lock import begun_copy

        return begun_copy(copy.path, secret)
    journal = sqlite3.connect(":memory:", isolation_level=None, factory=Journal)
    journal.path = copy.path
    return journal
