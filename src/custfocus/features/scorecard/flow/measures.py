"""The scorecard's measures and values in the journal: how they stand, and the saving of each."""

from collections.abc import Iterable, Mapping
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import UNSET, structs

from custfocus.base.errors import CustfocusError, unknown, usage
from custfocus.base.naming import by_name
from custfocus.features.scorecard.fields import FieldValue, changed_measure, new_measure
from custfocus.features.scorecard.figures import brief, figure
from custfocus.features.scorecard.measures import (
    ACTIVITY,
    MEASURE,
    MOST,
    READING,
    by_measure,
    label,
    measures,
    reading,
)
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
from custfocus.journal.entry import Entry, Filter
from custfocus.terminal.session import Session

if TYPE_CHECKING:
    from custfocus.journal.pen import Pen

MEASURES = "measures"
SETS_ONE_UP = "custfocus scorecard add sets one up."


def all_measures(session: Session, until: date | None = None) -> tuple[MeasureStanding, ...]:
    """All measures as they stand on a day, or today: those that are kept up, then those that were let go."""
    entries = session.store.entries
    kept = session.find(Filter(kinds=(MEASURE,)))
    if not kept:  # as in most journals: their pages needn't wait for more
        return ()
    short = entries.shorts(entry.id for entry in kept).__getitem__
    return measures(kept, session.find(Filter(kinds=(READING,))), short, session.today, until=until or session.today)


def measures_kept_up(session: Session, until: date | None = None) -> tuple[MeasureStanding, ...]:
    """The measures that are kept up, as they stand on a day."""
    return tuple(each for each in all_measures(session, until) if each.status == kinds.OPEN)


def scorecard(session: Session, ref: str | None = None) -> Scorecard:
    """The scorecard, or of one measure all that is known.

    Raises:
        CustfocusError: No measure, or more than one, is named so.
    """
    every = all_measures(session)
    if ref is None:
        kept = tuple(measure for measure in every if measure.status == kinds.OPEN)
        return Scorecard(kept, every[len(kept) :], None, session.today, session.framework.people)
    measure = measure_named(session, every, ref)
    entries = by_measure(session.find(Filter(kinds=(READING,)))).get(measure.id, {})
    readings = tuple(reading(entry, session.short(entry)) for entry in reversed(entries.values()))
    return Scorecard((measure,), (), readings, session.today, session.framework.people)


def measure_named(session: Session, measures: Iterable[MeasureStanding], ref: str) -> MeasureStanding:
    """The measure that its number stands for, its name, or the beginning of its name or id.

    Raises:
        CustfocusError: There is none, or several.
    """
    every = list(measures)
    if not every:
        raise no_measure()
    session.see_that_number_stands(MEASURES, ref.strip(), [each.id for each in every], "custfocus scorecard")
    fits = [measure for measure in every if str(measure.number) == ref.strip()]
    fits = fits or by_name(ref, every, attrgetter("name"), attrgetter("id"))
    if len(fits) == 1:
        return fits[0]
    if fits:
        hint = "Give more of it, or its number: " + ", ".join(f"{measure.number} {measure.name}" for measure in fits)
        what = f'More than one measure is called "{brief(ref)}".'
        raise usage(what, f"{hint}.", code="ambiguous-measure")
    raise unknown(
        MEASURE,
        brief(ref),
        [measure.name for measure in every],
        "custfocus scorecard shows them with their numbers.",
    )


def measure_entry(session: Session, measure: MeasureStanding) -> Entry:
    """The entry of a measure.

    Raises:
        CustfocusError: It has just been deleted somewhere else.
    """
    entry = session.store.entries.get(measure.id)
    if entry is None:
        raise CustfocusError("Meanwhile that measure was deleted.", SETS_ONE_UP, code="deleted")
    return entry


def set_up(session: Session, name: str, fields: Mapping[str, FieldValue], typed: str = "") -> Entry:
    """Keep a new measure.

    Args:
        session: The run.
        name: Its name.
        fields: What is known of it.
        typed: What was typed, not to be lost.

    Raises:
        CustfocusError: There are five already, or there is one of this name.
    """
    with session.drafts.keeping(MEASURE, "", typed), session.store.acts.writing() as pen:
        every = all_measures(session)
        see_to_name(every, name)
        see_to_room(every)
        return pen.add(new_measure(fields), session.today, text=name)


def change(
    session: Session, entry: Entry, fields: Mapping[str, FieldValue], about: str = "", typed: str = ""
) -> Entry:
    """Change some fields of a measure, "name" among them, and return it as it is then.

    Args:
        session: The run.
        entry: The measure.
        fields: What they are to be.
        about: What `typed` would be kept as a draft of.
        typed: What was typed, not to be lost.

    Raises:
        CustfocusError: There is no room to take it up again, or another one of this name.
    """
    kept = entry.of(kinds.Measure)
    own = {name: value for name, value in fields.items() if name != "name"}
    with session.drafts.keeping(MEASURE, about, typed), session.store.acts.writing() as pen:
        others = [measure for measure in all_measures(session) if measure.id != entry.id]
        if fields.get("status") == kinds.OPEN and kept.status == kinds.RETIRED:
            see_to_room(others)
        name = str(fields.get("name", entry.text))
        if name != entry.text:
            see_to_name(others, name)
        return pen.edit(entry, changed_measure(kept, own), text=name)


