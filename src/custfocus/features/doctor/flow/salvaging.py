"""Bringing what can be read of a damaged file into a new journal."""

from pathlib import Path

from custfocus.base.errors import CustfocusError
from custfocus.features.backup.flow.listing import known_backups
from custfocus.features.doctor.views import Salvaged
from custfocus.journal.backups.packing import is_under_lock
from custfocus.journal.lock.header import is_locked
from custfocus.terminal.saving import writable_file
from custfocus.terminal.session import Session


def salvage_file(session: Session, named: Path, new: Path | None) -> Salvaged:
    """Write what can be read of a damaged journal or backup into a new file.

    Args:
        session: The run.
        named: The damaged file.
        new: The new one; else beside it, under its name and "salvaged".

    Raises:
        CustfocusError: There is no such file, nothing of a journal is in it, or the new one can't be written.
    """
    from custfocus.journal.damage.salvaging import salvage  # which needs what makes a journal's tables

    damaged = session.world.path(named)
    if not damaged.is_file():
        raise CustfocusError(f"There is no file {named}.", "Name the damaged file.", code="no-file")
    if is_under_lock(damaged) or is_locked(damaged):
        raise CustfocusError(
            f"{named} is locked, and of a locked file nothing can be salvaged: all of it opens, or none.",
            _newest_backup(session),
            code="locked",
        )
    stem = damaged.name.removesuffix(".gz").removesuffix(".db")
    wanted = new or damaged.with_name(f"{stem}-salvaged.db")
    target = writable_file(session, wanted, replaces=lambda _: False, hint="Name another file with -o.")
    outcome = salvage(damaged, target)
    session.saved()
    return Salvaged(str(target), outcome.entries, outcome.restored, outcome.missing)


def _newest_backup(session: Session) -> str:
    """The way on from a file that is locked: the newest copy, where there is one."""
    backups = known_backups(session)
    if not backups:
        return "There is no backup of the journal here; look where you have copies."
    return f"custfocus restore brings back the newest backup, {backups[0].path}"
