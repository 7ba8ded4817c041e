"""custfocus open: the first part of custfocus sheet, what is open, the most overdue first."""

from custfocus.features.sheets.flow.keeping import list_open_sheets
from custfocus.features.sheets.views import OpenSheets
from custfocus.terminal.options import LimitOrAll
from custfocus.terminal.session import Session

USUAL = 20


def run(session: Session, n: LimitOrAll = None) -> OpenSheets:
    """See what is open, the most overdue first: how old it is, what is due when, and the next step.

    The numbers can be used right after: custfocus sheet 1 goes on, custfocus sheet close 1 brings it to its end.
    """
    return list_open_sheets(session, n or (None if session.json else USUAL))
