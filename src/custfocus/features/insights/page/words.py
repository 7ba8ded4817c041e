"""Days as the page of what customers say words them in little room."""

from datetime import date

from custfocus.base import wording

YEAR = 300  # days after which a day is told with its year


def short(day: date, until: date) -> str:
    """A day, with its year where that is another time."""
    words = wording.short_day(day)
    return words if (until - day).days < YEAR else f"{words} {day.year}"
