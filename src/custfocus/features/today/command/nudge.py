"""custfocus remind shell: one line for a shell's start, quick enough for every new window."""

from custfocus.features.today.flow.nudge import gather_nudge
from custfocus.features.today.views import Nudge
from custfocus.terminal.session import Session


def run(session: Session) -> Nudge:
    """Say in one line what waits; say nothing when nothing does.

    Put it at the end of your shell's start file. On days that don't count it is silent.
    """
    return gather_nudge(session)
