"""The one thing to do after an answer: which is asked about, and what may have become of it."""

from collections.abc import Sequence
from datetime import date

from custfocus.base.errors import CustfocusError, nearest, usage
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

NOT_YET = "not-yet"
# What "did it happen?" may be answered with, and what becomes of the intention.
OUTCOMES = {"yes": kinds.DONE, NOT_YET: kinds.OPEN, "drop": kinds.DROPPED}


def open_intention(intentions: Sequence[Entry], day: date) -> Entry | None:
    """The intention to ask about on a day: the oldest still open that was kept on an earlier day."""
    waiting = [entry for entry in intentions if entry.of(kinds.Intention).status == kinds.OPEN and entry.day < day]
    return min(waiting, key=lambda entry: entry.at, default=None)


def settleable(waiting: Entry | None, did: str) -> Entry:
    """The one thing that is asked about, where the user's word says what became of it.

    Raises:
        CustfocusError: There is none, or the word is no outcome.
    """
    if did not in OUTCOMES:
        guess = nearest(did, list(OUTCOMES)) or "yes, not-yet or drop"
        raise usage(f'"{did}" is no answer to whether it happened.', f"Did you mean {guess}?")
    if waiting is None:
        raise CustfocusError(
            "There is no one thing to ask about.", "custfocus reflect offers one.", code="no-intention"
        )
    return waiting
