"""Builds of custfocus with a fault in them, to show that the proof of the sync finds it.

Called as hasty.py FAULT ARGUMENTS. The faults: "word" says "Saved" before the commit; "unsynced" leaves the writing
to the system's own time; "folder" doesn't wait until the rollback file's removal is on disk.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from custfocus.__main__ import main
from custfocus.journal import acts, store
from custfocus.journal.acts import Acts
from custfocus.journal.connect import Journal, connect
from custfocus.journal.pen import Pen

LAX = {"unsynced": "pragma synchronous = off", "folder": "pragma synchronous = full"}


class HastyActs(Acts):
    """Says "Saved" while the transaction is still open."""

    @contextmanager
    def writing(self, *, only_tries: bool = False) -> Iterator[Pen]:
        """The transaction, with the word in it."""
        with super().writing(only_tries=only_tries) as pen:
            yield pen
            print("Saved", flush=True)  # noqa: T201 - the fault


def _hasty_connect(*given: Any, **more: Any) -> Journal:
    connection = connect(*given, **more)
    connection.execute(LAX[fault])
    return connection


fault = sys.argv.pop(1)
if fault in LAX:
    vars(store)["connect"] = _hasty_connect
else:
    vars(acts)["Acts"] = HastyActs
main()
