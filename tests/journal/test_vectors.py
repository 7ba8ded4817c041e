import json

import pytest

from custfocus.journal.vectors import KeptVectors
from tests.conftest import Home


def kept(home: Home) -> list[str]:
    """The entries of which the journal keeps vectors."""
    ids = [entry.id for entry in home.session().store.entries.find()]
    return list(home.session().store.read_vectors([*ids, "k" * 32]))


@pytest.fixture
def heard(home: Home) -> Home:
    """A home with two remarks, of both of which vectors are kept."""
    for words in ("Nobody rang me back", "The form is too long"):
        home.page("heard", words, "--from", "Ana")
    store = home.session().store
    store.write_vectors({entry.id: KeptVectors("made of it", b"vectors") for entry in store.entries.find()})
    return home


def test_vectors_are_kept_for_entries_that_are_there(heard: Home) -> None:
    """By their ids; what is kept of an entry anew takes the place of the former; for one that is gone, nothing is."""
    store = heard.session().store
    (first, second) = store.entries.find()
    store.write_vectors({first.id: KeptVectors("changed", b"new"), "z" * 32: KeptVectors("none", b"none")})
    assert store.read_vectors([first.id, second.id, "z" * 32]) == {
        first.id: KeptVectors("changed", b"new"),
        second.id: KeptVectors("made of it", b"vectors"),
    }
    store.drop_vectors()
    assert store.read_vectors([first.id, second.id]) == {}


@pytest.mark.parametrize("how", [(), ("--for-good", "--yes")])
def test_they_go_with_their_entry(heard: Home, how: tuple[str, ...]) -> None:
    """By whatever command; the others stay, and undo needs none of them."""
    heard.page("list")
    heard.page("delete", "1", *how)
    assert len(kept(heard)) == 1
    assert heard.session().store.entries.find()[0].id in kept(heard)


def test_nobody_else_minds_them(heard: Home) -> None:
    """They aren't exported, what was done has no trace of them, and the doctor finds nothing."""
    assert "vector" not in heard.page("export", "--whole")
    assert "vector" not in json.dumps(heard.data("history"))
    heard.page("backup")
    assert heard.data("doctor")["findings"] == []
