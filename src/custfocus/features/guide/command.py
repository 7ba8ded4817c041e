"""custfocus guide: the framework to read, the check of one's own content, and the schema for an editor."""

from pathlib import Path
from typing import Annotated

import typer

from custfocus.base.errors import FAILED, CustfocusError, usage
from custfocus.content.load import check, content_folder
from custfocus.features.guide.flow import browse
from custfocus.features.guide.views import EXAMPLE, Checks, ItemSearch, KindList, SchemaSaved, Spine, WholeItem, spine
from custfocus.terminal import completing as complete
from custfocus.terminal.output import Document, envelope
from custfocus.terminal.saving import save, to_print
from custfocus.terminal.session import Session

CHECK, SCHEMA = "check", "schema"


def run(
    session: Session,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ITEM|WORDS|check PATH|schema]...",
            autocompletion=complete.guide,
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
        return _schema(session, file)
    if file:
        raise usage("-o is where the schema goes.", "Write it like custfocus guide schema -o FILE.")
    if words and words[0] == CHECK:
        _check(session, words[1:])
        return None
    said = " ".join(words or ())
    return browse(session.framework, said, whole=whole) if said.strip() else spine(session.framework)


def _check(session: Session, paths: list[str]) -> None:
    if len(paths) > 1:
        raise usage("guide check takes one file or folder.", "Put quotes around a name with spaces.")
    folder = session.world.paths.content
    path = Path(paths[0]).expanduser() if paths else folder
    if paths and not path.exists():
        raise CustfocusError(
            f"There is no file or folder {path}.",
            "custfocus guide check alone looks into yours.",
            code="no-such-file",
        )
    files = check(path, content_folder(), folder) if path.exists() else ()
    good = not any(file.problems for file in files)
    elsewhere = not path.resolve().is_relative_to(folder.resolve())
    session.show(Checks(str(folder), good, files, "" if files else EXAMPLE, elsewhere))
    if not good:
        raise typer.Exit(FAILED)


def _schema(session: Session, file: Path | None) -> Document | SchemaSaved:
    from custfocus.content.schema import is_schema, schema, text

    if file is None or to_print(file):
        pieces = [envelope(SchemaSaved.kind, "data", {"schema": schema()}) if session.json else text()]
        return Document(iter(pieces), plain=False)
    save(session, file, text(), replaces=is_schema, hint="Name another file; only a schema is replaced.")
    return SchemaSaved(str(file))
