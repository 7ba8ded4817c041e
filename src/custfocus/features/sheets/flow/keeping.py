"""The sheets of a session: those that are open, one by its id, what was chosen before; and the saving of them."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from custfocus.base import dates
from custfocus.base.errors import CustfocusError, usage
from custfocus.content.framework import CHOICE
from custfocus.features.away.flow import calendar_of
from custfocus.features.entries.views import Shown
from custfocus.features.sheets.sheet import (
    KIND,
    Sheet,
    Standing,
    gist,
    most_overdue_first,
    record,
    sheet_of,
    sheets_of,
    standing,
    texts,
)
from custfocus.features.sheets.values import ReadDay
from custfocus.features.sheets.views import ShownSheet, shown_sheet
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.terminal.reference import entry_of
from custfocus.terminal.session import Session

# What was chosen before is looked for in so many sheets, the newest.
MOST_READ = 300


def open_sheets(session: Session, day: date) -> tuple[Standing, ...]:
    """How the open sheets stand on a day, the most overdue first."""
    entries = session.find(Filter(kinds=(KIND,), status=kinds.OPEN))
    if not entries:
        return ()
    calendar, short = calendar_of(session), session.store.entries.shorts(entry.id for entry in entries)
    found = sheets_of(entries, session.framework)
    return tuple(most_overdue_first(standing(sheet, day, calendar, short[sheet.id]) for sheet in found))


def stand(session: Session, entry: Entry, day: date | None = None) -> Standing:
    """How one sheet stands on a day, or today."""
    sheet = sheet_of(entry, session.framework)
    return standing(sheet, day or session.today, calendar_of(session), session.short(entry))


def tellings(session: Session, entries: Iterable[Entry]) -> dict[str, str]:
    """How a list tells each sheet among some entries in a line, by its id."""
    found = [entry for entry in entries if isinstance(entry.record, kinds.SheetRecord)]
    if not found:
        return {}
    calendar, today = calendar_of(session), session.today
    pairs = zip(found, sheets_of(found, session.framework), strict=True)
    return {entry.id: gist(entry, standing(sheet, today, calendar), today) for entry, sheet in pairs}


def sheet_shown(session: Session, entry: Entry, base: Shown) -> ShownSheet:
    """One sheet whole; `base` is what is shown of any entry."""
    sheet, calendar = sheet_of(entry, session.framework), calendar_of(session)
    found = standing(sheet, session.today, calendar, session.short(entry))
    return shown_sheet(base, sheet, found, calendar)


def sheet_named(session: Session, ref: str) -> tuple[Entry, Sheet]:
    """The sheet that a number or an id stands for, with its entry.

    Raises:
        CustfocusError: There is none, or several, or it has been deleted, or it is an entry of another kind.
    """
    entry = entry_of(session, ref)
    if entry.kind != KIND:
        raise CustfocusError(
            f'"{ref}" is no sheet: it is kept as "{entry.kind}".',
            "custfocus open shows the sheets that are open.",
            code="no-sheet",
        )
    return entry, sheet_of(entry, session.framework)


def known_values(session: Session) -> dict[str, list[str]]:
    """What was given before where anything else will do as well, the commonest first, by the ids of the fields.

    Fields with the same id on different worksheets share one list, so that a cause is called the same everywhere.
    """
    counts: dict[str, Counter[str]] = {}
    entries = session.find(Filter(kinds=(KIND,)), limit=MOST_READ)
    for sheet in sheets_of(entries, session.framework):
        for field in sheet.worksheet.fields:
            value = sheet.values.get(field.id)
            if field.kind == CHOICE and field.others and isinstance(value, str):
                counts.setdefault(field.id, Counter())[value] += 1
    return {name: [value for value, _ in found.most_common()] for name, found in counts.items()}


def day_reader(session: Session) -> ReadDay:
    """Reads a day as a sheet's field takes it: one to come where it says so, else one that has come.

    Raises:
        CustfocusError: It is no day, or still to come.
    """

    def read(words: str, ahead: bool) -> date:
        day = dates.parse_day(words, session.today, ahead=ahead)
        if day > session.today and not ahead:
            raise usage(f"{day} is still to come.", "This asks for a day that has come.", code="future-day")
        return day

    return read


def save_new(session: Session, sheet: Sheet) -> Entry:
    """Save a sheet that has just been begun, dated on the day it was opened; it is evidence for its principles."""
    known = session.framework.by_id
    principles = tuple(name for name in sheet.worksheet.principles if name in known)
    with session.store.acts.writing() as pen:
        return pen.add(record(sheet), sheet.opened, principles=principles, **texts(sheet))


def save(session: Session, entry: Entry, sheet: Sheet, **fields: Any) -> Entry:
    """Save what has become of a sheet, with other fields of its entry, and return the entry as it is then."""
    with session.store.acts.writing() as pen:
        return pen.edit(entry, record(sheet), **fields, **texts(sheet))
