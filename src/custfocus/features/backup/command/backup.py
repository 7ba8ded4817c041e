"""custfocus backup: copy the journal, or see its copies."""

from pathlib import Path
from typing import Annotated

import typer

from custfocus.features.backup.flow.listing import all_backups
from custfocus.features.backup.flow.making import back_up_by_hand
from custfocus.features.backup.views import BackedUp, Backups
from custfocus.terminal.options import exclusive
from custfocus.terminal.session import Session


def run(
    session: Session,
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[FOLDER]", help="Where to, such as a USB stick; else beside the journal."),
    ] = None,
    shows: Annotated[bool, typer.Option("--list", help="Only show the copies there are.")] = False,
) -> BackedUp | Backups:
    """Make a copy of the journal: one file with every entry, its history and its undo, checked and compressed.

    Copies also make themselves: after the first thing that is written on a day (over 100,000 entries, in a week), and
    before an update, an import, a restore or a deletion of ten entries or more. Of those by day, twelve days, ten
    weeks and nine months stay, each with its earliest; of those before an import or a deletion, the last nine. The
    others, made by hand too, stay until you remove their files.

    custfocus config backup-folder FOLDER puts each of them there, too: on a stick, in a folder that is synchronised.
    custfocus restore brings a copy back, here or on another machine.
    """
    exclusive(folder, shows, what="--list goes without a folder.", hint="Leave one of them out.")
    return all_backups(session) if shows else back_up_by_hand(session, folder)
