"""The scorecard at a terminal: what a measure is, one thing after the other, and its values; each saved at once."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from custfocus.base import wording
from custfocus.base.errors import CustfocusError
from custfocus.features.scorecard.figures import figure, formatted
from custfocus.features.scorecard.flow.measures import (
    change,
    kept_up,
    log,
    no_measure,
    parsed,
    scorecard,
    see_to_name,
    see_to_room,
    set_up,
    standing,
)
from custfocus.features.scorecard.measures import (
    BETTER,
    FELT,
    MEASURE,
    READING,
    LoggedValue,
    MeasureStanding,
    Scorecard,
    label,
)
from custfocus.journal import kinds
from custfocus.journal.entry import Entry
from custfocus.terminal.prompts import LeftError
from custfocus.terminal.session import Session
from custfocus.terminal.texts import nothing_written

_UNSURE = "unsure"
_LABELS = {
    "name": "What do you want to measure? ",
    "unit": "Counted in what, such as hours, % or calls? (Enter: nothing) ",
    "target": "What value do you want to reach? (Enter: open) ",
    "by": "By when? (Enter: open) ",
    "source": "Where does the figure come from? (Enter: open) ",
    "better": "Is up better, or down?",
    "felt": "Is this an outcome that a customer would feel, or an activity?",
}


def begin(session: Session, name: str, data: Mapping[str, Any]) -> Entry:
    """Set up a measure, asking for whatever isn't given; once it has a name, it is kept as far as it goes."""
    see_to_room(standing(session))
    if name:
        entry = set_up(session, name, data)
    else:
        words, name = _name(session, "", None)
        entry = set_up(session, name, data, words)
    return settle(session, entry, data)


def settle(session: Session, entry: Entry, given: Collection[str] = ()) -> Entry:
    """Ask what a measure is, all but its name and what was given, beginning with what is known of it."""
    try:
        for field in ("unit", "better", "target", "by", "source", "felt"):
            if field not in given and not (field == "by" and entry.of(kinds.Measure).target is None):
                entry = _ask(session, entry, field)
    except LeftError:
        session.warn(f"What you said is saved. custfocus scorecard change {_number(session, entry)} goes on.")
        raise
    return entry


def rename(session: Session, entry: Entry) -> Entry:
    """Ask for a measure's name, beginning with the one it has."""
    about = f"{entry.id} name"
    words, name = _name(session, about, entry)
    entry = change(session, entry, {"name": name}, about, words)
    session.drafts.drop(MEASURE, about)
    return entry


def hear(session: Session, measure: MeasureStanding, day: date) -> LoggedValue | None:
    """Ask for a value of a measure and keep it; None where there is none to tell."""
    last = ""
    if measure.last is not None and measure.last_day:
        last = f"last {formatted(measure.last)} on {wording.full_day(measure.last_day)}; "
    question, initial = f"{label(measure)}? ({last}Enter: none) ", ""
    while True:
        words = _typed(session, question, READING, measure.id, initial)
        if not words:
            session.drafts.drop(READING, measure.id)
            return None
        try:
            value = figure(words, measure.unit)
        except CustfocusError as error:
            initial = _told(session, error, READING, measure.id)
            continue
        with session.keeping(READING, measure.id, words):
            return log(session, measure, day, value)


def hear_all(session: Session, day: date) -> Scorecard:
    """Ask for a value of each measure, each saved at once, and show the scorecard with them."""
    found = kept_up(session)
    if not found:
        raise no_measure()
    for measure in found:
        hear(session, measure, day)
    return scorecard(session)


def _name(session: Session, about: str, entry: Entry | None) -> tuple[str, str]:
    """What was typed for a name, and the name that it is."""
    initial = entry.text if entry else ""
    while True:
        words = _typed(session, _LABELS["name"], MEASURE, about, initial)
        if not words and entry is None:
            session.drafts.drop(MEASURE, about)
            raise nothing_written()
        try:
            name = str(parsed(session, "name", words, "")) if words or entry is None else entry.text
            see_to_name([each for each in standing(session) if entry is None or each.id != entry.id], name)
        except CustfocusError as error:
            initial = _told(session, error, MEASURE, about)
            continue
        return words, name


def _ask(session: Session, entry: Entry, field: str) -> Entry:
    """Ask for one field of a measure, and keep it."""
    kept = entry.of(kinds.Measure)
    before, unit = getattr(kept, field), kept.unit
    if field == "better":
        better = session.ask.choose(_LABELS[field], BETTER, kept.better)
        return change(session, entry, {field: better})
    if field == "felt":
        choices = dict.fromkeys((*FELT, _UNSURE), "")
        felt = session.ask.choose(_LABELS[field], choices, kept.felt or _UNSURE)
        return change(session, entry, {field: None if felt == _UNSURE else felt})
    about, initial = f"{entry.id} {field}", _as_typed(before)
    while True:
        words = _typed(session, _LABELS[field], MEASURE, about, initial)
        try:
            value = parsed(session, field, words, unit)
        except CustfocusError as error:
            initial = _told(session, error, MEASURE, about)
            continue
        entry = change(session, entry, {field: value}, about, words)
        session.drafts.drop(MEASURE, about)
        return entry


def _typed(session: Session, question: str, use: str, about: str, initial: str) -> str:
    return " ".join(session.typed(question, use, about, initial=initial).split())


def _told(session: Session, error: CustfocusError, use: str, about: str) -> str:
    """Say what is wrong with what was typed; nothing stands there next, or more would be typed behind it."""
    session.drafts.drop(use, about)
    session.warn(f"{error.message} {error.hint}".strip())
    return ""


def _as_typed(value: Any) -> str:
    return "" if value is None else formatted(value) if isinstance(value, int | float) else str(value)


def _number(session: Session, entry: Entry) -> int:
    return next(each.number for each in standing(session) if each.id == entry.id)