def settled(session: Session, entry: Entry, did: str, *, asks: bool) -> SettledMeasure:
    """The view of a measure that was just set up or changed.

    Args:
        session: The run.
        entry: The measure.
        did: NEW, CHANGED or SAME.
        asks: Whether an activity is to be asked what a customer would notice of it.
    """
    measure = next(measure for measure in all_measures(session) if measure.id == entry.id)
    if did == NEW:
        session.remember_place(MEASURES, measure.number, measure.id)
    return SettledMeasure(measure, did, asks and measure.felt == ACTIVITY, session.framework.people)


def no_measure() -> CustfocusError:
    """The error where there is no measure to keep a value of."""
    return CustfocusError("The scorecard has no measure yet.", SETS_ONE_UP, code="no-measure")


def see_to_room(measures: Iterable[MeasureStanding]) -> None:
    """Refuse another measure where there are five that are kept up.

    Raises:
        CustfocusError: There are.
    """
    kept = [measure for measure in measures if measure.status == kinds.OPEN]
    if len(kept) >= MOST:
        raise CustfocusError(
            "A scorecard has room for five measures, and five are there: few enough to look at each.",
            "Let one go first, by its number; its values stay: custfocus scorecard change 1 --retire.",
            code="five-measures",
        )


def see_to_name(others: Iterable[MeasureStanding], name: str) -> None:
    """Refuse a name that another measure has.

    Raises:
        CustfocusError: One has it.
    """
    for each in others:
        if each.name.casefold() == name.casefold():
            way = f"custfocus scorecard change {each.number}"
            hint = (
                f"{way} changes it."
                if each.status == kinds.OPEN
                else f"You let it go; {way} --reopen takes it up again."
            )
            raise CustfocusError(f'There is a measure "{each.name}" already.', hint, code="measure-exists")


def log(session: Session, ref: str, day: date, words: str) -> LoggedValue:
    """Keep the value that the words are, of the measure that is named.

    Raises:
        CustfocusError: No measure, or more than one, is named so, or the words are no figure.
    """
    measure = measure_named(session, all_measures(session), ref)
    return keep_value(session, measure, day, figure(words, measure.unit))


def keep_value(session: Session, measure: MeasureStanding, day: date, value: float) -> LoggedValue:
    """Keep a value of a measure; on a day that has one, it takes that one's place."""
    with session.store.acts.writing() as pen:
        of_day = session.find(Filter(kinds=(READING,), since=day, until=day))
        there = by_measure(of_day).get(measure.id, {}).get(day)
        entry, did = _put(pen, measure, day, value, there)
    before = reading(there, "").value if there else None
    of_then = next(each for each in all_measures(session, day) if each.id == measure.id)
    return LoggedValue(of_then, reading(entry, session.short(entry)), did, before)


def keep_values(session: Session, measure: MeasureStanding, values: Mapping[date, float]) -> dict[str, int]:
    """Keep the values of many days, all or none, and tell how many were new, changed or the same."""
    counts = {NEW: 0, CHANGED: 0, SAME: 0}
    with session.store.acts.writing() as pen:
        there = by_measure(session.find(Filter(kinds=(READING,)))).get(measure.id, {})
        for day, value in values.items():
            _, did = _put(pen, measure, day, value, there.get(day))
            counts[did] += 1
    return counts


def would_keep(session: Session, measure: MeasureStanding, values: Mapping[date, float]) -> dict[str, int]:
    """How many of such values would be new, changed or the same."""
    there = by_measure(session.find(Filter(kinds=(READING,)))).get(measure.id, {})
    counts = {NEW: 0, CHANGED: 0, SAME: 0}
    for day, value in values.items():
        counts[NEW if day not in there else SAME if _is_same(there[day], value) else CHANGED] += 1
    return counts


def _is_same(entry: Entry, value: float) -> bool:
    kept = entry.of(kinds.Reading)
    return kept.value == value and kept.answers is UNSET


def _put(pen: "Pen", measure: MeasureStanding, day: date, value: float, there: Entry | None) -> tuple[Entry, str]:
    if there is None:
        return pen.add(kinds.Reading(measure.id, value), day, asked=label(measure)), NEW
    kept = there.of(kinds.Reading)
    after = structs.replace(kept, value=value, answers=UNSET, made=UNSET)
    return (there, SAME) if kept == after else (pen.edit(there, after), CHANGED)
