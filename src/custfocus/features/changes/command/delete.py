"""custfocus delete: take entries out of the journal, for now or for good."""

from typing import Annotated

import typer

from custfocus.base.errors import CustfocusError, usage
from custfocus.features.changes.views import Deleted, quotes
from custfocus.features.entries.views import Row, gist, row
from custfocus.journal.entry import Filter
from custfocus.terminal import completing as complete
from custfocus.terminal.reference import entry_id_of, entry_of
from custfocus.terminal.session import Session
from custfocus.terminal.texts import EDIT


def run(
    session: Session,
    refs: Annotated[
        list[str],
        typer.Argument(metavar="ID...", autocompletion=complete.ids, help="Ids, or numbers from the last page."),
    ],
    for_good: Annotated[bool, typer.Option("--for-good", help="With its history; can't be undone.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False,
) -> Deleted:
    """Delete entries.

    custfocus undo brings them back, unless they are deleted for good: then every version of them is erased. A
    review's letter that quotes them stays, and is named, so that you can delete it, too.
    """
    if for_good:
        return _for_good(session, list(dict.fromkeys(entry_id_of(session, ref) for ref in refs)), sure=yes)
    entries = list({entry.id: entry for entry in (entry_of(session, ref) for ref in refs)}.values())
    rows = tuple(row(entry, session.short(entry)) for entry in entries)
    with session.store.acts.writing() as pen:
        for entry in entries:
            pen.delete(entry)
    return Deleted(rows, tuple(entry.id for entry in entries), for_good=False, today=session.today)


def _for_good(session: Session, ids: list[str], *, sure: bool) -> Deleted:
    entries = [entry for entry in map(session.store.entries.get, ids) if entry]
    rows = tuple(row(entry, session.short(entry)) for entry in entries)
    quoted_in = _quoting(session, ids)
    if not sure:
        what = "this entry and its history" if len(ids) == 1 else f"these {len(ids)} entries and their history"
        if not session.asks:
            raise usage(f"To delete {what} can't be undone.", "Say --yes if you mean it.", code="not-sure")
        for one in rows:
            session.warn(f"{one.short}  {gist(one)}")
        if not session.ask.confirm(f"Delete {what} for good? Nothing brings them back.", default=False):
            raise CustfocusError("Nothing was deleted.", code="not-sure")
    cleaned = session.store.acts.purge(*ids)
    for entry_id in ids:
        session.drafts.drop(EDIT, entry_id)
    return Deleted(rows, tuple(ids), for_good=True, today=session.today, cleaned=cleaned, quoted_in=quoted_in)


def _quoting(session: Session, ids: list[str]) -> tuple[Row, ...]:
    """The reviews, other than these, whose letters have words of any version of these entries."""
    found = (after.text for one in ids for _, after in session.store.acts.versions(one) if after)
    texts = list(dict.fromkeys(found))
    return tuple(
        row(review, session.short(review))
        for review in session.store.entries.stream(Filter(kinds=("review",)))
        if review.id not in ids and any(quotes(review.text, text) for text in texts)
    )
