"""Bringing a copy of the journal back: which, what would come and go, and doing it."""

from collections.abc import Iterable
from contextlib import closing
from datetime import date
from pathlib import Path

from custfocus.base.errors import CustfocusError, usage
from custfocus.features.backup.flow.listing import SHOWS, different_backups
from custfocus.features.backup.flow.making import backed_up
from custfocus.features.backup.views import Restored
from custfocus.features.entries.rows import listed_entry
from custfocus.features.entries.views import ListedEntry
from custfocus.journal.backups.opening import opened
from custfocus.journal.backups.restoring import Difference
from custfocus.journal.backups.shelf import BEFORE_RESTORE, DAMAGED_ONE, backups_in, folder_of, name_of
from custfocus.journal.connect import DAMAGED, Journal, is_encrypted
from custfocus.journal.entry import Entry
from custfocus.journal.file import EMPTY, MISSING
from custfocus.journal.ids import SHORTEST_ID
from custfocus.journal.lock.extra import open_with
from custfocus.journal.lock.header import LOST_KEY, OTHER_KEY
from custfocus.terminal.session import Session

_HOME = "journal.db"
# What is said of a journal of which nothing is left in its place.
_NOTHING_LEFT = (EMPTY, MISSING)
_ONLY_COPY_IS_LOCKED = "That copy was locked, and the journal isn't: custfocus lock locks it."


def restore(session: Session, which: str | None, *, sure: bool, only_shows: bool) -> Restored:
    """Bring back what a copy has, once the user has seen what would come and go.

    Args:
        session: The run.
        which: The user's words for the copy; None for the newest.
        sure: Whether the user has said that they mean it.
        only_shows: Whether to show that alone.

    Raises:
        CustfocusError: There is no such copy, it can't be read, or the user isn't sure.
    """
    path = _chosen(session, which)
    with closing(opened(path, session.key.of_copy)) as copy:
        lost = _what_is_lost(session)
        if lost == LOST_KEY:
            lost = "" if _key_comes_back(session, path, copy, only_shows=only_shows) else DAMAGED
        if lost:
            with closing(_locked_alike(session, copy, lost)) as alike:
                return _put_in_place(session, path, copy, alike, sure=sure, only_shows=only_shows, lost=lost)
        back = session.store.back_to(copy)
        difference, by_changes = back.difference, back.is_to_itself
        would = _restored(session, path, difference, by_changes=by_changes)
        if only_shows or difference.is_none:
            return would
        is_new = not session.store.acts.recent(1)
        _make_sure(session, would, sure=sure or is_new)
        kept = ""
        if not is_new and not session.world.leading:
            kept = str(backed_up(session, BEFORE_RESTORE).path)
        back.go(difference)
        if is_encrypted(copy) and not session.key.is_locked:
            session.warn(_ONLY_COPY_IS_LOCKED)
    return _restored(session, path, difference, done=True, kept=kept, by_changes=by_changes)


def _key_comes_back(session: Session, path: Path, copy: Journal, *, only_shows: bool) -> bool:
    """Have the key of a locked copy stand beside the journal, which has lost its own; whether it opens that.

    Raises:
        CustfocusError: It does, and nothing is to be done.
    """
    if not is_encrypted(copy):
        return False
    from custfocus.journal.backups.under_lock import bring_key, header_in

    header, journal = header_in(path), session.key.journal
    try:
        open_with(session.key.of_copy(header), journal, session.world.patience).close()
    except CustfocusError as error:
        if error.code != OTHER_KEY:
            raise
        return False
    if only_shows:
        raise CustfocusError(
            "The journal has lost its key, which that copy has.",
            "custfocus restore without --show brings it back; nothing else comes or goes.",
            code=LOST_KEY,
        )
    bring_key(path, journal)
    session.saved()
    session.key.comes_back(header)
    session.warn("The journal has its key back, from that copy: it opens with the passphrase of that day.")
    return True


def _locked_alike(session: Session, copy: Journal, lost: str) -> Journal:
    """A copy as the journal was whose place it takes: under its key, or under none.

    A locked copy that takes the place of nothing stays as it is.
    """
    was_locked = session.key.is_locked or (lost in _NOTHING_LEFT and session.key.had_header)
    if is_encrypted(copy) == was_locked or (is_encrypted(copy) and lost in _NOTHING_LEFT):
        return copy
    from custfocus.journal.backups.anew import made_anew

    return made_anew(copy, session.key.keys[0].secret if was_locked else None)


