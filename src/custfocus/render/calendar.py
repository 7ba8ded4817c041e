"""The word that a calendar file was saved, and what to do with it."""

from custfocus.coach.calendar import CalendarFile

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def page(view: CalendarFile) -> str:
    """When the two come, and how they get into a calendar."""
    question, review = view.events
    return "\n".join(
        (
            f"Saved {view.path}",
            f"  The question: {_days(view.weekdays)} at {question.start:%H:%M}",
            f"  The review: the first working day of each month at {review.start:%H:%M}",
            "Open the file with your calendar to take them in. Importing a later file replaces them.",
        )
    )


def _days(weekdays: tuple[int, ...]) -> str:
    """Weekdays as one says them: every day, Monday to Friday, Monday and Wednesday."""
    names = [_NAMES[day] for day in weekdays]
    if len(names) == len(_NAMES):
        return "every day"
    if len(names) > 2 and weekdays[-1] - weekdays[0] == len(names) - 1:  # noqa: PLR2004 - a run worth shortening
        return f"{names[0]} to {names[-1]}"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
