"""Taking back what was done."""

import re

from custfocus.base.errors import CustfocusError
from custfocus.base.naming import only_id
from custfocus.features.changes.restoring import taken_back
from custfocus.features.changes.views import TakenBack
from custfocus.terminal.reference import id_on_page
from custfocus.terminal.session import Session

_SHOWS = "custfocus history shows the latest, with their numbers and ids."


def undo_act(session: Session, ref: str | None) -> TakenBack:
    """Take back the act that a number or an id stands for, or the latest, as an act of its own."""
    act = session.store.acts.undo(None if ref is None else _act_id(session, ref))
    return taken_back(act, session.store.entries.short, session.today)


def _act_id(session: Session, ref: str) -> str:
    known = id_on_page(session, ref)
    wanted = known or ref
    ids = session.store.acts.ids_like(wanted.lower()) if re.fullmatch("[A-Za-z]+", wanted) else []
    if known and not ids:
        what = f"Number {ref} on the last page isn't something that was done."
        raise CustfocusError(what, _SHOWS, code="unknown-id")
    return only_id(ids, ref, "act", _SHOWS)
