"""Recoveries worth planning: what comes up so often that it will again, and what a plan against it begins with."""

from __future__ import annotations

import shlex
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from custfocus.base import wording
from custfocus.base.reading import sentences
from custfocus.content.framework import Framework
from custfocus.features.insights.courses import mostly
from custfocus.features.insights.remarks import SheetPairs, line, made_of
from custfocus.features.insights.views import RecoveryOffer
from custfocus.features.sheets.kept import sheets_of
from custfocus.features.sheets.sheet import Sheet
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.content.declared import Pack

# So many complaints of one cause within so many days are a problem that can be predicted.
OFTEN = 3
WITHIN_DAYS = 90
STEPS = 3  # of each, the latest, that a plan begins with
_LONGEST = 120  # letters of a line that names a problem


class Case(Struct, frozen=True):
    """What an entry tells of a customer's case."""

    id: str
    """The entry's id."""
    day: date
    """The day it is dated."""
    cause: str | None = None
    """What it was put down to, if it was."""
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


def recovery_offers(
    framework: Framework, complaints: SheetPairs, recoveries: Sequence[Entry]
) -> tuple[RecoveryOffer, ...]:
    """The recoveries worth planning.

    Args:
        framework: All content.
        complaints: The sheets of complaints to look at, each with its entry.
        recoveries: All sheets that plan a recovery.
    """
    cases = [_case(entry.id, entry.day, sheet, framework.pack) for entry, sheet in complaints]
    recurring = _recurring_causes(cases, recoveries, framework)
    return tuple(_recovery_offer(each, framework.pack) for each in recurring)


def _case(name: str, day: date, sheet: Sheet, pack: Pack) -> Case:
    if pack.cases is None:
        return Case(name, day)
    known = (*pack.cases.problem, *pack.cases.steps)
    texts = {field: value for field in known if isinstance(value := sheet.values.get(field), str)}
    return Case(name, day, line(sheet.values.get(pack.cases.cause)) or None, texts)


def _recurring_causes(
    complaints: Iterable[Case], recoveries: Sequence[Entry], framework: Framework
) -> tuple[RecurringCause, ...]:
    """The offers; complaints that a recovery was planned for, or that came before it, ask for none."""
    plans = framework.pack.recoveries
    if plans is None or getattr(framework.by_id.get(plans.worksheet), "retired", True):
        return ()
    answered = {name for entry in recoveries for name in made_of(entry)}
    planned: dict[str, date] = {}
    for entry, sheet in zip(recoveries, sheets_of(recoveries, framework), strict=True):
        if cause := line(sheet.values.get(plans.cause)).casefold():
            planned[cause] = max(entry.day, planned.get(cause, entry.day))
    return recoveries_offered((case for case in complaints if case.id not in answered), planned)


def _recovery_offer(recurring: RecurringCause, pack: Pack) -> RecoveryOffer:
    return RecoveryOffer(
        cause=recurring.cause,
        complaints=recurring.cases,
        first=recurring.first,
        last=recurring.last,
        fields=_fields(recurring, pack),
        command=f"custfocus insights {shlex.join(_option(recurring.cause))}",
    )


def _option(cause: str) -> list[str]:
    return [f"--plan={cause}"] if cause.startswith("-") else ["--plan", cause]


def _fields(recurring: RecurringCause, pack: Pack) -> dict[str, str]:
    """What a recovery can begin with: the latest case names the problem, what was done is a step."""
    cases, plans = pack.cases, pack.recoveries
    if cases is None or plans is None:
        return {}
    latest = next((texts[0] for name in cases.problem if (texts := recurring.texts.get(name))), "")
    first = next(iter(sentences(latest)), "")
    problem = " ".join(f"{recurring.cause}: {first}".split()) if first else recurring.cause
    steps = [" ".join(text.split()) for name in cases.steps for text in recurring.texts.get(name, ())[:STEPS]]
    fields = {
        plans.problem: wording.shortened(problem, _LONGEST),
        plans.cause: recurring.cause,
        plans.plan: "\n".join(f"- {step}" for step in dict.fromkeys(steps)),
    }
    return {name: value for name, value in fields.items() if name and value}
