from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from custfocus.journal.backups.making import make_backup
from custfocus.journal.backups.packing import note_of
from custfocus.journal.backups.shelf import (
    BEFORE_RESTORE,
    BY_HAND,
    backups_in,
    folder_of,
    known_by_name,
    left_by_former,
    thin,
)
from custfocus.journal.file import DAILY
from tests.former import copied_as_before
from tests.journal.conftest import Shelf

NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)


def filled(path: Path) -> Shelf:
    """A journal with an entry."""
    shelf = Shelf(path)
    with shelf.run().writing() as pen:
        pen.add_raw("note", date(2026, 11, 3), text="Words")
    return shelf


def test_a_name_is_read_as_it_is_written(shelf: Shelf) -> None:
    """Whatever the journal is called; other names are no copies of ours."""
    backup = known_by_name(Path("2026-11-28-171503-my-work-daily.db.gz"))
    assert backup
    assert (backup.moment, backup.journal, backup.reason) == (datetime(2026, 11, 28, 17, 15, 3), "my-work", DAILY)  # noqa: DTZ001
    for name in ("journal.db", "2026-11-28-journal-daily.db.gz", "2026-13-28-171503-journal-daily.db.gz", "x.db.gz"):
        assert known_by_name(shelf.path.with_name(name)) is None


def test_only_the_journals_own_copies_are_thinned(tmp_path: Path) -> None:
    """Never one made by hand or before a restore, another journal's, or a file without a note."""
    mine, folder = filled(tmp_path / "journal.db"), tmp_path / "backups"
    other = filled(tmp_path / "other" / "journal.db")
    with other.run().writing() as pen:
        pen.add_raw("note", date(2026, 11, 3), text="More")
    other.db.execute("update act set id = 'k' || substr(id, 2)")
    start = NOW - timedelta(days=400)
    stay = {make_backup(mine.path, start, reason).path for reason in (BY_HAND, BEFORE_RESTORE)}
    stay.add(make_backup(other.path, start + timedelta(days=20, hours=1), DAILY, folder).path)
    named = folder / f"2020-01-01-000000-journal-{DAILY}.db.gz"
    named.write_bytes(b"what somebody else has named so")
    stay.add(named)
    made = [make_backup(mine.path, start + timedelta(days=day), DAILY).path for day in range(1, 60)]
    note = note_of(made[0])
    assert note
    gone = thin(folder, "journal", note.first)
    assert {backup.path for backup in backups_in(folder)} == stay | (set(made) - set(gone))
    assert set(gone) < set(made)
    assert thin(folder, "journal", note.first) == []
    mine.db.close()
    other.db.close()


def test_the_newest_comes_first_and_links_are_not_followed(shelf: Shelf) -> None:
    """Of the journal that is asked for alone."""
    folder = folder_of(shelf.path)
    earlier, later = (make_backup(shelf.path, NOW + timedelta(hours=hour), DAILY).path for hour in (0, 1))
    (folder / later.name.replace("journal", "work")).write_bytes(later.read_bytes())
    (folder / later.name.replace("daily", "by-hand")).symlink_to(later)
    assert [backup.path for backup in backups_in(folder, "journal")] == [later, earlier]


def test_what_former_versions_left_is_known(shelf: Shelf) -> None:
    """By its name, as it stands beside the journal."""
    copy = copied_as_before(shelf.path, 3)
    assert [(backup.path, backup.reason) for backup in left_by_former(shelf.path)] == [(copy, "before-update")]
