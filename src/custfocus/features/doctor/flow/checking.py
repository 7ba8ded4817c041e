"""Looking the journal and all that belongs to it through, and mending what can be mended."""

from collections.abc import Iterator
from contextlib import closing

from msgspec.structs import replace

from custfocus.base import wording
from custfocus.base.errors import CustfocusError
from custfocus.features.backup.flow.listing import known_backups
from custfocus.features.backup.flow.making import back_up_before
from custfocus.features.doctor.findings import in_order, of_fault
from custfocus.features.doctor.flow import places
from custfocus.features.doctor.views import ERROR, REMARK, WARNING, Checkup, Finding
from custfocus.journal.backups.opening import opened
from custfocus.journal.backups.shelf import BEFORE_MENDING, Backup
from custfocus.journal.connect import DAMAGED, LOCKED
from custfocus.journal.damage.checkup import MENDED, PAGES, Fault
from custfocus.journal.lock.header import OTHER_KEY
from custfocus.terminal.output import progress
from custfocus.terminal.session import Session

_NO_BACKUP = "no-backup"


def look_through(session: Session, *, fixes: bool) -> Checkup:
    """Look at everything.

    Args:
        session: The run.
        fixes: Whether to mend what can be mended without loss.
    """
    faults, findings, count = _of_journal(session)
    backups = known_backups(session)
    others = [*_of_backups(session, backups, count), *_of_settings(session), *_of_drafts(session)]
    others += places.open_to_others(session) + places.shared(session) + places.leftovers(session)
    if fixes:
        lacks_backup = any(finding.id == _NO_BACKUP for finding in others)
        mendable = [fault for fault in faults if fault.id in MENDED]
        is_copied = bool((mendable or lacks_backup) and back_up_before(session, BEFORE_MENDING))
        if mendable:
            session.store.mend(mendable)
            findings = [replace(each, mended=each.id in MENDED) for each in findings]
        others = [replace(each, mended=is_copied and each.id == _NO_BACKUP) for each in others]
        others = places.mended(session, others)
    return Checkup(in_order([*findings, *others]), count, len(backups), fixes)


def _of_journal(session: Session) -> tuple[list[Fault], list[Finding], int]:
    """What is wrong with the journal, its faults as findings, and how many entries it has."""
    path = session.store.path
    if not path.exists() and not path.is_symlink() and not known_backups(session):
        return [], [], 0
    try:
        with progress("Looking through the journal", session.world) as told:
            faults = session.store.faults(told)
        return faults, [of_fault(fault) for fault in faults], session.store.entries.count()
    except CustfocusError as error:
        finding = Finding(error.code, ERROR, error.message, error.hint)
        return [], [of_fault(Fault(PAGES)) if error.code == DAMAGED else finding], 0


def _of_backups(session: Session, backups: list[Backup], count: int) -> Iterator[Finding]:
    """Each is opened and read."""
    with progress("Reading the backups", session.world) as told:
        for place, backup in enumerate(backups, 1):
            trouble = _trouble_with(session, backup)
            if trouble in (LOCKED, OTHER_KEY):
                why = "is locked with another key than the journal"
                if session.key.is_locked and not session.key.is_known:
                    why = "is locked, as the journal is"
                means = f"The backup {backup.path} {why}, so it wasn't read."
                yield Finding("locked-backup", REMARK, means, "custfocus restore asks for the passphrase of its day.")
            elif trouble:
                means = f"The backup {backup.path} can't be read."
                mends = "custfocus backup makes a new one; doctor --salvage FILE reads what is left of that."
                yield Finding("damaged-backup", WARNING, means, mends)
            told(place / len(backups))
    if count and not backups:
        means = "There is no backup of the journal yet."
        yield Finding(_NO_BACKUP, WARNING, means, "custfocus backup makes one.")


def _trouble_with(session: Session, backup: Backup) -> str:
    """The code of what keeps a backup from being read; empty where nothing does."""
    try:
        with closing(opened(backup.path, session.key.of_copy_at_hand)):
            return ""
    except CustfocusError as error:
        return error.code


def _of_settings(session: Session) -> Iterator[Finding]:
    """The settings, and the user's own content."""
    try:
        session.settings  # noqa: B018 - reading them is the check
    except CustfocusError as error:
        yield Finding("settings", ERROR, error.message, error.hint)
        return
    try:
        problems = session.framework.problems
    except CustfocusError as error:
        yield Finding("content", ERROR, error.message, error.hint)
        return
    for file in dict.fromkeys(problem.file for problem in problems):
        means = f"Your content file {file} can't be used."
        yield Finding("content", WARNING, means, "custfocus guide check tells why.")


def _of_drafts(session: Session) -> Iterator[Finding]:
    waiting = session.drafts.waiting()
    if waiting:
        count = wording.counted(len(waiting), "text", "texts")
        means = f"{count} that you typed {'waits' if len(waiting) == 1 else 'wait'} to be saved."
        yield Finding("drafts-waiting", REMARK, means, "The command that asked for it offers it the next time.")
