from datetime import date

from custfocus.features.changes.restoring import taken_back
from custfocus.journal.entry import Act, Entry

TODAY = date(2026, 11, 22)
ENTRY = Entry("k" * 32, "note", date(2026, 11, 20), "2026-11-20T09:30:00.000Z", "Europe/Berlin", text="Words #tag")


def short(entry_id: str) -> str:
    """Four letters are enough here."""
    return entry_id[:4]


def test_an_undo_is_told_by_what_became_of_the_entries() -> None:
    """Gone, here again, or as before."""
    act = Act("l" * 32, "review", ENTRY.at, "UTC", 3, ((ENTRY, None), (None, ENTRY), (ENTRY, ENTRY), (None, None)))
    view = taken_back(act, short, TODAY)
    assert [each.now for each in view.entries] == ["gone", "back", "as-before"]
    assert (view.act, view.command) == ("l" * 32, "review")
