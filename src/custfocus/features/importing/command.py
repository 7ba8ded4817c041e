"""custfocus import: take in what was written elsewhere, or taken out of a journal here."""

from pathlib import Path
from typing import Annotated

import typer

from custfocus.base.errors import FAILED, unknown
from custfocus.features.importing.flow.forms import FORMS, Wanted
from custfocus.features.importing.flow.taking_in import import_files
from custfocus.features.importing.readers.table import Columns
from custfocus.features.importing.views import Imported
from custfocus.features.scorecard.dated import FIRST
from custfocus.terminal.session import Session


def run(
    session: Session,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE|FOLDER...", help='What to take in; "-" reads a pipe.'),
    ],
    form: Annotated[
        str | None,
        typer.Option("--from", metavar="FORM", help=f"What wrote it, where that can't be told: {', '.join(FORMS)}."),
    ] = None,
    date: Annotated[str, typer.Option("--date", metavar="COLUMN", help="The column of a table with the days.")] = "",
    text: Annotated[str, typer.Option("--text", metavar="COLUMN", help="The column with the words.")] = "",
    kind: Annotated[
        str,
        typer.Option(
            "--kind", metavar="COLUMN|KIND", help="The column that says note or heard, or one for all rows."
        ),
    ] = "",
    who: Annotated[str, typer.Option("--who", metavar="COLUMN", help="The column that says who said it.")] = "",
    tag: Annotated[str, typer.Option("--tag", metavar="COLUMN", help="The column with tags.")] = "",
    first: Annotated[
        str | None,
        typer.Option("--first", metavar="|".join(FIRST), help="What comes first in days such as 03/04/2026."),
    ] = None,
    undated: Annotated[
        str,
        typer.Option(
            "--undated", metavar="DAY|changed", help="The day of notes that tell none; changed: when their file was."
        ),
    ] = "",
    config: Annotated[
        Path | None,
        typer.Option("--config", metavar="FILE", help="jrnl's settings, where they aren't in their place."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would come: how much, and the first five.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Take in nothing where something in it is bad.")] = False,
) -> None:
    """Take in another journal, or what custfocus export wrote.

    It reads jrnl's journals and its JSON, Day One's archives of JSON, notes in Markdown with a day in their name or
    front matter, and tables; their words become notes. All of it is one act, so that custfocus undo takes it back.

    What was taken out with --whole comes back as it was: ids, versions, deletions; into a journal that has other
    entries it joins these.

    Where a file doesn't tell which column has the days or the words, or which day a note is of, you are asked; in a
    pipe the options say it.

    What is here already doesn't come twice, whenever you take it in again. What was deleted here stays deleted. A
    record that can't be read is named with its file and line and left out; the others are taken, and it ends with 1.
    """
    for what, said, valid in (("form", form, FORMS), ("order", first, FIRST)):
        if said is not None and said not in valid:
            raise unknown(what, said, valid)
    columns = Columns(date, text, kind, who, tag)
    wanted = Wanted(form, columns, (first,) if first else (), config, undated)
    view: Imported = import_files(session, dict.fromkeys(files), wanted, dry_run=dry_run, strict=strict)
    session.show(view, last=True)
    if view.refused:
        raise typer.Exit(FAILED)
