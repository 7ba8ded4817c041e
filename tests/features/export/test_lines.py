from custfocus.features.export.views import FOLDER, WHOLE, Exported
from tests.page import page


def test_it_says_how_many_entries_went_where() -> None:
    """In a plain line, large numbers with their commas."""
    assert page(Exported("all.jsonl", "jsonl", 1_234_567)) == "Exported 1,234,567 entries to all.jsonl.\n"


def test_a_whole_journal_and_a_folder_are_told_as_such() -> None:
    """With the history, or with how many notes there are."""
    whole = page(Exported("all.jsonl", WHOLE, 1))
    assert whole == "Exported the whole journal, 1 entry and its history, to all.jsonl.\n"
    assert page(Exported("notes", FOLDER, 1200, files=1)) == "Exported 1,200 entries to 1 note in notes.\n"
