"""custfocus sheet close: bring a sheet to its end."""

from typing import Annotated

import typer

from custfocus.features.sheets.flow.closing import close_sheet
from custfocus.features.sheets.views import ClosedSheet
from custfocus.terminal import completing as complete
from custfocus.terminal.options import On, SetOption
from custfocus.terminal.session import Session


def run(
    session: Session,
    ref: Annotated[
        str,
        typer.Argument(
            metavar="ID", autocompletion=complete.open_sheets, help="A sheet's id, or a number from open."
        ),
    ],
    given: SetOption = None,
    on: On = None,
) -> ClosedSheet:
    """Bring a sheet to its end, once it has what that takes.

    At a terminal it asks for what is still missing, and only for that.
    """
    return close_sheet(session, ref, given, on)
