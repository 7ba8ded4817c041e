"""Taking back what was done."""

import re

from custfocus.base.naming import only_id
from custfocus.features.changes.restoring import taken_back
from custfocus.features.changes.views import TakenBack
from custfocus.terminal.reference import id_on_page
from custfocus.terminal.session import Session


def undo_act(session: Session, ref: str | None) -> TakenBack:
    """Take back the act that a number or an id stands for, or the latest, as an act of its own."""
    act = session.store.acts.undo(None if ref is None else _act_id(session, ref))
    return taken_back(act, session.store.entries.short, session.today)


def _act_id(session: Session, ref: str) -> str:
    known = id_on_page(session, ref) or ref
    ids = session.store.acts.ids_like(known.lower()) if re.fullmatch("[A-Za-z]+", known) else []
    return only_id(ids, ref, "act", "custfocus history shows the latest, with their numbers and ids.")
