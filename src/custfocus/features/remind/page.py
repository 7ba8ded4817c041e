"""The pages of the ways to be reminded, and of the notification that was set up or taken away."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.text import Text

from custfocus.features.remind.views import Reminder, Reminders, TimerSet, TimerTakenAway
from custfocus.terminal import theme


def reminders(view: Reminders) -> RenderableType:
    """Whether a notification is set up; each way: where it reminds and of what, the command, how it is set up."""
    stands = None
    if view.notification_at:
        stands = Group(
            Text(f"A notification comes at {view.notification_at:%H:%M} when something waits."),
            theme.command("remind --off", "takes it away"),
        )
    return theme.stack([stands, *(_way(way) for way in view.ways)])


def timer_set(view: TimerSet) -> RenderableType:
    """When the notification comes, and what was set up for it."""
    return Group(
        Text(f"Set: at {view.notification_at:%H:%M} a notification says what waits; it never says what you wrote."),
        *_listed("Written:", view.files),
        *_listed("Run:", view.commands),
        theme.command("remind --now", "shows it now"),
        theme.command("remind --off", "takes all of this away"),
    )


def timer_taken_away(view: TimerTakenAway) -> RenderableType:
    """That no notification comes any more, and what was removed."""
    if view.notification_at is None:
        return Group(Text("No notification was set up."))
    done = f"Taken away: no notification comes at {view.notification_at:%H:%M} any more."
    return Group(Text(done), *_listed("Removed:", view.files))


def _listed(head: str, lines: Iterable[str]) -> list[RenderableType]:
    lines = list(lines)
    return [theme.quiet(head), *(theme.indented(theme.quiet(line)) for line in lines)] if lines else []


def _way(way: Reminder) -> RenderableType:
    head = Text.assemble((way.where, "heading"), f"  {way.what}")
    return Group(head, theme.indented(theme.command(way.command)), theme.indented(theme.quiet(way.how)))
