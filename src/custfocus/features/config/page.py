"""The page of settings and places."""

from typing import TYPE_CHECKING

from custfocus.features.config.views import Config, Setting

if TYPE_CHECKING:
    from rich.console import RenderableType


def page(view: Config) -> "RenderableType | str":
    """Each setting with its origin, or the one that was just changed in a line."""
    for setting in view.settings:
        if setting.name == view.changed:
            return f"{setting.name} is now {setting.value}."
    from custfocus.terminal import theme

    if not view.places:
        return _part("Setting", view.settings)
    hint = theme.command("config weekdays mon-fri", "changes a setting")
    return theme.stack([_part("Settings", view.settings), hint, _part("Places", view.places)])


def _part(name: str, settings: tuple[Setting, ...]) -> "RenderableType":
    from rich.console import Group

    from custfocus.terminal import theme

    return Group(theme.heading(name), *map(_entry, settings))


def _entry(setting: Setting) -> "RenderableType":
    from rich.console import Group
    from rich.text import Text

    from custfocus.terminal import theme

    head = Text.assemble((f"{setting.name}  ", "strong"), setting.value, overflow="fold")
    return theme.indented(Group(head, theme.quiet(f"{setting.about} ({setting.origin})")))
