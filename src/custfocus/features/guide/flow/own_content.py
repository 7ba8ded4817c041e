"""Content of one's own: what is right and wrong with it, and the schema by which an editor knows it."""

from pathlib import Path

from msgspec.structs import replace

from custfocus.base.errors import CustfocusError
from custfocus.content.framework import Framework
from custfocus.content.load import check, check_pack, is_pack
from custfocus.features.guide.views import EXAMPLE, Checks, SchemaSaved
from custfocus.terminal.output import Document, envelope
from custfocus.terminal.saving import save_file
from custfocus.terminal.session import Session


def check_content(session: Session, given: Path | None) -> Checks:
    """Look through the user's own content files.

    Args:
        session: The run.
        given: The file or folder; None for the folder from which content is read.

    Raises:
        CustfocusError: There is no such file or folder.
    """
    folder, used = session.world.paths.content, session.chosen
    path = session.world.path(given) if given else folder
    if given and not path.exists():
        raise CustfocusError(
            f"There is no file or folder {path}.",
            "custfocus guide check alone looks into yours.",
            code="no-such-file",
        )
    if given and is_pack(path):
        return _checked_framework(folder, path)
    framework = None if given or used.ours else _checked_framework(folder, used.folder)
    if framework and not framework.framework_files:
        raise CustfocusError(f"There is no framework in {used.folder}.", used.way_back, code="content")
    if framework and not framework.good:
        return framework
    files = check(path, used.folder, folder) if path.exists() else ()
    view = Checks(
        str(folder),
        not any(file.problems for file in files),
        files,
        "" if files else _example(session.framework),
        not path.resolve().is_relative_to(folder.resolve()),
    )
    return (
        view
        if framework is None
        else replace(view, framework=framework.framework, framework_files=framework.framework_files)
    )


def _checked_framework(folder: Path, pack: Path) -> Checks:
    """What the files of a framework say."""
    files = check_pack(pack)
    return Checks(
        str(folder), not any(file.problems for file in files), (), framework=str(pack), framework_files=files
    )


def _example(framework: Framework) -> str:
    """A first file, which belongs to a principle of the framework that is used."""
    remarks = framework.pack.remarks
    return EXAMPLE.format(principle=(remarks and remarks.principle) or framework.principles[0].id)


def print_schema(session: Session) -> Document:
    """The JSON Schema of content files, for stdout."""
    from custfocus.content.schema import schema, text

    piece = envelope(SchemaSaved.kind, "data", {"schema": schema()}) if session.json else text()
    return Document(iter([piece]), plain=False)


def save_schema(session: Session, file: Path) -> SchemaSaved:
    """Write the JSON Schema of content files to a file.

    Raises:
        CustfocusError: The file is there already and no schema, or can't be written.
    """
    from custfocus.content.schema import is_schema, text

    save_file(
        session,
        file,
        text(),
        replaces=is_schema,
        hint="Name another file; only a schema is replaced.",
        has_words=False,
    )
    return SchemaSaved(str(file))
