"""The calendar file of a session: what is due is read from the journal, and the file is saved or printed."""

from datetime import time, tzinfo
from pathlib import Path

from msgspec.structs import replace

from custfocus.features.away.flow import calendar_of
from custfocus.features.calendar.events import deadlines, events
from custfocus.features.calendar.views import PRODUCT, CalendarFile, Deadline
from custfocus.features.scorecard.flow.measures import measures_kept_up
from custfocus.features.sheets.kept import sheets_of
from custfocus.features.sheets.sheet import KIND
from custfocus.journal import kinds
from custfocus.journal.entry import Filter
from custfocus.terminal.output import Document
from custfocus.terminal.saving import save_file
from custfocus.terminal.session import Session

_HEAD_BYTES = 500
_KEPT = "custfocus replaces only calendars that it made: choose another name, or remove it first."


def make_calendar(session: Session, question_at: time, review_at: time, *, names: bool) -> CalendarFile:
    """The question, the review and what is due from today on, as a calendar file.

    Args:
        session: The run.
        question_at: When the question comes.
        review_at: When the monthly half hour begins.
        names: Whether to say whom a sheet is about.
    """
    # The library behind it takes longer to load than all the rest, and --help goes without it.
    from custfocus.features.calendar.ics import ics_text

    weekdays = session.settings.weekdays
    wanted = events(session.today, weekdays, _zone(session), question_at, review_at, session.framework)
    due = _due(session, names=names)
    return CalendarFile(wanted, due, ics_text(wanted, session.world.now(), due), tuple(sorted(weekdays)))


def save_calendar(session: Session, view: CalendarFile, path: Path) -> CalendarFile:
    """Save it as a file, in the place of an earlier one of ours."""
    save_file(session, path, view.text, replaces=_is_ours, hint=_KEPT)
    return replace(view, path=str(path))


def print_calendar(session: Session, view: CalendarFile) -> Document:
    """The file for stdout; at a terminal a line tells how to save it."""
    if session.world.stdout.isatty():
        session.warn(
            "custfocus remind calendar -o focus.ics saves this as a file; open that file with your calendar."
        )
    # Its words are cleared of control codes already, and its line ends must be kept as they are.
    return Document(iter([view.text]), plain=False)


def _due(session: Session, *, names: bool) -> tuple[Deadline, ...]:
    entries = session.find(Filter(kinds=(KIND,), status=kinds.OPEN))
    sheets = sheets_of(entries, session.framework) if entries else []
    return deadlines(sheets, measures_kept_up(session), session.today, calendar_of(session), names=names)


def _zone(session: Session) -> tzinfo | None:
    """The user's zone; None, which calendars take for local time, where it has no name that is known."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(session.world.zone())
    except (KeyError, ValueError, OSError):
        return None


def _is_ours(path: Path) -> bool:
    with path.open("rb") as file:
        return PRODUCT.encode() in file.read(_HEAD_BYTES)
