"""custfocus delete: take entries out of the journal, for now or for good."""

from typing import Annotated

import typer

from custfocus.features.changes.flow.delete import delete_entries, delete_for_good
from custfocus.features.changes.views import Deleted
from custfocus.terminal import completing as complete
from custfocus.terminal.session import Session


def run(
    session: Session,
    refs: Annotated[
        list[str],
        typer.Argument(metavar="ID...", autocompletion=complete.ids, help="Ids, or numbers from the last page."),
    ],
    for_good: Annotated[bool, typer.Option("--for-good", help="With its history; can't be undone.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False,
) -> Deleted:
    """Delete entries.

    custfocus undo brings them back, unless they are deleted for good: then every version of them is erased. A
    review's letter that quotes them stays, and is named, so that you can delete it, too.
    """
    return delete_for_good(session, refs, sure=yes) if for_good else delete_entries(session, refs)
