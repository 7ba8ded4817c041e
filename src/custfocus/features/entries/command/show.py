"""custfocus show: one entry whole."""

from itertools import dropwhile, islice

from custfocus.features.entries.views import MOST_EARLIER, Shown, row, shown
from custfocus.features.sheets.flow.keeping import sheet_shown
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.journal.folding import EDIT
from custfocus.terminal.options import Ref
from custfocus.terminal.reference import entry_of
from custfocus.terminal.session import Session

ANSWERS = ("answer", "checklist")
MOST_THAT_DAY = 100


def run(session: Session, ref: Ref) -> Shown:
    """Show an entry whole: what was asked, what you wrote, when, and what you answered before."""
    entry = entry_of(session, ref)
    edits = sum(change.operation == EDIT for change in session.store.acts.history(entry.id))
    view = shown(
        session.framework,
        row(entry, session.short(entry)),
        earlier=[row(one, session.short(one)) for one in _earlier(session, entry)],
        edits=edits,
        today=session.today,
    )
    return sheet_shown(session, entry, view) if isinstance(entry.record, kinds.SheetRecord) else view


def _earlier(session: Session, entry: Entry) -> list[Entry]:
    """The answers to the same question before this one, the newest first."""
    if entry.kind not in ANSWERS or not entry.item:
        return []
    wanted = Filter(kinds=(entry.kind,), item=entry.item, until=entry.day)
    found = session.store.entries.find(wanted, limit=MOST_THAT_DAY)
    return list(islice(dropwhile(lambda one: one.id != entry.id, found), 1, 1 + MOST_EARLIER))
