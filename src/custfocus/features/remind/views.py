"""The ways to be reminded, and what was done about the notification, as views."""

from datetime import time
from typing import ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View

# The files that shells read when they start.
START_FILES = {"bash": "~/.bashrc", "zsh": "~/.zshrc", "fish": "~/.config/fish/config.fish"}


class Reminder(Struct, frozen=True):
    """A way to be reminded."""

    name: str
    """Its word after `custfocus remind`."""
    where: str
    """Where the reminder comes."""
    what: str
    """What it tells."""
    command: str
    """The command for it."""
    how: str
    """How it is set up, in a sentence."""


class Reminders(View, frozen=True):
    """The ways there are."""

    kind: ClassVar[str] = "remind"
    ways: tuple[Reminder, ...]
    notification_at: time | None = None
    """When a notification comes; None where none is set up."""

    def drawn(self) -> Page:
        from custfocus.features.remind.page import reminders

        return reminders(self)


class TimerSet(View, frozen=True):
    """That a notification comes from now on."""

    kind: ClassVar[str] = "reminder-set"
    notification_at: time
    """When it comes."""
    by: str
    """What shows it."""
    files: tuple[str, ...]
    """The files that were written for it."""
    commands: tuple[str, ...]
    """The commands that were run for it."""

    def drawn(self) -> Page:
        from custfocus.features.remind.page import timer_set

        return timer_set(self)


class TimerTakenAway(View, frozen=True):
    """That no notification comes any more."""

    kind: ClassVar[str] = "reminder-off"
    notification_at: time | None
    """When it came; None where none was set up."""
    files: tuple[str, ...]
    """The files that were removed."""

    def drawn(self) -> Page:
        from custfocus.features.remind.page import timer_taken_away

        return timer_taken_away(self)


class Notice(View, frozen=True):
    """What a notification said."""

    kind: ClassVar[str] = "notice"
    line: str
    """Its line; empty where nothing waits, so that none was shown."""

    def drawn(self) -> Page:
        return self.line and f"Shown: {self.line}"


def ways_for(shell: str) -> tuple[Reminder, ...]:
    """The ways for somebody with this shell, named by its path; empty where none is known."""
    start_file = START_FILES.get(shell.rpartition("/")[2], "the file that your shell reads when it starts")
    return (
        Reminder(
            "17:15",
            "On your screen",
            "a notification once a day, when something waits",
            "remind 17:15",
            "Give a time of yours; your system's own timer does the rest.",
        ),
        Reminder(
            "shell",
            "In every new shell",
            "one line, silent when nothing waits",
            "remind shell",
            f"Put this command at the end of {start_file}.",
        ),
        Reminder(
            "calendar",
            "In your calendar",
            "the question, the review, and what is due",
            "remind calendar -o custfocus.ics",
            "Open the file with your calendar, also on your telephone; --at 17:30 sets the time.",
        ),
    )
