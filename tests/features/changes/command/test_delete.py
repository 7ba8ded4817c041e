import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from custfocus.features.changes.flow.delete import MANY
from custfocus.journal.backups.opening import entries_in
from custfocus.journal.backups.packing import unpacked
from tests.conftest import Home
from tests.former import copied_as_before
from tests.locked import lock_home


@pytest.fixture
def three(home: Home) -> Home:
    """A home with three notes, numbered from the last."""
    for text in ("One", "Two secret #private", "Three"):
        home.run("note", text)
    home.page("list")
    return home


def texts(home: Home) -> list[str]:
    """What is left."""
    return [entry["text"] for entry in home.data("list")["entries"]]


def test_deleting_says_what_and_how_it_comes_back(three: Home) -> None:
    """One run is one act, whatever number it deletes; one that is named twice is deleted once."""
    assert three.page("delete", "1").endswith(' · note of today: "Three"\ncustfocus undo brings it back.\n')
    assert texts(three) == ["Two secret #private", "One"]
    page = three.page("delete", "2", "3", "2")
    assert '"One"' in page
    assert "custfocus undo brings them back." in page
    assert texts(three) == []
    three.run("undo")
    assert sorted(texts(three)) == ["One", "Two secret #private"]


def test_an_id_that_is_wrong_deletes_nothing(three: Home) -> None:
    """All or none."""
    assert three.error("delete", "1", "zzzzzzzz")["code"] == "unknown-id"
    assert len(texts(three)) == 3
    three.run("delete", "1")
    assert three.error("delete", "1")["code"] == "deleted"


def test_before_many_go_at_once_the_journal_is_copied(home: Home) -> None:
    """Ten are many; an undo brings them back all the same."""
    for number in range(MANY):
        home.page("note", f"Note {number}")
    ids = [entry["id"] for entry in home.data("list")["entries"]]
    home.page("delete", *ids[1:])
    assert not (home.folder / "backups").exists()
    home.page("undo")
    home.page("delete", *ids)
    (copy,) = (home.folder / "backups").iterdir()
    assert copy.name.endswith("-journal-before-delete.db.gz")
    assert entries_in(copy) == MANY


def test_for_good_needs_a_yes(three: Home) -> None:
    """At a pipe it must be said beforehand."""
    assert three.error("delete", "2", "--for-good")["code"] == "not-sure"
    assert len(texts(three)) == 3


def test_for_good_leaves_nothing_behind(three: Home) -> None:
    """Neither in the file, nor in the history, nor as a draft; and no undo brings it back."""
    entry = three.data("list")["entries"][1]
    three.session().drafts.keep("edit", entry["id"], "Two secret, edited")
    page = three.page("delete", "2", "--for-good", "--yes")
    assert page.startswith("Deleted for good: ")
    assert b"secret" not in (three.folder / "journal.db").read_bytes()
    assert three.session().drafts.waiting() == []
    assert three.error("undo")["code"] == "purged"
    assert three.data("search", "secret")["entries"] == []
    assert [version["operation"] for version in three.data("history", entry["id"])["versions"]] == ["purge"]


def test_a_letter_that_quotes_it_is_named(home: Home) -> None:
    """A review keeps words of it, in whichever version; the way to erase these is told, and works."""
    home.run("heard", "Nobody rings us\n\nback, says Carla", "--on", "2026-10-03")
    home.run("note", "Something else", "--on", "2026-10-03")
    with home.session().store.acts.writing() as pen:
        text = "# October 2026\n\n> Nobody rings us\n>\n> back, says Carla"
        pen.add_raw(
            "review", date(2026, 10, 31), text=text, data={"month": "2026-10", "finished": True, "decisions": {}}
        )
    home.page("list")
    home.run("edit", "3", "Other words")
    assert "letter" not in home.page("delete", "2", "--for-good", "--yes")
    page = home.page("delete", "3", "--for-good", "--yes")
    assert "Words of it still stand in a letter: Review of October 2026 (" in page
    again = page.split("\n")[-2].removeprefix("custfocus ").removesuffix(" erases that.").split()
    home.page(*again, "--yes")
    assert b"Carla" not in (home.folder / "journal.db").read_bytes()


def test_what_was_deleted_before_can_go_for_good(three: Home) -> None:
    """Its history is what is left of it, and goes then."""
    entry = three.data("list")["entries"][1]
    three.run("delete", entry["id"])
    assert "1 entry that had been deleted before" in three.page("delete", entry["id"], "--for-good", "--yes")
    assert b"secret" not in (three.folder / "journal.db").read_bytes()


def test_scripts_get_what_was_deleted(three: Home) -> None:
    """The entries as they were, and all ids."""
    data = three.data("delete", "1", "2")
    assert [entry["text"] for entry in data["entries"]] == ["Three", "Two secret #private"]
    assert data["ids"] == [entry["id"] for entry in data["entries"]]
    assert data["for_good"] is False


