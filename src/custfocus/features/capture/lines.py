"""The word that something was saved: plain lines, which take no time to draw."""

from typing import TYPE_CHECKING

from custfocus.base import wording

if TYPE_CHECKING:
    from custfocus.features.capture.views import Recorded


def recorded(view: "Recorded") -> str:
    """One line, with the tags where there are any."""
    entry = view.entry
    parts = [f"Saved {view.short}", entry.kind]
    if entry.day != view.today:
        parts.append(wording.weekday_and_day(entry.day))
    if tags := " ".join(f"#{tag}" for tag in view.tags):
        parts.append(tags)
    return " · ".join(parts)
