"""custfocus edit: change what was written."""

from typing import Annotated

import typer

from custfocus.features.changes.flow.edit import Wishes, edit_entry
from custfocus.features.changes.views import Edited
from custfocus.terminal.options import EvidenceOption, InEditor, On, RefOrLast, SetOption, ToneOption, Words
from custfocus.terminal.reference import last_ref
from custfocus.terminal.session import Session


def run(
    session: Session,
    ref: RefOrLast = None,
    text: Words = None,
    on: On = None,
    principle: EvidenceOption = None,
    no_principle: Annotated[bool, typer.Option("--no-principle", help="Take its principles away.")] = False,
    who: Annotated[str | None, typer.Option("--from", metavar="WHO", help="Who said it.")] = None,
    channel: Annotated[str | None, typer.Option("--channel", metavar="WHERE", help="Where it was said.")] = None,
    firsthand: Annotated[
        bool | None,
        typer.Option("--firsthand/--secondhand", help="Whether they said it to you, or somebody else passed it on."),
    ] = None,
    tone: ToneOption = None,
    given_fields: SetOption = None,
    editor: InEditor = False,
) -> Edited:
    """Change an entry: its text, its day, what it is evidence for; of a sheet, its fields.

    What it said before stays in its history, and custfocus undo brings it back.
    """
    wishes = Wishes(
        text=text,
        on=on,
        principles=principle,
        no_principle=no_principle,
        who=who,
        channel=channel,
        firsthand=firsthand,
        tone=tone,
        fields=given_fields,
        in_editor=editor,
    )
    return edit_entry(session, last_ref(session) if ref is None else ref, wishes)
