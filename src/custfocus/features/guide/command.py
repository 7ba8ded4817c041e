"""custfocus guide: the framework to read, and the check of one's own content."""

from pathlib import Path
from typing import Annotated

import typer

from custfocus.base.errors import FAILED, CustfocusError, usage
from custfocus.content.load import check, content_folder
from custfocus.features.guide.flow import browse
from custfocus.features.guide.views import EXAMPLE, Checks, Found, Listed, Shown, Spine, spine
from custfocus.terminal import completing as complete
from custfocus.terminal.session import Session

CHECK = "check"


def run(
    session: Session,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ITEM|WORDS|check PATH]...",
            autocompletion=complete.guide,
            help="An id, a kind such as practices, words to look up, or check and a file or folder.",
        ),
    ] = None,
    whole: Annotated[bool, typer.Option("--all", help="All of it, where a page shows the first part.")] = False,
) -> Spine | Listed | Shown | Found | None:
    """Browse the framework: alone, the whole at a glance.

    With the id of an item, that item and what belongs to it; with a kind, a list; with words, what has them.
    "check" looks through your own content files, in their folder or at the path you give, and ends with 1 if
    something in them is wrong.
    """
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
