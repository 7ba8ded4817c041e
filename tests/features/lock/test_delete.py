"""What goes for good goes from locked copies, too, and these stay locked."""

import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from custfocus.journal.backups.opening import opened
from custfocus.journal.backups.packing import is_under_lock
from custfocus.journal.lock.changing import lock, unlock
from custfocus.journal.lock.header import header_of, read_header
from custfocus.journal.lock.keys import unwrap
from tests.conftest import Home
from tests.locked import CODE, give, lock_home, lock_journal

OTHER = "0000-0000-0000-0000-0000-0000"


@pytest.fixture
def locked(home: Home) -> Home:
    """A home under lock with two notes and a copy of them, numbered from the last."""
    lock_home(home)
    home.page("note", "One")
    home.page("note", "Two secret words of hers #private")
    home.page("backup")
    home.page("list")
    return home


def copies(home: Home) -> list[Path]:
    """The copies that custfocus has made."""
    return [Path(backup["path"]) for backup in home.data("backup", "--list")["backups"]]


def texts(home: Home, copy: Path) -> list[str]:
    """All that a copy's history has of texts."""
    with closing(opened(copy, home.session().key.of_copy)) as db:
        return [row[0] for row in db.rows("select json_extract(fields, '$.text') from change")]


def test_a_locked_copy_is_named_and_cleaned(locked: Home) -> None:
    """The rest of it can still be had, with the same passphrase alone."""
    (copy,) = copies(locked)
    data = locked.data("delete", "1", "--for-good", "--yes")
    assert data["copies"] == [str(copy)]
    data = locked.data("delete", *data["ids"], "--for-good", "--yes", "--backups-too")
    assert (data["erased_in"], data["removed"], data["stuck"]) == ([str(copy)], [], [])
    assert is_under_lock(copy)
    assert texts(locked, copy) == ["One"]
    assert [backup["entries"] for backup in locked.data("backup", "--list")["backups"]] == [1]
    assert list(copy.parent.iterdir()) == [copy]


def test_a_copy_by_hand_of_a_locked_journal_is_named(locked: Home) -> None:
    """No byte of it tells what it is, but what opens the journal opens it."""
    by_hand = [locked.folder / name for name in ("journal (copy).db", "old")]
    for path in by_hand:
        shutil.copy(locked.folder / "journal.db", path)
    (locked.folder / "noise").write_bytes(bytes(range(256)) * 16)
    before = [path.read_bytes() for path in by_hand]
    data = locked.data("delete", "1", "--for-good", "--yes", "--backups-too")
    assert sorted(data["files"]) == sorted(map(str, by_hand))
    assert [path.read_bytes() for path in by_hand] == before


def test_a_copy_under_another_passphrase_is_named_and_left_alone(locked: Home) -> None:
    """Nobody can tell what it has, and it may be wanted; its own passphrase opens it."""
    journal, (copy,) = locked.folder / "journal.db", copies(locked)
    (key,) = unwrap(read_header(journal), CODE)
    unlock(journal, key, 5, lambda _: None, lambda: None)
    lock(journal, "another one of four words", OTHER, os.urandom, patience=5)
    give(locked, OTHER)
    before = copy.read_bytes()
    for backups_too in ([], ["--backups-too"]):
        page = locked.page("delete", locked.data("list")["entries"][0]["id"], "--for-good", "--yes", *backups_too)
        assert f"{copy} is locked with another passphrase" in page
        assert "It may still have it: remove that file" in page
    assert copy.read_bytes() == before


def test_a_plain_journal_s_locked_copy_opens_with_the_passphrase_of_its_day(home: Home) -> None:
    """As after an unlock."""
    journal = home.folder / "journal.db"
    home.page("note", "Two secret words of hers #private")
    key = lock_journal(journal)
    give(home)
    home.page("backup")
    unlock(journal, key, 5, lambda _: None, lambda: None)
    assert not header_of(journal).exists()
    home.page("list")
    data = home.data("delete", "1", "--for-good", "--yes", "--backups-too")
    assert data["erased_in"] == [str(path) for path in copies(home)]
