"""The settings and places of a session, each with its origin; and changing a setting."""

from pathlib import Path

from msgspec.structs import replace

from custfocus.base.errors import CustfocusError
from custfocus.base.settings.file import drop_setting, read_settings, write_setting
from custfocus.base.settings.table import FRAMEWORK, SETTINGS
from custfocus.content.load import VARIABLE, check_pack, chosen, is_pack
from custfocus.features.config.views import Config, Setting
from custfocus.journal.backups.shelf import folder_of
from custfocus.terminal import remembered
from custfocus.terminal.locked.keyring import SETTING as KEYRING
from custfocus.terminal.locked.keyring import Keyring
from custfocus.terminal.session import Session

BUILT_IN, NONE = "the default", "none"
# What is said of the word for people where the framework, which has it, is broken.
THEIRS = "as the framework has it"
ORIGINS = {
    "CUSTFOCUS_HOME": "from CUSTFOCUS_HOME",
    "platform": "this system's usual place",
    "demo": "in the demo's own home",
}


def all_that_holds(session: Session) -> Config:
    """All settings and places."""
    return Config(_settings(session, *SETTINGS), _places(session))


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
    if name == KEYRING:
        _see_to_keyring(session, keeps=SETTINGS[name].parse(value))
    (setting,) = _settings(session, name)
    return Config((replace(setting, means=SETTINGS[name].means(SETTINGS[name].parse(value))),), (), changed=name)


def _see_to_keyring(session: Session, *, keeps: bool) -> None:
    """Have the keyring forget the passphrase, or see that it can be used."""
    keyring = Keyring(session.key.journal, session.warn)
    if keeps:
        keyring.passphrase()
    else:
        keyring.forget()


def framework_of(session: Session) -> Config:
    """Which framework is used, and where that is said."""
    return Config((_framework(session),), ())


def use_framework(session: Session, folder: str) -> Config:
    """Use the framework in a folder from now on.

    Raises:
        CustfocusError: There is none, or something is wrong with it; the one that was used stays.
    """
    path = Path(folder).expanduser().absolute()
    if not is_pack(path):
        raise CustfocusError(
            f"There is no framework in {path}.",
            "Name the folder that has its pack.yaml; docs/content.md tells how to write one.",
            code="no-such-framework",
        )
    if problems := [problem for file in check_pack(path) for problem in file.problems]:
        raise CustfocusError(
            f"The framework in {path} is damaged: {problems[0]}",
            f"custfocus guide check {path} tells all that is wrong.",
            code="content",
        )
    write_setting(session.world.paths.settings, FRAMEWORK, str(path))
    return _changed(session)


def leave_framework(session: Session) -> Config:
    """Go back to the framework that came with custfocus."""
    drop_setting(session.world.paths.settings, FRAMEWORK)
    return _changed(session)


def _changed(session: Session) -> Config:
    """The framework that is used now; where the environment names one, that the setting waits behind it."""
    if session.world.environ.get(VARIABLE):
        session.warn(f"{VARIABLE} in your environment names another one, which comes before this setting.")
    return Config((_framework(session),), (), changed=FRAMEWORK)


def _framework(session: Session) -> Setting:
    path = session.world.paths.settings
    now = chosen(session.world.environ, read_settings(path).framework, path)
    return Setting(
        FRAMEWORK,
        str(now.folder),
        now.origin,
        "the questions and practices everybody has"
        if now.ours
        else "the questions and practices that custfocus asks and offers",
    )


def _settings(session: Session, *names: str) -> tuple[Setting, ...]:
    path = session.world.paths.settings
    given = read_settings(path).given
    return tuple(
        Setting(
            name,
            given.get(name) or SETTINGS[name].default or (_their_word(session) if name == "people" else NONE),
            str(path) if name in given else BUILT_IN,
            SETTINGS[name].about,
        )
        for name in names
    )


def _their_word(session: Session) -> str:
    """What the framework calls those whom the user serves."""
    try:
        return str(session.framework.pack.people.many)
    except CustfocusError:  # where it can't be read, its settings still can
        return THEIRS


def _places(session: Session) -> tuple[Setting, ...]:
    paths = session.world.paths
    origin = ORIGINS[paths.origin]
    journal = session.journal or paths.journal
    return (
        Setting("journal", str(journal), "from --journal" if session.journal else origin, "everything you write"),
        Setting(
            "pieces read",
            str(remembered.pieces_read(journal)),
            "beside the journal",
            "which of the guide's short pieces you have read; without it, they begin anew",
        ),
        Setting(
            "passages ticked",
            str(remembered.passages_ticked(journal)),
            "beside the journal",
            "what you ticked for a brief, by its ids; without it, you tick anew",
        ),
        Setting("backups", str(folder_of(journal)), "beside the journal", "copies that the journal makes of itself"),
        Setting("drafts", str(paths.drafts_for(session.journal)), origin, "what you typed and couldn't be saved yet"),
        Setting("settings", str(paths.settings), origin, "the settings above, if you change any"),
        Setting("your content", str(paths.content), origin, "YAML files with questions and practices of your own"),
        Setting(
            "your names", str(paths.list_of_names), origin, "names that custfocus share takes out as well, one a line"
        ),
        Setting("cache", str(paths.cache), origin, "temporary files, safe to delete"),
        _framework(session),
    )
