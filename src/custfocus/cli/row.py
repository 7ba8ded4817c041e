"""What a row of the table of commands holds, and the groups that rows belong to."""

from typing import NamedTuple

EVERY_DAY, WRITE, LOOK, OTHERS, FIND, KEEP, SET_UP, OLDER = (
    "Most days",
    "Write and plan",
    "See where you are",
    "With others",
    "Find and change",
    "Take out and keep",
    "Set up",
    "Older names",
)


class Command(NamedTuple):
    """A row of the table.

    One of two words, such as "scorecard add", is found in the `PARTS` of its module by the second, where it has any.
    """

    name: str
    home: str
    """The module that holds its function `run`."""
    group: str
    """The heading of the help that it stands under."""
    line: str
    """What it does, in a line."""
    example: str
    quick: bool = False
    """Whether `custfocus NAME`, with nothing else, runs without loading the command line: it must answer at a shell's
    start, so it prints a plain line or none, and no error. `__main__` sees to it."""
    takes: str = ""
    """How words reach it, for a command that asks for them at a terminal; empty for one that only shows."""
    instead: str = ""
    """What help and completion offer in its place, where it only stays for those who have it in their scripts."""
