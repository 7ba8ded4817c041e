"""custfocus export: take the journal out, whole or in part."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from custfocus.base.errors import unknown
from custfocus.features.export.views import Exported
from custfocus.journal.entry import Filter
from custfocus.terminal.options import (
    MOST,
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
from custfocus.terminal.output import Document, clean, envelope
from custfocus.terminal.saving import save, to_print
from custfocus.terminal.session import Session

JSON_LINES, MARKDOWN, CSV = "jsonl", "markdown", "csv"
FORMATS = {JSON_LINES: ".jsonl", MARKDOWN: ".md", CSV: ".csv"}


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
) -> Document | Exported:
    """Take entries out, the oldest first: to keep, to read, or for another program.

    JSON Lines hold everything just as it was given. Markdown is for reading, CSV for a spreadsheet: both show
    control codes as pictures, and CSV puts an apostrophe before what a spreadsheet would take for a formula.
    """
    wanted = filter_of(session, kind, principle, item, tag, since, until, last)
    form = _format(form, file)
    if file is None or to_print(file):
        pieces = _envelope(session, wanted, n) if session.json else _pieces(session, form, wanted, n)
        return Document(pieces, plain=False)
    count = session.store.entries.count(wanted, most=MOST if n is None else n)
    pieces = _pieces(session, form, wanted, n)
    save(session, file, pieces, replaces=lambda _: force, hint="Name another file, or add --force.")
    return Exported(str(file), form, count)


def _pieces(session: Session, form: str, wanted: Filter, n: int | None) -> Iterator[str]:
    """The document, control codes in it escaped or shown as pictures."""
    if form == JSON_LINES:
        return ("\n".join(lines) + "\n" for lines in session.store.entries.stream_json(wanted, limit=n))
    from custfocus.features.export.documents import markdown, table

    entries = session.store.entries.stream(wanted, limit=n)
    return map(clean, markdown(entries, session.framework) if form == MARKDOWN else table(entries))


def _envelope(session: Session, wanted: Filter, n: int | None) -> Iterator[str]:
    """The JSON that an export answers with, its entries as they come."""
    head, _, tail = envelope("export", "data", {"entries": []}).rpartition("[]")
    yield head + "["
    comma = ""
    for lines in session.store.entries.stream_json(wanted, limit=n):
        yield comma + ",\n".join(lines)
        comma = ",\n"
    yield "]" + tail


def _format(said: str | None, file: Path | None) -> str:
    if said is None:
        endings = {ending: name for name, ending in FORMATS.items()}
        return endings.get(file.suffix.lower() if file else "", JSON_LINES)
    if said in FORMATS:
        return said
    raise unknown("format", said, FORMATS)
