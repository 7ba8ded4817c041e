import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from custfocus.journal.backups.opening import entries_in
from tests.conftest import SUNDAY, Home


@pytest.fixture
def three(home: Home) -> Home:
    """A journal with three notes, and a copy of it."""
    for word in ("First", "Second", "Third"):
        home.page("note", f"{word} of them #kept")
    home.page("backup")
    return home


def texts(home: Home) -> list[str]:
    """The texts of all entries, sorted."""
    return sorted(entry["text"] for entry in home.data("list")["entries"])


def copy_of(home: Home) -> str:
    """The path of the newest copy."""
    return str(home.data("backup", "--list")["backups"][0]["path"])


def changed(home: Home) -> None:
    """Delete one, change one, add one."""
    third, second, _ = [entry["id"] for entry in home.data("list")["entries"]]
    home.page("delete", third)
    home.page("edit", second, "Second in other words")
    home.page("note", "Fourth")


def test_it_shows_what_would_come_and_go(three: Home) -> None:
    """And changes nothing."""
    changed(three)
    before = (three.folder / "journal.db").read_bytes()
    data = three.data("restore", "1", "--show")
    assert [[entry["text"] for entry in data[part]] for part in ("comes", "goes", "changed")] == [
        ["Third of them #kept"],
        ["Fourth"],
        ["Second of them #kept"],
    ]
    assert data["done"] is False
    page = three.page("restore", "1", "--show", width=48)
    assert '1 entry comes back:\n  note of today: "Third of them #kept"' in page
    assert (three.folder / "journal.db").read_bytes() == before


def test_it_goes_back_by_changes_that_can_be_undone(three: Home) -> None:
    """Found by their words and tags at once; the journal as it was is kept among the copies."""
    changed(three)
    after = texts(three)
    data = three.data("restore", "1", "--yes")
    assert texts(three) == ["First of them #kept", "Second of them #kept", "Third of them #kept"]
    assert len(three.data("list", "--tag", "kept")["entries"]) == 3
    assert len(three.data("search", "third")["entries"]) == 1
    assert entries_in(Path(data["kept"])) == 3
    assert data["kept"].endswith("-journal-before-restore.db.gz")
    three.page("undo")
    assert texts(three) == after
    three.page("undo")
    assert len(texts(three)) == 3


def test_nobody_is_taken_by_surprise(three: Home) -> None:
    """A pipe has to say that it means it; what is no copy is told with a way on."""
    changed(three)
    assert three.error("restore", "1")["code"] == "not-sure"
    for which in ("9", "0", "2026-01-01"):
        assert three.error("restore", which)["code"] == "no-backup"
    assert three.error("restore", "letter.txt")["code"] == "no-file"
    assert three.error("restore", str(three.folder / "journal.db"))["code"] == "usage"
    assert three.error("restore", str(three.folder / "drafts"))["code"] in ("no-backup", "no-file")
    assert len(texts(three)) == 3


def test_where_nothing_differs_nothing_is_done(three: Home) -> None:
    """Not even a copy is made."""
    assert three.page("restore", "--yes").startswith("Nothing would come or go")
    assert len(three.data("backup", "--list")["backups"]) == 1


@pytest.mark.parametrize("which", ["day", "name", "file", "folder", "newest", "plain"])
def test_a_copy_is_named_in_many_ways(three: Home, tmp_path: Path, which: str) -> None:
    """By its day, its name or its path; a folder has its newest; and a journal's own file will do."""
    path = copy_of(three)
    plain = tmp_path / "old" / "journal.db"
    plain.parent.mkdir()
    shutil.copy(three.folder / "journal.db", plain)
    changed(three)
    names = {
        "day": [SUNDAY.isoformat()],
        "name": [Path(path).name],
        "file": [path],
        "folder": [str(Path(path).parent)],
        "newest": [],
        "plain": [str(plain.parent)],
    }
    data = three.data("restore", *names[which], "--show")
    assert (len(data["comes"]), len(data["goes"]), len(data["changed"])) == (1, 1, 1)


def test_on_a_new_machine_everything_comes_with_its_history(three: Home, tmp_path: Path) -> None:
    """Ids, every version, what was done: unasked, as nothing can go; exported, it is the same to the letter."""
    changed(three)
    three.page("backup", str(three.folder))
    (copy,) = three.folder.glob("*-by-hand.db.gz")
    new = Home(tmp_path / "new", seed=9)
    data = new.data("restore", str(copy))
    assert (len(data["comes"]), data["goes"], data["by_changes"], data["kept"]) == (3, [], False, "")
    assert new.page("export") == three.page("export")
    with (
        closing(sqlite3.connect(new.folder / "journal.db")) as here,
        closing(sqlite3.connect(three.folder / "journal.db")) as there,
    ):
        for query in (
            "select tick, id, parents, act, entry, operation, fields from change order by tick, id",
            "select * from act order by id",
        ):
            assert here.execute(query).fetchall() == there.execute(query).fetchall()
    new.page("undo")
    assert len(texts(new)) == 2


