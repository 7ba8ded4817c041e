import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from subprocess import PIPE

import pytest

from custfocus.base.errors import CustfocusError
from custfocus.journal.acts import Acts
from custfocus.journal.connect import FORMAT, OURS, Journal, connect
from custfocus.journal.entries import Entries
from custfocus.journal.lock.changing import change, fitting, lock, rotate, settle, unlock
from custfocus.journal.lock.header import has_header, header_of, is_locked, new_of, read_header
from custfocus.journal.lock.keys import Unwrapped, new_code, unwrap
from custfocus.journal.lock.opening import LockedJournal
from custfocus.journal.pen import Run
from custfocus.journal.vectors import KeptVectors, write_vectors
from tests.journal.conftest import Shelf
from tests.locked import CODE, PASSPHRASE

DAY, NOW = date(2026, 11, 3), datetime(2026, 11, 28, tzinfo=UTC)
WORDS = ("zorvbalu", "zorvdemi", "zorvkeno")
TABLES = ("entry", "change", "act", "label", "vector")
PATIENCE = 5.0
# Another program that writes, until it is told to end.
HOLDING = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("begin immediate")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A plain journal with three entries, and vectors of one, closed."""
    path = tmp_path / "journal.db"
    shelf = Shelf(path)
    with closing(shelf.db):
        with shelf.run().writing() as pen:
            notes = [pen.add_raw("note", DAY, text=f"{word} rang twice #{word}") for word in WORDS]
        write_vectors(shelf.db, {notes[0].id: KeptVectors("made of it", b"zorvbalu")})
    return path


def locked(journal: Path) -> Unwrapped:
    """Lock it."""
    return lock(journal, PASSPHRASE, CODE, os.urandom, PATIENCE)


def unlocked(journal: Path, key: Unwrapped) -> None:
    """Unlock it."""
    unlock(journal, key, PATIENCE, lambda _: None, lambda: None)


def opened(journal: Path, words: str = CODE) -> Journal:
    """The journal, opened by words where it is locked."""
    return connect(
        journal, 0.2, secrets=lambda: [s for key in unwrap(read_header(journal), words) for s in key.secrets]
    )


def over(db: Journal) -> Acts:
    """The writing side of a journal that is open."""
    return Acts(db, Run(command="test", now=lambda: NOW, zone=lambda: "Europe/London", random=os.urandom))


def write(db: Journal) -> None:
    """Write a note."""
    with over(db).writing() as pen:
        pen.add_raw("note", DAY, text="Too late")


def content(db: Journal) -> list[object]:
    """All that stands in it."""
    return [db.rows(f"select * from {table}") for table in TABLES]  # noqa: S608 - our own words


def content_of(journal: Path) -> list[object]:
    """The same of a file that whoever has the recovery code opens."""
    with closing(opened(journal)) as db:
        return content(db)


def in_the_clear(folder: Path) -> set[str]:
    """The files with one of the words in them."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.name for path in files if any(word.encode() in path.read_bytes() for word in WORDS)}


def test_a_locked_journal_has_everything_and_shows_nothing(journal: Path) -> None:
    """Its form and its owner's sign are kept, too, which the library's own export leaves out."""
    before = content_of(journal)
    locked(journal)
    assert is_locked(journal)
    assert in_the_clear(journal.parent) == set()
    assert sorted(path.name for path in journal.parent.iterdir()) == [
        ".journal.db.key.lock",
        "journal.db",
        "journal.db.key",
    ]
    assert [path.stat().st_mode & 0o077 for path in journal.parent.iterdir()] == [0, 0, 0]
    with closing(opened(journal)) as db:
        assert isinstance(db, LockedJournal)
        assert content(db) == before
        assert db.rows("select user_version from pragma_user_version") == [(FORMAT,)]
        assert db.rows("select application_id from pragma_application_id") == [(OURS,)]
        assert [entry.text[:8] for entry in Entries(db).find()] == [*reversed(WORDS)]
        db.execute("insert into entry_fts (entry_fts, rank) values ('integrity-check', 1)")


def test_it_goes_on_as_any_journal_and_comes_back_plain(journal: Path) -> None:
    """What was written while it was locked is there, and so is what was kept for a file beside it: in that file."""
    key = locked(journal)
    with closing(opened(journal)) as db, over(db).writing() as pen:
        pen.add_raw("note", DAY, text="Written under lock")
    before = content_of(journal)
    unlocked(journal, key)
    assert not has_header(journal)
    with closing(connect(journal)) as db:
        assert isinstance(db, sqlite3.Connection)
        assert content(db) == before
        assert not db.rows("select 1 from sqlite_master where name = 'kept'")


