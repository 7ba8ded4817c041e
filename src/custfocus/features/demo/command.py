"""custfocus demo: a journal of somebody who doesn't exist, to look around in."""

from typing import Annotated

import typer

from custfocus.features.demo.flow import make_demo
from custfocus.features.demo.views import Demo
from custfocus.terminal.session import Session

LARGEST_SEED = 999_999


def run(
    session: Session,
    # There is one story; a script that asks for another isn't refused.
    seed: Annotated[int, typer.Option("--seed", hidden=True, min=0, max=LARGEST_SEED)] = 1,  # noqa: ARG001
) -> Demo:
    """Make a believable journal to look around in.

    Half a year of a leader who doesn't exist, in a file of its own beside your journal, which isn't touched. In
    three places what the leader says and does don't go together; custfocus assess finds out where.
    """
    return make_demo(session)
