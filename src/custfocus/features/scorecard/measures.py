"""The scorecard: a few measures of the user's own, their course, and the way to their targets."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import ClassVar

from msgspec import Struct

from custfocus.base import wording
from custfocus.base.view import Page, View
from custfocus.features.scorecard.figures import formatted, neat
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

MEASURE, READING = "measure", "reading"
UP, DOWN = "up", "down"
BETTER = {UP: "more is better", DOWN: "less is better"}
OUTCOME, ACTIVITY = "outcome", "activity"
FELT = {OUTCOME: "a customer would feel it", ACTIVITY: "it counts what we do"}
MOST = 5
NEW, CHANGED, SAME = "new", "changed", "same"
DAY, WEEK, MONTH = "day", "week", "month"
# So many blocks make a course; of more, the latest are shown.
LONGEST_COURSE = 24
_PLACES: dict[str, Callable[[date], int]] = {
    DAY: date.toordinal,
    WEEK: lambda day: (day.toordinal() - 1) // 7,
    MONTH: lambda day: day.year * 12 + day.month,
}


class MeasureStanding(Struct, frozen=True):
    """A measure as it stands on a day."""

    id: str
    """The entry's id."""
    short: str
    """The same as pages show it."""
    number: int
    """Its number on the scorecard."""
    name: str
    """What it is called."""
    unit: str
    """What it is counted in; may be empty."""
    better: str
    """Whether "up" or "down" is better."""
    target: float | None
    """The value to reach, if one is set."""
    by: date | None
    """The day to reach it by, if one is set."""
    source: str
    """Where the figure comes from; may be empty."""
    felt: str | None
    """Whether it is an "outcome" that a customer would feel, or an "activity"; None where that is open."""
    status: str
    """"open", or "retired"."""
    since: date
    """The day it was set up."""
    first: float | None
    """The earliest value; None where there is none yet."""
    first_day: date | None
    """Its day."""
    last: float | None
    """The latest value; None where there is none yet."""
    last_day: date | None
    """Its day."""
    readings: int
    """How many values there are."""
    share: float | None
    """The share of the way from the first value to the target, 0 to 1; None without target or value."""
    reached: bool
    """Whether the latest value is the target, or better."""
    overdue: bool
    """Whether the day to reach the target by is over, and the target isn't reached."""
    step: str
    """For what time a block of the course stands: "day", "week" or "month"."""
    course: tuple[float | None, ...]
    """The last value in each such time up to the latest, None where there is none; at most 24."""


class MeasureValue(Struct, frozen=True):
    """A value of a measure: the entry's id, the same as pages show it, the day, the value."""

    id: str
    short: str
    day: date
    value: float


class Scorecard(View, frozen=True):
    """The measures, or one of them with all its values."""

    kind: ClassVar[str] = "scorecard"

    measures: tuple[MeasureStanding, ...]
    """Those that are kept up, or the one that was asked for."""
    retired: tuple[MeasureStanding, ...]
    """Those that were let go."""
    readings: tuple[MeasureValue, ...] | None
    """All values of the one that was asked for, the newest first; else None."""
    today: date
    """The user's own day."""

    def drawn(self) -> Page:
        from custfocus.features.scorecard.page import scorecard, whole

        return scorecard(self) if self.readings is None else whole(self)


class SettledMeasure(View, frozen=True):
    """A measure that has just been set up or changed."""

    kind: ClassVar[str] = "measure"

    measure: MeasureStanding
    """The measure, as it is now."""
    did: str
    """"new", "changed", or "same" where nothing was."""
    asks: bool
    """Whether to ask what a customer would notice, because it has just been called an activity."""

    def drawn(self) -> Page:
        from custfocus.features.scorecard.page import settled

        return settled(self)


class LoggedValue(View, frozen=True):
    """A value that has just been kept."""

    kind: ClassVar[str] = "reading"

    measure: MeasureStanding
    """The measure with it."""
    reading: MeasureValue
    """The value."""
    did: str
    """"new", "changed" where the day had another value, or "same"."""
    before: float | None
    """The value that the day had."""

    def drawn(self) -> Page:
        from custfocus.features.scorecard.page import logged

        return logged(self)


class ImportedValues(View, frozen=True):
    """What a file has brought."""

    kind: ClassVar[str] = "readings"

    measure: MeasureStanding
    """The measure with its values."""
    value_column: str
    """The name of the column they are from."""
    date_column: str
    """The name of the column their days are from."""
    new: int
    """How many values were new."""
    changed: int
    """How many changed that of their day."""
    same: int
    """How many were there already."""
    since: date
    """The first day in the file."""
    until: date
    """The last day in it."""

    def drawn(self) -> Page:
        from custfocus.features.scorecard.page import imported

        return imported(self)


def measures(
    entries: Iterable[Entry], readings: Iterable[Entry], short: Callable[[str], str], today: date, *, until: date
) -> tuple[MeasureStanding, ...]:
    """All measures as they stand on a day: those that are kept up, then those that were let go, in order of age.

    Args:
        entries: The entries of measures.
        readings: The entries of their values.
        short: Tells how pages show an entry's id.
        today: The user's own day.
        until: The day; what is dated later is left out.
    """
    values = by_measure(entry for entry in readings if entry.day <= until)
    kept_up_first = sorted(
        entries, key=lambda entry: (entry.of(kinds.Measure).status != kinds.OPEN, entry.at, entry.id)
    )
    return tuple(
        _measure(entry, number, values.get(entry.id, {}), short, today)
        for number, entry in enumerate(kept_up_first, 1)
    )


