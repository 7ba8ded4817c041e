"""custfocus show: one entry whole, or several."""

from typing import Annotated

import typer

from custfocus.features.entries.flow import show_entry
from custfocus.features.entries.views import SeveralEntries, WholeEntry
from custfocus.terminal import completing as complete
from custfocus.terminal.reference import last_ref
from custfocus.terminal.session import Session


def run(
    session: Session,
    refs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID]...",
            autocompletion=complete.ids,
            help="Ids, or numbers from the last page; else the last entry.",
        ),
    ] = None,
) -> WholeEntry | SeveralEntries:
    """Show an entry whole: what was asked, what you wrote, when, and what you answered before."""
    views = [show_entry(session, ref) for ref in dict.fromkeys(refs or [last_ref(session)])]
    return views[0] if len(views) == 1 else SeveralEntries(tuple(views))
