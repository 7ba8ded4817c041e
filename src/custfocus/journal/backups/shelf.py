"""The folder of a journal's copies: what they are called, which there are, and which go in time.

A name tells when the copy was made, of which journal and why: 2026-11-28-171503-journal-daily.db.gz. What has no such
name, or a note of another journal at its head, isn't ours and is left alone.
"""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from custfocus.base.files import files_in
from custfocus.journal.backups.packing import note_of
from custfocus.journal.backups.thinning import kept_of_days, kept_of_deeds
from custfocus.journal.connect import copies_before_steps
from custfocus.journal.file import BACKUPS, DAILY, ENDING

BY_HAND = "by-hand"
BEFORE_UPDATE, BEFORE_IMPORT = "before-update", "before-import"
BEFORE_DELETE, BEFORE_RESTORE, BEFORE_MENDING = "before-delete", "before-restore", "before-mending"
# Each reason with what stays of its copies in time; the others all do.
_THINNED: dict[str, Callable[[Iterable[datetime]], set[datetime]]] = {
    DAILY: kept_of_days,
    BEFORE_IMPORT: kept_of_deeds,
    BEFORE_DELETE: kept_of_deeds,
    BEFORE_MENDING: kept_of_deeds,
}
# What is kept of a journal that a copy took the place of: its file as it was.
DAMAGED_ONE = "damaged"
REASONS = (DAILY, BY_HAND, BEFORE_UPDATE, BEFORE_IMPORT, BEFORE_DELETE, BEFORE_RESTORE, BEFORE_MENDING)
_MOMENT = "%Y-%m-%d-%H%M%S"
_NAME = re.compile(rf"(\d{{4}}-\d\d-\d\d-\d{{6}})-(.+)-({'|'.join(REASONS)}){re.escape(ENDING)}")


class Backup(Struct, frozen=True):
    """A copy of a journal."""

    path: Path
    """The file."""
    moment: datetime
    """When it was made, by the clock on the wall."""
    journal: str
    """The name of the journal's file, without its ending."""
    reason: str
    """Why it was made: one of REASONS."""


def folder_of(journal: Path) -> Path:
    """The folder of a journal's copies, beside it."""
    return journal.absolute().parent / BACKUPS


def name_of(journal: Path, moment: datetime, reason: str) -> str:
    """What a copy is called."""
    return f"{moment.strftime(_MOMENT)}-{journal.stem}-{reason}{ENDING}"


def known_by_name(path: Path) -> Backup | None:
    """The copy that a file is by its name; None where it has another name."""
    parts = _NAME.fullmatch(path.name)
    if not parts:
        return None
    try:
        return Backup(path, datetime.fromisoformat(parts[1]), parts[2], parts[3])
    except ValueError:
        return None


def backups_in(folder: Path, journal: str | None = None) -> list[Backup]:
    """The copies in a folder, the newest first: of the journal of a name, or of any; links aren't followed."""
    there = filter(None, map(known_by_name, files_in(folder)))
    chosen = [backup for backup in there if journal in (None, backup.journal)]
    return sorted(chosen, key=lambda backup: (backup.moment, backup.path.name), reverse=True)


def left_by_former(journal: Path) -> list[Backup]:
    """The copies that former versions have made beside a journal before they changed its form."""
    there = [path for path in copies_before_steps(journal) if path.is_file() and not path.is_symlink()]
    made = [(path, datetime.fromtimestamp(path.stat().st_mtime)) for path in there]  # noqa: DTZ006 - as on the wall
    return [Backup(path, moment, journal.stem, BEFORE_UPDATE) for path, moment in made]


def damaged_ones(journal: Path) -> list[Path]:
    """The files that are kept of a journal that copies have taken the place of."""
    begins = f"-{journal.stem}-{DAMAGED_ONE}."
    return [path for path in files_in(folder_of(journal)) if begins in path.name]


def thin(folder: Path, journal: str, first: str) -> list[Path]:
    """Remove the copies of a journal that have had their time.

    Args:
        folder: The folder.
        journal: The name of the journal's file, without its ending.
        first: The id of its first act; a copy without that is another journal's.

    Returns:
        The files that are gone.
    """
    gone: list[Path] = []
    ours = [backup for backup in backups_in(folder, journal) if _is_of(backup.path, first)]
    for reason, stay in _THINNED.items():
        copies = [backup for backup in ours if backup.reason == reason]
        kept = stay(backup.moment for backup in copies)
        for backup in copies:
            if backup.moment not in kept:
                with suppress(OSError):
                    backup.path.unlink()
                    gone.append(backup.path)
    return gone


def _is_of(path: Path, first: str) -> bool:
    note = note_of(path)
    return note is not None and note.first == first
