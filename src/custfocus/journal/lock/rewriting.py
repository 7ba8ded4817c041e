"""A journal put under another key, or under none: written beside it, checked, and swapped in one step."""

import os
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, suppress
from itertools import zip_longest
from pathlib import Path

from custfocus.base.errors import CustfocusError
from custfocus.base.files import sync_folder
from custfocus.journal.connect import DAMAGED, MOVED, OURS, explained, is_sound
from custfocus.journal.file import BESIDE
from custfocus.journal.lock.header import new_of
from custfocus.journal.lock.opening import LockedJournal, literal, opened


def rewrite(
    journal: Path, before: bytes | None, after: bytes | None, patience: float, without: Collection[str] = ()
) -> None:
    """Put a journal under another key.

    Whenever a run is ended meanwhile, the file is whole, under the key from before or the one from after. Whoever
    has the former file still open can't write into it any more once the new one stands in its place.

    Args:
        journal: The file.
        before: The key it has; None for a plain file.
        after: The key it gets; None for none.
        patience: For how many seconds to wait where another program uses it.
        without: The tables that are left out.

    Raises:
        CustfocusError: It can't be read or written, or the copy isn't the same; the journal is as it was.
    """
    file = journal.resolve()
    beside = new_of(file)
    remove_new(file)
    with explained(file), closing(opened(file, before, patience)) as source:
        try:
            _hold(source)
            os.close(os.open(beside, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
            _copy(source, beside, after, without)
            _check(source, beside, after, without)
            _sync(beside)
            if os.name == "nt":  # nothing takes the place of an open file there
                source.close()
            beside.replace(file)
            sync_folder(file.parent)
        except BaseException:
            remove_new(file)
            raise
        if os.name != "nt":
            _empty(source)


def remove_new(journal: Path) -> None:
    """Take away what a run that was killed has left of a new file."""
    beside = new_of(journal)
    for end in ("", *BESIDE):
        beside.with_name(beside.name + end).unlink(missing_ok=True)


def _hold(source: LockedJournal) -> None:
    """Have the journal for this run alone until it is closed, all of it in the one file."""
    source.execute("pragma journal_mode = delete")
    source.execute("pragma journal_mode = memory")
    source.execute("pragma main.locking_mode = exclusive")
    source.execute("pragma secure_delete = on")
    source.execute("begin exclusive")


def _copy(source: LockedJournal, beside: Path, key: bytes | None, without: Collection[str]) -> None:
    form = source.execute("pragma user_version").fetchone()[0]
    source.execute("commit")
    source.execute(f"attach database ? as beside key {literal(key)}", (str(beside),))
    source.execute("pragma beside.journal_mode = off")
    source.execute("pragma beside.synchronous = off")
    source.execute("begin")
    source.execute("select sqlcipher_export('beside')").fetchall()
    for table in without:
        source.execute(f"drop table if exists beside.{table}")
    # These two aren't taken along.
    source.execute(f"pragma beside.user_version = {form}")
    source.execute(f"pragma beside.application_id = {OURS}")
    source.execute("commit")
    source.execute("detach database beside")


def _check(source: LockedJournal, beside: Path, key: bytes | None, without: Collection[str]) -> None:
    """See that the copy opens with its key, is whole, and has each row of the journal.

    Raises:
        CustfocusError: It hasn't.
    """
    with closing(opened(beside, key, 0)) as copy:
        same = is_sound(copy) and all(
            one_row == other
            for table in _tables(source, without)
            for one_row, other in zip_longest(_rows(source, table), _rows(copy, table))
        )
        same = same and _tables(source, without) == _tables(copy, ())
        if not same or _marks(source) != _marks(copy):
            raise CustfocusError(
                "The journal is damaged, so it was left as it is.",
                "custfocus export -o all.jsonl takes out what can be read of it.",
                code=DAMAGED,
            )


def _tables(db: LockedJournal, without: Collection[str]) -> list[str]:
    query = "select name from sqlite_master where type = 'table' and sql not like 'create virtual%' order by name"
    return [name for (name,) in db.execute(query) if name not in without]


def _rows(db: LockedJournal, table: str) -> Iterator[object]:
    yield from db.execute(f'select * from "{table}"')


def _marks(db: LockedJournal) -> tuple[object, ...]:
    return tuple(db.execute(f"pragma {name}").fetchone()[0] for name in ("user_version", "application_id"))


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _empty(source: LockedJournal) -> None:
    """Take all out of the former file, which has no name any more, for the sake of those who have it open.

    What they write would be lost. So they find no tables there, but a sign that it has moved.
    """
    with suppress(sqlite3.Error):
        source.execute("begin")
        things = source.execute(
            "select type, name from sqlite_master where type = 'view' or "
            "(type = 'table' and (name = 'entry_fts' or name not like 'entry_fts%'))"
        ).fetchall()
        for kind, name in things:
            source.execute(f'drop {kind} if exists "{name}"')
            source.execute(f'create view "{name}" as select * from {MOVED}')
        source.execute("commit")
