"""The settings and places of a session, each with its origin; and changing a setting."""

from custfocus.base.settings import EVERY_DAY, KEYS, MIDNIGHT, QUARTER, read_settings, write_setting
from custfocus.content.load import content_folder
from custfocus.features.config.views import Config, Setting
from custfocus.terminal.session import Session

DEFAULTS = {"weekdays": EVERY_DAY, "day-starts": MIDNIGHT, "assess-every": QUARTER}
BUILT_IN = "the default"


def all_that_holds(session: Session) -> Config:
    """All settings and places."""
    return Config(_settings(session, *KEYS), _places(session))


def setting_of(session: Session, name: str) -> Config:
    """A setting alone."""
    return Config(_settings(session, name), ())


def change_setting(session: Session, name: str, value: str) -> Config:
    """Write a setting into the user's file.

    Raises:
        CustfocusError: It can't have this value, or the file can't be read or written.
    """
    write_setting(session.world.paths.settings, name, value)
    session.saved()
    return Config(_settings(session, name), (), changed=name)


def _settings(session: Session, *names: str) -> tuple[Setting, ...]:
    path = session.world.paths.settings
    given = read_settings(path).given
    return tuple(
        Setting(name, given.get(name, DEFAULTS[name]), str(path) if name in given else BUILT_IN, KEYS[name])
        for name in names
    )


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
