"""What holds for a user and where it comes from, as a view."""

from typing import ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View
from custfocus.features.config import lines


class Setting(Struct, frozen=True):
    """A thing that holds: its name, its value, where that comes from, what it is for."""

    name: str
    value: str
    origin: str
    about: str
    means: str = ""
    """How its value was understood; empty where it can only mean itself."""


class Config(View, frozen=True):
    """Settings that may be changed, and places, which follow from the machine or the call."""

    kind: ClassVar[str] = "config"
    settings: tuple[Setting, ...]
    """What `custfocus config NAME VALUE` changes."""
    places: tuple[Setting, ...]
    """Where things are kept."""
    changed: str | None = None
    """The name of the setting that was just changed."""

    def drawn(self) -> Page:
        for setting in self.settings:
            if setting.name == self.changed:
                return lines.changed(setting)
        from custfocus.features.config.page import config

        return config(self)
