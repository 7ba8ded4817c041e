"""Sheets looked back on: what they came to over a time, and those that were closed in it."""

from datetime import date

from custfocus.features.away.flow import calendar_of
from custfocus.features.sheets.figures import SheetFigures, sheet_figures
from custfocus.features.sheets.kept import sheets_of
from custfocus.features.sheets.sheet import KIND
from custfocus.features.sheets.standing import SheetStanding, standing_on
from custfocus.journal import kinds
from custfocus.journal.entry import Filter
from custfocus.terminal.session import Session

HEARD, FIRST_HAND = kinds.Heard.kind, "firsthand"


def figures(session: Session, since: date, until: date) -> SheetFigures:
    """What sheets, and first-hand contact, came to over a time."""
    entries = session.store.entries
    kept = session.find(Filter(kinds=(KIND,)))
    sheets = sheets_of(kept, session.framework) if kept else []
    latest = session.find(Filter(kinds=(HEARD,), yes=FIRST_HAND, until=until), limit=1)
    heard = entries.day_counts(Filter(kinds=(HEARD,), yes=FIRST_HAND, since=since, until=until))
    return sheet_figures(sheets, [*heard, *(entry.day for entry in latest)], since, until, session.framework.pack)


def closed_in(session: Session, since: date, until: date) -> tuple[SheetStanding, ...]:
    """How the sheets ended that were closed in a time, the first closed first."""
    entries = session.find(Filter(kinds=(KIND,), status=kinds.CLOSED))
    if not entries:
        return ()
    sheets = sheets_of(entries, session.framework)
    in_time = [sheet for sheet in sheets if sheet.closed and since <= sheet.closed <= until]
    if not in_time:
        return ()
    calendar, short = calendar_of(session), session.store.entries.shorts(sheet.id for sheet in in_time)
    standings = (standing_on(sheet, until, calendar, short[sheet.id]) for sheet in in_time)
    return tuple(sorted(standings, key=lambda sheet: (sheet.closed or until, sheet.opened, sheet.id)))
