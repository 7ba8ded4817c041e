"""What was begun because of a cause or for a measure: recovery plans, decisions, practices, if-then plans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec import UNSET, Struct

from custfocus.base.dates import day_in
from custfocus.content.framework import Framework, name_of
from custfocus.features.sheets.kept import sheets_of
from custfocus.features.sheets.standing import about
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.features.sheets.sheet import Sheet

# A measure's id; no cause looks like it.
_ID = re.compile("[k-z]{32}")
_PRACTICE, _PLAN = "A practice", "An if-then plan"


class Begun(Struct, frozen=True):
    """Something that was begun because of a cause, or for a measure."""

    id: str
    """The id of its entry."""
    kind: str
    """The entry's kind."""
    called: str
    """What it is: a recovery plan, a practice."""
    name: str
    """What it is called."""
    day: date
    """The day it began."""
    ended: date | None
    """The day from which it no longer held."""
    aim: str
    """The id of the measure that it is for, or the cause that it is about."""


def begun(
    framework: Framework,
    sheets: Iterable[Entry],
    adoptions: Iterable[Entry],
    plans: Iterable[Entry],
    measures: Mapping[str, str],
) -> list[Begun]:
    """All that was begun, the latest first; what was for a measure that is gone is left out.

    Args:
        framework: All content.
        sheets: The sheets of recovery plans and decisions.
        adoptions: All entries of kind "adoption".
        plans: The if-then plans.
        measures: The ids of the measures, by their names in small letters: a decision names one by its name.
    """
    known = {*measures.values()}
    made = [
        *_of_sheets(framework, [*sheets], measures),
        *_of_practices(framework, adoptions),
        *_of_plans(plans),
    ]
    there = (each for each in made if each.aim in known or not is_id(each.aim))
    return sorted(there, key=lambda each: (each.day, each.id), reverse=True)


def is_id(aim: str) -> bool:
    """Whether what something is for is a measure's id rather than a cause."""
    return bool(_ID.fullmatch(aim))


def _of_sheets(framework: Framework, entries: list[Entry], measures: Mapping[str, str]) -> Iterator[Begun]:
    plans, decisions = framework.pack.recoveries, framework.pack.decisions
    for entry, sheet in zip(entries, sheets_of(entries, framework), strict=True):
        if plans and entry.item == plans.worksheet:
            day, cause, what = _day(sheet, plans.agreed) or sheet.opened, plans.cause, plans.problem
        elif decisions and entry.item == decisions.worksheet and (decided := _day(sheet, decisions.decided)):
            day, cause, what = decided, decisions.cause, decisions.decision
        else:
            continue
        if aim := _line(sheet.values.get(cause)):
            name = _line(sheet.values.get(what)) or about(sheet)
            called = sheet.worksheet.title
            yield Begun(entry.id, entry.kind, called, name, day, None, measures.get(aim.casefold(), aim))


def _of_practices(framework: Framework, adoptions: Iterable[Entry]) -> Iterator[Begun]:
    """Those that follow one another without a gap are one: a change of cadence is an entry of its own."""
    runs: dict[str, list[Begun]] = {}
    for entry in sorted(adoptions, key=lambda entry: (entry.day, entry.at)):
        kept = entry.of(kinds.Adoption)
        aim = "" if kept.aim is UNSET else kept.aim
        name = name_of(framework, entry.item or "") if entry.item in framework.by_id else entry.asked
        own = runs.setdefault(entry.item or "", [])
        former = own.pop() if own and own[-1].ended == entry.day else None
        if former:
            aim = aim or former.aim
        first = former or entry
        own.append(Begun(first.id, entry.kind, _PRACTICE, name, first.day, kept.until, aim))
    yield from (each for own in runs.values() for each in own if each.aim)


def _of_plans(plans: Iterable[Entry]) -> Iterator[Begun]:
    """Those that stand: of one that was let go it isn't known until when it held."""
    for entry in plans:
        kept = entry.of(kinds.Plan)
        if kept.status == kinds.OPEN and kept.aim is not UNSET and kept.aim:
            yield Begun(entry.id, entry.kind, _PLAN, _line(entry.text), entry.day, None, kept.aim)


def _day(sheet: Sheet, field: str) -> date | None:
    return day_in(sheet.values.get(field))


def _line(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
