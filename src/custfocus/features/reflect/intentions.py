"""The one thing to do after an answer: which is asked about, and what may have become of it."""

from collections.abc import Sequence
from datetime import date

from custfocus.base.errors import CustfocusError, nearest, usage
from custfocus.base.naming import YES_AND_NO, by_answer
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

NOT_YET = "not-yet"
# What "did it happen?" may be answered with, and what becomes of the intention.
OUTCOMES = {"yes": kinds.DONE, NOT_YET: kinds.OPEN, "drop": kinds.DROPPED}
OTHER_WORDS = {
    "yes": ("done", "did", "i did", "it did", "it happened", *YES_AND_NO["yes"]),
    NOT_YET: ("no not yet", *YES_AND_NO["no"]),
    "drop": ("drop it", "dropped", "let go", "let it go", "never mind", "no longer wanted", "no longer"),
}


def open_intention(intentions: Sequence[Entry], day: date) -> Entry | None:
    """The intention to ask about on a day: the oldest still open that was kept on an earlier day."""
    waiting = [entry for entry in intentions if entry.of(kinds.Intention).status == kinds.OPEN and entry.day < day]
    return min(waiting, key=lambda entry: entry.at, default=None)


def settleable(waiting: Entry | None, did: str) -> tuple[Entry, str]:
    """The one thing that is asked about, and what became of it, one of OUTCOMES, in the user's words.

    Raises:
        CustfocusError: There is none, or the word is no outcome.
    """
    named = by_answer(did, OTHER_WORDS)
    if len(named) != 1:
        guess = nearest(did, list(OUTCOMES)) or "yes, not-yet or drop"
        raise usage(f'"{did}" is no answer to whether it happened.', f"Did you mean {guess}?")
    if waiting is None:
        raise CustfocusError(
            "There is no one thing to ask about.", "custfocus reflect offers one.", code="no-intention"
        )
    return waiting, named[0]
