"""Deleting entries for now."""

from collections.abc import Sequence

from custfocus.features.changes.views import Deleted
from custfocus.features.entries.rows import listed_entry
from custfocus.terminal.reference import entry_of
from custfocus.terminal.session import Session

# So many at once are worth a copy of the journal before they go.
MANY = 10


def delete_entries(session: Session, refs: Sequence[str]) -> Deleted:
    """Delete the entries that numbers or ids stand for; an undo brings them back."""
    entries = list({entry.id: entry for entry in (entry_of(session, ref) for ref in refs)}.values())
    rows = tuple(listed_entry(entry, session.short(entry)) for entry in entries)
    if len(entries) >= MANY:
        from custfocus.features.backup.flow.making import back_up_before
        from custfocus.journal.backups.shelf import BEFORE_DELETE

        back_up_before(session, BEFORE_DELETE)
    with session.store.acts.writing() as pen:
        for entry in entries:
            pen.delete(entry)
    return Deleted(rows, tuple(entry.id for entry in entries), for_good=False, today=session.today)
