"""Customers' cases counted: causes and channels by period, and what comes up so often that a plan is due."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from custfocus.base.dates import month_end
from custfocus.features.before_and_after.chance import at_least
from custfocus.features.insights.views import CaseTable, Period, Tally

# Up to so many days are counted by weeks, beyond by months.
SHORT_DAYS = 70
# A trend is told if chance alone would show one as clear, in any row of the table, at most this often.
CHANCE = 0.05
# So many complaints of one cause within so many days are a problem that can be predicted.
OFTEN = 3
WITHIN_DAYS = 90


class Case(Struct, frozen=True):
    """What an entry tells of a customer's case."""

    id: str
    """The entry's id."""
    day: date
    """The day it is dated."""
    cause: str | None = None
    """What it was put down to, if it was."""
    channel: str | None = None
    """How it came in, if that is known."""
    texts: dict[str, str] = {}
    """What was written, by the worksheet's field: said, done, learnt, change ..."""


class RecurringCause(Struct, frozen=True):
    """A recovery worth planning: one cause that has brought several complaints within a short time."""

    cause: str
    """The cause, as it is mostly written."""
    cases: tuple[str, ...]
    """The ids of these complaints, the latest first."""
    first: date
    """The day of the earliest of them."""
    last: date
    """The day of the latest."""
    texts: dict[str, tuple[str, ...]]
    """What is known for the plan: by field what was written in these cases, the latest first, each once."""


def periods(since: date, until: date) -> tuple[str, tuple[Period, ...]]:
    """The weeks, from Monday on, or the months of a time, and which of both: "week" or "month"."""
    by = "week" if (until - since).days < SHORT_DAYS else "month"
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


def counts(cases: Iterable[Case], field: str, since: date, until: date) -> CaseTable:
    """How often each cause or channel came up in each period.

    Args:
        cases: The cases; those before or after the time are left out.
        field: "cause" or "channel".
        since: The first day; no earlier than the journal's own, for a trend needs days that could have had cases.
        until: The last day.
    """
    by, spans = periods(since, until)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    by_period: dict[str, list[int]] = defaultdict(lambda: [0] * len(spans))
    for case in cases:
        if since <= case.day <= until:
            written = (getattr(case, field) or "").strip()
            place = next(n for n, span in enumerate(spans) if case.day <= span.last)
            names[written.casefold()][written] += 1
            by_period[written.casefold()][place] += 1
    rows = []
    for key in sorted(by_period, key=lambda key: (not key, -sum(by_period[key]), key)):
        trend, why = _trend(by_period[key], spans, len(by_period))
        rows.append(Tally(_mostly(names[key]) or None, tuple(by_period[key]), sum(by_period[key]), trend, why))
    totals = tuple(map(sum, zip(*by_period.values(), strict=True))) or (0,) * len(spans)
    return CaseTable(by, spans, tuple(rows), totals, sum(totals))


def _trend(row: Sequence[int], spans: Sequence[Period], rows: int) -> tuple[str, str]:
    """Whether the later half of the periods has more or fewer than its share of days, beyond chance.

    If nothing changed, each case falls into the later half with that share as its chance: an exact binomial test,
    two-sided, corrected for the rows of the table (Bonferroni).
    """
    half = len(spans) // 2
    if not half:
        return "", ""
    days = [(span.last - span.first).days + 1 for span in spans]
    share = sum(days[half:]) / sum(days)
    before, later = sum(row[:half]), sum(row[half:])
    level = CHANCE / (2 * rows)
    why = f"{later} in the later half, {before} before"
    if at_least(later, before + later, share) <= level:
        return "rising", why
    if at_least(before, before + later, 1 - share) <= level:
        return "falling", why
    return "", ""


def recoveries_offered(complaints: Iterable[Case], planned: Mapping[str, date]) -> tuple[RecurringCause, ...]:
    """The recoveries worth planning: for causes with three complaints within 90 days, the latest such time.

    Args:
        complaints: The complaints to look at.
        planned: The day on which a recovery was last planned for a cause; only complaints after it count.
    """
    known = {cause.strip().casefold(): day for cause, day in planned.items()}
    by_cause: dict[str, list[Case]] = defaultdict(list)
    for case in sorted(complaints, key=lambda case: (case.day, case.id), reverse=True):
        key = (case.cause or "").strip().casefold()
        if key and case.day > known.get(key, date.min):
            by_cause[key].append(case)
    offers = [_offer(near) for cases in by_cause.values() if (near := _close_together(cases))]
    return tuple(sorted(offers, key=lambda offer: (-len(offer.cases), offer.cause.casefold())))


def _close_together(cases: Sequence[Case]) -> Sequence[Case]:
    """The latest three or more cases that lie within the days, newest first; none if no three do."""
    for place, latest in enumerate(cases):
        near = [case for case in cases[place:] if (latest.day - case.day).days < WITHIN_DAYS]
        if len(near) >= OFTEN:
            return near
    return ()


def _offer(cases: Sequence[Case]) -> RecurringCause:
    texts: dict[str, dict[str, None]] = defaultdict(dict)
    for case in cases:
        for field, text in case.texts.items():
            if text.strip():
                texts[field][text.strip()] = None
    return RecurringCause(
        cause=_mostly(Counter((case.cause or "").strip() for case in cases)),
        cases=tuple(case.id for case in cases),
        first=cases[-1].day,
        last=cases[0].day,
        texts={field: tuple(each) for field, each in texts.items()},
    )


def _mostly(written: Mapping[str, int]) -> str:
    return min(written, key=lambda form: (-written[form], form))
