"""custfocus show: one entry whole."""

from custfocus.features.entries.flow import show_entry
from custfocus.features.entries.views import WholeEntry
from custfocus.terminal.options import Ref
from custfocus.terminal.session import Session


def run(session: Session, ref: Ref) -> WholeEntry:
    """Show an entry whole: what was asked, what you wrote, when, and what you answered before."""
    return show_entry(session, ref)
