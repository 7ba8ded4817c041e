"""custfocus config: what holds, where it comes from, and changing it."""

from typing import Annotated

import typer

from custfocus.base.errors import unknown
from custfocus.base.settings import EVERY_DAY, KEYS, MIDNIGHT, QUARTER, read_settings, write_setting
from custfocus.content.load import content_folder
from custfocus.features.config.views import Config, Setting
from custfocus.terminal.session import Session

DEFAULTS = {"weekdays": EVERY_DAY, "day-starts": MIDNIGHT, "assess-every": QUARTER}
BUILT_IN = "the default"


def run(
    session: Session,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="A setting.")] = None,
    value: Annotated[str | None, typer.Argument(metavar="[VALUE]", help="What it is to be.")] = None,
) -> Config:
    """See what holds and where it comes from, or change a setting.

    Nothing needs to be set; the defaults suit most.
    """
    if name is not None and name not in KEYS:
        raise unknown("setting", name, KEYS)
    path = session.world.paths.settings
    if name is not None and value is not None:
        write_setting(path, name, value)
    given = read_settings(path).given
    settings = tuple(
        Setting(key, given.get(key, DEFAULTS[key]), str(path) if key in given else BUILT_IN, about)
        for key, about in KEYS.items()
        if name in (None, key)
    )
    return Config(settings, () if name else _places(session), None if value is None else name)


def _places(session: Session) -> tuple[Setting, ...]:
    paths = session.world.paths
    origin = "from CUSTFOCUS_HOME" if paths.origin == "CUSTFOCUS_HOME" else "this system's usual place"
    journal = session.journal or paths.journal
    return (
        Setting("journal", str(journal), "from --journal" if session.journal else origin, "everything you write"),
        Setting("drafts", str(paths.drafts), origin, "what you typed and couldn't be saved yet"),
        Setting("settings", str(paths.settings), origin, "the settings above, if you change any"),
        Setting("your content", str(paths.content), origin, "YAML files with questions and practices of your own"),
        Setting(
            "your names", str(paths.list_of_names), origin, "names that custfocus share takes out as well, one a line"
        ),
        Setting("cache", str(paths.cache), origin, "what can be made anew at any time"),
        Setting(
            "framework", str(content_folder()), "came with custfocus", "the questions and practices everybody has"
        ),
    )
