"""The real program, ringing a bell each time that a transaction has begun, and another when it has ended.

Called as victim.py BELL ARGUMENTS, where BELL is a named pipe: it gets "(" after each BEGIN, before anything is
written, and ")" after the commit, so that whoever listens can end the process between BEGIN and "Saved".
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from custfocus.__main__ import main
from custfocus.journal import acts
from custfocus.journal.acts import Acts
from custfocus.journal.pen import Pen


class RingingActs(Acts):
    """Rings around a transaction."""

    @contextmanager
    def writing(self, *, only_tries: bool = False) -> Iterator[Pen]:
        """The transaction, between two bells."""
        with super().writing(only_tries=only_tries) as pen:
            os.write(bell, b"(")
            yield pen
        os.write(bell, b")")


bell = os.open(sys.argv.pop(1), os.O_WRONLY)
vars(acts)["Acts"] = RingingActs
main()