def test_a_wrong_key_opens_nothing_and_says_what_to_look_for(journal: Path) -> None:
    """Nothing of the library's own complaints is printed."""
    locked(journal)
    with pytest.raises(CustfocusError) as caught:
        connect(journal, secrets=lambda: [os.urandom(32)])
    assert caught.value.code == "other-key"
    with pytest.raises(CustfocusError) as caught:
        connect(journal)
    assert caught.value.code == "locked"


def test_without_its_header_it_is_no_journal_that_anybody_can_open(journal: Path) -> None:
    """And it isn't taken for a damaged one, nor for none."""
    locked(journal)
    header_of(journal).unlink()
    with pytest.raises(CustfocusError) as caught:
        connect(journal)
    assert caught.value.code == "not-a-journal"


def test_another_passphrase_holds_at_once(journal: Path) -> None:
    """The one from before doesn't, and the recovery code still does."""
    change(journal, locked(journal), "quite another one", os.urandom)
    header = read_header(journal)
    assert list(unwrap(header, PASSPHRASE)) == []
    assert len(list(unwrap(header, "quite another one"))) == len(list(unwrap(header, CODE))) == 1
    content_of(journal)


def test_a_new_key_opens_it_and_the_old_one_opens_nothing(journal: Path) -> None:
    """Every byte of the file is another."""
    before, old = content_of(journal), locked(journal)
    file, code = journal.read_bytes(), new_code(os.urandom)
    rotate(journal, old, PASSPHRASE, code, os.urandom, PATIENCE)
    assert list(unwrap(read_header(journal), CODE)) == []
    with closing(opened(journal, code)) as db:
        assert content(db) == before
    assert fitting(journal, [old], PATIENCE) is None
    assert file[:4096] != journal.read_bytes()[:4096]


def test_a_journal_that_is_a_link_stays_one(journal: Path, tmp_path: Path) -> None:
    """The file it leads to is locked, and the key stands beside that."""
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "mine.db"
    link.symlink_to(journal)
    before, key = content_of(journal), locked(link)
    assert link.is_symlink()
    assert is_locked(journal)
    assert content_of(link) == before
    unlocked(link, key)
    assert link.is_symlink()


def test_what_a_killed_run_has_left_of_a_new_file_goes(journal: Path) -> None:
    """The next that has opened the journal puts it in order."""
    key = locked(journal)
    new_of(journal).write_bytes(b"half")
    settle(journal, key, PATIENCE)
    assert not new_of(journal).exists()


def test_it_is_made_where_it_is_missing(tmp_path: Path) -> None:
    """Whoever begins under lock never had anything in the clear."""
    locked(tmp_path / "new.db")
    assert content_of(tmp_path / "new.db") == [[] for _ in TABLES]


def test_it_is_locked_once(journal: Path) -> None:
    """And a key that belongs to another journal isn't written over."""
    locked(journal)
    with pytest.raises(CustfocusError) as caught:
        locked(journal)
    assert caught.value.code == "locked-already"
    kept = header_of(journal).read_bytes()
    journal.unlink()
    connect(journal).close()
    with pytest.raises(CustfocusError) as caught:
        locked(journal)
    assert caught.value.code == "lock-header"
    settle(journal, None, PATIENCE)
    assert header_of(journal).read_bytes() == kept


@pytest.mark.parametrize("deed", ["lock", "rotate", "unlock"])
def test_who_has_the_former_file_open_cannot_lose_words_in_it(journal: Path, deed: str) -> None:
    """They are told, and what they wrote is kept by them; of what was in that file nothing is left to read."""
    key = None if deed == "lock" else locked(journal)
    with closing(connect(journal, secrets=lambda: key.secrets if key else [])) as late:
        assert late.rows("select count(*) from entry") == [(3,)]
        if key is None:
            locked(journal)
        elif deed == "rotate":
            rotate(journal, key, PASSPHRASE, CODE, os.urandom, PATIENCE)
        else:
            unlocked(journal, key)
        for doing in (
            lambda: late.rows("select * from entry"),
            lambda: write(late),
        ):
            with pytest.raises(CustfocusError) as caught:
                doing()
            assert caught.value.code == "busy"
    assert len(content_of(journal)[0]) == 3  # type: ignore[arg-type]


def test_a_journal_in_use_is_left_as_it_is(journal: Path) -> None:
    """After some patience; what was begun leaves nothing."""
    with subprocess.Popen([sys.executable, "-c", HOLDING, journal], stdin=PIPE, stdout=PIPE) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(CustfocusError) as caught:
            lock(journal, PASSPHRASE, CODE, os.urandom, patience=0.1)
        assert caught.value.code == "busy"
        other.communicate(b"")
    assert not is_locked(journal)
    settle(journal, None, PATIENCE)
    assert sorted(path.name for path in journal.parent.iterdir()) == [".journal.db.key.lock", "journal.db"]
