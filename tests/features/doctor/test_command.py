import gzip
import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Home

JOURNALS = Path(__file__).resolve().parents[2] / "fixtures" / "journals"
FORMS = sorted(folder.name for folder in JOURNALS.iterdir())


@pytest.fixture
def used(home: Home) -> Home:
    """A home with some entries, one changed and one deleted, and a backup."""
    for number in range(6):
        home.page("note", f"Note {number} about the invoice #billing")
    ids = [entry["id"] for entry in home.data("list")["entries"]]
    home.page("edit", ids[0], "In other words #billing")
    home.page("delete", ids[1])
    home.page("practice", "--start", "talk-direct")
    home.page("backup")
    return home


def written(home: Home, statement: str) -> None:
    """Another program writes into the journal."""
    with closing(sqlite3.connect(home.folder / "journal.db")) as db, db:
        db.execute(statement)


def found_in(home: Home, *options: str) -> dict[str, Any]:
    """The findings by their id, and whether it ended well under "well"."""
    code = home.run("doctor", *options, "--json")
    data = json.loads(home.out)["data"]
    return {finding["id"]: finding for finding in data["findings"]} | {"well": code == 0}


def test_a_journal_in_use_is_well(used: Home) -> None:
    """It is said how much was looked through."""
    assert used.page("doctor") == "All is well: 6 entries and 1 backup were looked through.\n"
    assert found_in(used) == {"well": True}


def test_an_empty_home_is_well_and_stays_empty(home: Home) -> None:
    """Looking makes nothing."""
    assert found_in(home) == {"well": True}
    assert not (home.folder / "journal.db").exists()


@pytest.mark.parametrize("form", FORMS)
def test_a_journal_of_every_version_is_well(home: Home, form: str) -> None:
    """Its entries are what its history comes to, its index and tags what its texts are."""
    home.folder.mkdir()
    (home.folder / "journal.db").write_bytes(gzip.decompress((JOURNALS / form / "journal.db.gz").read_bytes()))
    (home.folder / "journal.db").chmod(0o600)
    home.page("backup")
    findings = found_in(home)
    assert findings["well"], findings


@pytest.mark.parametrize(
    ("fault", "statement"),
    [
        ("index-differs", "delete from entry_fts where rowid = (select max(nth) from entry)"),
        ("index-differs", "update entry_fts_data set block = x'00' where id = 10"),
        ("labels-differ", "delete from label where label = 'tag:billing'"),
        ("labels-differ", "insert into label values ('tag:nobody', 5)"),
        ("history-differs", "update entry set text = 'Written past us' where kind = 'note'"),
        ("history-differs", "delete from entry where nth = (select max(nth) from entry)"),
        ("history-differs", "delete from change where entry = (select id from entry limit 1)"),
        ("act-missing", "delete from act where id = (select act from change limit 1)"),
    ],
    ids=str,
)
def test_each_fault_is_found_and_mended_without_loss(used: Home, fault: str, statement: str) -> None:
    """After a backup; then all is well, and every entry can be read, found and undone."""
    written(used, statement)
    findings = found_in(used)
    assert not findings["well"]
    assert findings[fault]["severity"] == "error"
    assert "--fix" in findings[fault]["mends"]
    findings = found_in(used, "--fix")
    assert findings["well"]
    assert findings[fault]["mended"]
    assert found_in(used) == {"well": True}
    assert {backup["reason"] for backup in used.data("backup", "--list")["backups"]} == {"by-hand", "before-mending"}
    entries = used.data("list")["entries"]
    assert len(entries) == 6
    for entry in entries:
        used.page("history", entry["id"])
    used.page("history")


def test_what_another_program_wrote_is_kept(used: Home) -> None:
    """The entry is what its owner has seen; what it was before is in the history."""
    written(used, "update entry set text = 'Written past us' where kind = 'note'")
    used.page("doctor", "--fix")
    texts = {entry["text"] for entry in used.data("list", "--kind", "note")["entries"]}
    assert texts == {"Written past us"}
    used.page("undo")
    assert "In other words #billing" in {entry["text"] for entry in used.data("list")["entries"]}


def test_a_damaged_file_leads_to_a_backup(used: Home) -> None:
    """Which brings it back, as it says."""
    journal = used.folder / "journal.db"
    raw = bytearray(journal.read_bytes())
    raw[4096 * 2 : 4096 * 6] = b"\x99" * 4096 * 4
    journal.write_bytes(raw)
    findings = found_in(used)
    assert not findings["well"]
    assert "custfocus restore" in findings["damaged-pages"]["mends"]
    used.page("restore", "--yes")
    assert found_in(used)["well"]