def by_measure(readings: Iterable[Entry]) -> dict[str, dict[date, Entry]]:
    """The readings by the id of their measure, then by day, in order; of several on a day, the one written last."""
    found: dict[str, dict[date, Entry]] = {}
    for entry in sorted(readings, key=lambda entry: (entry.day, entry.at)):
        found.setdefault(entry.of(kinds.Reading).measure, {})[entry.day] = entry
    return found


def reading(entry: Entry, short: str) -> MeasureValue:
    """A value of a measure, from an entry that has one."""
    return MeasureValue(entry.id, short, entry.day, entry.of(kinds.Reading).value)


def course(points: Sequence[tuple[date, float]]) -> tuple[str, tuple[float | None, ...]]:
    """The values as a line: for what time each place in it stands, and the last value in each, None without one.

    A place is a month, a week or a day: the longest of them in which no two values share a place, or a longer
    one where the line would be longer than LONGEST_COURSE. Of more months than that, the last ones are shown.
    """
    if not points:
        return MONTH, ()
    days = [day for day, _ in points]
    steps = [MONTH, WEEK, DAY]
    step = next((one for one in steps if len({_PLACES[one](day) for day in days}) == len(days)), DAY)
    while step != MONTH and _PLACES[step](days[-1]) - _PLACES[step](days[0]) >= LONGEST_COURSE:
        step = steps[steps.index(step) - 1]
    place = _PLACES[step]
    last = {place(day): value for day, value in points}
    end = place(days[-1])
    start = max(place(days[0]), end - LONGEST_COURSE + 1)
    return step, tuple(last.get(each) for each in range(start, end + 1))


def share_of(first: float, last: float, target: float, better: str) -> float:
    """The share of the way from the first value to the target that the last one has come, 0 to 1."""
    if is_reached(last, target, better):
        return 1.0
    if is_reached(first, target, better):  # it was there at first, so there is no way to tell a share of
        return 0.0
    return min(1.0, max(0.0, (last - first) / (target - first)))


def is_reached(value: float, target: float, better: str) -> bool:
    """Whether a value is the target, or better."""
    return value >= target if better == UP else value <= target


def way(measure: MeasureStanding) -> str:
    """The way to the target in words, without a full stop; empty without a target."""
    if measure.target is None:
        return ""
    target = formatted(measure.target, measure.unit)
    by = f" by {wording.full_day(measure.by)}" if measure.by else ""
    if measure.last is None or measure.first is None or measure.share is None:
        return f"Target {target}{by}"
    if measure.reached:
        return f"Target of {target} reached"
    after = f"; {wording.full_day(measure.by)} has passed" if measure.overdue and measure.by else by
    if measure.share:
        per_cent = max(1, int(measure.share * 100))
        return f"{per_cent}% of the way from {formatted(measure.first)} to {target}{after}"
    away = f"{formatted(abs(neat(measure.target - measure.last)))} away from the target of {target}{after}"
    return away if measure.last == measure.first else f"{away}, further than at first ({formatted(measure.first)})"


def label(measure: MeasureStanding) -> str:
    """A measure's name and unit, as its readings are asked for."""
    return f"{measure.name} ({measure.unit})" if measure.unit else measure.name


def _measure(
    entry: Entry, number: int, values: Mapping[date, Entry], short: Callable[[str], str], today: date
) -> MeasureStanding:
    kept = entry.of(kinds.Measure)
    better, target, by = kept.better, kept.target, kept.by
    points = [(day, each.of(kinds.Reading).value) for day, each in values.items()]
    (first_day, first), (last_day, last) = (points[0], points[-1]) if points else ((None, None), (None, None))
    share = reached = None
    if target is not None and first is not None and last is not None:
        share, reached = share_of(first, last, target, better), is_reached(last, target, better)
    step, line = course(points)
    return MeasureStanding(
        id=entry.id,
        short=short(entry.id),
        number=number,
        name=" ".join(entry.text.split()) or f"Measure {number}",
        unit=" ".join(kept.unit.split()),
        better=better,
        target=target,
        by=by,
        source=" ".join(kept.source.split()),
        felt=kept.felt,
        status=kept.status,
        since=entry.day,
        first=first,
        first_day=first_day,
        last=last,
        last_day=last_day,
        readings=len(points),
        share=share,
        reached=bool(reached),
        overdue=by is not None and target is not None and by < today and not reached,
        step=step,
        course=line,
    )


def concerning(found: Iterable[MeasureStanding], until: date) -> tuple[MeasureStanding, ...]:
    """Those that are kept up, and were there by a day or have values from before it."""
    return tuple(each for each in found if each.status == kinds.OPEN and (each.since <= until or each.readings))


def is_stale(measure: MeasureStanding, since: date) -> bool:
    """Whether a measure has no value from a day on."""
    return measure.last_day is None or measure.last_day < since
