from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from custfocus.journal.backups.anew import lock_backup, made_anew
from custfocus.journal.backups.making import make_backup
from custfocus.journal.backups.opening import opened
from custfocus.journal.backups.packing import is_under_lock, note_of
from custfocus.journal.backups.shelf import BY_HAND, backups_in, folder_of, left_by_former
from custfocus.journal.connect import Journal
from custfocus.journal.finding.search import search
from custfocus.journal.lock.header import Header
from custfocus.journal.lock.keys import Unwrapped
from tests.former import copied_as_before
from tests.journal.conftest import Shelf
from tests.journal.test_acts import add, delete, edit
from tests.locked import lock_journal

NOW = datetime(2026, 11, 28, 17, 15, 3, tzinfo=UTC)


@pytest.fixture
def journal(shelf: Shelf) -> Path:
    """A journal in which something was changed, deleted and deleted for good."""
    edit(shelf.run(), add(shelf.run(), "Zorvbalu said #tagged", data={"who": "Zebulon"}), text="Zorvdemi said")
    delete(shelf.run(), add(shelf.run(), "Zorvgami"))
    shelf.run().purge(add(shelf.run(), "Zorvhumi").id)
    with shelf.run().writing() as pen:
        pen.add_raw("note", date(2026, 11, 3), text="Zorvkuri")
    shelf.db.close()
    return shelf.path


def all_of(copy: Journal) -> list[object]:
    """All that a copy holds, and what is found in it."""
    queries = ("select * from act", "select * from change", "select * from entry", "select * from label")
    rows = [copy.rows(f"{query} order by 1, 2") for query in queries]
    marks = [copy.rows(f"pragma {name}") for name in ("user_version", "application_id", "integrity_check")]
    return [*rows, *marks, [found.entry.text for found in search(copy, "zorvdemi", limit=5)]]


def by(key: Unwrapped, header: Header | None) -> Sequence[bytes]:
    """What opens a copy, for whoever has the key."""
    assert header
    return key.secrets


@pytest.mark.parametrize("by_former", [False, True], ids=["compressed", "of a former version"])
def test_a_plain_copy_is_locked_and_holds_the_same(journal: Path, *, by_former: bool) -> None:
    """Byte for byte in its rows; made plain again, too; no word stands in any file meanwhile or afterwards."""
    if by_former:
        copied_as_before(journal, 4)
        (backup,) = left_by_former(journal)
    else:
        backup = make_backup(journal, NOW, BY_HAND)
    with closing(opened(backup.path)) as plain:
        before, note = all_of(plain), note_of(backup.path)
    key = lock_journal(journal)
    lock_backup(backup, journal, key.secret)
    (copy,) = backups_in(folder_of(journal))
    assert (is_under_lock(copy.path), copy.moment, copy.reason) == (
        True,
        backup.moment.replace(tzinfo=None, microsecond=0),
        backup.reason,
    )
    assert by_former or note_of(copy.path) == note
    assert backup.path.exists() != by_former
    with closing(opened(copy.path, lambda header: by(key, header))) as locked:
        assert all_of(locked) == before
        with closing(made_anew(locked, None)) as again:
            assert all_of(again) == before
    assert not [path for path in journal.parent.rglob("*") if path.is_file() and b"orvbalu" in path.read_bytes()]
