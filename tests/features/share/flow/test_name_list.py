from pathlib import Path

import pytest

from custfocus.base.errors import CustfocusError
from custfocus.features.share.flow.name_list import change_name_list, read_name_list
from custfocus.journal import kinds
from tests.conftest import Home


def list_of(home: Home) -> Path:
    """Where the list stands."""
    return home.session().world.paths.list_of_names


@pytest.mark.parametrize(
    ("before", "after"),
    [(None, "Ana\nBo\n"), ("Ines Faro\n", "Ines Faro\nAna\nBo\n"), ("Ines Faro", "Ines Faro\nAna\nBo\n")],
    ids=["no list yet", "a list", "no line end"],
)
def test_names_are_added_at_its_end(home: Home, before: str | None, after: str) -> None:
    """Each on a line of its own; the list is made where there is none, for its owner alone."""
    path = list_of(home)
    if before is not None:
        path.parent.mkdir(parents=True)
        path.write_text(before, "utf-8")
    session = home.session()
    assert read_name_list(session) == (before or "")
    change_name_list(session, ["Ana", "Bo"])
    assert path.read_text("utf-8") == after
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_list_that_cannot_be_written_is_told(home: Home) -> None:
    """With how to go on without it."""
    folder = list_of(home).parent
    folder.parent.mkdir(parents=True)
    folder.symlink_to(home.folder / "a disk that was taken out" / "content")
    with pytest.raises(CustfocusError, match="can't be written") as caught:
        change_name_list(home.session(), ["Ana"])
    assert caught.value.code == "unwritable"
    assert "--name" in caught.value.hint


def test_the_list_is_seen_and_changed(home: Home) -> None:
    """What is put on it can be taken off; a word that is none isn't pointed out any more."""
    home.run("heard", "Kwame Mensah told Nobody about it.", "--from", "Ms Adeyemi")
    first = home.data("share", "--names", "--name", "Ann Lee")
    assert (first["names"], first["no_names"]) == (["Ann Lee"], [])
    changed = home.data("share", "--names", "--no-name", "ann lee", "--name", "Kwame Mensah", "--no-name", "Nobody")
    assert (changed["names"], changed["no_names"]) == (["Kwame Mensah"], ["ann lee", "Nobody"])
    assert "Kwame Mensah" in home.page("share", "--names")
    entry = home.data("list")["entries"][0]["id"]
    brief = home.data("share", "--include", entry)
    assert brief["parts"][0]["passages"][0]["text"] == "Person A told Nobody about it."
    assert brief["suspects"] == []


def test_undo_takes_a_change_of_the_list_back(home: Home) -> None:
    """And the undo, too; what was written since comes first, and what was changed by hand since stays."""
    path = list_of(home)
    home.page("share", "--names", "--name", "Ann Lee")
    home.page("share", "--names", "--name", "Kwame Mensah", "--no-name", "Ann Lee")
    page = home.page("undo")
    assert page.startswith("Took back: share\nOff your list of names: Kwame Mensah, Ann Lee as no name.\n")
    assert "On it again: Ann Lee." in page
    assert path.read_text("utf-8") == "Ann Lee\n"
    assert home.data("undo")["names_back"] == ["Kwame Mensah", "!Ann Lee"]
    home.page("note", "Something else")
    assert "note" in home.page("undo")
    assert path.read_text("utf-8") == "Kwame Mensah\n!Ann Lee\n"
    home.page("share", "--names", "--name", "Zoë")
    path.write_text("By hand\n", "utf-8")
    home.page("undo")
    assert path.read_text("utf-8") == "By hand\n"


def test_what_one_run_did_is_taken_back_together(home: Home) -> None:
    """A brief that was handed on, and the names that were put on the list on the way to it."""
    home.run("heard", "Late again", "--from", "Ana")
    session = home.session("share")
    change_name_list(session, ["Kwame"])
    change_name_list(session, ["Mensah"])
    with session.store.acts.writing() as pen:
        pen.add(kinds.Note(), session.today, text="Handed on")
    taken = home.data("undo")
    assert taken["names_off"] == ["Kwame", "Mensah"]
    assert [each["now"] for each in taken["entries"]] == ["gone"]
    assert home.data("undo")["names_back"] == ["Kwame", "Mensah"]
    assert [entry["text"] for entry in home.data("list", "--kind", "note")["entries"]] == ["Handed on"]
