"""Other journals taken in: from files, folders and archives."""

import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Home

# Noon of 4 March 2026, in seconds.
MARCH = 1_772_625_600
JRNL = "[2023-03-05 09:15] The tram was late. @tea\n\n[2023-03-06 18:40] Lunch with Ines *\n"
DAY_ONE = {
    "metadata": {"version": "1.0"},
    "entries": [
        {
            "uuid": "0A" * 16,
            "creationDate": "2024-04-16T23:00:00Z",
            "timeZone": "Europe/Dublin",
            "text": "All day\\. ![](dayone-moment://P)",
            "photos": [{"identifier": "P", "md5": "aa", "type": "jpeg"}],
            "tags": ["work"],
        },
        {"uuid": "0B" * 16, "creationDate": "2024-04-17T10:00:00Z", "photos": [{"md5": "bb", "type": "jpeg"}]},
    ],
}


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a journal of each form."""
    (tmp_path / "jrnl.txt").write_text(JRNL)
    with zipfile.ZipFile(tmp_path / "dayone.zip", "w") as archive:
        archive.writestr("Journal.json", json.dumps(DAY_ONE, indent=1))
        archive.writestr("photos/aa.jpeg", b"x")
    (tmp_path / "vault" / ".obsidian").mkdir(parents=True)
    (tmp_path / "vault" / ".obsidian" / "daily-notes.json").write_text('{"format": "DD.MM.YYYY"}')
    (tmp_path / "vault" / "17.07.2025.md").write_text("---\ntags: [tea]\n---\nWords")
    (tmp_path / "vault" / "2025-07-18.md").write_text("More")
    (tmp_path / "vault" / ".trash").mkdir()
    (tmp_path / "vault" / ".trash" / "2025-07-19.md").write_text("Gone")
    (tmp_path / "table.csv").write_text("date,text,who\n2025-07-17,Nobody rang,Ana\n")
    (tmp_path / "days" / "2020" / "08").mkdir(parents=True)
    (tmp_path / "days" / "2020" / "08" / "29.txt").write_text("[09:15] By the time alone\n")
    (tmp_path / "days" / "2020" / "08" / "other.txt").write_text("[2022-03-02 09:25] Not of it\n")
    (tmp_path / "days" / "jrnl.yaml").write_text("timeformat: '%H:%M'\ndefault_hour: 9\ncolors:\n  body: none\n")
    return tmp_path


EVERY = {"jrnl.txt": 2, "dayone.zip": 1, "vault": 2, "table.csv": 1, "days": 1}


@pytest.mark.parametrize(("name", "count"), EVERY.items())
def test_its_words_come_once_and_can_be_taken_back(home: Home, files: Path, name: str, count: int) -> None:
    """In one act; a second time nothing is added, and after undo all comes again."""
    file = str(files / name)
    assert home.data("import", file, "--dry-run")["added"] == count
    assert home.data("list")["entries"] == []
    answer = home.data("import", file)
    assert (answer["added"], answer["known"], answer["refused"]) == (count, 0, [])
    assert (home.data("import", file)["added"], home.data("import", file)["known"]) == (0, count)
    assert home.data("undo")
    assert home.data("list")["entries"] == []
    assert home.data("import", file)["added"] == count


def test_all_at_once_is_one_act(home: Home, files: Path) -> None:
    """Whatever the forms; they are notes, what was heard but for a table's; none counts for practice or principle."""
    assert home.data("import", *(str(files / name) for name in EVERY))["added"] == 7
    entries = home.data("list", "-n", "20")["entries"]
    assert {entry["kind"] for entry in entries} == {"note", "heard"}
    assert not any(entry["principles"] for entry in entries)
    assert [entry["text"] for entry in home.data("search", "tea")["entries"]] == [
        "Words\n\n#tea",
        "The tram was late. #tea",
    ]
    assert {entry["day"] for entry in entries} >= {"2024-04-17", "2020-08-29", "2025-07-17"}
    home.data("undo")
    assert home.data("list")["entries"] == []


