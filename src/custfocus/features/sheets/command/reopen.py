"""custfocus reopen: take a closed sheet up again."""

from typing import Annotated

import typer

from custfocus.features.sheets.flow import filling as log
from custfocus.features.sheets.flow.keeping import sheet_named
from custfocus.features.sheets.views import Reopened
from custfocus.terminal import completing as complete
from custfocus.terminal.session import Session


def run(
    session: Session,
    ref: Annotated[
        str,
        typer.Argument(metavar="ID", autocompletion=complete.closed_sheets, help="A sheet's id, or a number."),
    ],
) -> Reopened:
    """Take a closed sheet up again, with all that is in it."""
    return log.reopen(session, *sheet_named(session, ref))
