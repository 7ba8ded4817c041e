"""A copy of a journal made anew, under a key or under none; on a disk none of it lies open meanwhile."""

import sqlite3

from custfocus.journal.acts import Acts
from custfocus.journal.connect import OURS, Journal
from custfocus.journal.joining import take_in
from custfocus.journal.pen import Run
from custfocus.journal.steps import STEPS, bring_up


def made_anew(copy: Journal, run: Run, secret: bytes | None) -> Journal:
    """The journal that a copy is, with its history, under a key or under none.

    Args:
        copy: The copy.
        run: The run that does it.
        secret: The secret of the key; None for a plain journal, which stands in memory.

    Raises:
        CustfocusError: The copy can't be read.
    """
    new = _empty(copy, secret)
    try:
        new.execute("begin")
        bring_up(new, STEPS, 0)
        new.execute(f"pragma application_id = {OURS}")
        new.execute("commit")
        take_in(Acts(new, run), new, copy)
    except BaseException:
        new.close()
        raise
    return new


def _empty(copy: Journal, secret: bytes | None) -> Journal:
    if secret is not None:
        from custfocus.journal.backups.under_lock import begun_copy

        return begun_copy(copy.path, secret)
    journal = sqlite3.connect(":memory:", isolation_level=None, factory=Journal)
    journal.path = copy.path
    return journal
