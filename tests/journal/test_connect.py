import os
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from custfocus.base.errors import CustfocusError
from custfocus.journal.acts import Acts
from custfocus.journal.backups.opening import opened
from custfocus.journal.backups.packing import unpacked
from custfocus.journal.connect import FORMAT, connect
from custfocus.journal.entries import Entries
from custfocus.journal.entry import Filter
from custfocus.journal.pen import Run
from custfocus.journal.steps import STEPS, Step, make_views
from tests.journal.conftest import Shelf

DAY = date(2026, 11, 3)
NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
Unprivileged = Callable[[], AbstractContextManager[None]]


def filled(path: Path, texts: int = 1) -> None:
    """Make a journal with some entries."""
    made = Shelf(path)
    with closing(made.db), made.run().writing() as pen:
        for place in range(texts):
            pen.add_raw("note", DAY, text=f"Note {place} " + "and so on " * 20)


def refusal(path: Path, steps: tuple[Step, ...] | None = None) -> str:
    """The code of the error with which a file is refused."""
    with pytest.raises(CustfocusError) as caught, closing(connect(path, 0.1, steps)) as db:
        Entries(db).find()
    return caught.value.code


def later(db: Database) -> None:
    """A step to a form that is still to come."""
    db.execute("alter table entry add column mood text")


def failing_at_once(_: Database) -> None:
    """A step that does nothing and fails."""
    raise sqlite3.OperationalError("out of luck")


def failing(db: Database) -> None:
    """A step that changes much and then fails."""
    db.execute("delete from entry")
    db.execute("alter table entry add column mood text")
    raise sqlite3.OperationalError("out of luck")


def test_the_format_is_the_number_of_steps() -> None:
    """A new step counts as a new format, so that no file is left behind."""
    assert len(STEPS) == FORMAT


def test_a_new_journal_is_private_whatever_the_umask(tmp_path: Path) -> None:
    """The file can be read by its owner alone, and so can each folder made for it."""
    before = os.umask(0)
    try:
        path = tmp_path / "new" / "deep" / "journal.db"
        filled(path)
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == path.parent.parent.stat().st_mode & 0o777 == 0o700


def test_a_commit_is_on_disk_before_it_returns(shelf: Shelf) -> None:
    """The rollback journal is used with the strictest syncing, and what is deleted is overwritten.

    Nothing of it is written to the system's folder for temporary files either.
    """
    settings = {
        name: shelf.db.rows(f"pragma {name}")[0][0]
        for name in ("journal_mode", "synchronous", "secure_delete", "temp_store")
    }
    assert settings == {"journal_mode": "delete", "synchronous": 3, "secure_delete": 1, "temp_store": 2}


def test_a_newer_journal_is_refused_untouched(tmp_path: Path) -> None:
    """What a newer version wrote isn't even looked at, and not a byte of it changes."""
    path = tmp_path / "journal.db"
    filled(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"pragma user_version = {FORMAT + 1}")
    before = path.read_bytes()
    assert refusal(path) == "newer-journal"
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["journal.db"]


@pytest.mark.parametrize("version", [0, FORMAT, 99])
@pytest.mark.parametrize("table", ["entry", "cookies"])
def test_another_programs_database_is_refused_untouched(tmp_path: Path, version: int, table: str) -> None:
    """Whatever its number and its tables are, a database that isn't ours stays as it is."""
    path = tmp_path / "places.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"create table {table} (id text)")
        db.execute(f"pragma user_version = {version}")
    before = path.read_bytes()
    assert refusal(path) == "not-a-journal"
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_untouched(tmp_path: Path) -> None:
    """A letter isn't a journal."""
    path = tmp_path / "letter.txt"
    path.write_text("Dear customer,\n" * 100)
    before = path.read_bytes()
    assert refusal(path) == "not-a-journal"
    assert path.read_bytes() == before


def test_an_empty_file_is_no_new_journal(tmp_path: Path) -> None:
    """Where a journal stood, its owner wants to know, rather than begin a second one."""
    path = tmp_path / "journal.db"
    path.touch()
    assert refusal(path) == "empty-journal"
    assert path.read_bytes() == b""