def test_what_was_begun_on_the_new_machine_stays(three: Home, tmp_path: Path) -> None:
    """A copy of another journal, an older one, is taken in beside it, however often; the one from before is kept."""
    new = Home(tmp_path / "new", SUNDAY + timedelta(3), seed=9)
    new.page("note", "Begun here")
    data = new.data("restore", copy_of(three), "--yes")
    assert (len(data["comes"]), data["goes"]) == (3, [])
    assert len(texts(new)) == 4
    assert entries_in(Path(data["kept"])) == 1
    assert new.page("restore", copy_of(three), "--yes").startswith("Nothing would come: all that is")


def test_an_import_of_an_older_journal_is_gone_back_on(three: Home, tmp_path: Path) -> None:
    """Its acts are from before the first of this one, whose copy from before it is this one's all the same."""
    new = Home(tmp_path / "new", SUNDAY + timedelta(3), seed=9)
    new.page("note", "Begun here")
    before = new.page("export")
    three.page("export", "--whole", "-o", str(tmp_path / "all.jsonl"))
    new.page("import", str(tmp_path / "all.jsonl"))
    assert len(texts(new)) == 4
    assert len(new.data("restore", "1", "--yes")["goes"]) == 3
    assert new.page("export") == before


def test_what_was_deleted_for_good_stays_away(three: Home) -> None:
    """It is said; the copy still has it where its owner hasn't erased it there."""
    three.page("list")
    three.page("delete", "1", "--for-good", "--yes")
    data = three.data("restore", "1", "--show")
    assert (data["comes"], data["left_out"]) == ([], 1)
    assert "not brought back" in three.page("restore", "1", "--yes")
    assert len(texts(three)) == 2


def test_in_the_place_of_a_damaged_journal_comes_a_copy_with_the_rest(three: Home) -> None:
    """What was written since, and can still be read, is there too; the damaged file is kept as it is."""
    for number in range(60):
        three.page("note", f"Later {number} " + "and so on " * 60)
    three.page("backup")
    three.page("note", "Last")
    journal = three.folder / "journal.db"
    raw = bytearray(journal.read_bytes())
    raw[4096 * 5 : 4096 * 14] = b"\x99" * 4096 * 9
    journal.write_bytes(raw)
    data = three.data("restore", "1", "--yes")
    assert data["damaged"] is True
    assert len(three.data("list", "-n", "100")["entries"]) >= 63
    assert Path(data["kept"]).read_bytes() == raw
    assert data["kept"].endswith("-journal-damaged.db"), "it isn't compressed"
    assert Path(data["kept"]).stat().st_mode & 0o777 == journal.stat().st_mode & 0o777 == 0o600
    three.page("note", "And on it goes")
    with closing(sqlite3.connect(journal)) as db:
        assert db.execute("pragma integrity_check").fetchone() == ("ok",)


def test_in_the_place_of_an_empty_file_comes_a_copy(three: Home) -> None:
    """Where a journal stood, nothing new is begun; a copy brings it back."""
    (three.folder / "journal.db").write_bytes(b"")
    assert three.error("note", "Words")["code"] == "empty-journal"
    assert len(three.data("restore", "--yes")["comes"]) == 3
    assert len(texts(three)) == 3


def test_where_only_the_backups_are_left_nothing_new_is_begun(three: Home) -> None:
    """Whoever writes is told, their words are kept, and the newest backup takes the journal's place."""
    (three.folder / "journal.db").unlink()
    assert three.error("note", "Words to keep")["code"] == "journal-missing"
    assert not (three.folder / "journal.db").exists()
    assert len(three.data("restore", "--yes")["comes"]) == 3
    assert len(texts(three)) == 3
    assert "Words to keep" in {draft.text for draft in three.session().drafts.waiting()}


@pytest.mark.parametrize("what", ["link", "database"])
def test_what_stands_in_the_journals_place_is_never_overwritten(three: Home, tmp_path: Path, what: str) -> None:
    """A link that leads nowhere, or another program's database."""
    path, copy = three.folder / "journal.db", copy_of(three)
    path.unlink()
    if what == "link":
        path.symlink_to(tmp_path / "elsewhere.db")
    else:
        with closing(sqlite3.connect(path)) as db:
            db.execute("create table cookies (id text)")
    code = three.error("restore", copy, "--yes")["code"]
    assert code == ("journal-unreachable" if what == "link" else "not-a-journal")
    assert path.is_symlink() or entries_in(path) is None


def test_a_number_is_the_one_that_was_seen(three: Home) -> None:
    """A copy that was made since hasn't moved it to another."""
    three.page("backup", "--list")
    three.page("note", "Fourth")
    three.page("backup")
    assert three.error("restore", "1", "--yes")["code"] == "stale-number"
