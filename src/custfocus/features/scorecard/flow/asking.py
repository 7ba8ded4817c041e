"""The scorecard at a terminal: what a measure is, one thing after the other, and its values; each saved at once."""

from collections.abc import Collection, Mapping
from datetime import date

from custfocus.base import wording
from custfocus.base.errors import CustfocusError, usage
from custfocus.features.scorecard.fields import FieldValue, field_value, field_values, measure_name
from custfocus.features.scorecard.figures import figure, formatted
from custfocus.features.scorecard.flow.measures import (
    all_measures,
    change,
    keep_value,
    measure_entry,
    measure_named,
    measures_kept_up,
    no_measure,
    scorecard,
    see_to_name,
    see_to_room,
    set_up,
    settled,
)
from custfocus.features.scorecard.measures import BETTER, FELT, MEASURE, READING, label
from custfocus.features.scorecard.views import (
    CHANGED,
    NEW,
    SAME,
    LoggedValue,
    MeasureStanding,
    Scorecard,
    SettledMeasure,
)
from custfocus.journal import kinds
from custfocus.journal.entry import Entry
from custfocus.terminal.prompts import BackError, LeftError
from custfocus.terminal.session import Session
from custfocus.terminal.texts import nothing_written

_UNSURE = "unsure"
_FIELDS = ("unit", "better", "target", "by", "source", "felt")
_OTHER_WORDS = {
    "up": ("higher", "more"),
    "down": ("lower", "less"),
    _UNSURE: ("don't know", "not sure", "?"),
}
_LABELS = {
    "name": "What do you want to measure?",
    "unit": "Counted in what, such as hours, % or calls? (Enter: nothing)",
    "target": "What value do you want to reach? (Enter: open)",
    "by": "By when? (Enter: open)",
    "source": "Where does the figure come from? (Enter: open)",
    "better": "Is a higher value better, or a lower one?",
    "felt": "Is this an outcome that {a_person} would feel, or an activity?",
}


def add(session: Session, name: str, words: Mapping[str, str], known: Mapping[str, FieldValue]) -> SettledMeasure:
    """Set up a measure; at a terminal whatever isn't given is asked for, and each answer is kept at once.

    Args:
        session: The run.
        name: Its name; empty where it is to be asked for.
        words: What was said of its other fields, in words.
        known: What is known of it beside.

    Raises:
        CustfocusError: Some words mean nothing, there are five measures already, or there is one of this name.
    """
    fields = {**field_values(words, "", session.today), **known}
    name = measure_name(name) if name else ""
    if not session.asks:
        return settled(session, set_up(session, name, fields), NEW, asks=True)
    see_to_room(all_measures(session))
    typed = ""
    if not name:
        typed, name = _name(session, "", None)
    return settled(session, ask_rest(session, set_up(session, name, fields, typed), fields), NEW, asks=True)


def change_named(
    session: Session, ref: str, words: Mapping[str, str], known: Mapping[str, FieldValue]
) -> SettledMeasure:
    """Change the measure that is named; at a terminal, and where nothing is given, by asking for all it is.

    Args:
        session: The run.
        ref: Names the measure.
        words: What was said of its fields, in words.
        known: What they are to be beside.

    Raises:
        CustfocusError: No measure is named so, some words mean nothing, or nothing is to be changed.
    """
    measure = measure_named(session, all_measures(session), ref)
    before = measure_entry(session, measure)
    if fields := {**field_values(words, measure.unit, session.today), **known}:
        after = change(session, before, fields)
    elif session.asks:
        after = ask_rest(session, ask_name(session, before))
    else:
        raise usage("There is nothing to change.", f"Write it like custfocus scorecard change {ref} --target 4.")
    felt = after.of(kinds.Measure).felt != before.of(kinds.Measure).felt
    return settled(session, after, SAME if after == before else CHANGED, asks=felt)


def log_by_asking(session: Session, ref: str | None, day: date) -> LoggedValue | Scorecard | None:
    """Ask for a value of the measure that is named; without a name, for one of each.

    Raises:
        CustfocusError: No measure, or more than one, is named so.
    """
    if ref is None:
        return ask_values(session, day)
    return ask_value(session, measure_named(session, all_measures(session), ref), day)


def ask_rest(session: Session, entry: Entry, given: Collection[str] = ()) -> Entry:
    """Ask what a measure is, all but its name and what was given, beginning with what is known of it."""
    try:
        asked: list[str] = []
        while field := next((each for each in _FIELDS if each not in asked and _is_open(entry, each, given)), None):
            try:
                entry = _ask(session, entry, field, back=bool(asked))
                asked.append(field)
            except BackError:
                asked.pop()
    except LeftError as left:
        left.way_on = f"custfocus scorecard change {_number(session, entry)} goes on from here."
        raise
    return entry