def _put_in_place(
    session: Session, path: Path, copy: Journal, alike: Journal, *, sure: bool, only_shows: bool, lost: str
) -> Restored:
    """Put a copy, with all that can still be read of the journal, in the place of one that is damaged or empty.

    Args:
        session: The run.
        path: The copy's file.
        copy: The copy.
        alike: The same, locked as the journal was.
        sure: Whether the user has said that they mean it.
        only_shows: Whether to show what that brings alone.
        lost: See `_what_is_lost`.
    """
    from custfocus.journal.backups.restoring import put_in_place

    store, empty = session.store, lost in _NOTHING_LEFT
    difference = store.joined_with_rest(alike, empty=empty or is_encrypted(alike))
    would = _restored(session, path, difference, damaged=True)
    if only_shows:
        return would
    _make_sure(session, would, sure=sure or empty)
    name = name_of(store.path, session.world.now(), DAMAGED_ONE).removesuffix(".gz")  # it is kept as it is
    kept = None if empty else folder_of(store.path) / name
    store.close()
    if is_encrypted(copy) and is_encrypted(alike):
        from custfocus.journal.backups.under_lock import bring_key

        bring_key(path, store.path)
    put_in_place(alike, store.path, kept)
    session.saved()
    if is_encrypted(alike) and not is_encrypted(copy):
        session.key.becomes(session.key.keys[0], session.key.words)
    elif is_encrypted(copy) and not is_encrypted(alike):
        session.warn(_ONLY_COPY_IS_LOCKED)
    return _restored(session, path, difference, done=True, kept=str(kept or ""), damaged=True)


def _what_is_lost(session: Session) -> str:
    """Why the journal has to be replaced: the code of what is said of it; empty where it can be read and written."""
    try:
        session.store.acts.recent(1)
    except CustfocusError as error:
        if error.code not in (DAMAGED, LOST_KEY, *_NOTHING_LEFT):
            raise
        return error.code
    return DAMAGED if session.store.is_damaged else ""


def _make_sure(session: Session, would: Restored, *, sure: bool) -> None:
    if sure:
        return
    if not session.asks:
        raise usage(
            "That changes the journal, so it has to be meant.",
            "Add --yes to do it, or --show to see what would come and go.",
            code="not-sure",
        )
    session.tell(would)
    if not session.ask.confirm("Bring that back?", default=False):
        raise CustfocusError("Nothing was changed.", code="not-sure")


def _chosen(session: Session, which: str | None) -> Path:
    """The file that the user means.

    Raises:
        CustfocusError: There is none.
    """
    backups = different_backups(session)
    if which is None:
        if not backups:
            raise _nothing("There are no copies of this journal here.")
        return backups[0].path
    if which.isascii() and which.isdecimal() and len(which) < len("20261128"):
        session.see_that_number_stands("backups", which, [backup.path.name for backup in backups], SHOWS)
        if not 0 < int(which) <= len(backups):
            raise _nothing(f"There is no copy {which}.")
        return backups[int(which) - 1].path
    named = session.world.path(which)
    for backup in backups:
        if backup.path.name == which or (_is_day(which) and backup.moment.date() == date.fromisoformat(which)):
            return backup.path
    if named.is_dir():
        return _newest_in(session, named)
    if _is_day(which):
        raise _nothing(f"There is no copy of {which}.")
    journal = session.store.path
    if named.exists() and journal.exists() and named.samefile(journal):
        raise usage("That is the journal itself.", f"{SHOWS} shows its copies.")
    return named


def _newest_in(session: Session, folder: Path) -> Path:
    """The newest copy in a folder, of a journal that is called like this one, or of the only one there; or its file.

    Raises:
        CustfocusError: There is none, or nobody can tell which is meant.
    """
    backups = backups_in(folder)
    names = {backup.journal for backup in backups}
    name = session.store.path.stem if session.store.path.stem in names or not names else min(names)
    if len(names) > 1 and session.store.path.stem not in names:
        raise usage(f"There are copies of several journals in {folder}.", "Name the file that you mean.")
    own = next((backup.path for backup in backups if backup.journal == name), folder / _HOME)
    if not own.exists():
        raise _nothing(f"There is no copy of a journal in {folder}.")
    return own


def _nothing(message: str) -> CustfocusError:
    return CustfocusError(
        message, f"{SHOWS} shows those that are here; custfocus restore FILE takes another.", code="no-backup"
    )


def _is_day(words: str) -> bool:
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True


def _restored(
    session: Session,
    path: Path,
    difference: Difference,
    *,
    done: bool = False,
    kept: str = "",
    by_changes: bool = False,
    damaged: bool = False,
) -> Restored:
    return Restored(
        path=str(path),
        comes=_listed(difference.comes),
        goes=_listed(difference.goes),
        changed=_listed(then for _, then in difference.changes),
        left_out=difference.left_out,
        today=session.today,
        done=done,
        kept=kept,
        by_changes=by_changes,
        damaged=damaged,
    )


def _listed(entries: Iterable[Entry]) -> tuple[ListedEntry, ...]:
    return tuple(listed_entry(entry, entry.id[:SHORTEST_ID]) for entry in entries)