def test_a_sheet_that_was_made_of_it_is_named(home: Home) -> None:
    """It holds the words and the name; so does a letter that quotes one of its fields."""
    home.run("heard", "Nobody rings us back", "--from", "Carla")
    home.page("list")
    remark = home.data("list")["entries"][0]["id"]
    home.page("log", "complaint", "--of", remark)
    sheet = home.data("list", "--kind", "sheet")["entries"][0]["id"]
    data = home.data("delete", remark, "--for-good", "--yes")
    assert [each["id"] for each in data["also_in"]] == [sheet]


def test_what_has_a_sentence_of_it_is_named(home: Home) -> None:
    """A letter or a plan that quotes one field of a sheet."""
    home.run("log", "complaint", "--set", "who=Ana", "--set", "said=It was cold. Stuart stayed until it was warm.")
    sheet = home.data("list", "--kind", "sheet")["entries"][0]["id"]
    with home.session().store.acts.writing() as pen:
        plan = pen.add_raw("plan", date(2026, 11, 1), text="If it is late, then Stuart stayed until it was warm.")
        letter = "> It was cold. Stuart stayed until it was warm."
        review = pen.add_raw("review", date(2026, 10, 31), text=letter, data={"month": "2026-10", "finished": True})
        pen.add_raw("plan", date(2026, 11, 1), text="If somebody else is cold, then I ask.")
    data = home.data("delete", sheet, "--for-good", "--yes")
    assert [each["id"] for each in data["also_in"]] == [plan.id]
    assert [each["id"] for each in data["quoted_in"]] == [review.id]


def copied(home: Home, form: int = 5) -> Path:
    """The copy that a change of form makes of the journal as it is now."""
    return copied_as_before(home.folder / "journal.db", form - 1)


def test_a_copy_from_before_a_change_of_form_is_named(three: Home) -> None:
    """Where it has the entry, with the command that erases it there, which works afterwards."""
    empty = copied(three, 4)
    empty.write_bytes(b"")
    copy = copied(three)
    three.run("note", "Four secret")
    entry = three.data("list")["entries"][2]["id"]
    assert three.data("delete", three.data("list")["entries"][0]["id"], "--for-good", "--yes")["copies"] == []
    page = three.page("delete", entry, "--for-good", "--yes")
    assert f"still has it: {copy}.\n" in page
    again = page.split("\n")[-2].removeprefix("custfocus ").removesuffix(" erases it there.").split()
    page = three.page(*again, "--yes")
    assert f"Erased as well in {copy}.\n" in page
    assert b"secret" not in copy.read_bytes()
    assert three.page(*again, "--yes").count("\n") == 1
    assert three.error("undo")["code"] == "purged"


def test_a_backup_is_named_and_cleaned(three: Home) -> None:
    """Each of them, with the command that does it; what else is in it can still be had."""
    backups = [three.data("backup")["backups"][0]["path"] for _ in range(2)]
    data = three.data("delete", "2", "--for-good", "--yes")
    assert sorted(data["copies"]) == sorted(backups)
    data = three.data("delete", *data["ids"], "--for-good", "--yes", "--backups-too")
    assert sorted(data["erased_in"]) == sorted(backups)
    for path in backups:
        assert b"secret" not in unpacked(Path(path))
    assert [backup["entries"] for backup in three.data("backup", "--list")["backups"]] == [2, 2]


def test_a_backup_that_can_not_be_read_is_named_and_removed(three: Home) -> None:
    """Nobody can tell what is in it."""
    (backup,) = three.data("backup")["backups"]
    path = Path(backup["path"])
    path.write_bytes(path.read_bytes()[:-20])
    data = three.data("delete", "2", "--for-good", "--yes")
    assert data["copies"] == [str(path)]
    data = three.data("delete", *data["ids"], "--for-good", "--yes", "--backups-too")
    assert data["removed"] == [str(path)]
    assert not path.exists()


def test_copies_go_only_with_what_goes_for_good(three: Home) -> None:
    """What an undo brings back stays everywhere; the option's older name is known."""
    assert three.error("delete", "1", "--backups-too")["code"] == "usage"
    assert three.error("delete", "1", "--copies-too")["code"] == "usage"
    assert len(texts(three)) == 3


def test_a_copy_that_can_not_be_read_is_named_and_removed(three: Home) -> None:
    """Only with the option, and only where words of it are left in it; one without them stays."""
    copy, other = copied(three), three.folder / "journal-before-format-2.db"
    raw = copy.read_bytes()
    copy.write_bytes(raw[:100] + bytes(4096) + raw[4196:])
    other.write_bytes(b"SQLite format 3\0 and nothing else of ours")
    entry = three.data("list")["entries"][1]["id"]
    assert three.data("delete", entry, "--for-good", "--yes")["copies"] == [str(copy)]
    assert copy.exists()
    assert three.run("delete", entry, "--for-good", "--yes", "--backups-too") == 0
    assert f"{copy} can't be read as a journal any more, but has words of it: it will be removed." in three.err
    assert f"Removed, since it couldn't be read any more: {copy}." in three.out
    assert not copy.exists()
    assert other.exists()


