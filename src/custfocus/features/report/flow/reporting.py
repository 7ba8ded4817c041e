"""Making a report: shown at a terminal, printed, saved as a page, opened in a browser."""

from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from custfocus.features.report.flow.gathering import gather
from custfocus.features.report.views import Report
from custfocus.terminal.output import Document, clean
from custfocus.terminal.saving import save_file, say_that_it_lies_open, to_print
from custfocus.terminal.session import Session

# Where the page goes that is only to be shown.
SHOWN = Path("custfocus-report.html")
# What tells a report from other files, at its beginning.
MARK = "A report made by custfocus"
_HEAD_BYTES = 500
_KEPT = "Name another file, or add --force; a report is replaced without."


class ReportWanted(Struct, frozen=True):
    """What report is wanted, and where it goes."""

    since: date
    """Its first day."""
    until: date
    """Its last day."""
    file: Path | None = None
    """The file that it is saved as; "-" prints it."""
    opens: bool = False
    """Whether it is shown in a browser."""
    force: bool = False
    """Whether a file that is there already may be replaced, whatever it is."""


def report(session: Session, wanted: ReportWanted) -> Report | Document:
    """The report, saved and shown as it is wanted; the document itself where it is printed.

    Raises:
        CustfocusError: A file is there already and no report, or can't be written.
    """
    view = gather(session, wanted.since, wanted.until)
    file = SHOWN if wanted.opens and wanted.file is None else wanted.file
    if file is None or (session.json and to_print(file)):
        return view
    if to_print(file):
        say_that_it_lies_open(session, "what is printed")
        return Document(iter([_text(view)]))
    save_file(session, file, clean(_text(view)), replaces=lambda path: wanted.force or _is_report(path), hint=_KEPT)
    if wanted.opens:
        _open(session, file)
    return replace(view, path=str(file))


def _text(view: Report) -> str:
    # What makes HTML takes a moment to load.
    from custfocus.features.report.document.html import html

    return html(view, MARK)


def _open(session: Session, file: Path) -> None:
    """Show a page in the user's browser; where there is none, say what is left to do."""
    page = session.world.path(file).resolve()
    if not session.world.opener(page.as_uri()):
        session.warn(f"No browser could be opened. Open it yourself: {page}")


def _is_report(path: Path) -> bool:
    """Whether a file is a report of ours, so that nothing is lost with it."""
    try:
        with path.open("rb") as file:
            return MARK.encode() in file.read(_HEAD_BYTES)
    except OSError:
        return False
