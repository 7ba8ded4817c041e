"""custfocus log: a situation handled on a worksheet, from the first word to its end."""

from typing import Annotated

import typer

from custfocus.base.errors import usage
from custfocus.features.sheets.flow.filling import fill_in, piped_words, sheet_meant
from custfocus.features.sheets.flow.offering import choose_worksheet, worksheet_choice
from custfocus.features.sheets.offering import worksheet_fields
from custfocus.features.sheets.views import LoggedSheet, WorksheetChoice, WorksheetFields
from custfocus.terminal import completing as complete
from custfocus.terminal.options import On, SetOption, only_pipe, pairs
from custfocus.terminal.session import Session


def run(
    session: Session,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME|ID]",
            autocompletion=complete.loggable,
            help="A worksheet, such as complaint; or an open sheet's id or number, to go on with it.",
        ),
    ] = None,
    source: Annotated[
        str | None, typer.Argument(metavar="[-]", help='"-" reads JSON from a pipe: {"who": "Ana"}.')
    ] = None,
    given: SetOption = None,
    of: Annotated[
        str | None,
        typer.Option("--of", metavar="ID", autocompletion=complete.heard, help="Take up what a customer said."),
    ] = None,
    on: On = None,
    editor: Annotated[bool, typer.Option("-e", "--editor", help="All fields at once, in your editor.")] = False,
    show_fields: Annotated[bool, typer.Option("--fields", help="Only show what it asks.")] = False,
) -> WorksheetChoice | WorksheetFields | LoggedSheet | None:
    """Work through a situation: a complaint, a decision, a conflict, something done right.

    Without a name it shows what fits now, and all there is. With one, it asks field by field and saves each at
    once; leave whenever you like and go on later with its id. It stays open until it has come to its end: custfocus
    open shows what waits.
    """
    only_pipe(source, "--set FIELD=VALUE fills in; - reads a pipe.")
    if name in (None, "-"):
        if name or given or of or on or editor or show_fields:
            raise usage("It isn't clear which worksheet that is for.", "custfocus log shows them.")
        if not session.asks:
            return worksheet_choice(session)
        name = choose_worksheet(session)
        if name is None:
            return None
    entry, sheet = sheet_meant(session, str(name), of, on, to_read=show_fields)
    if show_fields:
        return worksheet_fields(sheet.worksheet)
    words = pairs(given) | (piped_words(session) if source else {})
    return fill_in(session, entry, sheet, words, in_editor=editor)
