"""Deleting entries for now."""

from collections.abc import Sequence

from custfocus.features.changes.views import Deleted
from custfocus.features.entries.rows import listed_entry
from custfocus.terminal.reference import entry_of
from custfocus.terminal.session import Session


def delete_entries(session: Session, refs: Sequence[str]) -> Deleted:
    """Delete the entries that numbers or ids stand for; an undo brings them back."""
    entries = list({entry.id: entry for entry in (entry_of(session, ref) for ref in refs)}.values())
    rows = tuple(listed_entry(entry, session.short(entry)) for entry in entries)
    with session.store.acts.writing() as pen:
        for entry in entries:
            pen.delete(entry)
    return Deleted(rows, tuple(entry.id for entry in entries), for_good=False, today=session.today)
