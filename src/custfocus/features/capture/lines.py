"""The word that something was saved: plain lines, which take no time to draw."""

from typing import TYPE_CHECKING

from custfocus.base import wording

if TYPE_CHECKING:
    from custfocus.features.capture.views import Recorded


def recorded(view: "Recorded") -> str:
    """One line: the words, whose they are and where they were said, the day where it is another, the tags."""
    entry = view.entry
    parts = [f"Saved {view.short}", entry.kind, wording.quoted(entry.text)]
    parts += [str(each) for each in (entry.who, entry.data.get("channel")) if each]
    if entry.data.get("firsthand") is False:
        parts.append("second-hand")
    if tone := entry.data.get("tone"):
        parts.append(str(tone))
    if entry.data.get("private"):
        parts.append("no question will be about it")
    if entry.day != view.today:
        parts.append(wording.weekday_and_day(entry.day))
    if tags := " ".join(f"#{tag}" for tag in view.tags):
        parts.append(tags)
    return " · ".join(parts)
