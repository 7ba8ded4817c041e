import tempfile
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custfocus.base.errors import CustfocusError
from custfocus.journal.backups.making import make_backup
from custfocus.journal.backups.opening import opened
from custfocus.journal.backups.restoring import Return, put_in_place
from custfocus.journal.backups.shelf import BY_HAND
from custfocus.journal.entries import Entries
from custfocus.journal.file import BESIDE
from tests.journal.conftest import Shelf

DAY = date(2026, 11, 3)
NOW = datetime(2026, 11, 28, tzinfo=UTC)
# What is done to which of the entries that there are, or were.
DEEDS = st.lists(
    st.tuples(st.sampled_from(("add", "edit", "move", "delete", "undo")), st.integers(0, 9)), max_size=12
)


def done(shelf: Shelf, deeds: list[tuple[str, int]]) -> None:
    """Do it, each in a run of its own; what can't be done isn't."""
    for deed, place in deeds:
        there = sorted(shelf.entries.find(), key=lambda entry: entry.id)
        acts = shelf.run(deed)
        if deed == "add" or not there:
            with acts.writing() as pen:
                pen.add_raw("note", DAY, text=f"Note {place} #tag{place}", data={"who": f"Ana {place}"})
        elif deed == "undo":
            acts.undo()
        else:
            chosen = there[place % len(there)]
            with acts.writing() as pen:
                if deed == "delete":
                    pen.delete(chosen)
                else:
                    changed = {"text": f"Other {place}"} if deed == "edit" else {"day": date(2026, 11, 4 + place)}
                    pen.edit(chosen, **changed)


def state(shelf: Shelf) -> list[object]:
    """All entries, in no order, and what they are found by."""
    labels = shelf.db.rows("select label, id from label join entry on entry = nth order by label, id")
    return [sorted(shelf.entries.find(), key=lambda entry: entry.id), labels]


@settings(max_examples=15)
@given(DEEDS, DEEDS)
def test_a_journal_goes_back_to_its_copy_and_an_undo_takes_that_back(
    before: list[tuple[str, int]], after: list[tuple[str, int]]
) -> None:
    """Whatever was done since: added, changed, moved, deleted, taken back."""
    with tempfile.TemporaryDirectory() as folder, closing(Shelf(Path(folder) / "journal.db").db) as db:
        shelf = Shelf(db.path)
        done(shelf, [("add", 0), *before])
        then = state(shelf)
        backup = make_backup(shelf.path, NOW, BY_HAND)
        done(shelf, after)
        now = state(shelf)
        with closing(opened(backup.path)) as copy:
            back = Return(shelf.run("restore"), shelf.db, copy)
            difference = back.difference
            back.go(difference)
            assert state(shelf) == then
            assert Return(shelf.run(), shelf.db, copy).difference.is_none
        if not difference.is_none:
            shelf.run("undo").undo()
            assert state(shelf) == now
        shelf.db.close()


def test_what_was_done_meanwhile_is_not_overwritten(shelf: Shelf) -> None:
    """What the user has agreed to is done, or nothing."""
    done(shelf, [("add", 0), ("add", 1)])
    backup = make_backup(shelf.path, NOW, BY_HAND)
    done(shelf, [("delete", 0)])
    with closing(opened(backup.path)) as copy:
        back = Return(shelf.run("restore"), shelf.db, copy)
        expected = back.difference
        done(shelf, [("add", 2)])
        before = state(shelf)
        with pytest.raises(CustfocusError) as caught:
            back.go(expected)
    assert caught.value.code == "changed-meanwhile"
    assert state(shelf) == before


def test_nothing_of_the_file_that_goes_is_left_for_the_new_one(shelf: Shelf, tmp_path: Path) -> None:
    """SQLite would take what stands beside it for a part of it; it is kept with the file that it belongs to."""
    done(shelf, [("add", 0)])
    damaged, kept = tmp_path / "damaged" / "journal.db", tmp_path / "kept" / "damaged.db"
    damaged.parent.mkdir()
    ends = ("", *BESIDE)
    for end in ends:
        damaged.with_name(damaged.name + end).write_text(f"no journal{end}")
    with closing(opened(make_backup(shelf.path, NOW, BY_HAND).path)) as copy:
        put_in_place(copy, damaged, kept)
    assert list(damaged.parent.iterdir()) == [damaged]
    assert [kept.with_name(kept.name + end).read_text() for end in ends] == [f"no journal{end}" for end in ends]
    with closing(opened(damaged)) as new:
        assert len(Entries(new).find()) == 1


def test_of_another_journal_all_comes_and_nothing_goes(shelf: Shelf, tmp_path: Path) -> None:
    """With its history, and what is here stays."""
    other = Shelf(tmp_path / "other" / "journal.db")
    other.random.seed(8)
    done(other, [("add", 0), ("edit", 0), ("add", 1)])
    done(shelf, [("add", 5)])
    with closing(opened(make_backup(other.path, NOW, BY_HAND).path)) as copy:
        back = Return(shelf.run("restore"), shelf.db, copy)
        assert not back.is_to_itself
        assert (len(back.difference.comes), back.difference.goes) == (2, ())
        back.go(back.difference)
        assert Return(shelf.run(), shelf.db, copy).difference.comes == ()
    assert len(shelf.entries.find()) == 3
    assert set(other.db.rows("select id from change")) < set(shelf.db.rows("select id from change"))
    other.db.close()
