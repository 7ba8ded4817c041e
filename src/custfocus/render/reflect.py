"""The question's page, and the plain lines that follow an answer: then and now."""

from typing import TYPE_CHECKING

from custfocus.coach.reflect import Reflection, Told

if TYPE_CHECKING:
    from rich.console import RenderableType

_ORDINALS = {1: "second", 2: "third", 3: "fourth", 4: "fifth"}


def question(view: Reflection) -> "RenderableType":
    """What is asked, what it is about, and why."""
    from rich.text import Text

    from custfocus.render import theme

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
        parts.append(theme.quiet(f"Still open, from {_day(view.intention)}: {view.intention.text}"))
    return theme.stack(parts)


def saved(view: Reflection) -> str:
    """That it was saved, and what was answered before."""
    assert view.answer  # noqa: S101 - the page was chosen by it
    when = "" if view.day == view.today else f" · {view.day:%A} {_day(view.answer)}"
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
    which = _ORDINALS.get(view.answered_today, "next")
    day = "today" if view.day == view.today else "that day"
    return f"Your {which} answer {day}. "


def _told(told: Told) -> list[str]:
    first, *rest = told.text.split("\n")
    return [f"  {_day(told)}: {first}", *(f"    {line}" for line in rest)]


def _day(told: Told) -> str:
    return f"{told.day.day} {told.day:%B %Y}"
