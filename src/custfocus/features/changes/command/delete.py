"""custfocus delete: take entries out of the journal, for now or for good."""

from typing import Annotated

import typer

from custfocus.base.errors import usage
from custfocus.features.changes.flow.delete import delete_entries
from custfocus.features.changes.flow.erasing import delete_for_good
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
    backups_too: Annotated[
        bool,
        typer.Option("--backups-too", "--copies-too", help="With --for-good: from the journal's backups, too."),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False,
) -> Deleted:
    """Delete entries.

    custfocus undo brings them back, unless they are deleted for good: then every version of them is erased, and what
    else still has their words is named, with the way to get rid of it: letters, sheets and plans, drafts, backups.
    --backups-too erases them there: a backup is written anew without them, so that it still brings back the rest; one
    that can't be read any more is removed. What you handed on, exported or copied elsewhere is out of reach; so is
    what your shell remembers.
    """
    if backups_too and not for_good:
        raise usage("--backups-too goes with --for-good.", "custfocus undo brings back what is deleted without it.")
    if for_good:
        return delete_for_good(session, refs, sure=yes, backups_too=backups_too)
    return delete_entries(session, refs)
