"""What was begun, compared before and since: the cases of its cause, or the values of its measure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from custfocus.features.away.days import Calendar
from custfocus.features.before_and_after.begun import Begun
from custfocus.features.before_and_after.cases import CountedCases
from custfocus.features.before_and_after.change import LONGEST_DAYS, change, change_in_keeping, days_for_halving
from custfocus.features.before_and_after.saying import in_words
from custfocus.features.before_and_after.views import BeforeAndAfter, ComparedTime
from custfocus.features.scorecard.views import MeasureStanding
from custfocus.features.sheets.figures import median

# Of what has just been begun, so many days before tell how it was; what came long after tells little of it.
LEAST_DAYS, MOST_DAYS = 60, 180


class MeasureValues(Struct, frozen=True):
    """A measure and its values."""

    standing: MeasureStanding
    """The measure."""
    values: Mapping[date, float]
    """The value of each day that has one."""


def compared(
    begun: Begun,
    cases: CountedCases,
    measures: Mapping[str, MeasureValues],
    calendar: Calendar,
    *,
    first: date,
    until: date,
    short: str,
) -> BeforeAndAfter:
    """What was begun, before and since: the values of its measure, or else the cases of its cause.

    Args:
        begun: What was begun.
        cases: What came in.
        measures: The measures, by their ids.
        calendar: Tells which days were away.
        first: The day of the journal's first entry.
        until: The last day to look at.
        short: How pages show its entry's id.
    """
    measure = measures.get(begun.aim)
    start, last = begun.day.toordinal(), min(until.toordinal(), begun.day.toordinal() + MOST_DAYS)
    if begun.ended:
        last = min(last, max(start, begun.ended.toordinal() - 1))
    made = BeforeAndAfter(
        id=begun.id,
        short=short,
        kind=begun.kind,
        called=begun.called,
        name=begun.name,
        day=begun.day,
        ended=begun.ended,
        last=date.fromordinal(last),
        cause=None if measure else begun.aim,
        measure=measure.standing.name if measure else None,
        before=ComparedTime(0, 0),
        since=ComparedTime(0, 0),
    )
    made = _with_values(made, measure, first) if measure else _with_cases(made, cases, calendar, first)
    return replace(made, says=in_words(made, measure.standing.unit if measure else "", reaches=made.last == until))


def _with_cases(made: BeforeAndAfter, cases: CountedCases, calendar: Calendar, first: date) -> BeforeAndAfter:
    """Days away on which nothing came in are on neither side: nobody was there to write down what did."""

    def is_open(day: date) -> bool:
        return bool(cases.all.get(day)) or not calendar.is_away(day)

    own = cases.by_cause.get((made.cause or "").casefold(), {})
    days_since = [day for day in _days(made.day.toordinal() + 1, made.last.toordinal() + 1) if is_open(day)]
    back = filter(is_open, _days(made.day.toordinal(), first.toordinal() - 1, -1))
    days_before = list(islice(back, max(LEAST_DAYS, len(days_since))))
    available = len(days_before) + sum(1 for _ in islice(back, LONGEST_DAYS))
    before, since = _counted(own, days_before), _counted(own, days_since)
    all_before, all_since = _counted(cases.all, days_before), _counted(cases.all, days_since)
    others = (_without(all_before, before), _without(all_since, since))
    plain = change(before, since)
    recording = change_in_keeping(before, since, *others)
    halving = None if plain else days_for_halving(before, available)
    return replace(made, before=before, since=since, change=plain, recording=recording, halving=halving)


def _with_values(made: BeforeAndAfter, measure: MeasureValues, first: date) -> BeforeAndAfter:
    """Values follow one another, so that a course which ran before would pass any test: the medians stand alone."""
    days = min(MOST_DAYS, max(0, (made.day - first).days + 1))
    before = [value for day, value in measure.values.items() if 0 <= (made.day - day).days < days]
    since = [value for day, value in measure.values.items() if made.day < day <= made.last]
    return replace(
        made,
        before=ComparedTime(days, len(before), median(before)),
        since=ComparedTime((made.last - made.day).days, len(since), median(since)),
    )


def _days(start: int, end: int, step: int = 1) -> Iterator[date]:
    return map(date.fromordinal, range(start, end, step))


def _counted(days: Mapping[date, int], of: Sequence[date]) -> ComparedTime:
    return ComparedTime(len(of), sum(days.get(day, 0) for day in of))


def _without(every: ComparedTime, own: ComparedTime) -> ComparedTime:
    return ComparedTime(every.days, every.count - own.count)