def test_a_copy_that_can_not_be_mended_is_named(three: Home) -> None:
    """The entry goes from the journal all the same, and the copy is as it was."""
    copy = copied(three)
    with closing(sqlite3.connect(copy)) as db:
        db.execute("create trigger stop before delete on change begin select raise(abort, 'out of luck'); end")
    before = copy.read_bytes()
    data = three.data("delete", "2", "--for-good", "--yes", "--backups-too")
    assert [each["path"] for each in data["stuck"]] == [str(copy)]
    assert copy.read_bytes() == before
    assert len(texts(three)) == 2


def test_a_copy_by_hand_is_named_and_never_touched(three: Home) -> None:
    """Whatever it is called, and with the option too; one without the words isn't named."""
    home = three.folder
    three.run("delete", "3", "--for-good", "--yes")
    paths = [home / name for name in ("journal.db.bak", "journal (copy).db", "old")]
    for path in paths:
        shutil.copy(home / "journal.db", path)
    before = [path.read_bytes() for path in paths]
    three.run("note", "Four")
    data = three.data("delete", "2", "--for-good", "--yes", "--backups-too")
    assert sorted(data["files"]) == sorted(map(str, paths))
    assert [path.read_bytes() for path in paths] == before
    assert three.data("delete", three.data("list")["entries"][0]["id"], "--for-good", "--yes")["files"] == []


def test_files_beside_the_journal_that_have_the_words_are_named(three: Home) -> None:
    """An export, what an editor left, another draft: each by its path; one that is about it goes."""
    entry = three.data("list")["entries"][1]["id"]
    drafts = three.session().drafts
    gone = [drafts.keep("edit", entry, "Two secret, edited"), drafts.keep("sheet", f"{entry}-said", "Two secret")]
    left = drafts.keep("note", "", "Once more: Two secret #private, and so on")
    assert left is not None
    (swap := left.with_name(f".edit.{entry}.1.txt.swp")).write_bytes(b"b0VIM\0\xff Two secret, edited")
    three.page("export", "-o", str(three.folder / "all.jsonl"))
    (three.folder / "plain.txt").write_text("Two secrets of another")
    data = three.data("delete", "2", "--for-good", "--yes")
    assert data["files"] == [str(three.folder / "all.jsonl"), str(left)]
    assert [path for path in [*gone, swap] if path and path.exists()] == []


def test_a_sealed_draft_that_has_the_words_is_named(three: Home) -> None:
    """Under lock a draft is read for what was typed, and not for what stands in its file."""
    lock_home(three)
    left = three.session().drafts.keep("note", "", "Once more: Two secret #private, and so on")
    assert three.data("delete", "2", "--for-good", "--yes")["files"] == [str(left)]


def test_beside_a_journal_elsewhere_only_what_can_be_its_copy_is_read(three: Home, tmp_path: Path) -> None:
    """Its folder may be full of other things."""
    journal = tmp_path / "mine.db"
    call = ("--journal", str(journal))
    three.run(*call, "note", "Two secret words")
    for name in ("mine.db.bak", "other.sqlite"):
        shutil.copy(journal, tmp_path / name)
    for name in ("letter.txt", "mine.txt"):
        (tmp_path / name).write_text("Two secret words")
    three.page(*call, "list")
    data = three.data(*call, "delete", "1", "--for-good", "--yes")
    assert [Path(path).name for path in data["files"]] == ["mine.db.bak", "other.sqlite", "mine.txt"]


def test_what_was_changed_or_deleted_since_is_named_as_well(home: Home) -> None:
    """Its history has the words; the command that is told erases them there, too."""
    home.run("note", "Nobody rings us back at all")
    home.run("note", "Carla: Nobody rings us back at all")
    home.run("note", "Ana: Nobody rings us back at all")
    home.page("list")
    home.run("edit", "2", "Carla is fine")
    home.run("delete", "1")
    page = home.page("delete", "3", "--for-good", "--yes")
    assert page.count("note ") == 3
    again = page.split("\n")[-2].removeprefix("custfocus ").removesuffix(" erases them.").split()
    home.page(*again, "--yes")
    assert b"rings us" not in (home.folder / "journal.db").read_bytes()


def test_values_and_answers_that_keep_a_name_are_named(home: Home) -> None:
    """A measure's name stands in each of its values."""
    home.run("scorecard", "add", "Waiting", "--better", "down", "--target", "3", "--by", "2027-01-31")
    home.page("scorecard", "log", "1", "5")
    entries = {entry["kind"]: entry["id"] for entry in home.data("list")["entries"]}
    data = home.data("delete", entries["measure"], "--for-good", "--yes")
    assert [each["id"] for each in data["also_in"]] == [entries["reading"]]


@pytest.mark.parametrize("copies", [(), ("--backups-too",)])
def test_a_damaged_journal_is_refused(three: Home, copies: tuple[str, ...]) -> None:
    """Half an erasing is none: neither it nor a copy is touched."""
    path, copy = three.folder / "journal.db", copied(three)
    raw = bytearray(path.read_bytes())
    raw[-4096:] = bytes(4096)
    path.write_bytes(raw)
    before = copy.read_bytes()
    error = three.error("delete", "2", "--for-good", "--yes", *copies)
    assert error["code"] == "damaged"
    assert path.read_bytes() == raw
    assert copy.read_bytes() == before
