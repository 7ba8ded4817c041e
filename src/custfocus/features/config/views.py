"""What holds for a user and where it comes from, as a view."""

from typing import ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View


class Setting(Struct, frozen=True):
    """One thing that holds: its name, its value, where that comes from, what it is for."""

    name: str
    value: str
    origin: str
    about: str


class Config(View, frozen=True):
    """Settings that may be changed, and places, which follow from the machine or the call.

    Attributes:
        settings: What `custfocus config NAME VALUE` changes.
        places: Where things are kept.
        changed: The name of the setting that was just changed.
    """

    kind: ClassVar[str] = "config"
    settings: tuple[Setting, ...]
    places: tuple[Setting, ...]
    changed: str | None = None

    def drawn(self) -> Page:
        from custfocus.features.config.page import page

        return page(self)
