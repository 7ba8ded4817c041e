"""The page of the ways to be reminded."""

from rich.console import Group, RenderableType
from rich.text import Text

from custfocus.features.remind.views import Reminder, Reminders
from custfocus.terminal import theme


def reminders(view: Reminders) -> RenderableType:
    """Each way: where it reminds and of what, the command, how it is set up."""
    return theme.stack(_way(way) for way in view.ways)


def _way(way: Reminder) -> RenderableType:
    head = Text.assemble((way.where, "heading"), f"  {way.what}")
    return Group(head, theme.indented(theme.command(way.command)), theme.indented(theme.quiet(way.how)))
