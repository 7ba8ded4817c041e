"""custfocus practice: small things to do often, ticked off in ten seconds."""

from typing import Annotated

import typer

from custfocus.base.errors import usage
from custfocus.features.practice.cadence import parse_cadence
from custfocus.features.practice.flow import saving, showing
from custfocus.features.practice.views import Practices, PracticeSaved, Strengths
from custfocus.terminal import completing as complete
from custfocus.terminal.options import InEditor, On, day_of, exclusive
from custfocus.terminal.session import Session


def run(
    session: Session,
    which: Annotated[
        str | None,
        typer.Argument(metavar="[N|ID]", autocompletion=complete.practices, help="Which one: its number, or its id."),
    ] = None,
    what: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WHAT HAPPENED]...", help='In your words, if you like; "-" reads a pipe.'),
    ] = None,
    start: Annotated[
        str | None,
        typer.Option("--start", metavar="ID", autocompletion=complete.practices, help="Take this one on."),
    ] = None,
    cadence: Annotated[
        str | None,
        typer.Option("--cadence", metavar="N/DAYS", help="With --start: how often, such as 3/7."),
    ] = None,
    aim: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="MEASURE|CAUSE",
            autocompletion=complete.aims,
            help="With --start: what it is to better, compared before and since.",
        ),
    ] = None,
    stop: Annotated[
        str | None,
        typer.Option("--stop", metavar="N|ID", autocompletion=complete.practices, help="Give this one up."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Also show those that you haven't taken on.")] = False,
    why: Annotated[bool, typer.Option("--why", help="Tell what strength means, and where it comes from.")] = False,
    on: On = None,
    editor: InEditor = False,
) -> Practices | Strengths | PracticeSaved:
    """Tick off a practice, or take one on.

    Up to three at once, numbered from 1. Without arguments, it shows your practices.
    """
    day = day_of(session, on)
    starts, stops = start is not None, stop is not None
    hint = "Tick off, --start, --stop, --all and --why go one by one."
    exclusive(starts, stops, everything, why, what or editor, hint=hint)
    exclusive(
        which is not None,
        starts or stops or everything,
        what=f'It isn\'t clear what "{which}" is for.',
        hint="--start and --stop take the practice themselves.",
    )
    if cadence is not None and start is None:
        raise usage("--cadence says how often, but not what.", "Write it like --start talk-direct --cadence 3/7.")
    if aim is not None and start is None:
        raise usage("--for says what for, but not what.", "Write it like --start ask-once-more --for late.")
    if (starts or stops) and day > session.today:
        raise usage(
            "A practice begins or ends on a day that has come.",
            "Leave out --on for today, or name a day before it.",
            code="future-day",
        )
    if start is not None:
        wanted = parse_cadence(cadence) if cadence is not None else None
        return saving.start(session, start, wanted, day, aim)
    if stop is not None:
        return saving.stop(session, stop, day)
    if why:
        return showing.explain_strength(session, which, day)
    if which is not None:
        return saving.tick_off(session, which, what, day, in_editor=editor)
    if editor:
        raise usage("It isn't clear which practice to write about.", "Write it like custfocus practice 1 -e.")
    return showing.show_practices(session, day, others=everything)
