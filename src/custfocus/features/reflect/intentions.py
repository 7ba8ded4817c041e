"""The one thing to do after an answer: which is asked about, and what may have become of it."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from custfocus.base.errors import CustfocusError, nearest, usage
from custfocus.base.naming import YES_AND_NO, by_answer
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

NOT_YET = "not-yet"
# After so many times the program asks what would help.
ENOUGH_NOT_YET = 3
# What "did it happen?" may be answered with, and what becomes of the intention.
OUTCOMES = {"yes": kinds.DONE, NOT_YET: kinds.OPEN, "drop": kinds.DROPPED}
OTHER_WORDS = {
    "yes": ("done", "did", "i did", "it did", "it happened", *YES_AND_NO["yes"]),
    NOT_YET: ("no not yet", "later", "not today", "still open", *YES_AND_NO["no"]),
    "drop": ("drop it", "dropped", "let go", "let it go", "never mind", "no longer wanted", "no longer"),
}


def open_intention(intentions: Sequence[Entry], day: date) -> Entry | None:
    """The intention that a day asks about: one a day, and each has its turn.

    It is the one that was asked about on the day already; else, of those that are open, were kept on an earlier day
    and don't rest, the one that was asked about longest ago, the oldest first.
    """
    waiting = [entry for entry in intentions if entry.of(kinds.Intention).status == kinds.OPEN and entry.day < day]
    awake = [entry for entry in waiting if not entry.of(kinds.Intention).rests_on(day)]
    of_day = [entry for entry in waiting if _asked(entry) == day]
    return min(of_day or awake, key=lambda entry: (_asked(entry), entry.at), default=None)


def was_asked(intentions: Iterable[Entry], day: date) -> bool:
    """Whether a day has asked about one of them; once a day is enough, whatever the answer was."""
    return any(_asked(entry) == day for entry in intentions)


def answered(kept: kinds.Intention, did: str, day: date) -> kinds.Intention:
    """What is kept of an intention once it was asked about.

    Args:
        kept: What was kept of it.
        did: What became of it, one of OUTCOMES.
        day: The day.
    """
    not_yet = times_not_yet(kept) + 1 if did == NOT_YET else kept.not_yet
    return replace(kept, status=OUTCOMES[did], asked=day, not_yet=not_yet)


def times_not_yet(kept: kinds.Intention) -> int:
    """How often it hadn't happened yet, since it was last worded or put off."""
    return 0 if kept.not_yet is UNSET else kept.not_yet


def is_stuck(kept: kinds.Intention) -> bool:
    """Whether it hasn't happened so often that something about it must change."""
    return times_not_yet(kept) >= ENOUGH_NOT_YET


def set_anew(kept: kinds.Intention, rests: date | UnsetType = UNSET) -> kinds.Intention:
    """What is kept of an intention that was worded anew, or put off to a day."""
    return replace(kept, not_yet=UNSET, rests=rests)


def _asked(entry: Entry) -> date:
    asked = entry.of(kinds.Intention).asked
    return date.min if asked is UNSET else asked


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
