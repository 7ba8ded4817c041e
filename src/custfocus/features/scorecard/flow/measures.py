"""The scorecard in a session: what the journal knows of its measures, and the saving of measures and values."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from msgspec import structs

from custfocus.base import dates, wording
from custfocus.base.errors import CustfocusError, unknown, usage
from custfocus.base.naming import by_name
from custfocus.features.scorecard.figures import brief, figure
from custfocus.features.scorecard.measures import (
    BETTER,
    CHANGED,
    MEASURE,
    MOST,
    NEW,
    READING,
    SAME,
    LoggedValue,
    MeasureStanding,
    Scorecard,
    by_measure,
    label,
    measures,
    reading,
)
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.terminal.session import Session

if TYPE_CHECKING:
    from custfocus.journal.pen import Pen

LONGEST_NAME, LONGEST_UNIT = 80, 40
SETS_ONE_UP = "custfocus scorecard add sets one up."
_MONTH = r"\d{4}-\d{2}"


def standing(session: Session, until: date | None = None) -> tuple[MeasureStanding, ...]:
    """All measures as they stand on a day, or today: those that are kept up, then those that were let go."""
    entries = session.store.entries
    kept = session.find(Filter(kinds=(MEASURE,)))
    if not kept:  # as in most journals: their pages needn't wait for more
        return ()
    return measures(
        kept, session.find(Filter(kinds=(READING,))), entries.short, session.today, until=until or session.today
    )


def kept_up(session: Session, until: date | None = None) -> tuple[MeasureStanding, ...]:
    """The measures that are kept up, as they stand on a day."""
    return tuple(each for each in standing(session, until) if each.status == kinds.OPEN)


def scorecard(session: Session, ref: str | None = None) -> Scorecard:
    """The scorecard, or of one measure all that is known.

    Raises:
        CustfocusError: No measure, or more than one, is named so.
    """
    found = standing(session)
    if ref is None:
        kept = tuple(each for each in found if each.status == kinds.OPEN)
        return Scorecard(kept, found[len(kept) :], None, session.today)
    one = named(found, ref)
    entries = by_measure(session.find(Filter(kinds=(READING,)))).get(one.id, {})
    readings = tuple(reading(each, session.short(each)) for each in reversed(entries.values()))
    return Scorecard((one,), (), readings, session.today)


def named(found: Iterable[MeasureStanding], ref: str) -> MeasureStanding:
    """The measure that its number stands for, its name, or the beginning of its name or id.

    Raises:
        CustfocusError: There is none, or several.
    """
    found = list(found)
    if not found:
        raise no_measure()
    fits = [each for each in found if str(each.number) == ref.strip()]
    fits = fits or by_name(ref, found, attrgetter("name"), attrgetter("id"))
    if len(fits) == 1:
        return fits[0]
    if fits:
        hint = "Give more of it, or its number: " + ", ".join(f"{each.number} {each.name}" for each in fits)
        what = f'More than one measure is called "{brief(ref)}".'
        raise usage(what, f"{hint}.", code="ambiguous-measure")
    raise unknown(
        MEASURE, brief(ref), [each.name for each in found], "custfocus scorecard shows them with their numbers."
    )


def entry_of(session: Session, measure: MeasureStanding) -> Entry:
    """The entry of a measure.

    Raises:
        CustfocusError: It has just been deleted somewhere else.
    """
    entry = session.store.entries.get(measure.id)
    if entry is None:
        raise CustfocusError("Meanwhile that measure was deleted.", SETS_ONE_UP, code="deleted")
    return entry


def parsed(session: Session, field: str, said: str, unit: str) -> Any:
    """What the words for one field of a measure mean; None, or an empty text, where there are none.

    Args:
        session: The run.
        field: "name", "unit", "better", "target", "by" or "source".
        said: The words.
        unit: The measure's unit.

    Raises:
        CustfocusError: They mean nothing there.
    """
    words = " ".join(said.split())
    if field == "target":
        return figure(words, unit) if words else None
    if field == "by":
        return _deadline(words, session.today) if words else None
    if field == "better" and words not in BETTER:
        raise unknown("direction", brief(words), BETTER)
    if field == "name":
        if not words or words.isdecimal():
            raise usage("A measure needs a name, with a letter in it.", 'Such as "First reply".', code="no-name")
        _limit(words, LONGEST_NAME, "name")
    if field == "unit":
        _limit(words, LONGEST_UNIT, "unit")
    return words


def set_up(session: Session, name: str, data: Mapping[str, Any], said: str = "") -> Entry:
    """Keep a new measure.

    Args:
        session: The run.
        name: Its name.
        data: What is known of it.
        said: What was typed, not to be lost.

    Raises:
        CustfocusError: There are five already, or there is one of this name.
    """
    with session.keeping(MEASURE, "", said), session.store.acts.writing() as pen:
        found = standing(session)
        see_to_name(found, name)
        see_to_room(found)
        return pen.add(_whole(kinds.Measure(**data)), session.today, text=name)


def change(session: Session, entry: Entry, fields: Mapping[str, Any], about: str = "", said: str = "") -> Entry:
    """Change some fields of a measure, "name" among them, and return it as it is then.

    Args:
        session: The run.
        entry: The measure.
        fields: What they are to be.
        about: What `said` would be kept as a draft of.
        said: What was typed, not to be lost.

    Raises:
        CustfocusError: There is no room to take it up again, or another one of this name.
    """
    data = {name: value for name, value in fields.items() if name != "name"}
    if "target" in data and data["target"] is None:  # a day without anything to reach by it says nothing
        data.setdefault("by", None)
    with session.keeping(MEASURE, about, said), session.store.acts.writing() as pen:
        others = [each for each in standing(session) if each.id != entry.id]
        if data.get("status") == kinds.OPEN and entry.of(kinds.Measure).status == kinds.RETIRED:
            see_to_room(others)
        texts = {}
        if "name" in fields and fields["name"] != entry.text:
            see_to_name(others, fields["name"])
            texts = {"text": fields["name"]}
        return pen.edit(entry, _whole(structs.replace(entry.of(kinds.Measure), **data)), **texts)


def no_measure() -> CustfocusError:
    """The error where there is no measure to keep a value of."""
    return CustfocusError("The scorecard has no measure yet.", SETS_ONE_UP, code="no-measure")


def see_to_room(found: Iterable[MeasureStanding]) -> None:
    """Refuse another measure where there are five that are kept up.

    Raises:
        CustfocusError: There are.
    """
    kept = [each for each in found if each.status == kinds.OPEN]
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


def log(session: Session, measure: MeasureStanding, day: date, value: float) -> LoggedValue:
    """Keep a value of a measure; on a day that has one, it takes that one's place."""
    with session.store.acts.writing() as pen:
        of_day = session.find(Filter(kinds=(READING,), since=day, until=day))
        there = by_measure(of_day).get(measure.id, {}).get(day)
        entry, did = _put(pen, measure, day, value, there)
    before = reading(there, "").value if there else None
    after = next(each for each in standing(session) if each.id == measure.id)
    return LoggedValue(after, reading(entry, session.short(entry)), did, before)


