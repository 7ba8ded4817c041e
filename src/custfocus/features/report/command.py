"""custfocus report: a time as a page to read, print and take along."""

from typing import Annotated

import typer

from custfocus.base import dates
from custfocus.features.report.flow.reporting import ReportWanted, report
from custfocus.features.report.making import usual_since
from custfocus.features.report.views import Report
from custfocus.terminal.options import FileOption, ForceOption, LastOption, exclusive
from custfocus.terminal.output import Document
from custfocus.terminal.session import Session

# Without a time, so many days are looked back on.
DAYS = 180


def run(
    session: Session,
    time: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TIME]...", help="A month, a quarter or a year: 2026-10, 2026-q3, last quarter."),
    ] = None,
    last: LastOption = None,
    file: FileOption = None,
    opens: Annotated[bool, typer.Option("--open", help="Show the page in your browser.")] = False,
    force: ForceOption = False,
) -> Report | Document:
    """Make a report on a time: the three things that matter most, with all that they rest on, to read or print.

    It is one page of HTML that loads nothing: the days, the principles week by week, yourself and others side by
    side, the scorecard, complaints and how long until they were told, practices, what customers said, the letters of
    the months and what comes next. It is about the last 180 days, unless you name a time, and for you alone.

    Without -o and --open it says the three things here. A file that is there already is replaced if it is a report.
    """
    exclusive(time, last, what="--last and a time say the same thing.", hint="Give one of them.")
    if time:
        since, until = dates.parse_span(" ".join(time), session.today)
    else:
        until = session.today
        since = dates.parse_last(last, until) if last else usual_since(until, DAYS)
    return report(session, ReportWanted(since, until, file=file, opens=opens, force=force))
