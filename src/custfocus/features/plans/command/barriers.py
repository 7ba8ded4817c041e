"""custfocus plan barriers: what gets in the way, how often, and what answers it."""

from typing import Annotated

import typer

from custfocus.features.plans.flow.barriers import barrier_in_full, barrier_named, barriers_as_rated
from custfocus.features.plans.views import Barriers, WholeBarrier
from custfocus.terminal import completing as complete
from custfocus.terminal.session import Session


def run(
    session: Session,
    barrier: Annotated[
        list[str] | None,
        typer.Argument(metavar="[BARRIER]", autocompletion=complete.barriers, help="One of them, by its id or name."),
    ] = None,
) -> Barriers | WholeBarrier:
    """See what gets in your way, and what helps against it.

    Alone, all ten barriers, the one most in your way first. With one of them, how it works, how you rated it
    over time, what helps, and your plans for it.
    """
    if not barrier:
        return barriers_as_rated(session)
    return barrier_in_full(session, barrier_named(session, " ".join(barrier)))
