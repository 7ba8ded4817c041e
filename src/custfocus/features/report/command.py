"""custfocus report: a time as a page to read, print and take along."""

from pathlib import Path
from typing import Annotated

import typer

from custfocus.base import dates, wording
from custfocus.base.errors import unknown, usage
from custfocus.features.report.flow.reporting import ReportWanted, report
from custfocus.features.report.making import usual_since
from custfocus.features.report.views import COACH, GROUPS, Report
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
    audience: Annotated[
        str | None, typer.Option("--for", metavar=COACH, help="Whom it is for, if not for you alone.")
    ] = None,
    include: Annotated[
        list[str] | None,
        typer.Option(
            "--include",
            metavar="|".join((*GROUPS, "ID")),
            help="For a coach, include what stands in these, or in this entry, in anybody's words; may be repeated.",
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="NAME", help="Replace this name as well, this once; may be repeated."),
    ] = None,
    file: FileOption = None,
    pdf: Annotated[
        Path | None,
        typer.Option("--pdf", metavar="FILE", help="Print it to this file, by a Chrome, Edge or Chromium."),
    ] = None,
    opens: Annotated[bool, typer.Option("--open", help="Show the page in your browser.")] = False,
    force: ForceOption = False,
) -> Report | Document | None:
    """Make a report on a time: the three things that matter most, with all that they rest on, to read or print.

    It is one page of HTML that loads nothing: the days, the principles week by week, yourself and others side by
    side, the scorecard, complaints and how long until they were told, practices, what customers said, the letters of
    the months and what comes next. It is about the last 180 days, unless you name a time, and for you alone.

    --for coach makes one to hand on: figures, charts and dates, the framework's words and what a worksheet offers.
    Anything in anybody's own words is in it only if you agree, with names replaced: at a terminal you tick it on a
    screen, elsewhere you name it with --include. What was left out is counted on the page.

    Without -o, --open and --pdf it says the three things here. A file that is there already is replaced with --force
    alone; the page that --open makes by itself, custfocus-report.html, is made anew each time.
    """
    exclusive(time, last, what="--last and a time say the same thing.", hint="Give one of them.")
    if time:
        since, until = dates.parse_span(" ".join(time), session.today)
    else:
        until = session.today
        since = dates.parse_last(last, until) if last else usual_since(until, DAYS)
    if since > session.today:
        raise usage(f"{wording.span(since, until)} lies ahead.", "Name a time that has begun.", code="time-ahead")
    if audience not in (None, COACH):
        hint = "custfocus share makes a brief for others."
        raise unknown("reader", str(audience), [COACH], hint, code="unknown-audience")
    if (include or name) and not audience:
        raise usage("Yours alone has everything in it.", "--include and --name go with --for coach.")
    return report(
        session,
        ReportWanted(
            since,
            until,
            file=file,
            opens=opens,
            pdf=pdf,
            coach=audience == COACH,
            include=include or (),
            names=name or (),
            force=force,
        ),
    )
