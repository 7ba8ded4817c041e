"""A note for each day, in a folder."""

import os
from collections.abc import Callable
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


def test_it_comes_back_as_it_was(journal: Home, new_home: Callable[[], Home], tmp_path: Path) -> None:
    """Every kind, field and id, whatever signs stand in it; twice adds nothing, nor does it where it came from."""
    journal.run("note", "-", "--on", "2026-11-20", stdin="--> <!-- \x1b[31m # é ☺\n\n  ---\nTwo  blanks \n-->\n")
    journal.run("sheet", "complaint", "--set", "who=Ana", "--set", "said=She told Kwame Mensah about it.")
    folder, other = str(tmp_path / "notes"), new_home()
    exported(journal, tmp_path / "notes")
    assert journal.data("import", folder)["known"] == 5
    assert other.data("import", folder)["added"] == 5
    assert other.page("export") == journal.page("export")
    again = other.data("import", folder)
    assert (again["added"], again["known"], again["refused"]) == (0, 5, [])


def test_what_somebody_has_changed_in_it_is_told(journal: Home, new_home: Callable[[], Home], tmp_path: Path) -> None:
    """The entries come as they were written; what is added to front matter is no change; older ones carry none."""
    exported(journal, tmp_path)
    one, two = sorted(tmp_path.glob("*.md"))
    one.write_text(one.read_text().replace("date: 2026-10-03\n", "date: 2026-10-03\naliases: []\n"))
    two.write_text(two.read_text().replace("The same day", "Another day", 1))
    other = new_home()
    assert other.run("import", str(tmp_path)) == 1
    assert (
        f"{two}: was changed since custfocus export wrote it; only what its comment carries is taken in." in other.out
    )
    assert other.page("export") == journal.page("export")
    two.write_text(two.read_text().partition("<!--")[0])
    one.unlink()
    assert other.run("import", str(tmp_path)) == 1
    assert "take in what export --whole wrote" in other.out


def test_a_line_that_is_broken_is_named(journal: Home, new_home: Callable[[], Home], tmp_path: Path) -> None:
    """With its number in the file."""
    exported(journal, tmp_path)
    note = tmp_path / "2026-11-20.md"
    lines = note.read_text().split("\n")
    place = next(number for number, line in enumerate(lines) if '"The same day' in line)
    lines[place] = lines[place][:-5]
    note.write_text("\n".join(lines))
    other = new_home()
    assert other.run("import", str(tmp_path)) == 1
    assert f"{note}, line {place + 1}: isn't JSON." in other.out
    assert len(other.data("list")["entries"]) == 2


def test_what_a_killed_export_has_left_goes_with_the_next(journal: Home, tmp_path: Path) -> None:
    """It has words, and lies where nobody else would look for it; what may still be at work stays."""
    notes = tmp_path / "notes"
    exported(journal, notes)
    for folder in (tmp_path, notes):
        for name, moment in (("old", 0), ("young", journal.moment.timestamp())):
            left = folder / f".custfocus-{name}"
            left.write_text("half")
            os.utime(left, (moment, moment))
    exported(journal, notes)
    journal.page("export", "-o", str(tmp_path / "all.jsonl"))
    assert sorted(path.name for path in tmp_path.rglob(".custfocus-*")) == [".custfocus-young"] * 2
