"""The plain lines after a practice was ticked off, taken on, changed or stopped, which take no time to draw."""

from typing import TYPE_CHECKING

from custfocus.base import wording
from custfocus.features.practice.cadence import often

if TYPE_CHECKING:
    from custfocus.features.practice.views import PracticeSaved, PracticeStanding


def practice_saved(view: "PracticeSaved") -> str:
    """What was done, and where it leads."""
    name, standing = view.entry.asked, view.standing
    aim = f" · for: {view.aim}" if view.aim else ""
    if view.did == "stopped":
        again = f"custfocus practice --start {view.entry.item}"
        return f"Stopped · {name}\nWhat you did stays in your journal.\n{again} takes it on again."
    if view.did == "changed" and standing:
        return f"Saved {view.short} · {name} · {often(standing.cadence)} from {_day(view)} on{aim}"
    if view.did == "started" and standing:
        cue = f"{standing.when} · {standing.whom}\n" if standing.when else ""
        tick = f'custfocus practice {standing.number} "What happened" ticks it off.'
        return f"Taken on · {name} · {often(standing.cadence)}{aim}\n{cue}{tick}"
    parts = [f"Saved {view.short}", name]
    if view.entry.text:
        parts.append(wording.quoted(view.entry.text))
    if view.entry.day != view.today:
        parts.append(_day(view))
    if standing and standing.ticks_in_window:
        parts.append(done_lately(standing))
    if tags := " ".join(f"#{tag}" for tag in view.tags):
        parts.append(tags)
    return " · ".join(parts)


def done_lately(standing: "PracticeStanding") -> str:
    """How often it was done in the cadence's days: 2 of 3 in 7 days, 4 in 7 days, 1 of 1 today."""
    done, cadence = standing.ticks_in_window, standing.cadence
    count = f"{done} of {cadence.times}" if done <= cadence.times else str(done)
    return f"{count} in {cadence.days} days" if cadence.days > 1 else f"{count} today"


def _day(view: "PracticeSaved") -> str:
    day = view.entry.day
    return "today" if day == view.today else wording.weekday_and_day(day)
