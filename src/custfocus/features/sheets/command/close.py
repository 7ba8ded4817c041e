"""custfocus close: bring a sheet to its end."""

from typing import Annotated

import typer

from custfocus.base.errors import usage
from custfocus.features.sheets.flow import filling as log
from custfocus.features.sheets.flow.keeping import sheet_named
from custfocus.features.sheets.views import Closed
from custfocus.terminal import completing as complete
from custfocus.terminal.options import On, SetOption, day_of, pairs
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
) -> Closed:
    """Bring a sheet to its end, once it has what that takes.

    At a terminal it asks for what is still missing, and only for that.
    """
    entry, sheet = sheet_named(session, ref)
    log.refuse_closed(session, entry, sheet)
    day = day_of(session, on)
    if not sheet.opened <= day <= session.today:
        what = "is still to come" if day > session.today else f"is before it was opened, on {sheet.opened}"
        raise usage(f"{day} {what}.", "Leave out --on for today.", code="wrong-day")
    return log.close(session, entry, sheet, log.parsed(session, sheet, pairs(given)), day)
