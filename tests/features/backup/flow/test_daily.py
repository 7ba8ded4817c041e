import io
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from custfocus.base.files import Hold
from custfocus.features.backup.flow import daily
from custfocus.journal.backups.opening import entries_in
from custfocus.journal.backups.packing import HeadNote, pack, unpacked
from custfocus.journal.file import DAILY
from tests.conftest import SUNDAY, Home


@pytest.fixture
def home(home: Home) -> Home:
    """A home as the real program has it."""
    home.backs_up = True
    return home


def copies(home: Home) -> list[str]:
    """The names of the copies that there are."""
    return sorted(path.name for path in (home.folder / "backups").glob("*"))


def test_the_first_that_writes_on_a_day_makes_a_copy(home: Home) -> None:
    """With what it wrote; whoever only reads makes none, nor does a second on that day."""
    home.page("list")
    assert copies(home) == []
    home.page("note", "First")
    home.page("note", "Second")
    assert copies(home) == ["2026-11-22-093000-journal-daily.db.gz"]
    assert entries_in(home.folder / "backups" / copies(home)[0]) == 1
    home.go_to(SUNDAY + timedelta(1))
    home.page("list")
    home.page("undo")
    assert copies(home)[1:] == ["2026-11-23-093000-journal-daily.db.gz"]
    assert home.err == ""


def test_a_day_that_begins_later_has_its_one_copy(home: Home) -> None:
    """What is written after midnight belongs to the evening before."""
    home.page("config", "day-starts", "04:00")
    home.moment = home.moment.replace(hour=0, minute=30)
    home.page("note", "Late")
    home.page("note", "Later")
    assert len(copies(home)) == 1
    home.go_to(SUNDAY)
    home.page("note", "In the morning")
    assert len(copies(home)) == 1


def test_each_journal_has_copies_of_its_own(home: Home, tmp_path: Path) -> None:
    """Beside it, under its name."""
    work = tmp_path / "work.db"
    home.page("--journal", str(work), "note", "Words")
    home.page("note", "Words")
    assert [path.name for path in (tmp_path / "backups").iterdir()] == ["2026-11-22-093000-work-daily.db.gz"]
    assert len(copies(home)) == 1


def test_the_demo_needs_none(home: Home) -> None:
    """Nobody has written it."""
    home.page("demo", "note", "Only to try")
    assert list(home.folder.rglob("*.db.gz")) == []


def test_what_fails_is_said_once_a_day_and_keeps_nobody_from_saving(home: Home) -> None:
    """The exit code is that of the command."""
    home.page("list")
    (home.folder / "backups").write_text("in the way")
    home.page("note", "First")
    assert home.err.startswith("No copy of the journal can be written to ")
    assert len(home.err.splitlines()) == 1
    home.page("note", "Second")
    assert home.err == ""
    home.go_to(SUNDAY + timedelta(1))
    home.page("note", "Third")
    assert home.err
    assert len(home.data("list")["entries"]) == 3


def test_of_several_at_once_only_one_makes_it(home: Home) -> None:
    """The others go their way, without a word."""
    (home.folder / "backups").mkdir(parents=True)
    hold = Hold(home.folder / "backups" / ".custfocus-at-work")
    home.page("note", "First")
    assert (home.err, copies(home)) == ("", [".custfocus-at-work"])
    hold.let_go()
    home.page("note", "Second")
    assert copies(home) == ["2026-11-22-093000-journal-daily.db.gz"]


def test_a_large_journal_is_copied_once_a_week(home: Home) -> None:
    """It would take seconds each day."""
    home.page("note", "First")
    (copy,) = (home.folder / "backups").iterdir()
    whole = unpacked(copy)
    with copy.open("wb") as target:
        pack(io.BytesIO(whole), target, HeadNote(daily.LARGE + 1, ""))
    for day in range(1, 9):
        home.go_to(SUNDAY + timedelta(day))
        home.page("note", f"Day {day}")
        assert len(copies(home)) == (1 if day < 7 else 2 if day == 7 else 3)


def test_old_copies_go(home: Home) -> None:
    """After a month of days, those of twelve days and of the weeks and months before."""
    for day in range(31):
        home.go_to(SUNDAY + timedelta(day))
        home.page("note", f"Day {day}")
    days = [datetime.strptime(name[:10], "%Y-%m-%d").date() for name in copies(home)]  # noqa: DTZ007
    assert days[-12:] == [SUNDAY + timedelta(day) for day in range(19, 31)]
    assert SUNDAY in days
    assert len(days) < 20


@pytest.fixture
def stick(home: Home, tmp_path: Path) -> Path:
    """A folder elsewhere that gets every copy."""
    folder = tmp_path / "stick"
    folder.mkdir()
    assert home.page("config", "backup-folder", str(folder)) == f"backup-folder is now {folder}.\n"
    return folder


def test_a_folder_elsewhere_gets_each_copy(home: Home, stick: Path) -> None:
    """Thinned alike; what isn't ours there is never touched, and the list has each once."""
    others = stick / f"2020-01-01-000000-journal-{DAILY}.db.gz"
    others.write_bytes(b"another program's")
    for day in range(16):
        home.go_to(SUNDAY + timedelta(day))
        home.page("note", f"Day {day}")
    home.page("backup")
    assert sorted(path.name for path in stick.iterdir()) == [others.name, *copies(home)]
    assert len(copies(home)) < 17
    assert len(home.data("backup", "--list")["backups"]) == len(copies(home))


def test_copies_elsewhere_bring_a_journal_back_and_can_be_erased_in(home: Home, stick: Path) -> None:
    """Where those beside the journal are gone."""
    home.page("note", "Zanzibar")
    for copy in (home.folder / "backups").iterdir():
        copy.unlink()
    (backup,) = home.data("backup", "--list")["backups"]
    assert Path(backup["path"]).parent == stick
    assert home.data("restore", "1", "--show")["comes"] == []
    home.page("list")
    data = home.data("delete", "1", "--for-good", "--yes", "--backups-too")
    assert data["erased_in"] == [backup["path"]]
    assert b"Zanzibar" not in unpacked(Path(backup["path"]))


def test_a_folder_that_isnt_there_is_a_line_a_week(home: Home, stick: Path) -> None:
    """A stick needn't be in all the time."""
    stick.rmdir()
    told = []
    for day in range(8):
        home.go_to(SUNDAY + timedelta(day))
        home.page("note", f"Day {day}")
        told.append(home.err)
    assert told[0] == f"Your backup-folder isn't there, so no copy went to {stick}.\n"
    assert [bool(words) for words in told] == [True, True, *[False] * 6]
    assert len(copies(home)) == 8


def test_a_folder_is_named_whole(home: Home) -> None:
    """Or it would be another wherever one is; "off" takes it back."""
    assert home.error("config", "backup-folder", "stick")["code"] == "settings"
    assert home.page("config", "backup-folder", "/nowhere/at/all").endswith("(not there now).\n")
    assert home.page("config", "backup-folder", "off") == "backup-folder is now off.\n"
