"""The handbook of a session's framework, printed or saved."""

from pathlib import Path

from custfocus.features.guide.views import HTML, BookSaved
from custfocus.terminal.output import Document, clean, envelope
from custfocus.terminal.saving import save_file
from custfocus.terminal.session import Session

# What tells a handbook from other files, at its beginning.
BOOK_MARK = "A handbook made by custfocus"
_HEAD_BYTES = 500


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
    save_file(
        session,
        file,
        text,
        replaces=_is_book,
        hint="Name another file; only a handbook is replaced.",
        has_words=False,
    )
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
