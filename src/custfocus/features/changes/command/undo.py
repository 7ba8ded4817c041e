"""custfocus undo: take back what was done."""

from typing import Annotated

import typer

from custfocus.features.changes.flow.undo import undo_act
from custfocus.features.changes.views import TakenBack
from custfocus.terminal.session import Session


def run(
    session: Session,
    ref: Annotated[
        str | None,
        typer.Argument(metavar="[ACT]", help="An act's id or number, from custfocus history; else the latest."),
    ] = None,
) -> TakenBack:
    """Take back what was last done: everything that one run of a command wrote, changed or deleted.

    You can undo an undo: run it again.
    """
    return undo_act(session, ref)
