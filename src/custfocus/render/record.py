"""The word that something was saved: plain lines, which take no time to draw."""

from custfocus.coach.record import Recorded


def page(view: Recorded) -> str:
    """One line, with the tags where there are any."""
    entry = view.entry
    parts = [f"Saved {view.short}", entry.kind]
    if entry.day != view.today:
        parts.append(f"{entry.day:%A} {entry.day.day} {entry.day:%B %Y}")
    if tags := " ".join(f"#{tag}" for tag in view.tags):
        parts.append(tags)
    return " · ".join(parts)
