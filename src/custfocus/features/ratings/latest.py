"""The latest ratings, for whoever weighs by them: what each says, and for how long it holds."""

from collections.abc import Iterable
from datetime import date

from custfocus.journal import kinds
from custfocus.journal.entry import Entry

RATING_HOLDS_DAYS = 180


def latest_ratings(ratings: Iterable[Entry]) -> dict[str, tuple[int, date]]:
    """The latest rating of each item with its day; where that is "don't know", the item has none.

    Args:
        ratings: Entries, the newest first.
    """
    newest: dict[str, Entry] = {}
    for entry in ratings:
        newest.setdefault(str(entry.item), entry)
    return {item: (value, entry.day) for item, entry in newest.items() if (value := value_of(entry)) is not None}


def value_of(rating: Entry) -> int | None:
    """What a rating says, None for "don't know"."""
    return rating.of(kinds.Rating).value