def test_the_page_says_what_came_and_what_stayed(home: Home, files: Path) -> None:
    """How much, from when, from where; what isn't words and what has none."""
    page = home.page("import", str(files / "dayone.zip"))
    assert page.startswith("Imported 1 entry from Day One, 17 April 2024.\n")
    assert "Without a word, so not taken in: 1\n" in page
    assert "Journal.json, line " in page
    assert "2 photographs stay where they are" in page
    assert page.endswith("custfocus undo takes all of it back.\n")
    names = [each["name"] for each in home.data("import", str(files / "dayone.zip"))["left_behind"]]
    assert names == ["photos/aa.jpeg", "photos/bb.jpeg"]


def test_what_comes_from_another_journal_is_backed_up_first(home: Home, files: Path) -> None:
    """A copy of the journal as it was, unless nothing was in it, or nothing is to come."""
    home.data("import", str(files / "jrnl.txt"))
    home.data("import", str(files / "vault"), "--dry-run")
    home.error("import", str(files / "none.txt"))
    before = len(home.data("backup", "--list")["backups"])
    home.data("import", str(files / "vault"))
    assert len(home.data("backup", "--list")["backups"]) == before + 1


def test_settings_of_jrnl_are_found(home: Home, files: Path) -> None:
    """In their usual place where they name the journal, or where one says."""
    (files / "little.txt").write_text("[05.03.2023 15:39] Words\n")
    assert home.error("import", str(files / "little.txt"))["code"] == "ambiguous-day"
    (files / "own.yaml").write_text("timeformat: '%d.%m.%Y %H:%M'\n")
    assert (
        home.data("import", str(files / "little.txt"), "--config", str(files / "own.yaml"), "--dry-run")["added"] == 1
    )
    usual = Path(home.environ["HOME"], ".config", "jrnl")
    usual.mkdir(parents=True)
    (usual / "jrnl.yaml").write_text("timeformat: '%d.%m.%Y %H:%M'\n")
    assert home.error("import", str(files / "little.txt"))["code"] == "ambiguous-day"
    (usual / "jrnl.yaml").write_text(
        f"timeformat: '%d.%m.%Y %H:%M'\njournals:\n  default:\n    journal: {files / 'little.txt'}\n"
    )
    assert home.data("import", str(files / "little.txt"))["since"] == "2023-03-05"
    assert home.error("import", str(files / "jrnl.txt"), "--config", str(files / "none.yaml"))["code"] == "unreadable"


def test_settings_of_jrnl_stand_for_the_journals_that_they_name(home: Home, files: Path) -> None:
    """Each is taken in as its own part of them says; settings that name none are no journal."""
    (files / "little.txt").write_text("[05.03.2023 15:39] Words\n")
    settings = files / "jrnl.yaml"
    settings.write_text(
        f"timeformat: '%d.%m.%Y %H:%M'\njournals:\n  default: {files / 'little.txt'}\n  days:\n"
        f"    journal: {files / 'days'}\n    timeformat: '%H:%M'\n"
    )
    assert home.data("import", str(settings))["added"] == 2
    settings.write_text("timeformat: '%d.%m.%Y %H:%M'\n")
    assert home.error("import", str(settings))["code"] == "unknown-form"


def test_what_comes_first_in_a_day_can_be_said(home: Home, files: Path) -> None:
    """Where no other line tells it."""
    (files / "little.txt").write_text("[05.03.2023 15:39] Words\n")
    assert home.data("import", str(files / "little.txt"), "--first", "month")["since"] == "2023-05-03"
    assert home.error("import", str(files / "little.txt"), "--first", "hour")["code"] == "unknown-order"


