"""What came up in a time as courses by week or month: causes, channels, tags, and how long people waited to be told.

Pure views; whoever shows them, as a page, a report or a brief, brings what was counted.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from custfocus.base.dates import month_end
from custfocus.features.insights.trend import trend
from custfocus.features.insights.views import CaseTable, Period, Tally, Wait, WaitCourse

# Up to so many days are counted by weeks, beyond by months.
SHORT_DAYS = 70
SLOWEST = 3

By = Literal["week", "month"]


class Dated(Struct, frozen=True):
    """Something that was counted on a day."""

    day: date
    """The day."""
    name: str | None
    """What it was: a cause, a channel, a tag; None where that isn't known."""


def periods(since: date, until: date, by: By | None = None) -> tuple[By, tuple[Period, ...]]:
    """The weeks, from Monday on, or the months of a time, and which of both.

    Args:
        since: The first day.
        until: The last day.
        by: Which of both; without it weeks for up to ten of them, else months.
    """
    by = by or ("week" if (until - since).days < SHORT_DAYS else "month")
    spans = []
    first = since
    while first <= until:
        end = month_end(first) if by == "month" else _sunday(first)
        spans.append(Period(first, min(end, until)))
        if end >= until:
            break
        first = end + timedelta(1)
    return by, tuple(spans)


def _sunday(day: date) -> date:
    return date.fromordinal(min(day.toordinal() + 6 - day.weekday(), date.max.toordinal()))


def course(things: Iterable[Dated], since: date, until: date, by: By | None = None) -> CaseTable:
    """How often each thing came up in each period, the most frequent first, and whether it rises or falls.

    Names are one in capital letters or small ones. What has no name comes last; it is in the totals, but no trend is
    looked for in it or held against it, for a cause that wasn't filled in says nothing about the others.

    Args:
        things: What was counted; what lies before or after the time is left out.
        since: The first day.
        until: The last day.
        by: "week" or "month"; without it as the time is long.
    """
    by, spans = periods(since, until, by)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    counts: dict[str, list[int]] = defaultdict(lambda: [0] * len(spans))
    for thing in things:
        if since <= thing.day <= until:
            written = (thing.name or "").strip()
            names[written.casefold()][written] += 1
            counts[written.casefold()][_place(thing.day, spans)] += 1
    known = [key for key in counts if key]
    named = tuple(map(sum, zip(*(counts[key] for key in known), strict=True))) or (0,) * len(spans)
    rows = []
    for key in sorted(counts, key=lambda key: (not key, -sum(counts[key]), key)):
        told, why = trend(counts[key], named, len(known)) if key else ("", "")
        rows.append(Tally(mostly(names[key]) or None, tuple(counts[key]), sum(counts[key]), told, why))
    totals = tuple(map(sum, zip(*counts.values(), strict=True))) or (0,) * len(spans)
    return CaseTable(by, spans, tuple(rows), totals, sum(totals))


def wait_course(waits: Iterable[Wait], since: date, until: date, by: By | None = None) -> WaitCourse:
    """How long people waited until they were told, by the period in which they were, and the slowest three.

    Args:
        waits: Who was told, on which day, after how many days; those told before or after the time are left out.
        since: The first day.
        until: The last day.
        by: "week" or "month"; without it as the time is long.
    """
    by, spans = periods(since, until, by)
    told = [wait for wait in waits if since <= wait.day <= until]
    days: list[list[int]] = [[] for _ in spans]
    for wait in told:
        days[_place(wait.day, spans)].append(wait.days)
    slowest = sorted(told, key=lambda wait: (-wait.days, -wait.day.toordinal(), wait.id))[:SLOWEST]
    return WaitCourse(
        by=by,
        periods=spans,
        medians=tuple(map(_median, days)),
        counts=tuple(map(len, days)),
        median=_median([wait.days for wait in told]),
        total=len(told),
        slowest=tuple(slowest),
    )


def _place(day: date, spans: Iterable[Period]) -> int:
    return next(place for place, span in enumerate(spans) if day <= span.last)


def _median(values: Iterable[int]) -> float | None:
    """The middle value, or the mean of the middle two; the library's own takes long to load."""
    ranked = sorted(values)
    half = len(ranked) // 2
    if not ranked:
        return None
    return float(ranked[half]) if len(ranked) % 2 else (ranked[half - 1] + ranked[half]) / 2


def mostly(written: Mapping[str, int]) -> str:
    """How something is mostly written."""
    return min(written, key=lambda form: (-written[form], form))