def test_a_journal_that_is_gone_is_told(used: Home) -> None:
    """Where there are backups of it."""
    (used.folder / "journal.db").unlink()
    assert not found_in(used)["well"]
    assert "custfocus restore" in found_in(used)["journal-missing"]["mends"]
    assert not (used.folder / "journal.db").exists()


def test_each_backup_is_opened_and_read(used: Home) -> None:
    """One that is damaged is named; where there is none, --fix makes one."""
    (backup,) = used.data("backup", "--list")["backups"]
    path = Path(backup["path"])
    path.write_bytes(path.read_bytes()[:-30])
    assert str(path) in found_in(used)["damaged-backup"]["means"]
    path.unlink()
    assert not found_in(used)["well"]
    assert found_in(used, "--fix")["no-backup"]["mended"]
    assert found_in(used)["well"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_what_others_may_read_is_closed(used: Home) -> None:
    """Backups and drafts, and their folders."""
    (used.folder / "backups").chmod(0o755)
    assert not found_in(used)["well"]
    assert found_in(used, "--fix")["open-to-others"]["mended"]
    assert (used.folder / "backups").stat().st_mode & 0o777 == 0o700
    assert found_in(used)["well"]
    # Those of another journal stand beside it.
    journal = used.folder / "other" / "mine.db"
    used.run("--journal", str(journal), "note", "Words")
    (journal.parent / "mine-drafts").mkdir(mode=0o755)
    assert used.run("--journal", str(journal), "doctor") == 1
    assert "mine-drafts" in used.out


@pytest.mark.parametrize("folder", ["backups", "drafts"])
def test_what_a_killed_run_has_left_goes(used: Home, folder: str) -> None:
    """Once it is old enough that nobody is still at it."""
    (used.folder / folder).mkdir(mode=0o700, exist_ok=True)
    left = used.folder / folder / ".custfocus-0123456789abcdef"
    left.write_bytes(b"half")
    left.chmod(0o600)
    old = used.moment.timestamp() - 3600
    os.utime(left, (old, old))
    assert not found_in(used)["well"]
    assert found_in(used, "--fix")["leftovers"]["mended"]
    assert not left.exists()


def test_settings_and_content_are_looked_at(used: Home) -> None:
    """With the way that each error names."""
    (used.folder / "content").mkdir()
    (used.folder / "content" / "mine.yaml").write_text("questions: 5\n")
    assert found_in(used)["content"]["mends"] == "custfocus guide check tells why."
    (used.folder / "config.toml").write_text("weekdays = 5\n")
    assert found_in(used)["settings"]["severity"] == "error"


def test_a_text_that_waits_is_a_remark(used: Home) -> None:
    """Nothing is wrong with it."""
    used.session().drafts.keep("note", "", "Half a sentence")
    findings = found_in(used)
    assert findings["well"]
    assert findings["drafts-waiting"]["severity"] == "remark"


def test_what_can_be_read_of_a_damaged_file_goes_into_a_new_one(used: Home, tmp_path: Path) -> None:
    """The first page of it may be gone; what can't be read is named, and the exit code says so."""
    damaged = tmp_path / "damaged.db"
    raw = bytearray((used.folder / "journal.db").read_bytes())
    raw[:4096] = bytes(4096)
    damaged.write_bytes(raw)
    assert used.run("doctor", "--salvage", str(damaged)) == 0, used.err
    assert f"Salvaged 6 entries into {tmp_path / 'damaged-salvaged.db'}." in used.out
    new = ("--journal", str(tmp_path / "damaged-salvaged.db"))
    there, here = used.data(*new, "list")["entries"], used.data("list")["entries"]
    assert there == here
    assert used.error("doctor", "--salvage", str(damaged))["code"] == "file-exists"
    assert used.error("doctor", "--salvage", str(tmp_path / "none.db"))["code"] == "no-file"
    damaged.write_bytes(b"Dear customer" * 1000)
    assert used.error("doctor", "--salvage", str(damaged), "-o", str(tmp_path / "x.db"))["code"] == "nothing-left"
    assert used.error("doctor", "--salvage", str(damaged), "--fix")["code"] == "usage"


def test_a_cut_backup_gives_what_is_before_the_cut(used: Home, tmp_path: Path) -> None:
    """Compressed, it is read up to there."""
    for number in range(80):
        used.page("note", f"Number {number} {os.urandom(200).hex()}")
    (backup,) = used.data("backup")["backups"]
    cut = tmp_path / "cut.db.gz"
    whole = Path(backup["path"]).read_bytes()
    cut.write_bytes(whole[: len(whole) * 9 // 10])
    used.run("doctor", "--salvage", str(cut), "-o", str(tmp_path / "new.db"), "--json")
    assert len(used.data("--journal", str(tmp_path / "new.db"), "list", "-n", "200")["entries"]) > 60
