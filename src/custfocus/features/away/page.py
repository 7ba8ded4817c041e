"""The times away: plain lines, which take no time to draw."""

from datetime import date

from custfocus.base import wording
from custfocus.features.away.days import Away, Aways


def page(view: Aways) -> str:
    """The times away, numbered, or the one that was just saved."""
    if view.entry:
        one = view.items[0]
        return "\n".join(
            (f"Saved {one.short} · away {_line(one)}", "Nothing is due then, and strength waits for you.")
        )
    if not view.items:
        return "No time away.\ncustfocus away 2026-12-21 2027-01-03 Holidays marks days that don't count."
    lines = [f"{number:>3}  {one.short}  {_line(one)}" for number, one in enumerate(view.items, 1)]
    return "\n".join(["Away", *lines, "custfocus delete 1 takes one out."])


def _line(one: Away) -> str:
    days = _day(one.first) if one.days == 1 else f"{_day(one.first)} to {_day(one.last)}"
    count = wording.counted(one.days, "day")
    return " · ".join(filter(None, (days, count, one.why)))


def _day(day: date) -> str:
    return f"{day:%a} {wording.full_day(day)}"
