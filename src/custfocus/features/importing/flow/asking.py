"""What somebody is asked whose files don't tell all: which column holds what, and the days of notes without one."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import structs

from custfocus.base import wording
from custfocus.base.dates import parse_day
from custfocus.base.errors import CustfocusError
from custfocus.features.importing.flow.forms import Wanted
from custfocus.features.importing.readers.record import Undated
from custfocus.features.importing.readers.undecided import FIRST, UndecidedError
from custfocus.terminal.prompts import LeftError
from custfocus.terminal.session import Session

CHANGED = "changed"
_NONE, _EACH = "none", "each"
_CHOICES = {_NONE: "leaves them out", CHANGED: "when each file last was", _EACH: "asks for each"}
_MOST_NAMED = 3


def decided(session: Session, wanted: Wanted, error: UndecidedError) -> Wanted:
    """What was said about the files, with what somebody answers to what can't be told from them.

    Raises:
        UndecidedError: There is nobody to be asked.
        LeftError: They left.
    """
    if not session.asks:
        raise error
    answer = error.answers[_chosen(session, error)]
    if error.about == FIRST:
        return structs.replace(wanted, first=(answer,))
    return structs.replace(wanted, columns=structs.replace(wanted.columns, **{error.about: answer}))


def dated(session: Session, notes: Sequence[Undated]) -> Iterator[date | None]:
    """The day of each note that has none, as somebody tells it; None for one that is to be left out."""
    named = [note.file for note in notes[:_MOST_NAMED]]
    more = [f"{len(notes) - _MOST_NAMED:,} more"] if len(notes) > _MOST_NAMED else []
    count = "A note has" if len(notes) == 1 else f"{len(notes):,} notes have"
    session.warn(f"{count} no day in the name or the front matter: {wording.listed([*named, *more])}.")
    way = _NONE
    try:
        way = _EACH if len(notes) == 1 else session.ask.choose("Which days do they get?", _CHOICES, _NONE)
        for note in notes:
            yield _day_of(session, note) if way == _EACH else note.changed if way == CHANGED else None
    except LeftError:  # what was told is taken in, and the rest left out
        return


def _day_of(session: Session, note: Undated) -> date | None:
    last = f"; {CHANGED}: {wording.full_day(note.changed)}" if note.changed else ""
    label = f"Which day is {note.file} of? [a day{last}; Enter leaves it out]"

    def fits(words: str) -> bool:
        try:
            return bool(day_told(session, note, words) or True)
        except CustfocusError:
            return False

    while words := session.ask.word(label, fits):
        try:
            return day_told(session, note, words)
        except CustfocusError as error:
            session.warn(f"{error.message} {error.hint}")
    return None


def day_told(session: Session, note: Undated, words: str) -> date | None:
    """The day that words mean for a note; None where that is when its file was changed, and nobody knows.

    Raises:
        CustfocusError: They mean none.
    """
    return note.changed if words.strip().lower() == CHANGED else parse_day(words, session.today)


def _chosen(session: Session, error: UndecidedError) -> int:
    lines = [f"{place:>3}  {name}" for place, name in enumerate(error.answers, 1)]
    session.warn("\n".join([error.message, *lines]))
    hint = f"A number from 1 to {len(error.answers)}."
    while (place := session.ask.pick("", error.answers, again=lambda _: hint)) is None:
        session.warn(hint)
    return place