def test_columns_are_named_by_options(home: Home, files: Path) -> None:
    """And then whatever the file is called, it is a table."""
    (files / "t").write_text("A;B;C;D\n2025-07-17;Words;Ana;x y\n")
    named = ("--date", "A", "--text", "b", "--who", "3", "--tag", "D", "--kind", "heard")
    home.data("import", str(files / "t"), *named)
    (entry,) = home.data("list")["entries"]
    assert (entry["kind"], entry["text"], entry["data"]["who"]) == ("heard", "Words\n\n#x #y", "Ana")


def test_notes_without_a_day_get_the_one_that_is_said(home: Home, tmp_path: Path) -> None:
    """Or that on which their files were changed; in a pipe they are left out else, and no day makes two of one."""
    (tmp_path / "Visit.md").write_text("She waited")
    os.utime(tmp_path / "Visit.md", (MARCH, MARCH))
    (tmp_path / "2025-07-17.md").write_text("Words")
    call = ("import", str(tmp_path))
    assert home.run(*call) == 1
    assert "Visit.md: has no day in its name or its front matter; --undated gives it one." in home.out
    assert home.error(*call, "--undated", "someday")["code"] == "unknown-day"
    assert home.data(*call, "--undated", "changed")["since"] == "2026-03-04"
    assert home.data(*call, "--undated", "yesterday")["known"] == 2


def test_a_table_of_our_own_comes_back(home: Home, new_home: Callable[[], Home], files: Path) -> None:
    """Cells that were made harmless are what they were; ids are, too."""
    for text in ("=1+1", "'=1", "a;=2\n+3", "- x", "'quoted' #tag"):
        home.data("note", text)
    home.data("heard", "Nobody rang", "--from", "Ana")
    for more in ((), ("--bom",)):
        assert home.run("export", "--format", "csv", "-o", str(files / "all.csv"), "--force", *more) == 0
        other = new_home()
        assert other.data("import", str(files / "all.csv"))["added"] == 6
        assert other.page("export") == home.page("export")
    assert (files / "all.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")


def test_a_bad_archive_or_folder_is_refused(home: Home, files: Path) -> None:
    """With nothing taken in."""
    with zipfile.ZipFile(files / "bad.zip", "w") as archive:
        archive.writestr("../J.json", json.dumps(DAY_ONE))
    assert home.error("import", str(files / "jrnl.txt"), str(files / "bad.zip"))["code"] == "unsafe-archive"
    with zipfile.ZipFile(files / "empty.zip", "w") as archive:
        archive.writestr("a.txt", "x")
    assert home.error("import", str(files / "empty.zip"))["code"] == "unknown-form"
    (files / "empty").mkdir()
    assert home.error("import", str(files / "empty"))["code"] == "unknown-form"
    assert home.data("list")["entries"] == []


def test_links_are_not_followed(home: Home, files: Path) -> None:
    """Neither to files nor to folders."""
    (files / "vault" / "2025-07-20.md").symlink_to(files / "jrnl.txt")
    (files / "vault" / "more").symlink_to(files / "days")
    assert home.data("import", str(files / "vault"), "--dry-run")["added"] == 2


def test_a_form_can_be_said(home: Home, files: Path) -> None:
    """Where it can't be told, or is to be another."""
    (files / "words").write_text("[2023-03-05 09:15] Words\n")
    assert home.error("import", str(files / "words"), "--from", "diary")["code"] == "unknown-form"
    assert home.run("import", str(files / "words"), "--from", "dayone") == 1
    assert "isn't JSON" in home.out
    assert home.data("import", str(files / "words"), "--from", "jrnl")["added"] == 1


def test_a_file_that_is_no_text_is_named(home: Home, files: Path) -> None:
    """Its line, too; what else a folder holds comes."""
    (files / "vault" / "2025-07-21.md").write_bytes(b"a\n\xff")
    assert home.run("import", str(files / "vault"), "--json") == 1
    answer = json.loads(home.out)["data"]
    assert answer["added"] == 2
    assert [(each["line"], each["reason"]) for each in answer["refused"]] == [(2, "isn't UTF-8 text")]
    assert home.error("import", str(files / "vault"), "--strict")["code"] == "bad-record"