def test_a_first_run_that_was_killed_leaves_no_empty_file(tmp_path: Path) -> None:
    """From its first moment on the file says whose it is, and the next run goes on."""
    path = tmp_path / "journal.db"
    with pytest.raises(CustfocusError, match="luck"):
        connect(path, steps=(failing_at_once,))
    assert path.stat().st_size > 0
    filled(path)
    with closing(connect(path)) as db:
        assert Entries(db).count() == 1


def test_a_link_that_leads_nowhere_is_no_new_journal(tmp_path: Path) -> None:
    """The disk behind it may just not be there."""
    path = tmp_path / "journal.db"
    path.symlink_to(tmp_path / "elsewhere" / "journal.db")
    assert refusal(path) == "journal-unreachable"
    assert not (tmp_path / "elsewhere").exists()
    (tmp_path / "elsewhere").mkdir()
    assert refusal(path) == "journal-unreachable"
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_device_is_no_journal() -> None:
    """What is written there is kept nowhere."""
    assert refusal(Path(os.devnull)) == "not-a-journal"


@pytest.mark.parametrize("name", [":memory:", "file:x.db", "file:y.db?mode=memory", "z.db?mode=ro", "file::memory:"])
def test_a_name_means_a_file_whatever_it_says_to_sqlite(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """What is kept is in that file, which is private."""
    monkeypatch.chdir(tmp_path)
    filled(Path(name))
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
    with closing(connect(Path(name))) as db:
        assert Entries(db).count() == 1


def test_a_journal_that_came_back_readable_for_others_is_made_private(tmp_path: Path) -> None:
    """A copy that was put back has the rights that copying gave it."""
    path = tmp_path / "journal.db"
    filled(path)
    path.chmod(0o644)
    connect(path).close()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_damaged_journal_is_told_in_a_sentence(tmp_path: Path) -> None:
    """Where pages of the file are garbage, reading says so, with what to do."""
    path = tmp_path / "journal.db"
    filled(path, 500)
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\x99" * (size - 4096))
    assert refusal(path) == "damaged"


def test_what_can_not_be_opened_is_told_in_a_sentence(tmp_path: Path) -> None:
    """A folder in place of the file, and a file in place of the folder, are no journals."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    assert refusal(tmp_path / "folder") == "journal-unreachable"
    assert refusal(tmp_path / "file" / "journal.db") == "journal-unreachable"


def test_without_permission_it_is_told_in_a_sentence(open_folder: Path, unprivileged: Unprivileged) -> None:
    """A file that may not be read, and one that may not be written, each say what is the matter."""
    with unprivileged():
        path = open_folder / "journal.db"
        filled(path)
        path.chmod(0o400)
        with closing(connect(path)) as db:
            assert Entries(db).count() == 1
        with pytest.raises(CustfocusError) as caught:
            filled(path)
        assert caught.value.code == "read-only"
        path.chmod(0)
        assert refusal(path) == "journal-unreachable"


def test_a_writer_who_takes_too_long_is_told(tmp_path: Path) -> None:
    """Whoever waits for another program longer than their patience is told that it is in use."""
    path = tmp_path / "journal.db"
    filled(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin exclusive")
        assert refusal(path) == "busy"


def test_first_runs_at_the_same_time_make_one_journal(tmp_path: Path) -> None:
    """Eight that find no journal end up with one, and nobody is refused."""
    path = tmp_path / "home" / "journal.db"
    codes: list[str] = []

    def first_run() -> None:
        try:
            connect(path).close()
        except CustfocusError as error:
            codes.append(error.code)

    threads = [threading.Thread(target=first_run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert codes == []
    with closing(connect(path)) as db:
        assert Entries(db).count() == 0


def test_an_older_journal_is_brought_up_after_a_backup(tmp_path: Path) -> None:
    """Before a change of form the file is copied, privately; the copy opens as it was, the journal has both."""
    path = tmp_path / "journal.db"
    filled(path, 3)
    with closing(connect(path, steps=(*STEPS, later), now=lambda: NOON)) as db:
        assert Entries(db).count() == 3
        assert "mood" in [column[1] for column in db.rows("pragma table_info(entry)")]
    (copy,) = (tmp_path / "backups").iterdir()
    assert copy.name == "2026-11-28-120000-journal-before-update.db.gz"
    with closing(opened(copy)) as db:
        assert Entries(db).count() == 3
        assert "mood" not in [column[1] for column in db.rows("pragma table_info(entry)")]
    assert copy.stat().st_mode & 0o777 == 0o600
    assert copy.parent.stat().st_mode & 0o777 == 0o700
    assert refusal(path) == "newer-journal"


@pytest.mark.parametrize("older", range(1, FORMAT))
def test_a_journal_of_every_earlier_form_is_read_and_written(tmp_path: Path, older: int) -> None:
    """What was written before is found as if it were of today, and a copy of the file stays as it was."""
    path = tmp_path / "journal.db"
    connect(path, steps=STEPS[:older]).close()
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("pragma user_version").fetchone() == (older,)
    with closing(connect(path, steps=STEPS[:older])) as db:
        acts = Acts(db, Run(command="review", now=lambda: datetime.now(UTC), zone=lambda: "UTC", random=os.urandom))
        with acts.writing() as pen:
            pen.add_raw("priority", DAY, text="Ring first", data={"status": "open"})
            pen.add_raw("priority", DAY, text="Visit two", data={"status": "done"})
    with closing(connect(path)) as db:
        assert [entry.text for entry in Entries(db).find(Filter(kinds=("priority",), status="open"))] == [
            "Ring first"
        ]
        assert db.rows("select count(*) from rating") == [(0,)]
    (copy,) = (tmp_path / "backups").iterdir()
    (tmp_path / "as-it-was.db").write_bytes(unpacked(copy))
    with closing(connect(tmp_path / "as-it-was.db", steps=STEPS[:older])) as db:
        assert Entries(db).count() == 2
    with closing(opened(copy)) as db:
        assert Entries(db).count() == 2


def test_a_step_may_show_another_field_of_a_kind(tmp_path: Path) -> None:
    """A view is made anew, whatever stood in its place."""
    path = tmp_path / "journal.db"
    filled(path)
    with closing(connect(path)) as db:
        db.execute("drop view note")
    with closing(connect(path, steps=(*STEPS, lambda db: make_views(db, {"note": ("mood",)})))) as db:
        assert [(text[:6], mood) for text, mood in db.rows("select text, mood from note")] == [("Note 0", None)]


def test_a_step_that_fails_leaves_the_journal_as_it_was(tmp_path: Path) -> None:
    """Half a change of form is none."""
    path = tmp_path / "journal.db"
    filled(path, 3)
    before = path.read_bytes()
    assert refusal(path, (*STEPS, failing)) == "journal-unusable"
    assert path.read_bytes() == before


def test_a_damaged_journal_is_left_in_its_older_form(tmp_path: Path) -> None:
    """Where the backup isn't sound, nothing is changed."""
    path = tmp_path / "journal.db"
    filled(path, 500)
    with path.open("r+b") as file:
        file.seek(path.stat().st_size - 4096 * 4)
        file.write(b"\x99" * 4096 * 4)
    before = path.read_bytes()
    assert refusal(path, (*STEPS, later)) == "damaged"
    assert path.read_bytes() == before


def test_a_new_journal_needs_no_backup(tmp_path: Path) -> None:
    """Where there was nothing, nothing is copied."""
    connect(tmp_path / "journal.db", steps=(*STEPS, later)).close()
    assert [file.name for file in tmp_path.iterdir()] == ["journal.db"]


def test_a_full_disk_is_told_and_loses_nothing(shelf: Shelf) -> None:
    """Where the file can't grow, what is in it stays, and the error says that there is no room."""
    with shelf.run().writing() as pen:
        pen.add_raw("note", DAY, text="Before")
    shelf.db.execute(f"pragma max_page_count = {shelf.db.rows('pragma page_count')[0][0]}")
    with pytest.raises(CustfocusError) as caught, shelf.run().writing() as pen:
        pen.add_raw("note", DAY, text="too much " * 10_000)
    assert caught.value.code == "disk-full"
    assert [entry.text for entry in shelf.entries.find()] == ["Before"]


def test_the_journal_can_be_moved(tmp_path: Path) -> None:
    """Nothing in the file depends on where it is."""
    filled(tmp_path / "journal.db")
    shutil.move(tmp_path / "journal.db", tmp_path / "elsewhere.db")
    with closing(connect(tmp_path / "elsewhere.db")) as db:
        assert Entries(db).count() == 1
