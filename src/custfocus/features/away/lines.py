"""The times away as plain lines, which take no time to draw."""

from datetime import date
from typing import TYPE_CHECKING

from custfocus.base import wording

if TYPE_CHECKING:
    from custfocus.features.away.views import TimeAway, TimesAway


def times_away(view: "TimesAway") -> str:
    """The times away, numbered, or the one that was just saved."""
    if view.entry:
        saved = view.items[0]
        return (
            f"Saved {saved.short} · away {_span(saved)}\nNothing is due then, and your practices keep their strength."
        )
    if not view.items:
        return "No time away.\ncustfocus away 2026-12-21 2027-01-03 Holidays marks days that don't count."
    rows = [f"{number:>3}  {time.short}  {_span(time)}" for number, time in enumerate(view.items, 1)]
    return "\n".join(["Away", *rows, "custfocus delete 1 takes one out."])


def _span(time: "TimeAway") -> str:
    days = _day(time.first) if time.days == 1 else f"{_day(time.first)} to {_day(time.last)}"
    return " · ".join(filter(None, (days, wording.counted(time.days, "day"), time.why)))


def _day(day: date) -> str:
    return f"{day:%a} {wording.full_day(day)}"
