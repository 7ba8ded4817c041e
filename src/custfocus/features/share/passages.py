"""What entries have for a brief: passages of sheets, of what was heard, of answers and of what was begun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import blake2s
from typing import TYPE_CHECKING

from custfocus.base import wording
from custfocus.base.dates import day_in
from custfocus.content.framework import DATE, Framework
from custfocus.features.away.days import Calendar
from custfocus.features.before_and_after.views import BeforeAndAfter
from custfocus.features.share.brief import OverduePromise
from custfocus.features.share.names.pseudonyms import Pseudonyms
from custfocus.features.share.readers import CHANGE, DECISION, FIGURES, HEARD, OWN
from custfocus.features.share.views import CAME_BACK, COMPARED, CameBack, Passage
from custfocus.features.sheets.sheet import Sheet
from custfocus.features.sheets.standing import most_overdue_first, standing_on
from custfocus.features.sheets.values import HIGHEST, LOWEST, Value, in_words
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.content.models import Field


def falls_between(sheet: Sheet, first: date, last: date) -> bool:
    """Whether a sheet was opened, closed or gone on with between two days, as far as its dates tell."""
    fields = sheet.worksheet.fields
    filled = (day_in(sheet.values.get(field.id)) for field in fields if field.kind == DATE and not field.ahead)
    return any(day is not None and first <= day <= last for day in (sheet.opened, sheet.closed, *filled))


def passages_of_sheet(sheet: Sheet, framework: Framework) -> Iterator[Passage]:
    """What a sheet has to hand on: the fields that are marked so, by its worksheet as it was and as it is."""
    now = framework.by_id.get(sheet.worksheet.id)
    fields = {field.id: field for field in now.fields} if now and now.kind == "worksheet" else {}
    private = {field.id for field in fields.values() if not field.shareable}
    about = f"{sheet.worksheet.title}, {wording.full_day(sheet.opened)}"
    cases = framework.pack.cases
    # What is fixed in these stands in the figures.
    counted = {cases.channel, cases.cause} if cases and cases.worksheet == sheet.worksheet.id else set()
    for field in sheet.worksheet.fields:
        value = sheet.values.get(field.id)
        if value is None or not field.shareable or field.id in private:
            continue
        part = field.part or HEARD
        if part == DECISION and sheet.status == kinds.CLOSED:
            part = CHANGE
        words, free = _words(field, value)
        yield Passage(
            f"{sheet.id}.{field.id}",
            sheet.id,
            field.prompt,
            words,
            free,
            part,
            about,
            group=sheet.id,
            title=sheet.worksheet.title,
            lead="" if field.id in counted and not free else fields.get(field.id, field).lead,
        )


def passage_of_heard(entry: Entry) -> Passage:
    """What a customer said."""
    about = f"Heard on {wording.full_day(entry.day)}"
    return Passage(entry.id, entry.id, "", entry.text, free=True, part=HEARD, about=about, group=entry.kind)


def passage_of_own(entry: Entry) -> Passage:
    """An answer or a note of the leader's own."""
    about = f"On {wording.full_day(entry.day)}"
    return Passage(entry.id, entry.id, entry.asked, entry.text, free=True, part=OWN, about=about, group=entry.kind)


def passage_of_came_back(back: CameBack) -> Passage:
    """What several people said.

    It is known by its words and the entries that tell of it, so that it is another once there are more; the entries'
    random ids keep anybody from guessing the words.
    """
    name = f"{CAME_BACK}.{blake2s(','.join((*back.words, *back.ids)).encode(), digest_size=6).hexdigest()}"
    text = f'{back.says} "{back.sentence}"'
    return Passage(name, back.ids[0], "", text, free=True, part=HEARD, about="Counted by people", group=CAME_BACK)


def passage_of_compared(compared: BeforeAndAfter) -> Passage:
    """What was begun, before and since."""
    text = f"{compared.called[:1].upper()}{compared.called[1:]}, {wording.quoted(compared.name)}: {compared.says}"
    about = f"Begun on {wording.full_day(compared.day)}"
    name = f"{compared.id}.{COMPARED}"
    return Passage(name, compared.id, "", text, free=True, part=FIGURES, about=about, group=COMPARED)


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
