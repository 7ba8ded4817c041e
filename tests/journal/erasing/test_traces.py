from datetime import date

from custfocus.journal.erasing.traces import holding, is_journal, standing, versions_of
from custfocus.journal.folding import State
from tests.journal.conftest import Shelf
from tests.journal.test_acts import add, delete, edit


def test_every_version_of_an_entry_is_seen(shelf: Shelf) -> None:
    """Also after it was deleted, and of several at once."""
    first, second = add(shelf.run(), "One"), add(shelf.run(), "Two")
    delete(shelf.run(), edit(shelf.run(), first, text="One again"))
    versions = versions_of(shelf.db, [first.id, second.id])
    assert {fields["kind"] for fields in versions} == {"note"}
    assert [fields.get("text") for fields in versions] == [
        "One",
        "Two",
        "One again",
        None,
    ]


def test_an_entry_stands_there_until_it_is_deleted_for_good(shelf: Shelf) -> None:
    """Of what was erased only the id remains, and doesn't count."""
    kept, deleted, gone = add(shelf.run(), "One"), add(shelf.run(), "Two"), add(shelf.run(), "Three")
    delete(shelf.run(), deleted)
    shelf.run().purge(gone.id)
    assert set(standing(shelf.db, [kept.id, deleted.id, gone.id, "k" * 32])) == {kept.id, deleted.id}
    assert is_journal(shelf.db)


def test_entries_are_found_by_what_any_change_has_set(shelf: Shelf) -> None:
    """Each once, whatever it says today."""
    entry = add(shelf.run(), "Quixotic one")
    add(shelf.run(), "Another")
    edit(shelf.run(), edit(shelf.run(), entry, text="Quixotic two"), text="Plain")

    def quixotic(_: str, fields: State) -> bool:
        return "Quixotic" in str(fields.get("text"))

    assert holding(shelf.db, quixotic) == [entry.id]
    assert holding(shelf.db, quixotic, ["other", "two"]) == [entry.id]
    assert holding(shelf.db, quixotic, ["other"]) == []


def test_a_damaged_change_counts_as_the_words_that_are_left(shelf: Shelf) -> None:
    """Neither broken JSON nor bytes that are no text hide what can still be read there."""
    entry = add(shelf.run(), "Quixotic", day=date(2026, 11, 3))
    shelf.db.execute("update change set fields = cast(x'7b2251756978ff6f746963' as text)")
    assert [fields["text"] for fields in versions_of(shelf.db, [entry.id])] == ['{"Quix\ufffdotic']
