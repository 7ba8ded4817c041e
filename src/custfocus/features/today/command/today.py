"""custfocus: the one door, what waits today."""

from typing import Annotated

import typer

from custfocus.features.today.flow.today import show_today
from custfocus.features.today.views import Today
from custfocus.terminal.session import Session


def run(
    session: Session, show: Annotated[bool, typer.Option("--show", help="Only show it, and ask nothing.")] = False
) -> Today | None:
    """See what waits today.

    At a terminal, the day happens from there: Enter answers the question, a letter and Enter does what the page says
    of it, and whoever begins to write has begun the answer.
    """
    return show_today(session, only_shown=show)
