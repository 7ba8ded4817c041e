"""The question's page."""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.text import Text

from custfocus.base import wording
from custfocus.features.reflect.past import SKIP_RESTS_DAYS
from custfocus.features.reflect.views import Reflection
from custfocus.terminal import theme


def question(view: Reflection) -> RenderableType:
    """What is asked, what it is about, and why."""
    head = Text.assemble((view.question.about, "accent"))
    if view.day != view.today:
        head.append(f"  for {theme.day(view.day)}", "quiet")
    aside = theme.quiet(_aside(view)) if view.set_aside else None
    parts: list[RenderableType | None] = [aside, Text.assemble(head, "\n", (view.asks, "strong"))]
    if view.quotation:
        parts.append(theme.indented(theme.quotation(view.quotation.text)))
    if view.is_look:
        parts.append(Text("\n".join(_follow_ups(view.follow_ups))) if view.follow_ups else None)
    elif view.wide:
        asked = view.question
        lines = [*_follow_ups(asked.further), *filter(None, [asked.full]), *_follow_ups(asked.wider)]
        parts.append(Text("\n".join(lines) or "This question has no longer form."))
    why = view.why if view.explained else wording.sentence(view.brief)
    parts.append(theme.quiet(" ".join(filter(None, (_answered(view), why)))))
    if view.intention:
        parts.append(theme.quiet(f"Still open, from {wording.full_day(view.intention.day)}: {view.intention.text}"))
    return theme.stack(parts)


def _follow_ups(asks: Iterable[str]) -> list[str]:
    return [f"– {each}" for each in asks]


def _answered(view: Reflection) -> str:
    """How many questions of the day have an answer by now; nothing of none."""
    if not view.answered_today:
        return ""
    day = "today" if view.day == view.today else "that day"
    return f"You have answered {wording.in_words(view.answered_today, 'question')} {day}."


def _aside(view: Reflection) -> str:
    """For how long a question was set aside, and after some times how it is let go."""
    if view.set_aside_days is None:
        return f"It won't be asked again: {view.set_aside_words}\nThe next one:"
    lines = [f"Set aside for {wording.number(view.set_aside_days // 7)} weeks: {view.set_aside_words}"]
    if view.set_aside_days == max(SKIP_RESTS_DAYS):
        lines.append(f"custfocus reflect --never --question {view.set_aside} lets it go for good.")
    return "\n".join([*lines, "The next one:"])
