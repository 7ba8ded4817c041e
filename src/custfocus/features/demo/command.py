"""custfocus demo: a journal of somebody who doesn't exist, to look around in."""

from typing import Annotated

import typer

from custfocus.base.errors import usage
from custfocus.features.demo.flow.home import show_demo
from custfocus.features.demo.views import Demo
from custfocus.terminal.session import Session

LARGEST_SEED = 999_999


def run(
    session: Session,
    # What stands right after "demo" is run in its home before this is asked.
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[COMMAND]...", help="A command to run there, with all it takes.")
    ] = None,
    anew: Annotated[
        bool, typer.Option("--anew", help="Make it again from the start, whatever was written in it.")
    ] = False,
    # There is one story; a script that asks for another isn't refused.
    seed: Annotated[int, typer.Option("--seed", hidden=True, min=0, max=LARGEST_SEED)] = 1,  # noqa: ARG001
) -> Demo:
    """Look around in a believable journal: custfocus demo list, custfocus demo assess.

    Half a year of a leader who doesn't exist, in a home of its own with its journal, settings and drafts; yours isn't
    touched. In three places what the leader says and does don't go together; custfocus demo assess finds out where.
    """
    if words:
        raise usage("A command for the demo stands right after it.", f"Write it like custfocus demo {words[0]}.")
    return show_demo(session, anew=anew)
