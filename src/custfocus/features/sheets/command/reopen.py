"""custfocus sheet reopen: take a closed sheet up again."""

from typing import Annotated

import typer

from custfocus.features.sheets.flow.closing import reopen_sheet
from custfocus.features.sheets.views import ReopenedSheet
from custfocus.terminal import completing as complete
from custfocus.terminal.session import Session


def run(
    session: Session,
    ref: Annotated[
        str,
        typer.Argument(metavar="ID", autocompletion=complete.closed_sheets, help="A sheet's id, or a number."),
    ],
) -> ReopenedSheet:
    """Take a closed sheet up again, with all that is in it."""
    return reopen_sheet(session, ref)
