"""custfocus show: one entry whole."""

from custfocus.features.entries.flow import show_entry
from custfocus.features.entries.views import WholeEntry
from custfocus.terminal.options import RefOrLast
from custfocus.terminal.reference import last_ref
from custfocus.terminal.session import Session


def run(session: Session, ref: RefOrLast = None) -> WholeEntry:
    """Show an entry whole: what was asked, what you wrote, when, and what you answered before."""
    return show_entry(session, last_ref(session) if ref is None else ref)