def _is_open(entry: Entry, field: str, given: Collection[str]) -> bool:
    """Whether a field of a measure is to be asked for; without a target there is no day to reach it by."""
    return field not in given and not (field == "by" and entry.of(kinds.Measure).target is None)


def ask_name(session: Session, entry: Entry) -> Entry:
    """Ask for a measure's name, beginning with the one it has."""
    about = f"{entry.id} name"
    words, name = _name(session, about, entry)
    entry = change(session, entry, {"name": name}, about, words)
    session.drafts.drop(MEASURE, about)
    return entry


def ask_value(session: Session, measure: MeasureStanding, day: date, *, back: bool = False) -> LoggedValue | None:
    """Ask for a value of a measure and keep it; None where there is none to tell."""
    last = ""
    if measure.last is not None and measure.last_day:
        last = f"last {formatted(measure.last)} on {wording.full_day(measure.last_day)}; "
    question, initial = f"{label(measure)}? ({last}Enter: none)", ""
    while True:
        words = _typed(session, question, READING, measure.id, initial, back=back)
        if not words:
            session.drafts.drop(READING, measure.id)
            return None
        try:
            value = figure(words, measure.unit)
        except CustfocusError as error:
            initial = _refused(session, error, READING, measure.id)
            continue
        with session.drafts.keeping(READING, measure.id, words):
            return keep_value(session, measure, day, value)


def ask_values(session: Session, day: date) -> Scorecard:
    """Ask for a value of each measure, each saved at once, and show the scorecard with them."""
    kept = measures_kept_up(session)
    if not kept:
        raise no_measure()
    place = 0
    while place < len(kept):
        try:
            ask_value(session, kept[place], day, back=place > 0)
            place += 1
        except BackError:
            place -= 1
    return scorecard(session)


def _name(session: Session, about: str, entry: Entry | None) -> tuple[str, str]:
    """What was typed for a name, and the name that it is."""
    initial = entry.text if entry else ""
    while True:
        words = _typed(session, _LABELS["name"], MEASURE, about, initial)
        if not words and entry is None:
            session.drafts.drop(MEASURE, about)
            raise nothing_written(session)
        try:
            name = measure_name(words) if words or entry is None else entry.text
            see_to_name([each for each in all_measures(session) if entry is None or each.id != entry.id], name)
        except CustfocusError as error:
            initial = _refused(session, error, MEASURE, about)
            continue
        return words, name


def _ask(session: Session, entry: Entry, field: str, *, back: bool) -> Entry:
    """Ask for one field of a measure, and keep it."""
    kept = entry.of(kinds.Measure)
    before, unit = getattr(kept, field), kept.unit
    if field == "better":
        better = session.ask.choose(_LABELS[field], BETTER, kept.better, also=_OTHER_WORDS, back=back)
        return change(session, entry, {field: better})
    if field == "felt":
        choices = dict.fromkeys((*FELT, _UNSURE), "")
        question = _LABELS[field].format(a_person=session.framework.people.a_one)
        felt = session.ask.choose(question, choices, kept.felt or _UNSURE, also=_OTHER_WORDS, back=back)
        return change(session, entry, {field: None if felt == _UNSURE else felt})
    about, initial = f"{entry.id} {field}", _as_typed(before)
    while True:
        words = _typed(session, _LABELS[field], MEASURE, about, initial, back=back)
        try:
            value = field_value(field, words, unit, session.today)
        except CustfocusError as error:
            initial = _refused(session, error, MEASURE, about)
            continue
        entry = change(session, entry, {field: value}, about, words)
        session.drafts.drop(MEASURE, about)
        return entry


def _typed(session: Session, question: str, use: str, about: str, initial: str, *, back: bool = False) -> str:
    return " ".join(session.drafts.typed(question, use, about, initial=initial, back=back).split())


def _refused(session: Session, error: CustfocusError, use: str, about: str) -> str:
    """Say what is wrong with what was typed; nothing stands there next, or more would be typed behind it."""
    session.drafts.drop(use, about)
    session.warn(f"{error.message} {error.hint}".strip())
    return ""


def _as_typed(value: FieldValue) -> str:
    return "" if value is None else formatted(value) if isinstance(value, int | float) else str(value)


def _number(session: Session, entry: Entry) -> int:
    return next(each.number for each in all_measures(session) if each.id == entry.id)
