"""Taking entries out to a folder: a note for each day."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from custfocus.base.errors import CustfocusError, usage
from custfocus.base.files import clear_leftovers, private_folder, sync_folder, write_private
from custfocus.features.export.documents.carried import carried
from custfocus.features.export.documents.markdown import DayNote, is_ours, notes
from custfocus.features.export.flow.exporting import Export, counted, share_of
from custfocus.features.export.views import FOLDER, Exported
from custfocus.terminal.options import MOST
from custfocus.terminal.output import clean, progress
from custfocus.terminal.saving import say_that_it_lies_open
from custfocus.terminal.session import Session

_BEGINNING = 1 << 14  # letters in which front matter ends


def export_to_folder(session: Session, named: Path, what: Export, *, force: bool) -> Exported:
    """Write a note for each day that has entries; what else is in the folder stays as it is.

    A note that an earlier export has written is replaced, another one only where that is wanted.

    Args:
        session: The run.
        named: The folder, which is made where it is missing.
        what: What is to be taken out.
        force: Whether a note of the user's own may be replaced.

    Raises:
        CustfocusError: It is no folder, has no folder to be in, or has a note of the user's own for one of the days.
    """
    store = session.store.entries
    try:
        folder = _folder(session, named)
        with session.store.at_one_moment(), progress(f"Writing {named}", session.world) as told:
            store.see_that_all_are_there()
            if not force:
                days = dict.fromkeys(entry.day for entry in store.stream(what.wanted, limit=what.most))
                _see_that_days_are_free(folder, days)
            count = store.count(what.wanted, most=MOST if what.most is None else what.most)
            entries = counted(store.stream(what.wanted, limit=what.most), share_of(count, told))
            files = 0
            private_folder(folder)
            for note in notes(entries, session.framework, store.get):
                _write(note, folder)
                files += 1
            sync_folder(folder)
            clear_leftovers(folder, session.world.now().timestamp())
    except (OSError, RuntimeError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        raise CustfocusError(
            f"{named} can't be written: {why}.", "Choose another place.", code="unwritable"
        ) from error
    session.saved()
    say_that_it_lies_open(session, str(named))
    missing = session.damage.missing if session.damage else ()
    return Exported(str(named), FOLDER, count, missing, files)


def _write(note: DayNote, folder: Path) -> None:
    body = clean(note.body)
    pieces = (clean(note.front), body, carried(note.entries, body))
    write_private(folder / f"{note.day}.md", pieces, durable=False)


def _folder(session: Session, named: Path) -> Path:
    folder = session.world.path(named).resolve()
    if folder.exists() and not folder.is_dir():
        raise usage(
            f"{named} is no folder.", "Name a folder, which is made where it is missing.", code="not-a-folder"
        )
    if not folder.parent.is_dir():
        raise CustfocusError(
            f"There is no folder {folder.parent}.", "Make it first, or choose another.", code="no-folder"
        )
    return folder


def _see_that_days_are_free(folder: Path, days: Iterable[date]) -> None:
    for path in (folder / f"{day}.md" for day in days):
        if path.exists() and not (path.is_file() and is_ours(_beginning(path))):
            raise CustfocusError(
                f"{path.name} in {folder} is there already, and isn't from an export.",
                "Name another folder, or add --force to replace such notes.",
                code="file-exists",
            )


def _beginning(path: Path) -> str:
    with path.open(encoding="utf-8", errors="replace") as file:
        return file.read(_BEGINNING)
