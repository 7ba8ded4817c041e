"""The file of settings: read, and changed key by key, with all else in it left as it is."""

from pathlib import Path
from typing import Any

from custfocus.base.day_words import WEEKDAYS, in_week_order
from custfocus.base.errors import CustfocusError, nearest
from custfocus.base.reading import decoded, evened
from custfocus.base.settings.table import FRAMEWORK, LAST, SETTINGS, Settable, Settings


def read_settings(path: Path) -> Settings:
    """The settings in a TOML file; the defaults where there is none.

    Raises:
        CustfocusError: The file can't be read, or says something that isn't a setting.
    """
    given = _given(path)

    def read(key: str, row: Settable) -> Any:
        try:
            return row.parse(given.get(key, row.default))
        except CustfocusError as error:
            hint = f"Mend line {_line_of(path, key)} of {path}. {error.hint}"
            raise CustfocusError(error.message, hint, code=error.code) from error

    values = {key.replace("-", "_"): read(key, row) for key, row in SETTINGS.items()}
    look, last = values.pop("long_look"), in_week_order(values["weekdays"])[-1]
    return Settings(
        **values,
        long_look=last if look == LAST else WEEKDAYS.get(look),
        framework=Path(named) if (named := given.get(FRAMEWORK)) else None,
        path=path,
        given=given,
    )


def _given(path: Path) -> dict[str, str]:
    try:
        text = evened(decoded(path.read_bytes()))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        message = f"Your settings file can't be read: {why}."
        raise CustfocusError(message, f"Look at {path}, then try again.", code="settings") from error
    except UnicodeDecodeError as error:
        raise _broken(path, "can't be read as text") from error
    import tomllib

    try:
        settings = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _broken(path, f"isn't valid TOML: {error}") from error
    for key, value in settings.items():
        if key not in (*SETTINGS, FRAMEWORK):
            guess = nearest(key, [*SETTINGS, FRAMEWORK]) or " or ".join(SETTINGS)
            raise _broken(path, f'has "{key}", which is no setting; did you mean {guess}?', key)
        if not isinstance(value, str):
            raise _broken(path, f'needs a text in quotes for "{key}"', key)
    return settings


def write_setting(path: Path, key: str, words: str) -> None:
    """Set one key in the file, leaving the rest of it and its comments as they are.

    Raises:
        CustfocusError: The key can't be that, or the file isn't sound.
    """
    if key in SETTINGS:
        SETTINGS[key].parse(words)
    _rewrite(path, key, words)


def drop_setting(path: Path, key: str) -> None:
    """Take one key out of the file, if it is there, leaving the rest of it as it is.

    Raises:
        CustfocusError: The file isn't sound.
    """
    _rewrite(path, key, None)


def _rewrite(path: Path, key: str, words: str | None) -> None:
    import tomlkit

    from custfocus.base.files import in_turn, write_private

    target = path.resolve()  # a link to the file stays one
    with in_turn(target):
        given = _given(path)
        text = evened(decoded(path.read_bytes())) if path.exists() else ""
        document = tomlkit.parse(text)
        if words is not None:
            document[key] = words
        elif key in given:
            del document[key]
        else:
            return
        write_private(target, tomlkit.dumps(document))


def _line_of(path: Path, key: str) -> int:
    """The line of the file on which a key is set."""
    lines = evened(decoded(path.read_bytes())).split("\n")
    named = (number for number, line in enumerate(lines, 1) if line.strip().strip("\"'").startswith(key))
    return next(named, 1)


def _broken(path: Path, what: str, key: str = "") -> CustfocusError:
    where = f"line {_line_of(path, key)} of {path}" if key else path
    return CustfocusError(f"Your settings file {what}.", f"Mend or remove {where}, then try again.", code="settings")
