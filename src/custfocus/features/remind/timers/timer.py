"""What a platform's timer is made of: its files, and the commands that set it and take it away."""

import re
from datetime import time

from msgspec import Struct

NAME = "custfocus-remind"
Command = tuple[str, ...]


class Desktop(Struct, frozen=True):
    """What a timer needs to know of the machine and its user."""

    home: str
    """The user's home."""
    config: str
    """The folder of settings on Linux."""
    program: Command
    """What shows the reminder."""
    environ: dict[str, str]
    """The variables that custfocus was called with, as far as they matter to it."""
    user: int = 0
    """The user's number, where the system has one."""


class TimerFile(Struct, frozen=True):
    """A file that the platform reads."""

    path: str
    text: str


class Timer(Struct, frozen=True):
    """A timer, ready to be set."""

    files: tuple[TimerFile, ...]
    sets: tuple[Command, ...]
    """The commands that set it, once its files are there; the last one must succeed."""
    takes_away: tuple[Command, ...]
    """The commands that take it away, before its files go."""
    forgets: tuple[Command, ...] = ()
    """The commands by which the platform notices that the files are gone."""
    tells: Command = ()
    """The command that says when it is set, where no file of ours does."""


def told_time(text: str) -> time | None:
    """The time of day in a timer's file, or in what its platform says of it; None where there is none."""
    told = re.search(r"(\d\d):(\d\d):00", text) or re.search(
        r"<key>Hour</key>\s*<integer>(\d+)</integer>\s*<key>Minute</key>\s*<integer>(\d+)</integer>", text
    )
    return time(int(told[1]), int(told[2])) if told else None
