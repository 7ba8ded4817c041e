"""What entries have for a brief: passages of sheets, of what was heard and of answers, and what can be counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from custfocus.base import wording
from custfocus.base.dates import day_in
from custfocus.content.framework import DATE, Framework
from custfocus.features.away.days import Calendar
from custfocus.features.share.brief import ComplaintFigures, OverduePromise
from custfocus.features.share.names.pseudonyms import Pseudonyms
from custfocus.features.share.readers import CHANGE, DECISION, HEARD, OWN
from custfocus.features.share.views import Passage
from custfocus.features.sheets.sheet import Sheet
from custfocus.features.sheets.standing import most_overdue_first, standing_on
from custfocus.features.sheets.values import HIGHEST, LOWEST, Value, in_words
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.content.declared import Cases
    from custfocus.content.models import Field

OTHER = "other"


def falls_between(sheet: Sheet, first: date, last: date) -> bool:
    """Whether a sheet was opened, closed or gone on with between two days, as far as its dates tell."""
    fields = sheet.worksheet.fields
    filled = (day_in(sheet.values.get(field.id)) for field in fields if field.kind == DATE and not field.ahead)
    return any(day is not None and first <= day <= last for day in (sheet.opened, sheet.closed, *filled))


def passages_of_sheet(sheet: Sheet, framework: Framework) -> Iterator[Passage]:
    """What a sheet has to hand on: the fields that are marked so, by its worksheet as it was and as it is."""
    now = framework.by_id.get(sheet.worksheet.id)
    fields = now.fields if now and now.kind == "worksheet" else ()
    private = {field.id for field in fields if not field.shareable}
    about = f"{sheet.worksheet.title}, {wording.full_day(sheet.opened)}"
    for field in sheet.worksheet.fields:
        value = sheet.values.get(field.id)
        if value is None or not field.shareable or field.id in private:
            continue
        part = field.part or HEARD
        if part == DECISION and sheet.status == kinds.CLOSED:
            part = CHANGE
        words, free = _words(field, value)
        yield Passage(f"{sheet.id}.{field.id}", sheet.id, field.prompt, words, free, part, about, sheet.id)


def passage_of_heard(entry: Entry) -> Passage:
    """What a customer said."""
    about = f"Heard on {wording.full_day(entry.day)}"
    return Passage(entry.id, entry.id, "", entry.text, free=True, part=HEARD, about=about, group=entry.kind)


def passage_of_own(entry: Entry) -> Passage:
    """An answer or a note of the leader's own."""
    about = f"On {wording.full_day(entry.day)}"
    return Passage(entry.id, entry.id, entry.asked, entry.text, free=True, part=OWN, about=about, group=entry.kind)


def complaint_figures(
    sheets: Iterable[Sheet], cases: Cases | None, approved: Collection[str] = ()
) -> ComplaintFigures | None:
    """What can be counted of what was brought up, the commonest cause first; None where no worksheet is for that.

    A cause in somebody's own words is OTHER, unless it is among the passages that were approved.
    """
    if cases is None:
        return None
    complaints = [sheet for sheet in sheets if sheet.worksheet.id == cases.worksheet]
    causes = Counter(cause for sheet in complaints if (cause := _cause(sheet, cases, approved)) is not None)
    return ComplaintFigures(
        len(complaints),
        told=sum(cases.told in sheet.values for sheet in complaints),
        closed=sum(sheet.status == kinds.CLOSED for sheet in complaints),
        causes=tuple(causes.most_common()),
        called=(cases.called.one, cases.called.many),
    )


def overdue_promises(
    sheets: Iterable[Sheet], day: date, calendar: Calendar, names: Pseudonyms
) -> Iterator[OverduePromise]:
    """What customers still wait for on a day, the most overdue first: the step, the sheet, the customer's pseudonym.

    What the leader has with colleagues is nobody else's.
    """
    waiting = [sheet for sheet in sheets if sheet.status != kinds.CLOSED and sheet.opened <= day]
    whom = {sheet.id: customer for sheet in waiting if (customer := sheet.customer) is not None}
    for late in most_overdue_first(standing_on(sheet, day, calendar) for sheet in waiting if sheet.id in whom):
        if late.overdue and late.due:
            about = ", ".join(filter(None, (late.title, names.of(whom[late.id]))))
            yield OverduePromise(late.id, f"{late.step} ({about})", late.due)


def days_handed_on(practised: Iterable[Entry], audience: str) -> dict[str, list[date]]:
    """The days on which readers of a sort were given each passage, by its id, as the practice's entries keep it."""
    days: dict[str, list[date]] = {}
    for entry in practised:
        practice = entry.of(kinds.PracticeDone)
        for passage in practice.shared if practice.audience == audience else ():
            days.setdefault(passage, []).append(entry.day)
    return days


def _words(field: Field, value: Value) -> tuple[str, bool]:
    """A value in words, and whether somebody wrote it freely: whatever isn't of a fixed form."""
    match field.kind:
        case "date" if day := day_in(value):
            return wording.full_day(day), False
        case "scale" if type(value) is int and LOWEST <= value <= HIGHEST:
            ends = f" ({field.low} 1, {field.high} 5)" if field.low and field.high else ""
            return f"{value} of {HIGHEST}{ends}", False
        case "yes-no" if isinstance(value, bool):
            return in_words(value), False
        case "choice" if value in field.choices:
            return in_words(value), False
    return in_words(value), True


def _cause(sheet: Sheet, cases: Cases, approved: Collection[str]) -> str | None:
    """A complaint's cause as it may be counted; None where it has none yet."""
    value = sheet.values.get(cases.cause)
    if value is None:
        return None
    choices = next((field.choices for field in sheet.worksheet.fields if field.id == cases.cause), ())
    return in_words(value) if value in choices or f"{sheet.id}.{cases.cause}" in approved else OTHER
