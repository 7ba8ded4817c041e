"""Deleting entries, for now or for good."""

from collections.abc import Iterable, Sequence

from custfocus.base.errors import CustfocusError, usage
from custfocus.features.changes.quoting import passages, quotes
from custfocus.features.changes.views import Deleted
from custfocus.features.entries.rows import listed_entry
from custfocus.features.entries.views import ListedEntry
from custfocus.features.entries.words import gist
from custfocus.journal import kinds
from custfocus.journal.connect import copies_before_steps
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
    """Erase every version of the entries that numbers or ids stand for, and name what else has their words.

    Raises:
        CustfocusError: The user isn't sure, or can't be asked.
    """
    ids = list(dict.fromkeys(entry_id_of(session, ref) for ref in refs))
    rows = _listed(session, [entry for entry in map(session.store.entries.get, ids) if entry])
    quoted_in, also_in = _elsewhere(session, ids)
    if not sure:
        _make_sure(session, rows, len(ids))
    cleaned = session.store.acts.purge(*ids)
    for entry_id in ids:
        session.drafts.drop_all(entry_id)
    return Deleted(
        rows,
        tuple(ids),
        for_good=True,
        today=session.today,
        cleaned=cleaned,
        quoted_in=quoted_in,
        also_in=also_in,
        copies=tuple(str(copy) for copy in copies_before_steps(session.store.path)),
    )


def _make_sure(session: Session, rows: Iterable[ListedEntry], count: int) -> None:
    what = "this entry and its history" if count == 1 else f"these {count} entries and their history"
    if not session.asks:
        raise usage(f"To delete {what} can't be undone.", "Say --yes if you mean it.", code="not-sure")
    for entry in rows:
        session.warn(f"{entry.short}  {gist(entry)}")
    if not session.ask.confirm(f"Delete {what} for good? Nothing brings them back.", default=False):
        raise CustfocusError("Nothing was deleted.", code="not-sure")


def _elsewhere(session: Session, ids: Sequence[str]) -> tuple[tuple[ListedEntry, ...], tuple[ListedEntry, ...]]:
    """The reviews, and the sheets and plans, other than these, that have words of any version of these entries."""
    versions = (after for each in ids for _, after in session.store.acts.versions(each) if after)
    texts = list(dict.fromkeys(passage for version in versions for passage in passages(version)))
    reviews: list[Entry] = []
    others: list[Entry] = []
    wanted = Filter(kinds=(kinds.Review.kind, kinds.SheetRecord.kind, kinds.Plan.kind))
    with session.store.at_one_moment():
        for each in session.store.entries.stream(wanted):
            if each.id not in ids and (_made_of(each, ids) or any(quotes(each.text, text) for text in texts)):
                (reviews if each.kind == kinds.Review.kind else others).append(each)
    return _listed(session, reviews), _listed(session, others)


def _made_of(entry: Entry, ids: Sequence[str]) -> bool:
    """Whether a sheet was opened from one of these entries."""
    of = entry.data.get("of") if isinstance(entry.data, dict) else None
    return bool(set(of if isinstance(of, list) else [of]) & set(ids)) if of else False


def _listed(session: Session, entries: Iterable[Entry]) -> tuple[ListedEntry, ...]:
    return tuple(listed_entry(entry, session.short(entry)) for entry in entries)
