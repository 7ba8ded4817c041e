"""The ways to be reminded, as a view."""

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

    def drawn(self) -> Page:
        from custfocus.features.remind.page import reminders

        return reminders(self)


def ways_for(shell: str) -> tuple[Reminder, ...]:
    """The ways for somebody with this shell, named by its path; empty where none is known."""
    start_file = START_FILES.get(shell.rpartition("/")[2], "the file that your shell reads when it starts")
    return (
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
            "Open the file with your calendar; --at 17:30 sets the time.",
        ),
    )
