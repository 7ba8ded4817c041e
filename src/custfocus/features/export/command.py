"""custfocus export: take the journal out, whole or in part."""

from pathlib import Path
from typing import Annotated

import typer

from custfocus.base.errors import FAILED, usage
from custfocus.features.export.flow.exporting import Export, export
from custfocus.features.export.views import CSV, FOLDER, FORMATS, INSTEAD, JSON_LINES, WHOLE, Exported
from custfocus.journal.entry import Filter
from custfocus.terminal.options import (
    FileOption,
    ForceOption,
    FromOption,
    ItemOption,
    KindOption,
    LastOption,
    LimitOrAll,
    PrincipleOption,
    TagOption,
    ToOption,
    filter_of,
    format_of,
)
from custfocus.terminal.saving import to_print
from custfocus.terminal.session import Session


def run(
    session: Session,
    form: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="|".join((*FORMATS, FOLDER)), help="Else what the file's name says, or jsonl."
        ),
    ] = None,
    file: FileOption = None,
    whole: Annotated[
        bool, typer.Option("--whole", help="All of it as JSON Lines, every version and id with it: for import.")
    ] = False,
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin a CSV with the mark by which Excel knows its letters.")
    ] = False,
    kind: KindOption = None,
    principle: PrincipleOption = None,
    item: ItemOption = None,
    tag: TagOption = None,
    since: FromOption = None,
    until: ToOption = None,
    last: LastOption = None,
    n: LimitOrAll = None,
    force: ForceOption = False,
) -> None:
    """Take entries out, the oldest first: to keep, to read, or for another program.

    JSON Lines hold everything just as it was given. Markdown and HTML are for reading, CSV for a spreadsheet: they
    replace control codes by visible signs, and CSV puts an apostrophe before what a spreadsheet would take for a
    formula. --format folder writes a note of Markdown for each day into the folder that -o names, for Obsidian; each
    carries its entries in a comment below. custfocus import takes in JSON Lines, such folders and CSV again; --whole
    takes out the journal as it is, with what was changed and deleted: custfocus import makes the same of it.

    Of a damaged journal it takes out all that can still be read, names what can't, and ends with 1.
    """
    wanted = filter_of(session, kind, principle, item, tag, since, until, last)
    chosen = FOLDER if form == FOLDER else format_of(form, file, {**FORMATS, FOLDER: ()}, JSON_LINES, INSTEAD)
    if whole:
        if chosen != JSON_LINES or wanted != Filter() or n is not None:
            raise usage("--whole takes everything out, as JSON Lines.", "Leave out --format and what filters.")
        chosen = WHOLE
    if bom and chosen != CSV:
        raise usage("--bom is for CSV.", "Add --format csv, or leave it out.")
    what = Export(chosen, wanted, n, bom)
    if chosen == FOLDER:
        session.show(_to_folder(session, file, what, force=force), last=True)
    else:
        session.show(export(session, file, what, force=force), last=True)
    if session.damage and session.damage.missing:
        raise typer.Exit(FAILED)


def _to_folder(session: Session, folder: Path | None, what: Export, *, force: bool) -> Exported:
    if folder is None or to_print(folder):
        raise usage(
            "A folder needs a name.", "Write it like custfocus export --format folder -o notes.", code="no-name"
        )
    from custfocus.features.export.flow.folder import export_to_folder

    return export_to_folder(session, folder, what, force=force)
