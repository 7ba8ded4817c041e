"""The question's page, and the plain lines that follow an answer: then and now."""

from typing import TYPE_CHECKING

from custfocus.base import wording
from custfocus.features.reflect.views import Reflection, Told

if TYPE_CHECKING:
    from rich.console import RenderableType


def question(view: Reflection) -> "RenderableType":
    """What is asked, what it is about, and why."""
    from rich.text import Text

    from custfocus.terminal import theme

    head = Text.assemble((view.question.about, "accent"))
    if view.day != view.today:
        head.append(f"  for {theme.day(view.day)}", "quiet")
    aside = theme.quiet("Set aside for two weeks. The next one:") if view.set_aside else None
    parts: list[RenderableType | None] = [aside, Text.assemble(head, "\n", (view.question.daily, "strong"))]
    if view.wide:
        lines = [view.question.full, *(f"– {more}" for more in view.question.further)]
        parts.append(Text("\n".join(line for line in lines if line) or "This question has no longer form."))
    why = view.why if view.explained else view.brief[:1].upper() + view.brief[1:] + "."
    parts.append(theme.quiet(f"{_occasion(view)}{why}"))
    if view.intention:
        parts.append(theme.quiet(f"Still open, from {wording.full_day(view.intention.day)}: {view.intention.text}"))
    return theme.stack(parts)


def saved(view: Reflection) -> str:
    """That it was saved, and what was answered before."""
    assert view.answer  # noqa: S101 - the page was chosen by it
    when = "" if view.day == view.today else f" · {wording.weekday_and_day(view.day)}"
    lines = [f"Saved {view.answer.short} · {view.question.daily}{when}"]
    if occasion := _occasion(view).strip():
        lines.append(occasion)
    if view.earlier:
        lines += ["", "Then and now:", *_told(view.earlier[-1])]
        lines += _told(view.earlier[0]) if len(view.earlier) > 1 else []
        lines += _told(view.answer)
    if view.intention:
        lines += ["", f"One thing you'll do: {view.intention.text}"]
    return "\n".join(lines)


def _occasion(view: Reflection) -> str:
    if not view.answered_today:
        return ""
    which = wording.ordinal(view.answered_today + 1)
    day = "today" if view.day == view.today else "that day"
    return f"Your {which} answer {day}. "


def _told(told: Told) -> list[str]:
    first, *rest = told.text.split("\n")
    return [f"  {wording.full_day(told.day)}: {first}", *(f"    {line}" for line in rest)]
