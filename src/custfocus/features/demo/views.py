"""The journal to look around in, as a view: where it is, what is in it, what to look at first."""

from datetime import date
from typing import ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View
from custfocus.content.demo import Planted
from custfocus.features.demo import lines


class Sight(Struct, frozen=True):
    """Something to look at."""

    command: str
    """The whole command."""
    about: str
    """What it shows, in a few words."""


class Demo(View, frozen=True):
    """A journal that was made up."""

    kind: ClassVar[str] = "demo"
    path: str
    """The file."""
    seed: int
    """The number in the file's name, the same for all."""
    entries: int
    """How many entries it has."""
    since: date
    """The day of the first."""
    until: date
    """The day of the last."""
    planted: tuple[Planted, ...]
    """Where word and deed differ in it."""
    looks: tuple[Sight, ...]
    """What to look at, the mirror first."""
    anew: bool
    """Whether it took the place of an earlier one."""
    made: bool
    """Whether it was made now; one that somebody has written in stays until it is to be made anew."""

    def drawn(self) -> Page:
        return lines.demo(self)
