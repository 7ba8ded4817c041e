"""The copies of the journal that there are."""

from custfocus.base.errors import CustfocusError
from custfocus.features.backup.views import Backups, ListedBackup
from custfocus.journal.backups.opening import entries_in
from custfocus.journal.backups.packing import note_of
from custfocus.journal.backups.shelf import Backup, backups_in, folder_of, left_by_former
from custfocus.terminal.session import Session

SHOWS = "custfocus backup --list"


def all_backups(session: Session) -> Backups:
    """All copies of the journal that it knows of, the newest first; their numbers stand for them from now on."""
    backups = different_backups(session)
    session.remember_list("backups", [backup.path.name for backup in backups])
    return Backups(tuple(map(listed_backup, backups)), str(folder_of(session.store.path)), session.today)


def different_backups(session: Session) -> list[Backup]:
    """The copies that there are, the newest first; of one that stands in both folders, that beside the journal."""
    own = folder_of(session.store.path)
    backups = known_backups(session)
    beside = {backup.path.name for backup in backups if backup.path.parent == own}
    return [backup for backup in backups if backup.path.parent == own or backup.path.name not in beside]


def known_backups(session: Session) -> list[Backup]:
    """All files with a copy, the newest first: in the journal's own folder, in the one set, of former versions."""
    journal = session.store.path
    backups = [*backups_in(folder_of(journal), journal.stem), *left_by_former(journal), *_elsewhere(session)]
    return sorted(backups, key=lambda backup: backup.moment, reverse=True)


def _elsewhere(session: Session) -> list[Backup]:
    """The copies in the folder that the user has set, as far as they are ours."""
    try:
        folder = session.settings.backup_folder
    except CustfocusError:  # settings that are damaged are another matter
        return []
    there = backups_in(folder, session.store.path.stem) if folder else []
    return [backup for backup in there if note_of(backup.path)]


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
