"""The nudge's line."""

from custfocus.coach.nudge import Nudge


def page(view: Nudge) -> str:
    """The line, empty where nothing waits."""
    return view.line
