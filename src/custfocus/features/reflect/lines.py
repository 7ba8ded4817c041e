"""The plain lines that follow an answer: that it was saved, then and now, one thing to do."""

from typing import TYPE_CHECKING

from custfocus.base import wording

if TYPE_CHECKING:
    from custfocus.features.reflect.views import OwnWords, Reflection


def answered(view: "Reflection", answer: "OwnWords") -> str:
    """That an answer was saved, and what was answered before."""
    when = "" if view.day == view.today else f" · {wording.weekday_and_day(view.day)}"
    lines = [f"Saved {answer.short} · {view.question.name} · {wording.quoted(answer.text)}{when}"]
    if view.answered_today:
        day = "today" if view.day == view.today else "that day"
        lines.append(f"Your {wording.ordinal(view.answered_today + 1)} answer {day}.")
    if view.earlier:
        lines += ["", "Then and now:", *_dated(view.earlier[-1])]
        lines += _dated(view.earlier[0]) if len(view.earlier) > 1 else []
        lines += _dated(answer)
    if view.intention:
        lines += ["", f"One thing you'll do: {view.intention.text}"]
    return "\n".join(lines)


def _dated(words: "OwnWords") -> list[str]:
    first, *rest = words.text.split("\n")
    return [f"  {wording.full_day(words.day)}: {first}", *(f"    {line}" for line in rest)]
