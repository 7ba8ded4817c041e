"""The plain lines after something was done with a priority."""

from typing import TYPE_CHECKING

from custfocus.base import wording

if TYPE_CHECKING:
    from custfocus.features.priorities.views import PrioritySaved


def saved(view: "PrioritySaved") -> str:
    """What was done, in the words that were kept, and what stands now."""
    priority, quotation = view.priority, wording.quoted(view.priority.text)
    count = len(view.priorities)
    left = f"{wording.counted(count, 'priority', 'priorities')} left" if count else "None is left"
    if view.did == "done":
        return f"Done · {quotation}\n{left}; custfocus undo takes it back."
    if view.did == "dropped":
        return f"Let go · {quotation}\n{left}; custfocus undo takes it back."
    anew = " · worded anew" if view.did == "reworded" else ""
    until = wording.full_day(priority.until)
    return f"Saved {priority.short} · priority {priority.number}{anew} · {quotation} · until {until}"
