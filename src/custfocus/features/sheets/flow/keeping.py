"""The sheets of a session: those that are open, one by its id, what was chosen before; and the saving of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from custfocus.base import dates, wording
from custfocus.base.errors import CustfocusError, usage
from custfocus.content.framework import CHOICE, DATE
from custfocus.features.away.flow import calendar_of
from custfocus.features.sheets.editor_form import Leftover
from custfocus.features.sheets.kept import record, sheet_of, sheets_of, texts
from custfocus.features.sheets.sheet import KIND, Sheet
from custfocus.features.sheets.standing import SheetStanding, most_overdue_first, standing_on
from custfocus.features.sheets.values import ReadDay
from custfocus.features.sheets.views import CHANGED, OPENED, SAME, LoggedSheet, OpenSheets
from custfocus.features.sheets.words import gist
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.terminal.reference import entry_of
from custfocus.terminal.session import Session

# What was chosen before is looked for in so many sheets, the newest.
MOST_READ = 300
_QUOTED = 60  # letters


def open_sheets(session: Session, day: date) -> tuple[SheetStanding, ...]:
    """How the open sheets stand on a day, the most overdue first."""
    entries = session.find(Filter(kinds=(KIND,), status=kinds.OPEN))
    if not entries:
        return ()
    calendar, short = calendar_of(session), session.store.entries.shorts(entry.id for entry in entries)
    sheets = sheets_of(entries, session.framework)
    return tuple(most_overdue_first(standing_on(sheet, day, calendar, short[sheet.id]) for sheet in sheets))


def list_open_sheets(session: Session, most: int | None) -> OpenSheets:
    """The open sheets, at most so many for the next command."""
    sheets = open_sheets(session, session.today)
    listed = sheets[:most]
    session.remember_numbers([sheet.id for sheet in listed])
    return OpenSheets(listed, session.today, len(sheets))


def standing_of(session: Session, entry: Entry, day: date | None = None) -> SheetStanding:
    """How one sheet stands on a day, or today."""
    sheet = sheet_of(entry, session.framework)
    return standing_on(sheet, day or session.today, calendar_of(session), session.short(entry))


def sheet_gists(session: Session, entries: Iterable[Entry]) -> dict[str, str]:
    """How a list tells each sheet among some entries in a line, by its id."""
    readable = [entry for entry in entries if isinstance(entry.record, kinds.SheetRecord)]
    if not readable:
        return {}
    calendar, today = calendar_of(session), session.today
    pairs = zip(readable, sheets_of(readable, session.framework), strict=True)
    return {entry.id: gist(entry, standing_on(sheet, today, calendar), today) for entry, sheet in pairs}


def sheet_named(session: Session, ref: str) -> tuple[Entry, Sheet]:
    """The sheet that a number or an id stands for, with its entry.

    Raises:
        CustfocusError: There is none, or several, or it has been deleted, or it is an entry of another kind.
    """
    entry = entry_of(session, ref)
    if entry.kind != KIND:
        which = f"Number {ref} on the last page" if ref.isdecimal() else f'"{ref}"'
        words = f': "{wording.one_line(entry.text, _QUOTED)}"' if entry.text else ""
        raise CustfocusError(
            f"{which} is no sheet, but kept as {entry.kind}{words}.",
            "custfocus sheet shows the sheets that are open.",
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
    return {name: [value for value, _ in given.most_common()] for name, given in counts.items()}


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


def save_new_sheet(session: Session, sheet: Sheet) -> Entry:
    """Save a sheet that has just been begun, dated on the day it was opened; it is evidence for its principles."""
    known = session.framework.by_id
    principles = tuple(name for name in sheet.worksheet.principles if name in known)
    with session.store.acts.writing() as pen:
        return pen.add(record(sheet), sheet.opened, principles=principles, **texts(sheet))


def save_sheet(session: Session, entry: Entry | None, sheet: Sheet, **fields: Any) -> Entry:
    """Save what has become of a sheet, with other fields of its entry, and return the entry as it is then.

    One without an entry is opened by that.
    """
    if entry is None:
        return save_new_sheet(session, sheet)
    with session.store.acts.writing() as pen:
        return pen.edit(entry, record(sheet), **fields, **texts(sheet))


def logged_sheet(session: Session, entry: Entry, before: Sheet | None, left: Sequence[Leftover] = ()) -> LoggedSheet:
    """The word of what was saved of a sheet; `before` is what it was, None where it has just been opened."""
    standing_now = standing_of(session, entry)
    values, was = sheet_of(entry, session.framework).values, before.values if before else {}
    changed = tuple(name for name in dict.fromkeys((*values, *was)) if values.get(name) != was.get(name))
    did = OPENED if before is None else CHANGED if changed else SAME
    dated = [field.id for field in sheet_of(entry, session.framework).worksheet.fields if field.kind == DATE]
    days = {name: day for name in changed if name in dated and (day := dates.day_in(values.get(name)))}
    return LoggedSheet((standing_now,), did, session.today, changed, tuple(left), days)
