"""custfocus remind: the ways to be reminded that something waits."""

from custfocus.features.remind.views import Reminders, ways_for
from custfocus.terminal.session import Session


def run(session: Session) -> Reminders:
    """See the ways to be reminded, and the command for each.

    A line at your shell's start, where you live in a terminal; else the question, the review and what is due in your
    calendar.
    """
    return Reminders(ways_for(session.world.environ.get("SHELL", "")))
