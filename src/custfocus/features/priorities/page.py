"""The priorities' page: those that stand, since when, until when, and what to type."""

from rich.console import Group, RenderableType
from rich.text import Text

from custfocus.base import wording
from custfocus.features.priorities.views import Priorities, StandingPriority
from custfocus.terminal import theme

_WHAT = (
    "None yet. Three things at most that matter for a season, in your words: they stand on the day's page, and each "
    "month's review asks about them."
)


def standing(view: Priorities) -> RenderableType:
    """Those that stand, each with its number and its season, and the ways on."""
    rows = [(theme.quiet(str(each.number)), _priority(each, view)) for each in view.priorities]
    body = theme.columns(rows, ratios=(None, 1)) if rows else Text(_WHAT)
    return theme.stack([Group(theme.heading("Priorities"), body), Group(*_commands(view))])


def _priority(priority: StandingPriority, view: Priorities) -> RenderableType:
    today = view.today
    facts = [f"since {wording.full_day(priority.since, near=today)}"]
    if not priority.over:
        days = wording.counted((priority.until - today).days, "day")
        left = f", {days} left" if priority.until > today else ", its last day"
        facts.append(f"until {wording.full_day(priority.until, near=today)}{left}")
    if priority.answered:
        facts.append(f"you last wrote about it on {wording.full_day(priority.answered, near=today)}")
    lines = [Text(priority.text, "strong"), theme.quiet(" · ".join(facts))]
    if priority.over:
        ended = wording.full_day(priority.until, near=today)
        lines.append(Text(f"Its season ended on {ended}; the review asks whether to keep it.", "warm"))
    return Group(*lines)


def _commands(view: Priorities) -> list[Text]:
    until = wording.full_day(view.until)
    add = theme.command('priority add "…"', f"sets {'another' if view.priorities else 'one'}, until {until}")
    if not view.priorities:
        return [add]
    number = view.priorities[0].number
    ways = [theme.command(f"priority done {number}", "calls it done; drop lets it go, reword rewords it")]
    return [add, *ways] if view.room else ways
