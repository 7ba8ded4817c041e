"""A note for each day, in a folder."""

from pathlib import Path

import pytest
import yaml

from tests.conftest import Home


@pytest.fixture
def journal(home: Home) -> Home:
    """A home with entries on two days."""
    home.run("heard", "Nobody rings back #calls", "--from", "Ana", "--on", "2026-10-03")
    home.run("note", "# Not a heading #no", "--on", "2026-11-20")
    home.run("note", "The same day #calls", "--on", "2026-11-20")
    return home


def exported(home: Home, folder: Path, *more: str) -> str:
    """What an export into a folder says."""
    return home.page("export", "--format", "folder", "-o", str(folder), *more)


def test_each_day_is_a_note(journal: Home, tmp_path: Path) -> None:
    """Front matter with its day and tags, as Obsidian reads it; the entries below, as text; private."""
    assert exported(journal, tmp_path / "notes") == f"Exported 3 entries to 2 notes in {tmp_path / 'notes'}.\n"
    files = sorted((tmp_path / "notes").iterdir())
    assert [file.name for file in files] == ["2026-10-03.md", "2026-11-20.md"]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    _, front, body = files[1].read_text().split("---\n", 2)
    assert yaml.safe_load(front)["tags"] == ["no", "calls"]
    assert body.startswith("\n## Note\n\n> \\# Not a heading")
    assert "From: Ana" in files[0].read_text()


def test_a_second_export_takes_the_place_of_the_first(journal: Home, tmp_path: Path) -> None:
    """What it wrote itself is replaced; a note of the user's own, and whatever else is there, stays."""
    exported(journal, tmp_path)
    (tmp_path / "2026-11-20.md").write_text("---\ndate: 2026-11-20\n---\nMy own")
    (tmp_path / "other.md").write_text("Other")
    error = journal.error("export", "--format", "folder", "-o", str(tmp_path))
    assert error["code"] == "file-exists"
    assert "2026-11-20.md" in error["message"]
    exported(journal, tmp_path, "--to", "2026-10")
    assert (tmp_path / "2026-11-20.md").read_text().endswith("My own")
    exported(journal, tmp_path, "--force")
    assert "My own" not in (tmp_path / "2026-11-20.md").read_text()
    assert (tmp_path / "other.md").read_text() == "Other"


def test_a_note_of_a_day_that_is_not_written_is_in_nobodys_way(journal: Home, tmp_path: Path) -> None:
    """With -n, only the days of the newest entries matter."""
    (tmp_path / "2026-10-03.md").write_text("My own")
    assert exported(journal, tmp_path, "-n", "2").startswith("Exported 2 entries to 1 note ")
    assert (tmp_path / "2026-10-03.md").read_text() == "My own"


def test_it_needs_a_folder(journal: Home, tmp_path: Path) -> None:
    """Which may be made, but not those around it."""
    (tmp_path / "file").write_text("x")
    for target, code in (("file", "not-a-folder"), ("a/b", "no-folder")):
        assert journal.error("export", "--format", "folder", "-o", str(tmp_path / target))["code"] == code
    assert journal.error("export", "--format", "folder")["code"] == "no-name"
    assert journal.error("export", "--format", "folder", "-o", "-")["code"] == "no-name"


def test_it_is_not_taken_in_as_another_journal(journal: Home, tmp_path: Path) -> None:
    """Its entries are here already; a line names what to take in."""
    exported(journal, tmp_path / "notes")
    assert journal.run("import", str(tmp_path / "notes")) == 1
    assert "take in what export --whole wrote" in journal.out
    assert len(journal.data("list")["entries"]) == 3
