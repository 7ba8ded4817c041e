"""custfocus log: a situation handled on a worksheet, from the first word to its end."""

import json
from typing import Annotated, Any

import typer

from custfocus.base.errors import CustfocusError, usage
from custfocus.features.sheets.flow import filling as log
from custfocus.features.sheets.flow.keeping import sheet_named
from custfocus.features.sheets.sheet import Sheet, filled
from custfocus.features.sheets.values import shown
from custfocus.features.sheets.views import Fields, Logged, Offer, fields
from custfocus.journal.entry import Entry
from custfocus.terminal import completing as complete
from custfocus.terminal.options import On, SetOption, day_that_has_come, only_pipe, pairs
from custfocus.terminal.session import Session
from custfocus.terminal.texts import piped

_LIKE = 'Write it like custfocus log complaint --set who=Ana --set said="Nobody rang."; --fields shows what it asks.'
_LONGEST = 40


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
) -> Offer | Fields | Logged | None:
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
            return log.offer(session)
        name = log.choose(session)
        if name is None:
            return None
    entry, sheet = _case(session, str(name), of, on, to_read=show_fields)
    if show_fields:
        return fields(sheet.worksheet)
    said = pairs(given) | (_piped(session) if source else {})
    changes = log.parsed(session, sheet, said)
    if editor:
        return log.in_editor(session, entry, filled(sheet, changes))
    if said or not session.asks:
        if not (said or entry or sheet.values):
            raise usage("There is nothing to keep.", _LIKE, code="no-text")
        return log.keep(session, entry, sheet, changes)
    return log.sit(session, sheet, entry)


def _case(
    session: Session, name: str, of: str | None, on: str | None, *, to_read: bool
) -> tuple[Entry | None, Sheet]:
    """The sheet that is meant: one about to be opened, or one that is open, with its entry."""
    if worksheet := log.worksheet_named(session, name):
        day = day_that_has_come(session, on, "A sheet is opened on a day that has come.")
        return None, log.opening(session, worksheet, None if on is None else day, of)
    entry, sheet = sheet_named(session, name)
    if of is not None or on is not None:
        hint = "--of goes with a worksheet's name." if of else f"custfocus edit {name} --on DAY changes that day."
        raise usage("That sheet has been opened already.", hint)
    if not to_read:
        log.refuse_closed(session, entry, sheet)
    return entry, sheet


def _piped(session: Session) -> dict[str, str]:
    """The values that a pipe brings as JSON, in words: text, numbers, true and false; null empties a field."""
    try:
        found: Any = json.loads(piped(session))
    except ValueError as error:
        raise _no_values("isn't JSON") from error
    if not isinstance(found, dict) or not found:
        raise _no_values("holds no fields")
    for name, value in found.items():
        if value is not None and not isinstance(value, str | int):
            raise _no_values(f'has something else than words, a number, true or false for "{name[:_LONGEST]}"')
    return {name: shown(value) for name, value in found.items()}


def _no_values(what: str) -> CustfocusError:
    return usage(
        f"What came through the pipe {what}, so nothing was saved.",
        'Write it like {"who": "Ana", "said": "Nobody rang.", "told": "2026-11-03", "confirmed": true}.',
        code="no-values",
    )
