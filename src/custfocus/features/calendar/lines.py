"""The lines after a calendar file was saved: when things come, and what to do with it."""

from custfocus.base import wording
from custfocus.features.calendar.views import CalendarFile, Event

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def saved_lines(view: CalendarFile) -> str:
    """When things come, and how they get into a calendar."""
    question, review = view.events
    lines = [
        f"Saved {view.path}",
        f"  The question: {_days(view.weekdays)} {_at(view, question)}{_asked(question)}",
        f"  The review: the first working day of each month {_at(view, review)}",
        *([f"  What is due: {_due(view)}"] if view.deadlines else []),
        "Open the file with your calendar to take them in. Importing a later file replaces them.",
    ]
    if view.deadlines:
        lines.append("What you close meanwhile stays in your calendar until you remove it there.")
    return "\n".join(lines)


def _at(view: CalendarFile, event: Event) -> str:
    return f"at {event.start:%H:%M}" + (", as before" if event.id in view.as_before else "")


def _asked(question: Event) -> str:
    return f", in its own words until {wording.full_day(question.asked[-1].start.date())}" if question.asked else ""


def _due(view: CalendarFile) -> str:
    first = view.deadlines[0]
    more = len(view.deadlines) - 1
    return f"{first.summary}, on {wording.full_day(first.day)}" + (f", and {more} more" if more else "")


def _days(weekdays: tuple[int, ...]) -> str:
    """Weekdays as one says them: every day, Monday to Friday, Monday and Wednesday."""
    names = [_NAMES[day] for day in weekdays]
    if len(names) == len(_NAMES):
        return "every day"
    if len(names) > 2 and weekdays[-1] - weekdays[0] == len(names) - 1:  # noqa: PLR2004 - a run worth shortening
        return f"{names[0]} to {names[-1]}"
    return wording.listed(names)
