"""Copies of a locked journal come back: here, and on a new machine."""

import json
import os
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from custfocus.journal.lock.extra import open_with
from custfocus.journal.lock.header import header_of, is_locked
from tests.conftest import Home
from tests.locked import CODE, lock_home


def copies(home: Home) -> list[Path]:
    """The copies beside its journal."""
    return sorted((home.folder / "backups").iterdir())


def test_a_locked_copy_comes_back_into_its_journal(home: Home) -> None:
    """By changes, which an undo takes back, as any other; it stays locked."""
    lock_home(home)
    home.page("note", "Three calls about the same letter")
    home.page("backup")
    home.page("delete", home.data("list")["entries"][0]["id"])
    assert len(home.data("restore", "--yes")["comes"]) == 1
    assert "Three calls" in home.page("list")
    assert not any(b"Three calls" in path.read_bytes() for path in home.folder.rglob("*") if path.is_file())


def test_a_locked_copy_opens_on_a_new_machine_with_the_words_of_its_day(
    home: Home, new_home: Callable[[], Home], tmp_path: Path
) -> None:
    """The journal there isn't locked, and a line says so."""
    given = lock_home(home)
    home.page("note", "Three calls about the same letter")
    home.page("backup")
    copy = shutil.copy(copies(home)[-1], tmp_path / "copy.db.gz")
    other = new_home()
    assert other.error("restore", str(copy), "--yes")["code"] == "locked"
    other.environ["CUSTFOCUS_PASSPHRASE_FILE"] = str(given)
    assert CODE in given.read_text()
    assert other.run("restore", str(copy), "--yes") == 0, other.err
    assert "custfocus lock locks it" in other.err
    assert "Three calls" in other.page("list")


def test_the_doctor_reads_locked_copies_and_calls_none_damaged(home: Home) -> None:
    """Of those that it can't open it says with what they do."""
    given = lock_home(home)
    home.page("note", "Three calls about the same letter")
    home.page("backup")
    assert home.data("doctor")["findings"] == []
    del home.environ["CUSTFOCUS_PASSPHRASE_FILE"]
    home.run("doctor", "--json")
    findings = {finding["id"]: finding["means"] for finding in json.loads(home.out)["data"]["findings"]}
    assert findings.keys() == {"locked", "locked-backup"}
    assert "is locked, as the journal is" in findings["locked-backup"]
    assert given.exists()


def test_nothing_is_salvaged_of_a_locked_file_and_the_newest_backup_is_named(home: Home) -> None:
    """Of the journal and of a copy alike."""
    lock_home(home)
    home.page("note", "Three calls about the same letter")
    home.page("backup")
    for file in (home.folder / "journal.db", copies(home)[-1]):
        error = home.error("doctor", "--salvage", str(file))
        assert (error["code"], str(copies(home)[-1]) in error["hint"]) == ("locked", True)


def test_an_index_of_words_that_is_broken_is_in_nobodys_way(home: Home) -> None:
    """SQLite's check counts it as damage from 3.44 on; it can be made anew, so a copy is made, and comes back."""
    lock_home(home)
    home.page("note", "About an invoice")
    with closing(open_with(home.session().key.secrets(), home.folder / "journal.db", 5)) as db:
        db.execute("update entry_fts_data set block = x'00' where id = 10")
    home.page("backup")
    home.page("doctor", "--fix")
    home.page("delete", home.data("list")["entries"][0]["id"])
    assert len(home.data("restore", "1", "--yes")["comes"]) == 1
    assert len(home.data("search", "invoice")["entries"]) == 1


