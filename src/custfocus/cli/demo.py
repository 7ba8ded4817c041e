"""A command that is to run in the demo: `custfocus demo COMMAND …`."""

from collections.abc import Sequence

from custfocus.cli.table import FIRST_WORDS
from custfocus.terminal.session import Session

DEMO = "demo"


def in_demo(arguments: Sequence[str]) -> bool:
    """Whether a call names a command to run there."""
    return list(arguments[:1]) == [DEMO] and bool(arguments[1:]) and not arguments[1].startswith("-")


def entering_demo(arguments: Sequence[str], session: Session, *, as_json: bool) -> Sequence[str]:
    """Let a session that has done nothing yet go on in the demo, and return what it is to run there.

    Raises:
        CustfocusError: There is no demo, and it couldn't be made.
    """
    from custfocus.features.demo.flow.home import enter_demo

    while list(arguments[:1]) == [DEMO]:
        arguments = arguments[1:]
    session.world = enter_demo(session.world, set(FIRST_WORDS) - {DEMO}, tells=not as_json)
    return arguments
