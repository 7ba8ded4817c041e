import gzip
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from custfocus.base.errors import CustfocusError
from custfocus.journal.backups.making import make_backup
from custfocus.journal.backups.opening import entries_in, opened
from custfocus.journal.backups.shelf import BY_HAND
from custfocus.journal.connect import FORMAT
from custfocus.journal.entries import Entries
from tests.journal.conftest import Shelf

JOURNALS = Path(__file__).resolve().parents[2] / "fixtures" / "journals"


@pytest.fixture
def copy(shelf: Shelf) -> Path:
    """A copy of a journal with an entry."""
    with shelf.run().writing() as pen:
        pen.add_raw("note", date(2026, 11, 3), text="Words")
    return make_backup(shelf.path, datetime(2026, 11, 28, tzinfo=UTC), BY_HAND).path


def refused(path: Path) -> str:
    """The code of the error with which a file is refused."""
    with pytest.raises(CustfocusError) as caught:
        opened(path)
    assert caught.value.hint
    return caught.value.code


def test_a_copy_is_read_compressed_and_as_it_is(copy: Path, shelf: Shelf) -> None:
    """Nothing is written beside it."""
    before = sorted(path.name for path in copy.parent.iterdir())
    for path in (copy, shelf.path):
        with closing(opened(path)) as journal:
            assert [entry.text for entry in Entries(journal).find()] == ["Words"]
    assert sorted(path.name for path in copy.parent.iterdir()) == before


@pytest.mark.parametrize("journal", sorted(JOURNALS.glob("*/journal.db.gz")), ids=lambda path: path.parent.name)
def test_a_copy_of_every_former_form_is_read(journal: Path) -> None:
    """It is brought to today's form in memory; the file stays as it is."""
    before = journal.read_bytes()
    with closing(opened(journal)) as db:
        assert db.rows("pragma user_version") == [(FORMAT,)]
        assert Entries(db).count() > 0
    assert journal.read_bytes() == before


def test_a_newer_copy_is_refused(shelf: Shelf) -> None:
    """With the way to read it."""
    with closing(sqlite3.connect(shelf.path)) as db:
        db.execute(f"pragma user_version = {FORMAT + 1}")
    assert refused(shelf.path) == "newer-journal"


def test_what_is_no_copy_is_refused(tmp_path: Path) -> None:
    """A letter, another program's database, either compressed, and what isn't there."""
    letter, places = tmp_path / "letter.txt", tmp_path / "places.db"
    letter.write_text("Dear customer")
    with closing(sqlite3.connect(places)) as db:
        db.execute("create table cookies (id text)")
    for path in (letter, places):
        packed = path.with_name(path.name + ".gz")
        packed.write_bytes(gzip.compress(path.read_bytes()))
        assert refused(path) == refused(packed) == "not-a-journal"
    assert refused(tmp_path / "missing.db") == "no-file"
    assert refused(tmp_path) == "unreadable"


def test_a_damaged_copy_is_refused(copy: Path, shelf: Shelf) -> None:
    """Cut, with changed bytes, or with a page that isn't what it was."""
    cut = copy.with_name("cut.db.gz")
    cut.write_bytes(copy.read_bytes()[:-20])
    assert refused(cut) == "damaged-backup"
    assert entries_in(cut) is None
    worn = shelf.path.with_name("worn.db")
    shutil.copy(shelf.path, worn)
    with worn.open("r+b") as file:
        file.seek(4096)
        file.write(b"\x99" * 4096)
    assert refused(worn) == "damaged-backup"
