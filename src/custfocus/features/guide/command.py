"""custfocus guide: the framework to read, the check of one's own content, and the schema for an editor."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from custfocus.base.errors import FAILED, usage
from custfocus.content.framework import PLURALS
from custfocus.features.guide.flow import browse, check_content, print_schema, save_schema
from custfocus.features.guide.views import ItemSearch, KindList, SchemaSaved, Spine, WholeItem
from custfocus.terminal.completing import quietly
from custfocus.terminal.output import Document
from custfocus.terminal.saving import to_print
from custfocus.terminal.session import Session

CHECK, SCHEMA = "check", "schema"


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
    file: Annotated[
        Path | None, typer.Option("-o", metavar="FILE", help='With schema: write it to this file; "-" prints it.')
    ] = None,
) -> Spine | KindList | WholeItem | ItemSearch | Document | SchemaSaved | None:
    """Browse the framework: alone, the whole at a glance.

    With the id of an item, that item and what belongs to it; with a kind, a list; with words, what has them.
    "check" looks through your own content files, in their folder or at the path you give, and ends with 1 if
    something in them is wrong. "schema" prints the JSON Schema of such a file, or writes it to the file that -o
    names: an editor that is told of it completes and checks as you type.
    """
    if words == [SCHEMA]:
        return print_schema(session) if file is None or to_print(file) else save_schema(session, file)
    if file:
        raise usage("-o is where the schema goes.", "Write it like custfocus guide schema -o FILE.")
    if words and words[0] == CHECK:
        _check(session, words[1:])
        return None
    return browse(session.framework, " ".join(words or ()), whole=whole)


def _check(session: Session, paths: list[str]) -> None:
    if len(paths) > 1:
        raise usage("guide check takes one file or folder.", "Put quotes around a name with spaces.")
    view = check_content(session, Path(paths[0]) if paths else None)
    session.show(view, last=True)
    if not view.good:
        raise typer.Exit(FAILED)
