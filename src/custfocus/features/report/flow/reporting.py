"""Making a report: shown at a terminal, printed, saved as a page, opened in a browser."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from custfocus.base.errors import CustfocusError, usage
from custfocus.features.report.flow.gathering import gather
from custfocus.features.report.views import Report
from custfocus.terminal.output import Document, clean
from custfocus.terminal.programs.browser import BY_HAND, find_browser, print_page
from custfocus.terminal.saving import save_file, say_that_it_lies_open, to_print, unwritable, writable_file
from custfocus.terminal.session import Session

# Where the page goes that is only to be shown.
SHOWN = Path("custfocus-report.html")
# What tells a report from other files, at its beginning.
MARK = "A report made by custfocus"
_HEAD_BYTES = 500
_KEPT = "Name another file, or add --force."


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
    pdf: Path | None = None
    """The PDF that it is printed to."""
    coach: bool = False
    """Whether it is to be handed on to a coach, rather than for the leader alone."""
    include: Sequence[str] = ()
    """What of anybody's own words may go to the coach: an entry's id or number, or "heard", "letters" …"""
    names: Sequence[str] = ()
    """Names to be taken out of that this once, besides those that are known."""
    force: bool = False
    """Whether a file that is there already may be replaced."""


def report(session: Session, wanted: ReportWanted) -> Report | Document | None:
    """The report, saved, printed and shown as it is wanted.

    Returns:
        The report; the document itself where it goes to stdout; None where the user left before it was made.

    Raises:
        CustfocusError: A file is there already, or can't be written; or nothing is here to print with.
    """
    program, file = _browser(session, wanted), _file(wanted)

    def replaces(path: Path) -> bool:
        return wanted.force or (wanted.file is None and _is_report(path))

    if file and not to_print(file):
        writable_file(session, file, replaces=replaces, hint=_KEPT)
    view = _view(session, wanted)
    if view is None:
        session.warn("Nothing was written.")
        return None
    if program and wanted.pdf:
        view = _print(session, wanted.pdf, view, program, force=wanted.force)
    if file is None or (session.json and to_print(file)):
        return view
    if to_print(file):
        say_that_it_lies_open(session, "what is printed")
        return Document(iter([_text(view)]))
    save_file(session, file, clean(_text(view)), replaces=replaces, hint=_KEPT)
    if wanted.opens:
        _open(session, file)
    return replace(view, path=str(file))


def _file(wanted: ReportWanted) -> Path | None:
    """Where the page goes: one that is only to be shown has a name of its own."""
    return SHOWN if wanted.opens and wanted.file is None else wanted.file


def _browser(session: Session, wanted: ReportWanted) -> str | None:
    """The browser that prints, where that is wanted: looked for before anything is asked."""
    if wanted.pdf is None:
        return None
    if to_print(wanted.pdf):
        raise usage("A PDF needs a file.", "Write it like custfocus report --pdf report.pdf.", code="no-name")
    writable_file(session, wanted.pdf, replaces=lambda _: wanted.force, hint=_KEPT)
    program = find_browser(session.world.environ, session.world.platform)
    if program is None:
        raise CustfocusError("No Chrome, Edge or Chromium is here to print with.", BY_HAND, code="no-browser")
    return program


def _view(session: Session, wanted: ReportWanted) -> Report | None:
    view = gather(session, wanted.since, wanted.until)
    if not wanted.coach:
        return view
    from custfocus.features.report.flow.for_coach import hand_on

    return hand_on(session, view, wanted.include, wanted.names)


def _print(session: Session, named: Path, view: Report, program: str, *, force: bool) -> Report:
    """Print the page to a PDF, private as any file of ours."""
    folder = session.world.path(named).resolve().parent
    try:
        pdf = print_page(clean(_text(view)), folder, program, session.world.environ)
    except OSError as error:
        raise unwritable(named, error) from error
    save_file(session, named, pdf, replaces=lambda _: force, hint=_KEPT)
    return replace(view, pdf=str(named))


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
