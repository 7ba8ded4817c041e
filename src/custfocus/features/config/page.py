"""The page of settings and places."""

from rich.console import Group, RenderableType
from rich.text import Text

from custfocus.features.config.views import Config, Setting
from custfocus.terminal import theme


def config(view: Config) -> RenderableType:
    """Each setting and place with its value, what it is for, and its origin."""
    if not view.places:
        return _part("Setting", view.settings)
    hint = theme.command("config weekdays mon-fri", "changes a setting")
    return theme.stack([_part("Settings", view.settings), hint, _part("Places", view.places)])


def _part(name: str, settings: tuple[Setting, ...]) -> RenderableType:
    return Group(theme.heading(name), *map(_entry, settings))


def _entry(setting: Setting) -> RenderableType:
    head = Text.assemble((f"{setting.name}  ", "strong"), setting.value, overflow="fold")
    return theme.indented(Group(head, theme.quiet(f"{setting.about} ({setting.origin})")))
