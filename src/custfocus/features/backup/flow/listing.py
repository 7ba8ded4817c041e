"""The copies of the journal that there are."""

from pathlib import Path

from custfocus.features.backup.views import Backups, ListedBackup
from custfocus.journal.backups.opening import entries_in
from custfocus.journal.backups.packing import note_of
from custfocus.journal.backups.shelf import Backup, backups_in, folder_of, left_by_former
from custfocus.terminal.session import Session

SHOWS = "custfocus backup --list"


def all_backups(session: Session) -> Backups:
    """All copies of the journal that it knows of, the newest first; their numbers stand for them from now on."""
    backups = known_backups(session)
    session.remember_list("backups", [backup.path.name for backup in backups])
    return Backups(tuple(map(listed_backup, backups)), str(folder_of(_journal(session))), session.today)


def known_backups(session: Session) -> list[Backup]:
    """The copies in the journal's own folder, those of former versions beside it included, the newest first."""
    journal = _journal(session)
    backups = [*backups_in(folder_of(journal), journal.stem), *left_by_former(journal)]
    return sorted(backups, key=lambda backup: backup.moment, reverse=True)


def listed_backup(backup: Backup) -> ListedBackup:
    """A copy as pages list it."""
    note = note_of(backup.path)
    return ListedBackup(
        path=str(backup.path),
        day=backup.moment.date(),
        time=f"{backup.moment:%H:%M}",
        entries=note.entries if note else entries_in(backup.path),
        size=backup.path.stat().st_size,
        reason=backup.reason,
    )


def _journal(session: Session) -> Path:
    return session.store.path
