"""An entry that the user refers to: by its number on the last page, or by the first letters of its id."""

import re

from custfocus.base.errors import CustfocusError
from custfocus.base.naming import only_id
from custfocus.journal.entry import Entry
from custfocus.terminal import remembered
from custfocus.terminal.session import Session

# Among so many of the latest days, and so many of the latest acts, the entry that was written last is looked for.
_LATEST, _LATEST_ACTS = 50, 20


def last_ref(session: Session) -> str:
    """The id of the entry that was written last, whatever its day.

    Raises:
        CustfocusError: There is none.
    """
    entries, acts = session.store.entries, session.store.acts.recent(_LATEST_ACTS)
    touched = dict.fromkeys(after.id for act in acts for _, after in act.pairs if after)
    there = session.readable(entry for entry in map(entries.get, touched) if entry)
    latest = max([*session.find(limit=_LATEST), *there], key=lambda entry: entry.at, default=None)
    if latest is None:
        raise CustfocusError("Nothing is written here yet.", "custfocus note keeps a first thought.", code="no-entry")
    return latest.id


def entry_id_of(session: Session, ref: str) -> str:
    """The whole id that a number from the last page or the first letters of an id stand for.

    An entry that has been deleted is meant only where no other is.

    Raises:
        CustfocusError: It stands for none, or for several.
    """
    entries = session.store.entries
    if known := id_on_page(session, ref):
        if entries.get(known) or entries.ids_like(known, deleted=True):
            return known
        raise CustfocusError(
            f"Number {ref} on the last page isn't an entry.",
            "custfocus list shows entries with their numbers and ids.",
            code="unknown-number",
        )
    letters = ref.lower()
    ids = []
    if re.fullmatch("[k-z]+", letters):
        ids = entries.ids_like(letters) or entries.ids_like(letters, deleted=True)
    return only_id(ids, ref, "entry", "custfocus list shows entries with their ids.")


def id_on_page(session: Session, ref: str) -> str | None:
    """The id that the last page gave a number; None where it isn't a number.

    Raises:
        CustfocusError: It numbered nothing so.
    """
    if not re.fullmatch("[0-9]{1,9}", ref):
        return None
    return remembered.recall(session.numbered_ids(), int(ref))


def entry_of(session: Session, ref: str) -> Entry:
    """The entry that a number or an id stands for.

    Raises:
        CustfocusError: There is none, or several, or it has been deleted.
    """
    entry = session.store.entries.get(entry_id_of(session, ref))
    if entry is None:
        what = f"Number {ref} on the last page" if ref.isdecimal() else f'Entry "{ref}"'
        raise CustfocusError(
            f"{what} has been deleted.", f"custfocus history {ref} shows what it was.", code="deleted"
        )
    return entry
