"""What sheets come to over a time: opened and closed, how soon customers were told, contact, and decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from custfocus.base.dates import day_in
from custfocus.features.sheets.sheet import Sheet
from custfocus.features.sheets.standing import about
from custfocus.journal import kinds

if TYPE_CHECKING:
    from custfocus.content.declared import Outcomes, Pack, Remarks


class Contact(Struct, frozen=True):
    """First-hand contact with customers."""

    days: int
    """On how many days of the time there was some."""
    last: date | None
    """The latest day, which may lie before the time; None where there was none."""
    ago: int | None
    """How many days before the end of the time that was."""


class DecisionOutcome(Struct, frozen=True):
    """What came of a decision."""

    id: str
    """The entry's id."""
    about: str
    """What was decided, in the user's words."""
    closed: date
    """The day its sheet was closed."""
    changed: str
    """What was changed because of it; may be empty."""
    came: str
    """What came of it for customers."""


class SheetFigures(Struct, frozen=True):
    """What sheets come to over a time."""

    opened: int
    """How many were opened in it."""
    closed: int
    """How many were closed in it."""
    open: int
    """How many were open on its last day."""
    told: int
    """How many customers were told in it what came of their case."""
    told_after: float | None
    """The median of the days that took, from the day opened; None where none was told."""
    contact: Contact
    """First-hand contact: what a customer said to the user themselves, a case that didn't come through a colleague, a
    customer who was told.
    """
    decisions: tuple[DecisionOutcome, ...]
    """What came of the decisions whose sheets were closed in it, the latest first."""


def sheet_figures(
    sheets: Iterable[Sheet], heard: Iterable[date], since: date, until: date, pack: Pack
) -> SheetFigures:
    """What sheets come to over a time.

    Args:
        sheets: All sheets; what happened after the time is left out.
        heard: The days up to the end of the time on which customers said something to the user themselves; of those
            before the time, the latest will do.
        since: The first day of the time.
        until: The last.
        pack: What the framework declares: which fields tell of contact, and of what came of a decision.
    """
    opened = closed = still_open = 0
    contact, waits, decisions = set(heard), [], []
    for sheet in sheets:
        end = sheet.closed if sheet.status == kinds.CLOSED else None
        opened += since <= sheet.opened <= until
        still_open += sheet.opened <= until and (sheet.status != kinds.CLOSED or (end or sheet.opened) > until)
        if end and since <= end <= until:
            closed += 1
            if outcome := _outcome(sheet, end, pack.outcomes):
                decisions.append(outcome)
        if _is_first_hand(sheet, pack.remarks):
            contact.add(sheet.opened)
        if day := _promise_kept(sheet):
            contact.add(day)
            if since <= day <= until:
                waits.append(max(0, (day - sheet.opened).days))
    return SheetFigures(
        opened=opened,
        closed=closed,
        open=still_open,
        told=len(waits),
        told_after=median(waits),
        contact=_contact(contact, since, until),
        decisions=tuple(sorted(decisions, key=lambda each: (each.closed, each.id), reverse=True)),
    )


def _promise_kept(sheet: Sheet) -> date | None:
    """The day on which a promise to a customer was kept: they were told."""
    return day_in(sheet.values.get(sheet.worksheet.promise))


def _is_first_hand(sheet: Sheet, remarks: Remarks | None) -> bool:
    """Whether somebody brought it to the user themselves, by a way that is named."""
    way = sheet.values.get(remarks.channel) if remarks else None
    return way is not None and remarks is not None and way != remarks.secondhand


def _outcome(sheet: Sheet, end: date, outcomes: Outcomes | None) -> DecisionOutcome | None:
    if outcomes is None:
        return None
    came, changed = sheet.values.get(outcomes.came), sheet.values.get(outcomes.changed, "")
    return DecisionOutcome(sheet.id, about(sheet), end, str(changed), came) if isinstance(came, str) else None


def _contact(days: Iterable[date], since: date, until: date) -> Contact:
    so_far = [day for day in days if day <= until]
    last = max(so_far, default=None)
    return Contact(sum(1 for day in so_far if day >= since), last, (until - last).days if last else None)


def median(values: Sequence[float]) -> float | None:
    """The middle value, or the mean of the middle two; the library's own takes long to load."""
    ranked, half = sorted(values), len(values) // 2
    if not ranked:
        return None
    return ranked[half] if len(ranked) % 2 else (ranked[half - 1] + ranked[half]) / 2
