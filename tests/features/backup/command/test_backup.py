from datetime import timedelta
from pathlib import Path

from custfocus.journal.backups.opening import entries_in
from tests.conftest import SUNDAY, Home


def test_a_copy_by_hand_is_made_beside_the_journal(home: Home) -> None:
    """The answer says how many entries went where."""
    home.page("note", "Words to keep")
    (backup,) = home.data("backup")["backups"]
    assert backup["path"] == str(home.folder / "backups" / "2026-11-22-093000-journal-by-hand.db.gz")
    assert {name: backup[name] for name in ("day", "time", "entries", "reason")} == {
        "day": SUNDAY.isoformat(),
        "time": "09:30",
        "entries": 1,
        "reason": "by-hand",
    }
    assert backup["size"] == Path(backup["path"]).stat().st_size


def test_a_folder_gets_a_copy(home: Home, tmp_path: Path) -> None:
    """A stick, for one; what isn't a folder is refused."""
    home.page("note", "Words to keep")
    stick = tmp_path / "stick"
    assert home.error("backup", str(stick))["code"] == "no-folder"
    stick.mkdir()
    assert home.page("backup", str(stick)).startswith("Copied 1 entry to ")
    (copy,) = stick.iterdir()
    assert entries_in(copy) == 1
    assert home.error("backup", str(copy))["message"].endswith("is no folder.")
    assert home.error("backup", str(stick), "--list")["code"] == "usage"


def test_nothing_is_copied_where_nothing_was_written(home: Home) -> None:
    """An empty journal is no loss."""
    assert home.error("backup")["code"] == "nothing-there"
    assert "no copies yet" in home.page("backup", "--list")


def test_the_list_has_the_newest_first(home: Home) -> None:
    """With the day, the entries, the size and why it was made."""
    home.backs_up = True
    home.page("note", "First")
    home.page("note", "Second")
    home.moment += timedelta(minutes=1)
    home.page("backup")
    page = home.page("backup", "--list", width=48)
    assert "1  today 09:31 · 2 entries" in page
    assert "2  today 09:30 · 1 entry" in page
    assert [backup["reason"] for backup in home.data("backup", "--list")["backups"]] == ["by-hand", "daily"]
