"""The guide, browsed: what the words name, or else what they find; own content checked, and its schema."""

from pathlib import Path

from msgspec.structs import replace

from custfocus.base.errors import CustfocusError
from custfocus.content.framework import Framework
from custfocus.content.load import check, check_pack, is_pack
from custfocus.features.guide.browsing import named, spine
from custfocus.features.guide.lookup import near, searched, texts
from custfocus.features.guide.views import (
    EXAMPLE,
    HTML,
    BookSaved,
    Checks,
    ItemHit,
    ItemSearch,
    KindList,
    SchemaSaved,
    Spine,
    WholeItem,
)
from custfocus.journal.lookup import look_up
from custfocus.terminal.output import Document, clean, envelope
from custfocus.terminal.saving import save_file
from custfocus.terminal.session import Session

# What tells a handbook from other files, at its beginning.
BOOK_MARK = "A handbook made by custfocus"
_HEAD_BYTES = 500


def browse(framework: Framework, words: str, *, whole: bool) -> Spine | KindList | WholeItem | ItemSearch:
    """What the words mean: a kind of item, an item by its id or its whole name, or else words to look up.

    Without any it is the framework at a glance.
    """
    if not words.strip():
        return spine(framework)
    view = named(framework, words, whole=whole)
    if view:
        return view
    matching = hits(framework, words)
    return ItemSearch(words, matching, () if matching else near(framework, words), whole)


def hits(framework: Framework, words: str) -> tuple[ItemHit, ...]:
    """The items that have all the words, the best match first, equal ones in content order."""
    matches = look_up(map(texts, framework.items), searched(words))
    return tuple(
        ItemHit(
            id=item.id,
            kind=item.kind,
            name=item.label,
            name_marks=match.name_spans,
            excerpt=match.line,
            excerpt_marks=match.line_spans,
            retired=item.retired,
            own=item.own,
        )
        for match in matches
        for item in [framework.items[match.place]]
    )


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

    save_file(session, file, text(), replaces=is_schema, hint="Name another file; only a schema is replaced.")
    return SchemaSaved(str(file))


def print_book(session: Session, form: str) -> Document:
    """The framework as a handbook, for stdout.

    Args:
        session: The run.
        form: One of BOOK_FORMATS.
    """
    text = _book(session, form)
    if session.json:
        return Document(iter([envelope(BookSaved.kind, "data", {"format": form, "text": text})]), plain=False)
    return Document(iter([text]))


def save_book(session: Session, file: Path, form: str) -> BookSaved:
    """Write the framework as a handbook to a file.

    Raises:
        CustfocusError: The file is there already and no handbook, or can't be written.
    """
    text = clean(_book(session, form))
    save_file(session, file, text, replaces=_is_book, hint="Name another file; only a handbook is replaced.")
    return BookSaved(str(file), form)


def _book(session: Session, form: str) -> str:
    # What makes documents isn't loaded for a page.
    from custfocus.features.guide.book.chapters import book
    from custfocus.features.guide.book.html import html
    from custfocus.features.guide.book.markdown import markdown

    return (html if form == HTML else markdown)(book(session.framework), BOOK_MARK)


def _is_book(path: Path) -> bool:
    """Whether a file is a handbook of ours, so that nothing is lost with it."""
    try:
        with path.open("rb") as file:
            return BOOK_MARK.encode() in file.read(_HEAD_BYTES)
    except OSError:
        return False
