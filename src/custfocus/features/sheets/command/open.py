"""custfocus open: what is open, the most overdue first."""

from custfocus.features.sheets.flow.keeping import open_sheets
from custfocus.features.sheets.views import OpenSheets
from custfocus.terminal.options import LimitOrAll, numbered
from custfocus.terminal.session import Session

USUAL = 20


def run(session: Session, n: LimitOrAll = None) -> OpenSheets:
    """See what is open, the most overdue first: how old it is, what is due when, and the next step.

    The numbers can be used right after: custfocus log 1 goes on, custfocus close 1 brings it to its end.
    """
    found = open_sheets(session, session.today)
    shown = found[: n or (len(found) if session.json else USUAL)]
    numbered(session, [one.id for one in shown])
    return OpenSheets(shown, session.today, len(found))
