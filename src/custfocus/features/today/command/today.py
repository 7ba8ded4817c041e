"""custfocus: the one door, what waits today."""

from custfocus.features.reflect.views import Reflection
from custfocus.features.today.flow.today import show_today
from custfocus.features.today.views import Today
from custfocus.terminal.session import Session


def run(session: Session) -> Today | Reflection | None:
    """See what waits today.

    At a terminal, Enter starts answering the question.
    """
    return show_today(session)
