"""Reading a copy of a journal, whatever form it has: in memory, so that nothing of it lies open meanwhile."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from custfocus.base.errors import CustfocusError
from custfocus.journal.backups.packing import GZIP, UNDER_LOCK, broken, unpacked
from custfocus.journal.connect import FORMAT, OURS, Journal, is_sound
from custfocus.journal.file import SQLITE
from custfocus.journal.lock.header import has_header

if TYPE_CHECKING:
    from custfocus.journal.backups.under_lock import Secrets

NOT_A_JOURNAL = "not-a-journal"


def opened(path: Path, secrets: "Secrets | None" = None) -> Journal:
    """A copy of a journal, in memory and of today's form; the file is only read.

    Args:
        path: The file: a journal as it is, or compressed.
        secrets: Gives what opens the copy of a locked journal; None where nobody can.

    Raises:
        CustfocusError: It can't be read, is damaged, isn't a journal, or comes from a newer custfocus.
    """
    journal = read_into_memory(path, secrets)
    try:
        _see_whose(journal, path)
        if not is_sound(journal):
            raise broken(path)
        _bring_up(journal)
    except sqlite3.Error as error:
        journal.close()
        raise broken(path) from error
    except BaseException:
        journal.close()
        raise
    return journal


def entries_in(path: Path) -> int | None:
    """How many entries a copy has; None where it can't be read."""
    try:
        with closing(opened(path)) as journal:
            return int(journal.rows("select count(*) from entry")[0][0])
    except CustfocusError:
        return None


def read_into_memory(path: Path, secrets: "Secrets | None" = None) -> Journal:
    """A file of SQLite's, compressed or not, in memory, whatever is in it; see `opened`.

    Raises:
        CustfocusError: It can't be read, or is none.
    """
    try:
        with path.open("rb") as file:
            head = file.read(len(SQLITE))
        if head == SQLITE:
            return _copied(path)
        if head.startswith(GZIP):
            return _loaded(path, unpacked(path), secrets)
        if has_header(path):
            from custfocus.journal.backups.under_lock import open_beside

            return open_beside(path, secrets)
    except FileNotFoundError as error:
        raise CustfocusError(
            f"There is no file {path}.", "custfocus backup --list shows the copies.", code="no-file"
        ) from error
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise CustfocusError(
            f"{path} can't be read: {why}.", "See that you may read it.", code="unreadable"
        ) from error
    raise _not_a_journal(path)


def _loaded(path: Path, whole: bytes, secrets: "Secrets | None") -> Journal:
    if whole.startswith(UNDER_LOCK):
        from custfocus.journal.backups.under_lock import open_copy

        return open_copy(whole, path, secrets)
    if not whole.startswith(SQLITE):
        raise _not_a_journal(path)
    journal = _in_memory(path)
    try:
        journal.deserialize(whole)
    except sqlite3.Error as error:
        journal.close()
        raise broken(path) from error
    return journal


def _copied(path: Path) -> Journal:
    """The same of a file that may be in use, or have more of it in a file beside it."""
    journal = _in_memory(path)
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source:
            source.backup(journal)
    except sqlite3.Error as error:
        journal.close()
        raise broken(path) from error
    return journal


def _in_memory(path: Path) -> Journal:
    journal = sqlite3.connect(":memory:", isolation_level=None, factory=Journal)
    journal.path = path
    return journal


def _see_whose(journal: Journal, path: Path) -> None:
    form, owner = journal.execute(
        "select user_version, application_id from pragma_user_version, pragma_application_id"
    ).fetchone()
    if owner != OURS:
        raise _not_a_journal(path)
    if form > FORMAT:
        raise CustfocusError(
            f"{path.name} was written by a newer custfocus (format {form}, this one reads {FORMAT}).",
            "Update custfocus, then try again.",
            code="newer-journal",
        )


def _bring_up(journal: Journal) -> None:
    ((form,),) = journal.execute("pragma user_version").fetchall()
    if form < FORMAT:
        from custfocus.journal.steps import STEPS, bring_up

        journal.execute("begin")
        bring_up(journal, STEPS, form)
        journal.execute("commit")


def _not_a_journal(path: Path) -> CustfocusError:
    return CustfocusError(
        f"{path.name} isn't a copy of a custfocus journal.",
        "custfocus backup --list shows those that are.",
        code=NOT_A_JOURNAL,
    )
