"""custfocus calendar: the question, the review and what is due, for the calendar that the user lives by."""

from datetime import time, tzinfo
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from custfocus.base.errors import usage
from custfocus.features.away.flow import calendar_of
from custfocus.features.calendar.views import (
    PRODUCT,
    QUESTION_AT,
    REVIEW_AT,
    CalendarFile,
    Deadline,
    deadlines,
    events,
    ics,
)
from custfocus.features.scorecard.flow.measures import measures_kept_up
from custfocus.features.sheets.kept import sheets_of
from custfocus.features.sheets.sheet import KIND
from custfocus.journal import kinds
from custfocus.journal.entry import Filter
from custfocus.terminal.output import Document
from custfocus.terminal.saving import save_file, to_print
from custfocus.terminal.session import Session

_HEAD_BYTES = 500
_KEPT = "custfocus replaces only calendars that it made: choose another name, or remove it first."


def run(
    session: Session,
    at: Annotated[
        str, typer.Option("--at", metavar="HH:MM", help="When the question comes.")
    ] = f"{QUESTION_AT:%H:%M}",
    review_at: Annotated[
        str, typer.Option("--review-at", metavar="HH:MM", help="When the monthly half hour begins.")
    ] = f"{REVIEW_AT:%H:%M}",
    names: Annotated[bool, typer.Option("--names", help="Say whom a sheet is about.")] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help='Save it as this file; "-" prints it.')
    ] = None,
) -> CalendarFile | Document:
    """Put the daily question, the monthly review and what is due in your calendar.

    Prints an iCalendar file, which every calendar can import; importing a later one replaces it. The question
    comes on your weekdays (custfocus config weekdays), the review on the first working day of a month.

    What is due stands on its day: the next step of each open sheet, and the targets of the scorecard. Others may see
    your calendar, so a sheet is called what its worksheet calls it, and whom it is about is only said with --names.
    What has been closed since the last file is left out of the next; your calendar keeps it until you remove it.
    """
    weekdays = session.settings.weekdays
    wanted = events(session.today, weekdays, _zone(session), _time(at), _time(review_at))
    due = _due(session, names=names)
    view = CalendarFile(wanted, due, ics(wanted, session.world.now(), due), tuple(sorted(weekdays)))
    if output is not None and not to_print(output):
        save_file(session, output, view.text, replaces=_is_ours, hint=_KEPT)
        return replace(view, path=str(output))
    if session.json:
        return view
    if session.world.stdout.isatty():
        session.warn("custfocus calendar -o focus.ics saves this as a file; open that file with your calendar.")
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


def _time(words: str) -> time:
    try:
        found = time.fromisoformat(words)
    except ValueError:
        found = None
    if found is None or found.tzinfo or found.second or found.microsecond:
        raise usage(f'"{words}" is no time of day.', "Write it like 17:30.", code="unknown-time")
    return found


def _is_ours(path: Path) -> bool:
    with path.open("rb") as file:
        return PRODUCT.encode() in file.read(_HEAD_BYTES)
