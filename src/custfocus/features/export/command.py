"""custfocus export: take the journal out, whole or in part."""

from pathlib import Path
from typing import Annotated

import typer

from custfocus.base.errors import FAILED, unknown
from custfocus.features.export.flow import export
from custfocus.features.export.views import FORMATS, JSON_LINES
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
)
from custfocus.terminal.session import Session


def run(
    session: Session,
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="|".join(FORMATS), help="Else what the file's name says, or jsonl."),
    ] = None,
    file: FileOption = None,
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

    JSON Lines hold everything just as it was given. Markdown is for reading, CSV for a spreadsheet: both show
    control codes as pictures, and CSV puts an apostrophe before what a spreadsheet would take for a formula.

    Of a damaged journal it takes out all that can still be read, names what can't, and ends with 1.
    """
    wanted = filter_of(session, kind, principle, item, tag, since, until, last)
    session.show(export(session, file, _format(form, file), wanted, n, force=force))
    if session.damage and session.damage.missing:
        raise typer.Exit(FAILED)


def _format(name: str | None, file: Path | None) -> str:
    """The format of a name, or without one that of the file's ending."""
    if name is None:
        endings = {ending: each for each, ending in FORMATS.items()}
        return endings.get(file.suffix.lower() if file else "", JSON_LINES)
    if name in FORMATS:
        return name
    raise unknown("format", name, FORMATS)
