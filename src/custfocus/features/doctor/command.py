"""custfocus doctor: look the journal and all that belongs to it through."""

from pathlib import Path
from typing import Annotated

import typer

from custfocus.base.errors import FAILED
from custfocus.features.doctor.flow.checking import look_through
from custfocus.features.doctor.flow.salvaging import salvage_file
from custfocus.terminal.options import FileOption, exclusive
from custfocus.terminal.session import Session


def run(
    session: Session,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended without loss, after a backup.")] = False,
    salvage: Annotated[
        Path | None,
        typer.Option("--salvage", metavar="FILE", help="Bring what can be read of this file into a new one."),
    ] = None,
    file: FileOption = None,
) -> None:
    """Look through the journal's file, its index and its history, settings, content, drafts and backups.

    Each finding says what it means and what mends it; where something is wrong, it ends with 1. Every page of the
    file is read, the index of words is compared with the texts, the history with the entries, and every backup is
    opened and read.

    --salvage reads the pages of a damaged journal one by one, of a backup too, and writes what it can read into a new
    file, which -o names. It names what it couldn't read, and ends with 1 then.
    """
    exclusive(fix, salvage, what="--fix is for your journal, --salvage for a damaged file.", hint="Give one of them.")
    if salvage:
        salvaged = salvage_file(session, salvage, file)
        session.show(salvaged, last=True)
        if salvaged.missing:
            raise typer.Exit(FAILED)
        return
    view = look_through(session, fixes=fix)
    session.show(view, last=True)
    if not view.is_well:
        raise typer.Exit(FAILED)
