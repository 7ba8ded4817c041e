"""custfocus remind: a notification once a day, and the other ways to be reminded."""

from typing import Annotated

import typer

from custfocus.features.remind import flow
from custfocus.features.remind.views import Notice, Reminders, TimerSet, TimerTakenAway
from custfocus.terminal.options import exclusive, time_of_day
from custfocus.terminal.session import Session


def run(
    session: Session,
    at: Annotated[
        str | None, typer.Argument(metavar="[HH:MM]", help="When a notification tells once a day what waits.")
    ] = None,
    now: Annotated[bool, typer.Option("--now", help="Show the notification now, if something waits.")] = False,
    off: Annotated[bool, typer.Option("--off", help="Have no notification any more.")] = False,
) -> Reminders | TimerSet | TimerTakenAway | Notice:
    """Have a notification once a day at a time of yours, or see the ways to be reminded.

    It is shown by your system's own timer: systemd on Linux, launchd on a Mac, the Task Scheduler on Windows. It says
    what waits and never what you wrote, nor a name; on days that don't count, and when nothing waits, it is silent.
    What is set up is told, and --off takes all of it away again.
    """
    exclusive(at, now, off, hint="Give a time, --now or --off.")
    if off:
        return flow.take_away(session)
    if at is not None:
        return flow.set_timer(session, time_of_day(at))
    return flow.show_notice(session) if now else flow.ways(session)
