from datetime import date

import pytest

from tests.conftest import Home


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
    assert three.page("delete", "1").endswith(" · note of today: «Three»\ncustfocus undo brings it back.\n")
    assert texts(three) == ["Two secret #private", "One"]
    page = three.page("delete", "2", "3", "2")
    assert "«One»" in page
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


def test_a_copy_from_before_a_change_of_form_is_named(three: Home) -> None:
    """With its path, so that it can be removed."""
    copy = three.folder / "journal-before-format-2.db"
    copy.touch()
    (three.folder / "other-before-format-2.db").touch()
    assert three.data("delete", "2", "--for-good", "--yes")["copies"] == [str(copy)]
    three.page("list")
    assert str(copy) in three.page("delete", "1", "--for-good", "--yes")
