"""The question's page."""

from rich.console import RenderableType
from rich.text import Text

from custfocus.base import wording
from custfocus.features.reflect.lines import which_answer
from custfocus.features.reflect.views import Reflection
from custfocus.terminal import theme


def question(view: Reflection) -> RenderableType:
    """What is asked, what it is about, and why."""
    head = Text.assemble((view.question.about, "accent"))
    if view.day != view.today:
        head.append(f"  for {theme.day(view.day)}", "quiet")
    aside = theme.quiet("Set aside for two weeks. The next one:") if view.set_aside else None
    parts: list[RenderableType | None] = [aside, Text.assemble(head, "\n", (view.question.daily, "strong"))]
    if view.wide:
        lines = [view.question.full, *(f"– {more}" for more in view.question.further)]
        parts.append(Text("\n".join(line for line in lines if line) or "This question has no longer form."))
    why = view.why if view.explained else view.brief[:1].upper() + view.brief[1:] + "."
    parts.append(theme.quiet(" ".join(filter(None, (which_answer(view), why)))))
    if view.intention:
        parts.append(theme.quiet(f"Still open, from {wording.full_day(view.intention.day)}: {view.intention.text}"))
    return theme.stack(parts)
