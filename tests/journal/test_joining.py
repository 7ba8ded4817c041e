"""Two copies of a journal that were both written in, made one."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from custfocus.base.errors import CustfocusError
from custfocus.journal.joining import take_in
from tests.journal.conftest import Shelf

DAY = date(2026, 11, 3)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Shelf, Shelf]:
    """The same journal with an entry on two machines."""
    first = Shelf(tmp_path / "first.db")
    with first.run().writing() as pen:
        pen.add_raw("note", DAY, text="Begun", data={"who": "Ana"})
    shutil.copy(first.path, tmp_path / "second.db")
    second = Shelf(tmp_path / "second.db")
    second.random.seed(8)
    return first, second


def joined(one: Shelf, other: Shelf) -> None:
    """Each takes in what the other knows."""
    take_in(one.run("join"), one.db, other.db)
    take_in(other.run("join"), other.db, one.db)


def test_what_either_has_written_both_have_then(pair: tuple[Shelf, Shelf]) -> None:
    """New entries, and both texts of one that both have changed; a search finds them all."""
    for shelf, text in zip(pair, ("Ferry", "Harbour"), strict=True):
        (entry,) = shelf.entries.find()
        with shelf.run().writing() as pen:
            pen.edit(entry, text=f"{text} at last")
            pen.add_raw("note", DAY, text=f"New {text}")
    joined(*pair)
    for shelf in pair:
        assert len(shelf.entries.find()) == 3
        for word in ("Ferry", "Harbour"):
            assert len(shelf.search(word, limit=9)) == 2
    assert sorted(pair[0].entries.find(), key=lambda entry: entry.id) == sorted(
        pair[1].entries.find(), key=lambda entry: entry.id
    )


def test_taking_in_twice_changes_nothing(pair: tuple[Shelf, Shelf]) -> None:
    """What is known already doesn't come in again."""
    joined(*pair)
    before = pair[0].entries.find()
    assert take_in(pair[0].run("join"), pair[0].db, pair[1].db) == []
    assert pair[0].entries.find() == before


def test_what_one_deleted_for_good_goes_from_both(pair: tuple[Shelf, Shelf]) -> None:
    """Its words too, also where the other has changed it since."""
    (entry,) = pair[0].entries.find()
    pair[0].run("delete").purge(entry.id)
    with pair[1].run().writing() as pen:
        pen.edit(entry, text="Secretword")
    joined(*pair)
    for shelf in pair:
        assert shelf.entries.find() == []
        assert b"Secretword" not in shelf.path.read_bytes() or shelf.run().clean()
        assert shelf.db.rows("select count(*) from change where fields like '%Secretword%'") == [(0,)]


def test_a_journal_that_cannot_be_read_changes_nothing(pair: tuple[Shelf, Shelf]) -> None:
    """It is refused in words, and the journal is as it was."""
    before = pair[0].entries.find()
    pair[1].db.execute("drop table change")
    with pytest.raises(CustfocusError):
        take_in(pair[0].run("join"), pair[0].db, pair[1].db)
    assert pair[0].entries.find() == before
