"""What can be had of a damaged journal: its entries, from their rows or from their history."""

import gzip
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from custfocus.journal.acts import Acts
from custfocus.journal.connect import connect
from custfocus.journal.damage.carving import PAGE, TABLE_LEAF
from custfocus.journal.damage.rescue import Rescue, rescue
from custfocus.journal.entries import Entries
from custfocus.journal.entry import Entry, Filter
from custfocus.journal.finding.search import search
from custfocus.journal.pen import Run
from tests.journal.conftest import Shelf

DAY = date(2026, 11, 3)
FORMS = Path(__file__).parents[2] / "fixtures" / "journals"


@pytest.fixture
def used(shelf: Shelf) -> Shelf:
    """A journal with entries that were edited, deleted and purged, one of them too long for its page."""
    with shelf.run().writing() as pen:
        made = [pen.add_raw("note", DAY, text=f"Note {place} #tag", principles=["listen"]) for place in range(400)]
        pen.add_raw("note", DAY, text="long " * 4_000)
    with shelf.run().writing() as pen:
        pen.edit(made[0], text="Edited")
        pen.delete(made[1])
    shelf.run().purge(made[2].id)
    return shelf


def entries_of(rescued: Rescue) -> list[Entry]:
    """All entries that were had, the newest first."""
    return Entries(rescued.journal).find()


def overwrite(path: Path, wanted: str, fill: bytes = b"\0") -> None:
    """Spoil every page of the file on which some words stand."""
    raw = bytearray(path.read_bytes())
    for start in range(PAGE, len(raw), PAGE):
        if wanted.encode() in raw[start : start + PAGE]:
            raw[start : start + PAGE] = fill * PAGE
    path.write_bytes(raw)


def test_of_a_sound_journal_everything_is_had(used: Shelf) -> None:
    """Its entries in their order, what is deleted is not there, and nothing is missing."""
    rescued = rescue(used.path)
    assert entries_of(rescued) == used.entries.find()
    assert (rescued.restored, rescued.missing) == ((), ())


def test_history_and_search_go_on_in_it(used: Shelf) -> None:
    """It is a journal like any other: by tag, by words, with every version."""
    journal = rescue(used.path).journal
    assert Entries(journal).count(Filter(tag="tag", principle="listen")) == used.entries.count(Filter(tag="tag"))
    (edited,) = search(journal, "edited", limit=5)
    run = Run(command="test", now=used._now, zone=lambda: "UTC", random=used.random.randbytes)  # noqa: SLF001
    assert [entry and entry.text for _, entry in Acts(journal, run).versions(edited.entry.id)] == [
        "Note 0 #tag",
        "Edited",
    ]


def test_an_entry_whose_row_is_gone_comes_from_its_history(used: Shelf) -> None:
    """With all its fields, on its day."""
    before = {entry.id: entry for entry in used.entries.find()}
    raw = used.path.read_bytes()
    assert b'7 #tag["listen"]{}' in raw  # as only a row has it; in the history stands one JSON of all fields
    used.path.write_bytes(raw.replace(b'7 #tag["listen"]{}', b'7 #tag["listen"}{}'))
    rescued = rescue(used.path)
    assert {entry.id: entry for entry in entries_of(rescued)} == before
    assert len(rescued.restored) == sum(entry.text.endswith("7 #tag") for entry in before.values()) > 1
    assert rescued.missing == ()


def test_a_row_that_can_be_read_comes_before_what_its_history_says(used: Shelf) -> None:
    """Where a change in between is spoilt, the history comes to an older text; the row has the last one."""
    first = used.entries.find(oldest_first=True)[0]
    with used.run().writing() as pen:
        pen.edit(first, text="Edited again, the last time")
    raw = used.path.read_bytes()
    change = b'edit{"text": "Edited again'
    assert raw.count(change) == 1
    used.path.write_bytes(raw.replace(change, b'edit{"text": ;Edited again'))
    rescued = rescue(used.path)
    assert next(entry for entry in entries_of(rescued) if entry.id == first.id).text == "Edited again, the last time"
    assert (rescued.restored, rescued.missing) == ((), ())


def test_of_two_rows_of_an_entry_the_one_counts_that_its_history_comes_to(used: Shelf) -> None:
    """A page that stands in the file twice, once as it was before, brings no older text back."""
    first = used.entries.find(oldest_first=True)[0]
    before = used.path.read_bytes()
    old = next(
        before[start : start + PAGE]
        for start in range(0, len(before), PAGE)
        if before[start] == TABLE_LEAF
        and b"Edited" in before[start : start + PAGE]
        and b"note" in before[start:]
        and before[start : start + PAGE].count(b"#tag[") > 1
    )
    with used.run().writing() as pen:
        pen.edit(first, text="Edited again, the last time")
    used.path.write_bytes(used.path.read_bytes() + old)
    rescued = rescue(used.path)
    assert next(entry for entry in entries_of(rescued) if entry.id == first.id).text == "Edited again, the last time"


@pytest.mark.parametrize("size", [512, 1024, 8192, 65536])
def test_pages_of_any_size_are_read(used: Shelf, size: int) -> None:
    """As another program may have laid the file out anew."""
    used.db.execute(f"pragma page_size = {size}")
    used.db.execute("vacuum")
    before = used.entries.find()
    assert used.path.read_bytes()[16:18] == (1 if size == 1 << 16 else size).to_bytes(2, "big")
    assert entries_of(rescue(used.path)) == before


def test_what_stands_nowhere_any_more_is_named(used: Shelf) -> None:
    """By the ids that the indexes still lead to."""
    before = {entry.id for entry in used.entries.find()}
    overwrite(used.path, "Note 39")
    rescued = rescue(used.path)
    had = {entry.id for entry in entries_of(rescued)}
    assert had < before
    assert set(rescued.missing) == before - had


def test_the_first_page_may_be_gone(used: Shelf) -> None:
    """What the leaves hold needs no head."""
    before = used.entries.find()
    raw = bytearray(used.path.read_bytes())
    raw[:PAGE] = b"\x99" * PAGE
    used.path.write_bytes(raw)
    assert entries_of(rescue(used.path)) == before


@pytest.mark.parametrize("form", sorted(folder.name for folder in FORMS.iterdir()))
def test_a_journal_of_any_form_that_landed_is_had(tmp_path: Path, form: str) -> None:
    """Entry by entry what opening it gives."""
    old, opened = tmp_path / "old.db", tmp_path / "opened.db"
    for copy in (old, opened):
        copy.write_bytes(gzip.decompress((FORMS / form / "journal.db.gz").read_bytes()))
    with closing(connect(opened)) as db:
        expected = Entries(db).find()
    assert expected
    assert entries_of(rescue(old)) == expected
