from datetime import date, timedelta

from custfocus.features.ratings.latest import latest_ratings
from custfocus.journal.entry import Entry

TODAY = date(2026, 5, 14)


def rating(item: str, value: int | None, ago: int = 0) -> Entry:
    """A rating of an item so many days ago."""
    day = TODAY - timedelta(ago)
    return Entry(
        f"{item}-{ago}", "rating", day, f"{day}T09:00:00+00:00", "UTC", item, data={"scale": "x", "value": value}
    )


def test_the_latest_rating_of_each_counts() -> None:
    """One that turned to "don't know" is none any more."""
    ratings = [rating("listen", 4), rating("lead", None), rating("listen", 1, 9), rating("lead", 2, 9)]
    assert latest_ratings(ratings) == {"listen": (4, TODAY)}
