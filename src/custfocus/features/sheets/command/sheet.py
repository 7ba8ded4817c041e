"""custfocus sheet: a situation handled on a worksheet, from the first word to its end."""

from typing import Annotated

import typer

from custfocus.base.errors import usage
from custfocus.features.sheets.command import close, reopen
from custfocus.features.sheets.flow.filling import fill_in_named
from custfocus.features.sheets.flow.offering import choose_sheet, sheets_at_hand
from custfocus.features.sheets.views import LoggedSheet, SheetsAtHand, WorksheetFields
from custfocus.terminal import completing as complete
from custfocus.terminal.options import LimitOrAll, On, SetOption, only_pipe
from custfocus.terminal.session import Session

USUAL = 20
Name = Annotated[
    str | None,
    typer.Argument(
        metavar="[NAME|ID]",
        autocompletion=complete.loggable,
        help="A worksheet, such as complaint; or an open sheet's id or number, to go on with it.",
    ),
]
Source = Annotated[str | None, typer.Argument(metavar="[-]", help='"-" reads JSON from a pipe: {"who": "Ana"}.')]
Of = Annotated[
    str | None,
    typer.Option("--of", metavar="ID", autocompletion=complete.heard, help="Take up what somebody said."),
]
AllInEditor = Annotated[bool, typer.Option("-e", "--editor", help="All fields at once, in your editor.")]
ShowFields = Annotated[bool, typer.Option("--fields", help="Only show what it asks.")]


def run(
    session: Session,
    name: Name = None,
    source: Source = None,
    given: SetOption = None,
    of: Of = None,
    on: On = None,
    editor: AllInEditor = False,
    show_fields: ShowFields = False,
    n: LimitOrAll = None,
) -> SheetsAtHand | WorksheetFields | LoggedSheet | None:
    """Work through a situation: a complaint, a decision, a conflict, something done right.

    Alone, it shows what is open, the most overdue first, then what could be begun. With the name of a worksheet it
    begins one: it asks field by field and saves each at once; leave whenever you like. With a number or an id it
    goes on with that sheet, which stays open until it has come to its end.
    """
    only_pipe(source, "--set FIELD=VALUE fills in; - reads a pipe.")
    if name in (None, "-"):
        if name or given or of or on or editor or show_fields:
            raise usage("It isn't clear which sheet that is for.", "custfocus sheet shows them.")
        view = sheets_at_hand(session, n or (None if session.json else USUAL))
        if not session.asks:
            return view
        name = choose_sheet(session, view)
        if name is None:
            return None
    elif n is not None:
        raise usage("-n says how many open sheets are shown.", "custfocus sheet -n 50 shows more of them.")
    return fill_in_named(
        session, str(name), given, of, on, from_pipe=bool(source), in_editor=editor, to_read=show_fields
    )


PARTS = {"close": close.run, "reopen": reopen.run}
