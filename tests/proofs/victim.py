"""The real program, ringing a bell each time that a transaction has begun.

Called as victim.py BELL ARGUMENTS, where BELL is a named pipe: it gets a byte after each BEGIN, before anything is
written, so that whoever listens can end the process between there and "Saved".
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from custfocus.__main__ import main
from custfocus.store import store
from custfocus.store.acts import Acts, Pen


class RingingActs(Acts):
    """Rings at the beginning of a transaction."""

    @contextmanager
    def writing(self) -> Iterator[Pen]:
        """The transaction, begun with a bell."""
        with super().writing() as pen:
            os.write(bell, b".")
            yield pen


bell = os.open(sys.argv.pop(1), os.O_WRONLY)
vars(store)["Acts"] = RingingActs
main()
