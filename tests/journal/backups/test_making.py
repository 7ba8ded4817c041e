import sqlite3
import threading
import time
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from custfocus.base.errors import CustfocusError
from custfocus.journal.backups.making import copy_to, make_backup
from custfocus.journal.backups.opening import opened
from custfocus.journal.backups.packing import note_of, unpacked
from custfocus.journal.backups.shelf import BY_HAND
from custfocus.journal.entries import Entries
from custfocus.journal.file import DAILY
from tests.journal.conftest import Shelf

DAY = date(2026, 11, 3)
NOW = datetime(2026, 11, 28, 17, 15, 3, tzinfo=UTC)


@pytest.fixture
def filled(shelf: Shelf) -> Shelf:
    """A journal with three entries."""
    with shelf.run().writing() as pen:
        for word in ("first", "second", "third"):
            pen.add_raw("note", DAY, text=word)
    return shelf


def test_a_copy_holds_all_and_says_what_it_is(filled: Shelf) -> None:
    """Its name tells when, of which journal and why; its note, how many entries; it is private."""
    backup = make_backup(filled.path, NOW, DAILY)
    assert backup.path == filled.path.parent / "backups" / "2026-11-28-171503-journal-daily.db.gz"
    note = note_of(backup.path)
    assert note
    assert note.entries == 3
    assert [(note.first,)] == filled.db.rows("select id from act")
    with closing(opened(backup.path)) as copy:
        assert [entry.text for entry in Entries(copy).find()] == ["third", "second", "first"]
        assert copy.rows("select * from change") == filled.db.rows("select * from change")
    assert backup.path.stat().st_mode & 0o777 == 0o600
    assert backup.path.parent.stat().st_mode & 0o777 == 0o700
    assert list(backup.path.parent.iterdir()) == [backup.path]


def test_traces_of_what_was_deleted_do_not_come_along(filled: Shelf) -> None:
    """The copy is made of what is there, page by page anew."""
    filled.db.execute("pragma secure_delete = off")
    (entry, *_) = filled.entries.find()
    with filled.run().writing() as pen:
        pen.purge(entry.id)
    assert b"third" in filled.path.read_bytes()
    assert b"third" not in unpacked(make_backup(filled.path, NOW, DAILY).path)


def test_two_copies_of_one_second_have_names_of_their_own(filled: Shelf) -> None:
    """Neither takes the place of the other."""
    first, second = (make_backup(filled.path, NOW, BY_HAND).path for _ in range(2))
    assert first != second
    assert first.exists()


def test_a_copy_is_of_one_moment_while_another_writes(filled: Shelf) -> None:
    """Of a transaction it has all or nothing, and whoever writes isn't kept from it."""
    done = threading.Event()

    def write() -> None:
        other = Shelf(filled.path)
        other.random.seed(9)
        with closing(other.db):
            while not done.is_set():
                with other.run().writing() as pen:
                    pen.add_raw("note", DAY, text="one of two")
                    pen.add_raw("note", DAY, text="two of two")
                time.sleep(0.01)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copies = [make_backup(filled.path, NOW, BY_HAND) for _ in range(8)]
    finally:
        done.set()
        writer.join()
    for copy in copies:
        with closing(opened(copy.path)) as db:
            assert db.rows("select count(*) from entry")[0][0] % 2 == 1


def test_a_damaged_journal_gives_no_copy(filled: Shelf) -> None:
    """Rather none than one that can't be read; nothing is left of the attempt."""
    with filled.run().writing() as pen:
        for _ in range(300):
            pen.add_raw("note", DAY, text="and so on " * 30)
    filled.db.close()
    with filled.path.open("r+b") as file:
        file.seek(4096 * 8)
        file.write(b"\x99" * 4096 * 30)
    with pytest.raises(CustfocusError) as caught:
        make_backup(filled.path, NOW, DAILY)
    assert caught.value.code == "damaged"
    assert list((filled.path.parent / "backups").iterdir()) == []


def test_where_nothing_can_be_written_it_is_said(filled: Shelf, tmp_path: Path) -> None:
    """A file in the folder's place is left alone."""
    (tmp_path / "backups").write_text("mine")
    with pytest.raises(CustfocusError, match="No copy of the journal can be written to") as caught:
        make_backup(filled.path, NOW, DAILY)
    assert caught.value.code == "backup-unwritable"
    assert (tmp_path / "backups").read_text() == "mine"


def test_the_same_copy_goes_to_another_folder(filled: Shelf, tmp_path: Path) -> None:
    """Byte for byte, under its name."""
    stick = tmp_path / "stick"
    stick.mkdir()
    backup = make_backup(filled.path, NOW, DAILY)
    copied = copy_to(backup, stick)
    assert copied.read_bytes() == backup.path.read_bytes()
    assert list(stick.iterdir()) == [stick / backup.path.name]


def test_a_journal_that_another_program_has_made_write_ahead_is_copied_whole(filled: Shelf) -> None:
    """What stands in the file beside it comes along."""
    with closing(sqlite3.connect(filled.path)) as db:
        db.execute("pragma journal_mode = wal")
        db.execute("update entry set text = 'beside'")
        db.commit()
        backup = make_backup(filled.path, NOW, DAILY)
    with closing(opened(backup.path)) as copy:
        assert {entry.text for entry in Entries(copy).find()} == {"beside"}
