"""custfocus log: a sheet begun or gone on with, as `custfocus sheet`; alone, what could be begun."""

from custfocus.base.errors import usage
from custfocus.features.sheets.command.sheet import AllInEditor, Name, Of, ShowFields, Source
from custfocus.features.sheets.flow.filling import fill_in_named
from custfocus.features.sheets.flow.offering import choose_worksheet, worksheet_choice
from custfocus.features.sheets.views import LoggedSheet, WorksheetChoice, WorksheetFields
from custfocus.terminal.options import On, SetOption, only_pipe
from custfocus.terminal.session import Session


def run(
    session: Session,
    name: Name = None,
    source: Source = None,
    given: SetOption = None,
    of: Of = None,
    on: On = None,
    editor: AllInEditor = False,
    show_fields: ShowFields = False,
) -> WorksheetChoice | WorksheetFields | LoggedSheet | None:
    """Work through a situation, as custfocus sheet does.

    Without a name it shows what fits now, and all there is.
    """
    only_pipe(source, "--set FIELD=VALUE fills in; - reads a pipe.")
    if name in (None, "-"):
        if name or given or of or on or editor or show_fields:
            raise usage("It isn't clear which worksheet that is for.", "custfocus sheet shows them.")
        if not session.asks:
            return worksheet_choice(session)
        name = choose_worksheet(session)
        if name is None:
            return None
    return fill_in_named(
        session, str(name), given, of, on, from_pipe=bool(source), in_editor=editor, to_read=show_fields
    )