@pytest.mark.parametrize("damage", ["gone", "alone", "emptied", "scribbled"])
def test_a_locked_copy_takes_the_place_of_a_journal_that_is_lost(home: Home, damage: str) -> None:
    """It stays locked, and opens with what has opened it."""
    lock_home(home)
    home.page("note", "Three calls about the same letter")
    home.page("backup")
    journal = home.folder / "journal.db"
    if damage in ("gone", "alone"):
        journal.unlink()
    if damage == "gone":
        header_of(journal).unlink()
    if damage == "emptied":
        journal.write_bytes(b"")
    if damage == "scribbled":
        journal.write_bytes(journal.read_bytes()[:4096] + os.urandom(journal.stat().st_size - 4096))
    assert home.run("restore", "--yes") == 0, home.err
    assert is_locked(journal)
    assert "Three calls" in home.page("list")
    assert not any(b"Three calls" in path.read_bytes() for path in home.folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("damage", ["alone", "emptied", "scribbled"])
def test_a_plain_copy_in_the_place_of_a_locked_journal_is_locked(home: Home, damage: str) -> None:
    """With the key that stands there; whoever can't open that is asked for nothing more, and all stays."""
    journal = home.folder / "journal.db"
    home.page("note", "Three calls about the same letter")
    home.page("backup")
    (copy,) = copies(home)
    given = lock_home(home)
    raw = journal.read_bytes()
    damaged = {"emptied": b"", "scribbled": raw[:4096] + os.urandom(len(raw) - 4096)}.get(damage)
    journal.unlink() if damaged is None else journal.write_bytes(damaged)
    given.write_text("no idea\n")
    assert home.error("restore", "--yes")["code"] == "locked"
    given.write_text(f"{CODE}\n")
    assert len(home.data("restore", "--show")["comes"]) == 1
    assert not is_locked(journal) or journal.read_bytes() == damaged
    assert home.run("restore", "--yes") == 0, home.err
    assert is_locked(journal)
    assert "Three calls" in home.page("list")
    copy.unlink()
    assert not any(b"Three calls" in path.read_bytes() for path in home.folder.rglob("*") if path.is_file())
    home.page("backup")
    assert home.data("doctor")["findings"] == []


def test_a_locked_copy_in_the_place_of_a_damaged_plain_journal_is_plain(home: Home) -> None:
    """With all that can still be read of that, and a line about it."""
    lock_home(home)
    home.page("note", "Three calls about the same letter")
    home.page("backup")
    home.page("unlock")
    home.page("delete", home.data("list")["entries"][0]["id"], "--for-good", "--yes")
    for place in range(40):
        home.page("note", f"Number {place}, written since then in so many words")
    journal = home.folder / "journal.db"
    raw = bytearray(journal.read_bytes())
    raw[4096 * 5 : 4096 * 6] = bytes(4096)
    journal.write_bytes(raw)
    assert home.run("restore", "--yes") == 0, home.out + home.err
    assert "That copy was locked, and the journal isn't: custfocus lock locks it." in home.err
    assert not is_locked(journal)
    texts = [entry["text"] for entry in home.data("list", "-n", "100")["entries"]]
    assert len(texts) >= 40


@pytest.mark.parametrize("key", [None, "{"], ids=["gone", "damaged"])
def test_a_key_that_is_lost_comes_back_from_a_copy(home: Home, key: str | None) -> None:
    """Until then nothing that is typed lies open; the journal is as it was, also where the copy is older."""
    lock_home(home)
    home.page("note", "Three calls about the same letter")
    home.page("backup")
    home.page("note", "Another one since")
    header = header_of(home.folder / "journal.db")
    header.unlink() if key is None else header.write_text(key)
    for arguments in (("list",), ("note", "Said in passing"), ("unlock",), ("restore", "--show")):
        assert home.error(*arguments)["code"] == "lock-header"
    assert not any(b"Said in" in path.read_bytes() for path in home.folder.rglob("*") if path.is_file())
    assert home.run("restore", "--yes") == 0, home.err
    assert "The journal has its key back" in home.err
    home.page("undo")
    assert len(home.data("list")["entries"]) == 2
    assert home.data("doctor")["findings"] == []


def test_a_key_that_opens_the_journal_no_more_brings_its_copy_back(home: Home) -> None:
    """As after a rotation: of the journal nothing can be read any more, and its file is kept."""
    lock_home(home)
    home.page("note", "Three calls about the same letter")
    home.page("backup")
    journal = home.folder / "journal.db"
    before = header_of(journal).read_bytes()
    header_of(journal).unlink()
    journal.write_bytes(other := os.urandom(8192))
    assert Path(home.data("restore", "--yes")["kept"]).read_bytes() == other
    assert json.loads(header_of(journal).read_bytes()) == json.loads(before)
    assert len(home.data("list")["entries"]) == 1