def take_in(session: Session, measure: MeasureStanding, values: Mapping[date, float]) -> dict[str, int]:
    """Keep the values of many days, all or none, and tell how many were new, changed or the same."""
    counts = {NEW: 0, CHANGED: 0, SAME: 0}
    with session.store.acts.writing() as pen:
        there = by_measure(session.find(Filter(kinds=(READING,)))).get(measure.id, {})
        for day, value in values.items():
            _, did = _put(pen, measure, day, value, there.get(day))
            counts[did] += 1
    return counts


def _put(pen: "Pen", measure: MeasureStanding, day: date, value: float, there: Entry | None) -> tuple[Entry, str]:
    if there is None:
        return pen.add(kinds.Reading(measure.id, value), day, asked=label(measure)), NEW
    kept = there.of(kinds.Reading)
    if kept.value == value:
        return there, SAME
    return pen.edit(there, structs.replace(kept, value=value)), CHANGED


def _whole(record: kinds.Measure) -> kinds.Measure:
    """A measure whose fields go together."""
    if record.target is None and record.by is not None:
        raise usage("--by says when a target is to be reached.", "Give the target as well: --target.")
    return record


def _limit(words: str, most: int, what: str) -> None:
    if len(words) > most:
        raise usage(f"That is long for a {what}.", f"Say it in {most} letters or fewer.", code="too-long")


def _deadline(words: str, today: date) -> date:
    """The day to reach a target by; a month stands for its last day."""
    is_month = re.fullmatch(_MONTH, words)
    day = dates.month_end(dates.parse_month(words, today)) if is_month else dates.parse_day(words, today, ahead=True)
    if day < today:
        raise usage(f"{wording.full_day(day)} is over.", "Name a day to come.", code="past-day")
    return day
