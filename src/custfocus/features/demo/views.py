"""The journal to look around in, as a view: where it is, what is in it, what to look at first."""

from datetime import date
from typing import ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View
from custfocus.features.demo.story import Planted


class Look(Struct, frozen=True):
    """Something to look at: the whole command, and what it shows, in a few words."""

    command: str
    about: str


class Demo(View, frozen=True):
    """A journal that was made up.

    Attributes:
        path: The file.
        seed: The number in the file's name, the same for all.
        entries: How many entries it has.
        since, until: The days of the first and the last.
        planted: Where word and deed differ in it.
        looks: What to look at, the mirror first.
        anew: Whether it took the place of an earlier one.
    """

    kind: ClassVar[str] = "demo"
    path: str
    seed: int
    entries: int
    since: date
    until: date
    planted: tuple[Planted, ...]
    looks: tuple[Look, ...]
    anew: bool

    def drawn(self) -> Page:
        from custfocus.features.demo.page import page

        return page(self)
