from custfocus.features.export.views import Exported
from tests.page import page


def test_it_says_how_many_entries_went_where() -> None:
    """In a plain line, large numbers with their commas."""
    assert page(Exported("all.jsonl", "jsonl", 1_234_567)) == "Exported 1,234,567 entries to all.jsonl.\n"
