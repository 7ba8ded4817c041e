"""custfocus guide: the framework to read, the check of one's own content, and the schema for an editor."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from custfocus.base.errors import FAILED, usage
from custfocus.content.framework import PLURALS
from custfocus.features.guide.flow.handbook import print_book, save_book
from custfocus.features.guide.flow.own_content import check_content, print_schema, save_schema
from custfocus.features.guide.flow.path import look_up, next_piece, show_path
from custfocus.features.guide.views import (
    BOOK_FORMATS,
    MARKDOWN,
    BookSaved,
    ItemSearch,
    KindList,
    NextPiece,
    ReadingPath,
    SchemaSaved,
    Spine,
    WholeItem,
)
from custfocus.terminal.completing import quietly
from custfocus.terminal.options import exclusive, format_of
from custfocus.terminal.output import Document
from custfocus.terminal.saving import to_print
from custfocus.terminal.session import Session

CHECK, SCHEMA = "check", "schema"
Browsed: TypeAlias = Spine | KindList | WholeItem | ItemSearch
Answer: TypeAlias = Browsed | NextPiece | ReadingPath | Document | SchemaSaved | BookSaved | None


@quietly
def topics(session: Session) -> Iterable[str]:
    """What the guide shows: the kinds of item, every item by its id, and what else it does."""
    return [*PLURALS, CHECK, SCHEMA, *session.framework.by_id]


def run(
    session: Session,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ITEM|WORDS|check PATH|schema]...",
            autocompletion=topics,
            help="An id, a kind such as practices, words to look up, check and a file or folder, or schema.",
        ),
    ] = None,
    whole: Annotated[bool, typer.Option("--all", help="All of it, where a page shows the first part.")] = False,
    following: Annotated[
        bool, typer.Option("--next", help="Show the next piece of the reading path, and tick it off.")
    ] = False,
    path: Annotated[bool, typer.Option("--path", help="List the reading path, with what you have read.")] = False,
    book: Annotated[
        bool, typer.Option("--book", help="The whole framework as a handbook, to read or print.")
    ] = False,
    form: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="|".join(BOOK_FORMATS), help="Of the handbook; else what the file's name says."
        ),
    ] = None,
    file: Annotated[
        Path | None, typer.Option("-o", metavar="FILE", help='Write the handbook or schema here; "-" prints it.')
    ] = None,
) -> Answer:
    """Browse the framework: alone, the whole at a glance.

    With the id of an item, that item and what belongs to it; with a kind, a list; with words, what has them.
    --next shows the next of a row of short pieces to read, two minutes each, and ticks it off; --path lists them.
    Whichever of them you read at a terminal is ticked off, too.
    --book makes a handbook of all of it, a chapter for each principle: Markdown, or HTML where the file that -o
    names ends in .html.
    "check" looks through your own content files, in their folder or at the path you give, and ends with 1 if
    something in them is wrong. "schema" prints the JSON Schema of such a file, or writes it to the file that -o
    names: an editor that is told of it completes and checks as you type.
    """
    exclusive(words, following, path, book, hint="Ask for words, --next, --path or --book.")
    if following or path:
        if form or file:
            raise usage("Only the handbook and the schema go to a file.", "Leave out -o and --format.")
        return next_piece(session) if following else show_path(session)
    if book:
        chosen = format_of(form, file, BOOK_FORMATS, MARKDOWN)
        return print_book(session, chosen) if file is None or to_print(file) else save_book(session, file, chosen)
    if form:
        raise usage("--format is that of the handbook.", "Add --book, or leave it out.")
    if words == [SCHEMA]:
        return print_schema(session) if file is None or to_print(file) else save_schema(session, file)
    if file:
        raise usage(
            "-o is where the handbook or the schema goes.",
            "Write it like custfocus guide --book -o FILE, or custfocus guide schema -o FILE.",
        )
    if words and words[0] == CHECK:
        _check(session, words[1:])
        return None
    return look_up(session, " ".join(words or ()), whole=whole)


def _check(session: Session, paths: list[str]) -> None:
    if len(paths) > 1:
        raise usage("guide check takes one file or folder.", "Put quotes around a name with spaces.")
    view = check_content(session, Path(paths[0]) if paths else None)
    session.show(view, last=True)
    if not view.good:
        raise typer.Exit(FAILED)
