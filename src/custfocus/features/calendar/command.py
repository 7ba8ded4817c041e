"""custfocus remind calendar: the question, the review and what is due, for the calendar that the user lives by."""

from datetime import time
from pathlib import Path
from typing import Annotated

import typer

from custfocus.features.calendar.events import QUESTION_AT, REVIEW_AT
from custfocus.features.calendar.flow import make_calendar, print_calendar, save_calendar
from custfocus.features.calendar.views import CalendarFile
from custfocus.terminal.options import time_of_day
from custfocus.terminal.output import Document
from custfocus.terminal.saving import to_print
from custfocus.terminal.session import Session


def run(
    session: Session,
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="HH:MM", help=f"When the question comes, {QUESTION_AT:%H:%M} at first."),
    ] = None,
    review_at: Annotated[
        str | None,
        typer.Option(
            "--review-at", metavar="HH:MM", help=f"When the monthly half hour begins, {REVIEW_AT:%H:%M} at first."
        ),
    ] = None,
    names: Annotated[bool, typer.Option("--names", help="Say whom a sheet is about.")] = False,
    questions: Annotated[
        bool | None,
        typer.Option(
            "--questions/--no-questions", help="Say what is asked on each day of the next four weeks; off at first."
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help='Save it as this file; "-" prints it.')
    ] = None,
) -> CalendarFile | Document:
    """Put the daily question, the monthly review and what is due in your calendar.

    Prints an iCalendar file, which every calendar can import; importing a later one replaces it. The question
    comes on your weekdays (custfocus config weekdays), the review on the first working day of a month; neither
    comes on days that you are away (custfocus away). A later file keeps the times that you gave,
    and whether it says the questions of the next days: they are the guide's, and hold nothing that you wrote.

    What is due stands on its day: the next step of each open sheet, and the targets of the scorecard. Others may see
    your calendar, so a sheet is called what its worksheet calls it, and whom it is about is only said with --names.
    What has been closed since the last file is left out of the next; your calendar keeps it until you remove it.
    """
    saved_as = None if output is None or to_print(output) else output
    view = make_calendar(session, _time(at), _time(review_at), names=names, questions=questions, over=saved_as)
    return print_calendar(session, view) if saved_as is None else save_calendar(session, view, saved_as)


def _time(words: str | None) -> time | None:
    return None if words is None else time_of_day(words)
