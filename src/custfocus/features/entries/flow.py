"""What the pages of entries need of the journal beside the entries themselves."""

from collections.abc import Iterable

from custfocus.journal import kinds
from custfocus.journal.entry import Entry
from custfocus.terminal.session import Session


def tellings(session: Session, entries: Iterable[Entry]) -> dict[str, str]:
    """How the sheets among some entries are told in a line; where there are none, nothing of sheets is loaded."""
    sheets = [entry for entry in entries if entry.kind == kinds.SheetRecord.kind]
    if not sheets:
        return {}
    from custfocus.features.sheets.flow import keeping as flow

    return flow.tellings(session, sheets)
