"""Customers' cases, and what comes up among them so often that a plan is due."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from custfocus.features.insights.courses import mostly

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
        cause=mostly(Counter((case.cause or "").strip() for case in cases)),
        cases=tuple(case.id for case in cases),
        first=cases[-1].day,
        last=cases[0].day,
        texts={field: tuple(each) for field, each in texts.items()},
    )
