"""What the changes of an entry come to."""

import random
from typing import Any

import pytest

from custfocus.journal.entry import Change
from custfocus.journal.folding import ADD, DELETE, EDIT, PURGE, fold, folds

WHOLE: dict[str, Any] = {
    "kind": "note",
    "day": "2026-11-03",
    "at": "2026-11-03T09:00:00.000Z",
    "zone": "UTC",
    "item": None,
    "asked": "",
    "principles": [],
    "data": {"who": "Ana", "fields": {"said": "Late", "cause": "late"}},
    "text": "First",
}


def change(name: str, tick: int, parents: str, operation: str = EDIT, **fields: Any) -> Change:
    """A change called by a letter, after those called by some letters."""
    return Change(name, tuple(parents), "act", "test", "entry", operation, fields, "", "UTC", tick)


ADDED = change("a", 1, "", ADD, **WHOLE)


def test_what_follows_takes_the_place_of_what_it_knew() -> None:
    """In a row, the last one counts, field by field."""
    folded = fold([ADDED, change("b", 2, "a", text="Second"), change("c", 3, "b", day="2026-11-04")])
    assert folded == (WHOLE | {"text": "Second", "day": "2026-11-04"}, True, ("c",))


def test_two_texts_beside_one_another_are_both_kept_until_somebody_settles_it() -> None:
    """In the order of their ticks; who has seen both may write one, and who leaves the text alone keeps both."""
    beside = [ADDED, change("c", 3, "a", text="Third"), change("b", 2, "a", text="Second")]
    assert fold(beside).fields["text"] == "Second\n\nThird"
    assert fold(beside).heads == ("b", "c")
    moved = [*beside, change("d", 4, "bc", day="2026-11-05")]
    assert fold(moved).fields["text"] == "Second\n\nThird"
    settled = [*moved, change("e", 5, "d", text="One")]
    assert fold(settled) == (WHOLE | {"text": "One", "day": "2026-11-05"}, True, ("e",))


def test_the_same_text_twice_is_one() -> None:
    """Two machines that mend the same slip don't say it twice."""
    assert fold([ADDED, change("b", 2, "a", text="Mended"), change("c", 2, "a", text="Mended")]).fields["text"] == (
        "Mended"
    )


def test_different_fields_are_merged_those_inside_of_data_too() -> None:
    """Of one value that both have changed, the later one counts; what one has taken away is gone."""
    one = {"who": "Ana", "fields": {"said": "Late", "cause": "faulty", "learnt": "Much"}}
    other = {"fields": {"said": "Later", "cause": "late"}, "channel": "call"}
    folded = fold([ADDED, change("b", 2, "a", data=one), change("c", 3, "a", data=other, principles=["listen"])])
    assert folded.fields["principles"] == ["listen"]
    assert folded.fields["data"] == {
        "fields": {"said": "Later", "cause": "faulty", "learnt": "Much"},
        "channel": "call",
    }


def test_an_edit_that_did_not_know_of_a_deletion_revives_the_entry() -> None:
    """With all its fields; one that was deleted in knowledge of the edit stays deleted."""
    edited, deleted = change("b", 2, "a", text="Second"), change("c", 3, "a", DELETE)
    assert fold([ADDED, edited, deleted]) == (WHOLE | {"text": "Second"}, True, ("b", "c"))
    gone = fold([ADDED, edited, deleted, change("d", 4, "bc", DELETE)])
    assert (gone.state, gone.fields["text"]) == (None, "Second")


def test_what_was_deleted_for_good_stays_so() -> None:
    """Whatever else comes in about it."""
    folded = fold([ADDED, change("b", 2, "a", PURGE), change("c", 3, "a", text="Second")])
    assert (folded.fields, folded.state) == ({}, None)


@pytest.mark.parametrize("seed", range(20))
def test_the_order_of_arrival_changes_nothing(seed: int) -> None:
    """Nor does it matter whether all are folded at once or one after the other."""
    dice = random.Random(seed)  # noqa: S311 - the same course again
    changes, heads = [ADDED], ["a"]
    for place, name in enumerate("bcdefghij", 2):
        parents = dice.sample(heads, dice.randint(1, len(heads)))
        operation = dice.choice([EDIT, EDIT, EDIT, DELETE])
        fields = {"text": name, "data": {"who": name, name: 1}} if operation == EDIT else {}
        tick = dice.choice([place, place, 2]) + max(map(ord, parents))
        changes.append(change(name, tick, "".join(parents), operation, **fields))
        heads = [*dice.sample([each for each in heads if each not in parents] + parents, 1), name]
    expected = fold(changes)
    for _ in range(10):
        dice.shuffle(changes)
        assert fold(changes) == expected
    assert list(folds(changes))[-1] == expected
