"""The index of words: made of a journal of an older form, wherever that is cut off, and told as it goes on."""

import gzip
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from custfocus.journal.connect import connect
from custfocus.journal.entries import Entries
from custfocus.journal.entry import Filter
from custfocus.journal.finding.search import search
from custfocus.journal.steps import STEPS
from tests.conftest import Home
from tests.proofs.machine import assert_sound

BEFORE = Path(__file__).parents[2] / "fixtures" / "journals" / "4eb8c9a" / "journal.db.gz"
OPEN = (
    "import sys; from pathlib import Path; from custfocus.journal.connect import connect; connect(Path(sys.argv[1]))"
)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A journal of the form before."""
    path = tmp_path / "journal.db"
    path.write_bytes(gzip.decompress(BEFORE.read_bytes()))
    return path


def test_words_and_tags_of_a_journal_written_before_are_found(old: Path) -> None:
    """As those of a new one, and a copy of the journal as it was stands beside it."""
    with closing(connect(old)) as db:
        for words in ("发票", "muller", "ग्राहक", "فاتورة", "lukasz"):
            assert len(search(db, words, limit=5)) == 1
        assert set(Entries(db).tags()) >= {"发票", "köln-süd", "ग्राहक"}
        assert "ग" not in Entries(db).tags()
        assert Entries(db).count(Filter(tag="ग्राहक")) == 1
    assert list(old.parent.glob("backups/*-journal-before-update.db.gz"))


def test_the_change_is_told_as_it_goes_on(tmp_path: Path) -> None:
    """In growing shares, up to all of it."""
    path = tmp_path / "long.db"
    with closing(connect(path, steps=STEPS[:3])) as db:
        db.execute("begin")
        for place in range(5000):
            db.execute(
                "insert into entry (nth, id, kind, day, at, zone, asked, text, principles, data) "
                "values (?, ?, 'note', '2026-11-03', '', '', '', 'words', '[]', '{}')",
                ((739_000 << 20) + place, f"{place:032}".translate(str.maketrans("0123456789", "klmnopqrst"))),
            )
        db.execute("commit")
    shares: list[float] = []
    with closing(connect(path, told=shares.append)) as db:
        assert len(search(db, "words", limit=9)) == 9
    assert shares == sorted(shares)
    assert len(shares) > 2
    assert shares[-1] == 1


def test_a_change_that_is_cut_off_begins_again(old: Path, long: bool) -> None:
    """Killed anywhere, the journal is of the one form or of the other, with all that was in it."""
    with closing(connect(old, steps=STEPS[:3])) as db:
        entries = Entries(db).find()
    raw = old.read_bytes()
    for number in range(60 if long else 6):
        old.write_bytes(raw)
        process = subprocess.Popen([sys.executable, "-c", OPEN, str(old)])
        time.sleep(0.05 + 0.01 * (number * 7 % 20))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        with closing(connect(old)) as db:
            assert Entries(db).find() == entries
            assert len(search(db, "发票", limit=5)) == 1


def test_steps_leave_an_empty_journal_empty(tmp_path: Path) -> None:
    """A new one goes through all of them."""
    with closing(connect(tmp_path / "new.db")) as db:
        assert search(db, "anything", limit=5) == []


GONE_WRONG = (
    *(f"drop table entry_fts_{part}" for part in ("data", "idx", "docsize", "content", "config")),
    "drop table entry_fts",
    "delete from entry_fts_data",
    "update entry_fts_data set block = x'ffffffffffffffff'",
    "update entry_fts_data set block = x'00' where id = 10",
    "delete from entry_fts_idx",
    "delete from entry_fts_docsize",
    "delete from entry_fts_config",
)


@pytest.mark.parametrize("trouble", GONE_WRONG)
def test_words_are_saved_whatever_has_become_of_the_index(home: Home, trouble: str) -> None:
    """The index is made anew; shows that too late for this run, the words wait as a draft."""
    session = home.session()
    with session.store.acts.writing() as pen:
        entry = pen.add_raw("note", session.today, text="Words from before")
    session.close()
    with closing(sqlite3.connect(home.folder / "journal.db", isolation_level=None)) as db:
        db.execute(trouble)
    for number, call in enumerate((("note", "Precious words"), ("edit", entry.id, "Changed words"))):
        if home.run(*call):
            assert "it has been made anew" in home.err
            assert "Your words are kept" in home.err
            assert home.run(*call) == 0, (number, home.err)
    for words in ("precious", "changed"):
        assert len(home.data("search", words)["entries"]) == 1
    assert home.data("search", "before")["entries"] == []
    for opened in home.sessions:
        opened.close()
    assert_sound(home.folder / "journal.db")


def test_a_journal_that_is_damaged_beside_its_index_is_left_as_it_is(home: Home) -> None:
    """Nothing is made anew of entries that can't be read."""
    assert home.run("note", "Before") == 0
    with closing(sqlite3.connect(home.folder / "journal.db", isolation_level=None)) as db:
        db.execute("delete from entry_fts_data")
        db.execute("pragma writable_schema = on")
        db.execute("update sqlite_master set rootpage = 9999 where name = 'entry'")
    before = (home.folder / "journal.db").read_bytes()
    assert home.run("note", "Precious words") != 0
    assert "Your words are kept" in home.err
    assert (home.folder / "journal.db").read_bytes() == before
