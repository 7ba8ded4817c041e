"""custfocus priority: the three things at most that matter for a season."""

from typing import Annotated

import typer

from custfocus.base.errors import usage
from custfocus.features.priorities import flow
from custfocus.features.priorities.views import Priorities, PrioritySaved
from custfocus.terminal import completing as complete
from custfocus.terminal.options import Words
from custfocus.terminal.session import Session
from custfocus.terminal.texts import given

Which = Annotated[
    str, typer.Argument(metavar="N|ID", autocompletion=complete.priorities, help="Its number on the page, or its id.")
]


def run(
    session: Session,
    text: Annotated[
        list[str] | None,
        typer.Argument(metavar="[add|reword|done|drop]", autocompletion=complete.on_priorities, help="What to do."),
    ] = None,
) -> Priorities:
    """See the three things at most that matter for a season: since when, until when, when you last wrote about each.

    They stand on the day's page, and the month's review asks about each. custfocus list --kind priority has those
    that are done or let go, too.
    """
    if text:
        raise usage(
            f'It isn\'t clear what "{" ".join(text)}" is for.',
            f'custfocus priority add "{" ".join(text)}" sets one; reword, done and drop take a number.',
            code="unknown-part",
        )
    return flow.show_priorities(session)


def add(session: Session, text: Words = None) -> PrioritySaved:
    """Set a priority, for what is left of this month and the three months after.

    There is room for three. At a terminal you are asked for the words if you leave them out.
    """
    return flow.add(session, given(session, text))


def reword(session: Session, ref: Which, text: Words = None) -> PrioritySaved:
    """Give a priority other words; its season stays.

    At a terminal and without words, you change those that stand there.
    """
    return flow.reword(session, ref, given(session, text))


def done(session: Session, ref: Which) -> PrioritySaved:
    """Say that a priority is done; it leaves the day's page and stays in your journal."""
    return flow.settle(session, ref, "done")


def drop(session: Session, ref: Which) -> PrioritySaved:
    """Let a priority go; it leaves the day's page and stays in your journal."""
    return flow.settle(session, ref, "dropped")


PARTS = {"add": add, "reword": reword, "done": done, "drop": drop}
