"""What in a folder is to be read, and what its own settings say of that; links are never followed."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from custfocus.base.errors import CustfocusError, usage
from custfocus.base.reading import decoded
from custfocus.features.importing.flow.forms import DAY_ONE, JRNL, MARKDOWN
from custfocus.features.importing.readers import jrnl, notes
from custfocus.terminal.session import Session

MOST_FILES = 200_000
OLD_ENTRY = ".doentry"
CONFIG = "jrnl.yaml"
_OBSIDIAN = Path(".obsidian", "daily-notes.json")
_LARGEST_SETTINGS = 1 << 20
# Which files of a folder are of which form; of the first form of which there are any.
_FORMS = (
    (JRNL, re.compile(r"(?:^|/)\d{4}/[01]\d/[0-3]\d\.txt$")),
    (DAY_ONE, re.compile(rf"\{OLD_ENTRY}$")),
    (MARKDOWN, re.compile(r"\.(?:md|markdown)$", re.IGNORECASE)),
    (DAY_ONE, re.compile(r"\.json$", re.IGNORECASE)),
)


def files_in_folder(folder: Path, said: str | None) -> tuple[str | None, list[Path]]:
    """The form of what stands in a folder, and the files of that form in the order of their names.

    Args:
        folder: The folder.
        said: The form, where that was said.

    Raises:
        CustfocusError: There are more files than anybody can have meant.
    """
    found: list[list[Path]] = [[] for _ in _FORMS]
    for count, path in enumerate(_walked(folder), 1):
        if count > MOST_FILES:
            raise CustfocusError(
                f"There are more than {MOST_FILES:,} files in {folder}.", "Name a folder in it.", code="too-large"
            )
        name = path.as_posix()
        for files, (_, pattern) in zip(found, _FORMS, strict=True):
            if pattern.search(name):
                files.append(path)
    for files, (form, _) in zip(found, _FORMS, strict=True):
        if files and said in (None, form):
            return form, files
    return None, []


def _walked(folder: Path) -> Iterator[Path]:
    """The files below a folder; neither what is hidden nor what is a link."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and path.is_file() and not path.is_symlink():
                yield path


def days_of(folder: Path) -> notes.DayFormat | None:
    """How Obsidian writes days in the names of a folder's notes, where its settings there, or above, say so."""
    for place in (folder, *folder.resolve().parents[:3]):
        with suppress(OSError, UnicodeDecodeError), (place / _OBSIDIAN).open("rb") as opened:
            return notes.day_format(decoded(opened.read(_LARGEST_SETTINGS)))
    return None


def journals_named(session: Session, settings: Path) -> list[Path]:
    """The journals that jrnl's settings name.

    Raises:
        CustfocusError: They can't be read, or name none.
    """
    named = jrnl.journals_in(_settings(session.world.path(settings)))
    if not named:
        raise usage(f"{settings} names no journal.", "Name the journal itself.", code="unknown-form")
    return [session.world.path(each) for each in named]


def config_for(session: Session, journal: Path, said: Path | None) -> jrnl.JrnlConfig:
    """What jrnl's settings say of a journal: those that are named, that stand beside it, or that name it.

    Raises:
        CustfocusError: Those that are named can't be read.
    """
    path = journal.resolve()

    def is_it(named: str) -> bool:
        with suppress(OSError, CustfocusError, ValueError):
            return session.world.path(named).resolve() == path
        return False

    if said is not None:
        return jrnl.config_of(_settings(session.world.path(said)), is_it)[0]
    beside = (path if path.is_dir() else path.parent) / CONFIG
    usual = session.world.path(session.world.environ.get("XDG_CONFIG_HOME") or "~/.config") / "jrnl" / CONFIG
    for place in (beside, usual):
        with suppress(CustfocusError):
            config, names_it = jrnl.config_of(_settings(place), is_it) if place.is_file() else (None, False)
            if config and (names_it or place == beside):
                return config
    return jrnl.JrnlConfig()


def _settings(path: Path) -> object:
    from custfocus.content.yaml import NotReadableError, read  # YAML takes its time, and most runs need none

    try:
        return read(path, str(path))[0]
    except NotReadableError as error:
        raise CustfocusError(
            f"jrnl's settings can't be read: {error}", "Name the right file with --config.", code="unreadable"
        ) from error
