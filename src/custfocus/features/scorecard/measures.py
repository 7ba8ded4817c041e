"""A few measures of the user's own: how each stands, its course, and the way to its target."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from msgspec import UNSET, UnsetType

from custfocus.base import wording
from custfocus.features.scorecard.figures import formatted, neat
from custfocus.features.scorecard.views import MeasureStanding, MeasureValue
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

T = TypeVar("T")

MEASURE, READING = "measure", "reading"
UP, DOWN = "up", "down"
BETTER = {UP: "more is better", DOWN: "less is better"}
OUTCOME, ACTIVITY = "outcome", "activity"
FELT = {OUTCOME: "{a_person} would feel it", ACTIVITY: "it counts what we do"}
MOST = 5
EVERY = DAY, WEEK, MONTH = "day", "week", "month"
# Of fewer answers, one more or less may move a value a long way.
FEW = 10
# So many blocks make a course; of more, the latest are shown.
LONGEST_COURSE = 24
_PLACES: dict[str, Callable[[date], int]] = {
    DAY: date.toordinal,
    WEEK: lambda day: (day.toordinal() - 1) // 7,
    MONTH: lambda day: day.year * 12 + day.month,
}


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
    by_day: dict[str, dict[date, Entry]] = {}
    for entry in sorted(readings, key=lambda entry: (entry.day, entry.at)):
        by_day.setdefault(entry.of(kinds.Reading).measure, {})[entry.day] = entry
    return by_day


def reading(entry: Entry, short: str) -> MeasureValue:
    """A value of a measure, from an entry that has one."""
    kept = entry.of(kinds.Reading)
    return MeasureValue(entry.id, short, entry.day, kept.value, _known(kept.answers), _known(kept.made))


def _known(value: T | UnsetType) -> T | None:
    return None if value is UNSET else value


def is_few(answers: int, made: str) -> bool:
    """Whether a value is made of few answers; a count of them says so itself."""
    return answers < FEW and made != kinds.COUNT


def answers_in_words(answers: int | None, made: str | None) -> str:
    """How many answers a value is made of: 31 answers; 8 answers, few; empty where it is made of none, or counts."""
    if answers is None or made == kinds.COUNT:
        return ""
    count = "1 answer" if answers == 1 else f"{formatted(answers)} answers"
    return f"{count}, few" if is_few(answers, made or "") else count


def course(points: Sequence[tuple[date, float]]) -> tuple[str, tuple[float | None, ...]]:
    """The values as a line: for what time each place in it stands, and the last value in each, None without one.

    A place is a month, a week or a day: the longest of them in which no two values share a place, or a longer
    one where the line would be longer than LONGEST_COURSE. Of more months than that, the last ones are shown.
    """
    if not points:
        return MONTH, ()
    days = [day for day, _ in points]
    steps = [MONTH, WEEK, DAY]
    step = next((span for span in steps if len({_PLACES[span](day) for day in days}) == len(days)), DAY)
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
    latest = reading(values[max(values)], "") if values else None
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
        answers=latest.answers if latest else None,
        made=latest.made if latest else None,
    )


def concerning(measures: Iterable[MeasureStanding], until: date) -> tuple[MeasureStanding, ...]:
    """Those that are kept up, and were there by a day or have values from before it."""
    return tuple(
        measure
        for measure in measures
        if measure.status == kinds.OPEN and (measure.since <= until or measure.readings)
    )


def is_stale(measure: MeasureStanding, since: date) -> bool:
    """Whether a measure has no value from a day on."""
    return measure.last_day is None or measure.last_day < since
