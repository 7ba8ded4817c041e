"""Bringing a sheet to its end, and taking it up again."""

from collections.abc import Sequence

from custfocus.base.errors import CustfocusError, usage
from custfocus.features.sheets.flow.filling import keeping_answers, refuse_closed, values_given
from custfocus.features.sheets.flow.keeping import logged_sheet, save_sheet, sheet_named
from custfocus.features.sheets.flow.sitting import Sitting
from custfocus.features.sheets.route import not_yet
from custfocus.features.sheets.sheet import closed, filled, reopened
from custfocus.features.sheets.views import CLOSED_NOW, REOPENED, ClosedSheet, ReopenedSheet
from custfocus.journal import kinds
from custfocus.terminal.options import day_of, pairs
from custfocus.terminal.session import Session


def close_sheet(session: Session, ref: str, given: Sequence[str] | None, on: str | None) -> ClosedSheet:
    """Close a sheet, with what is said now; at a terminal, what it still lacks is asked for.

    Args:
        session: The run.
        ref: Its number or id.
        given: What is said of its fields, each as FIELD=VALUE.
        on: The day it is closed, in the user's words.

    Raises:
        CustfocusError: It lacks something; what was answered is saved all the same.
    """
    entry, before = sheet_named(session, ref)
    refuse_closed(session, entry, before)
    day = day_of(session, on)
    if not before.opened <= day <= session.today:
        what = "is still to come" if day > session.today else f"is before it was opened, on {before.opened}"
        raise usage(f"{day} {what}.", "Leave out --on for today.", code="wrong-day")
    changes = values_given(session, before, pairs(given))
    after = filled(before, changes)
    if not after.closable and session.asks:
        sitting = Sitting(session, before, entry)
        sitting.ask_to_close(changes)
        entry, after = sitting.entry or entry, sitting.sheet
    if not after.closable:
        if changes and not session.asks:
            with keeping_answers(session, entry, before, changes):
                save_sheet(session, entry, after)
        raise not_yet(after, session.short(entry), saved=bool(changes))
    with keeping_answers(session, entry, before, changes):
        saved = save_sheet(session, entry, closed(after, day))
    logged = logged_sheet(session, saved, before)
    return ClosedSheet(logged.sheets, CLOSED_NOW, logged.today, logged.changed, days=logged.days)


def reopen_sheet(session: Session, ref: str) -> ReopenedSheet:
    """Open the closed sheet that a number or an id stands for again.

    Raises:
        CustfocusError: It is open.
    """
    entry, sheet = sheet_named(session, ref)
    if sheet.status != kinds.CLOSED:
        raise CustfocusError(
            f'"{sheet.worksheet.title}" is open.',
            f"custfocus sheet {session.short(entry)} goes on with it.",
            code="not-closed",
        )
    saved = save_sheet(session, entry, reopened(sheet))
    return ReopenedSheet(logged_sheet(session, saved, sheet).sheets, REOPENED, session.today)
