"""custfocus undo: take back what was done."""

import re
from typing import Annotated

import typer

from custfocus.base.naming import only_id
from custfocus.features.changes.views import TakenBack, taken_back
from custfocus.terminal.reference import id_on_page
from custfocus.terminal.session import Session


def run(
    session: Session,
    ref: Annotated[
        str | None,
        typer.Argument(metavar="[ACT]", help="An act's id or number, from custfocus history; else the latest."),
    ] = None,
) -> TakenBack:
    """Take back what was last done: everything that one run of a command wrote, changed or deleted.

    To take it back is an act, too: a second undo brings it back.
    """
    act = session.store.acts.undo(None if ref is None else _act_id(session, ref))
    return taken_back(act, session.store.entries.short, session.today)


def _act_id(session: Session, ref: str) -> str:
    known = id_on_page(session, ref) or ref
    found = session.store.acts.ids_like(known.lower()) if re.fullmatch("[A-Za-z]+", known) else []
    return only_id(found, ref, "act", "custfocus history shows the latest, with their numbers and ids.")
