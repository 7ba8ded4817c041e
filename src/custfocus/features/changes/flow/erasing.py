"""Deleting entries for good."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import structs

from custfocus.base import wording
from custfocus.base.errors import CustfocusError, usage
from custfocus.features.changes.flow.traces import Traces, files_with, traces_of
from custfocus.features.changes.views import Deleted, StuckCopy
from custfocus.features.entries.rows import listed_entry
from custfocus.features.entries.views import ListedEntry
from custfocus.features.entries.words import gist
from custfocus.journal import kinds
from custfocus.journal.connect import DAMAGED
from custfocus.journal.entry import Entry
from custfocus.journal.erasing.copies import Copy, erase_in, remove
from custfocus.terminal.output import progress
from custfocus.terminal.reference import entry_id_of
from custfocus.terminal.session import Session

_LOCKED = "is locked with another passphrase, so that nobody can look into it."


def delete_for_good(session: Session, refs: Sequence[str], *, sure: bool, backups_too: bool) -> Deleted:
    """Erase every version of the entries that numbers or ids stand for, and name what else has their words.

    Args:
        session: The run.
        refs: The numbers or ids.
        sure: Whether the user has said that they mean it.
        backups_too: Whether to erase them as well in the journal's backups.

    Raises:
        CustfocusError: The user isn't sure, or can't be asked; or the journal is damaged.
    """
    ids = tuple(dict.fromkeys(entry_id_of(session, ref) for ref in refs))
    _see_that_it_is_sound(session)
    rows = _listed(session, [entry for entry in map(session.store.entries.get, ids) if entry])
    traces = traces_of(session, ids, thoroughly=backups_too)
    going = [copy for copy in traces.ours if copy.has or not copy.sound] if backups_too else []
    _make_sure(session, rows, len(ids), going, sure=sure)
    stuck = [StuckCopy(str(path), _LOCKED) for path in traces.locked]
    cleaned = session.store.acts.purge(*ids, also=lambda: stuck.extend(_erased_in(session, going)))
    for entry_id in ids:
        session.drafts.drop_all(entry_id)
    view = Deleted(
        rows,
        ids,
        for_good=True,
        today=session.today,
        cleaned=cleaned,
        quoted_in=_listed(session, (entry for entry in traces.entries if entry.kind == kinds.Review.kind)),
        also_in=_listed(session, (entry for entry in traces.entries if entry.kind != kinds.Review.kind)),
        stuck=tuple(stuck),
        files=tuple(map(str, [*traces.others, *files_with(session, traces.quotes, ids)])),
    )
    return _with_copies(session, view, traces, going)


def _see_that_it_is_sound(session: Session) -> None:
    """Refuse to erase from a damaged journal: nobody could say that nothing is left in it."""
    if session.store.is_damaged:
        raise CustfocusError(
            "The journal is damaged, so nothing was deleted: words may stand in what can't be read any more.",
            f"Keep a copy of {session.store.path}; custfocus restore brings back what a backup has.",
            code=DAMAGED,
        )


def _make_sure(
    session: Session, rows: Iterable[ListedEntry], entries: int, going: Sequence[Copy], *, sure: bool
) -> None:
    what = "this entry and its history" if entries == 1 else f"these {entries} entries and their history"
    if not (sure or session.asks):
        raise usage(f"To delete {what} can't be undone.", "Say --yes if you mean it.", code="not-sure")
    for copy in going:
        if not copy.sound:
            session.warn(f"{copy.path} can't be read as a journal any more, but has words of it: it will be removed.")
    if sure:
        return
    for entry in rows:
        session.warn(f"{entry.short}  {gist(entry)}")
    where = f", here and in {wording.counted(len(going), 'copy', 'copies')}" if going else ""
    if not session.ask.confirm(f"Delete {what} for good{where}? Nothing brings them back.", default=False):
        raise CustfocusError("Nothing was deleted.", code="not-sure")


def _erased_in(session: Session, going: Sequence[Copy]) -> Iterator[StuckCopy]:
    """Erase the entries in copies, or remove those that can't be read; what couldn't be done, and why."""
    with progress("Erasing in the copies of the journal", session.world) as told:
        for place, copy in enumerate(going):
            try:
                if copy.sound:
                    erase_in(copy, session.key.of_copy_at_hand, _part(told, place, len(going)))
                else:
                    remove(copy)
            except CustfocusError as error:
                why = error.message.removeprefix("The journal's file ").removeprefix("The journal ")
                yield StuckCopy(str(copy.path), why)
            except OSError as error:
                yield StuckCopy(str(copy.path), f"can't be removed: {error.strerror or error}.")


def _part(told: Callable[[float], None], place: int, of: int) -> Callable[[float], None]:
    """What is told how far one of so many things has come."""
    return lambda share: told((place + share) / of)


def _with_copies(session: Session, view: Deleted, traces: Traces, going: Sequence[Copy]) -> Deleted:
    """What became of our copies, and what still stands in them."""
    stuck = {each.path for each in view.stuck}
    gone = {str(copy.path): copy.sound for copy in going if str(copy.path) not in stuck}
    left = {
        str(copy.path): (*(() if str(copy.path) in gone else copy.has if copy.sound else view.ids), *copy.quoting)
        for copy in traces.ours
    }
    ids = dict.fromkeys(entry_id for kept in left.values() for entry_id in kept)
    return structs.replace(
        view,
        copies=tuple(path for path, kept in left.items() if kept and path not in stuck),
        in_copies=tuple(_ref(session, entry_id) for entry_id in ids),
        erased_in=tuple(path for path, was_sound in gone.items() if was_sound),
        removed=tuple(path for path, was_sound in gone.items() if not was_sound),
    )


def _ref(session: Session, entry_id: str) -> str:
    """As many of an id's first letters as stand for it in a command, whether it is there or was deleted."""
    entries = session.store.entries
    letters = len(entries.short(entry_id))
    while {*entries.ids_like(entry_id[:letters]), *entries.ids_like(entry_id[:letters], deleted=True)} - {entry_id}:
        letters += 1
    return entry_id[:letters]


def _listed(session: Session, entries: Iterable[Entry]) -> tuple[ListedEntry, ...]:
    return tuple(listed_entry(entry, _ref(session, entry.id)) for entry in entries)
