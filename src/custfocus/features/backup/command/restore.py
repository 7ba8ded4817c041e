"""custfocus restore: bring a copy of the journal back."""

from typing import Annotated

import typer

from custfocus.features.backup.flow.restoring import restore
from custfocus.features.backup.views import Restored
from custfocus.terminal.session import Session


def run(
    session: Session,
    which: Annotated[
        str | None,
        typer.Argument(
            metavar="[WHICH]", help="A number or a day from backup --list, a file, or a folder; else the newest."
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False,
    show: Annotated[bool, typer.Option("--show", help="Only show what would come and go.")] = False,
) -> Restored:
    """Bring back what a copy of the journal has.

    It shows what would come and go, asks, and keeps the journal as it is now among the copies. A copy of this journal
    is gone back to by changes, so that custfocus undo takes it back. From a copy of another one, as on a new machine,
    everything comes with its history, and nothing goes. Where the journal is damaged, a copy takes its place, with
    all that can still be read of it. What was deleted for good stays away.

    A file may be a copy that custfocus made, or a journal's own. Of a folder, the newest copy in it is taken.
    """
    return restore(session, which, sure=yes, only_shows=show)
