"""Deleting entries, for now or for good."""

from collections.abc import Iterable, Sequence

from custfocus.base.errors import CustfocusError, usage
from custfocus.features.changes.quoting import quotes
from custfocus.features.changes.views import Deleted
from custfocus.features.entries.rows import listed_entry
from custfocus.features.entries.views import ListedEntry
from custfocus.features.entries.words import gist
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.terminal.reference import entry_id_of, entry_of
from custfocus.terminal.session import Session


def delete_entries(session: Session, refs: Sequence[str]) -> Deleted:
    """Delete the entries that numbers or ids stand for; an undo brings them back."""
    entries = list({entry.id: entry for entry in (entry_of(session, ref) for ref in refs)}.values())
    rows = _listed(session, entries)
    with session.store.acts.writing() as pen:
        for entry in entries:
            pen.delete(entry)
    return Deleted(rows, tuple(entry.id for entry in entries), for_good=False, today=session.today)


def delete_for_good(session: Session, refs: Sequence[str], *, sure: bool) -> Deleted:
    """Erase every version of the entries that numbers or ids stand for, and name the letters that quote them.

    Raises:
        CustfocusError: The user isn't sure, or can't be asked.
    """
    ids = list(dict.fromkeys(entry_id_of(session, ref) for ref in refs))
    rows = _listed(session, [entry for entry in map(session.store.entries.get, ids) if entry])
    quoted_in = _quoting(session, ids)
    if not sure:
        _make_sure(session, rows, len(ids))
    cleaned = session.store.acts.purge(*ids)
    for entry_id in ids:
        session.drafts.drop_all(entry_id)
    return Deleted(rows, tuple(ids), for_good=True, today=session.today, cleaned=cleaned, quoted_in=quoted_in)


def _make_sure(session: Session, rows: Iterable[ListedEntry], count: int) -> None:
    what = "this entry and its history" if count == 1 else f"these {count} entries and their history"
    if not session.asks:
        raise usage(f"To delete {what} can't be undone.", "Say --yes if you mean it.", code="not-sure")
    for entry in rows:
        session.warn(f"{entry.short}  {gist(entry)}")
    if not session.ask.confirm(f"Delete {what} for good? Nothing brings them back.", default=False):
        raise CustfocusError("Nothing was deleted.", code="not-sure")


def _quoting(session: Session, ids: Sequence[str]) -> tuple[ListedEntry, ...]:
    """The reviews, other than these, whose letters have words of any version of these entries."""
    versions = (after.text for each in ids for _, after in session.store.acts.versions(each) if after)
    texts = list(dict.fromkeys(versions))
    reviews = session.store.entries.stream(Filter(kinds=(kinds.Review.kind,)))
    quoting = [each for each in reviews if each.id not in ids and any(quotes(each.text, text) for text in texts)]
    return _listed(session, quoting)


def _listed(session: Session, entries: Iterable[Entry]) -> tuple[ListedEntry, ...]:
    return tuple(listed_entry(entry, session.short(entry)) for entry in entries)
