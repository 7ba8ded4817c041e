"""Sheets looked back on: what they came to over a time, and those that were closed in it."""

from datetime import date

from custfocus.features.away.flow import calendar_of
from custfocus.features.sheets.figures import SheetFigures, sheet_figures
from custfocus.features.sheets.sheet import KIND, Standing, sheets_of, standing
from custfocus.journal import kinds
from custfocus.journal.entry import Filter
from custfocus.terminal.session import Session

HEARD, FIRST_HAND = "heard", "firsthand"


def figures(session: Session, since: date, until: date) -> SheetFigures:
    """What sheets, and first-hand contact, came to over a time."""
    entries = session.store.entries
    found = sheets_of(kept, session.framework) if (kept := session.find(Filter(kinds=(KIND,)))) else []
    latest = session.find(Filter(kinds=(HEARD,), yes=FIRST_HAND, until=until), limit=1)
    heard = entries.day_counts(Filter(kinds=(HEARD,), yes=FIRST_HAND, since=since, until=until))
    return sheet_figures(found, [*heard, *(entry.day for entry in latest)], since, until)


def closed_in(session: Session, since: date, until: date) -> tuple[Standing, ...]:
    """How the sheets ended that were closed in a time, the first closed first."""
    entries = session.find(Filter(kinds=(KIND,), status=kinds.CLOSED))
    if not entries:
        return ()
    found = [each for each in sheets_of(entries, session.framework) if each.closed and since <= each.closed <= until]
    if not found:
        return ()
    calendar, short = calendar_of(session), session.store.entries.shorts(each.id for each in found)
    stood = (standing(each, until, calendar, short[each.id]) for each in found)
    return tuple(sorted(stood, key=lambda one: (one.closed or until, one.opened, one.id)))
