"""custfocus import: take in what was written elsewhere, or taken out of a journal here."""

from pathlib import Path
from typing import Annotated

import typer

from custfocus.base.errors import FAILED, unknown
from custfocus.features.importing.flow.gathering import KINDS, Wanted
from custfocus.features.importing.flow.taking_in import import_files
from custfocus.features.importing.views import Imported
from custfocus.terminal.session import Session


def run(
    session: Session,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE|FOLDER...", help='What to take in; "-" reads a pipe.'),
    ],
    kind: Annotated[
        str | None, typer.Option("--from", metavar="|".join(KINDS), help="What wrote it, where that can't be told.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would come: how much, and the first five.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Take in nothing where something in it is bad.")] = False,
) -> None:
    """Take in another journal, or what custfocus export wrote.

    What was taken out with --whole comes back as it was: ids, versions, deletions; into a journal that has other
    entries it joins these.

    What is here already doesn't come twice, whenever you take it in again. What was deleted here stays deleted. A
    record that can't be read is named with its file and line and left out; the others are taken, and it ends with 1.
    """
    if kind is not None and kind not in KINDS:
        raise unknown("form", kind, KINDS)
    view: Imported = import_files(session, dict.fromkeys(files), Wanted(kind), dry_run=dry_run, strict=strict)
    session.show(view, last=True)
    if view.refused:
        raise typer.Exit(FAILED)
