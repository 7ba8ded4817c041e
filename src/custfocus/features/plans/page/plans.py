"""The plans' pages: those that stand and how each went, and a barrier to plan for."""

from rich.console import Group, RenderableType
from rich.text import Text

from custfocus.base import wording
from custfocus.base.dates import first_of_month
from custfocus.features.plans.plans import ENOUGH_MISSED, NO_OCCASION
from custfocus.features.plans.views import BarrierInBrief, IfThenPlan, Plans
from custfocus.terminal import theme

_MONTHS_SHOWN = 6
_WHAT = (
    "A plan ties one moment to one thing that you do then. Take a moment that you would notice as it happens: "
    "something you see, hear, or catch yourself saying."
)
_LIKE = '"If I start to explain a complaint away, then I ask what mattered most."'
_WORDS = {NO_OCCASION: "no occasion"}


def barrier_in_brief(view: BarrierInBrief) -> RenderableType:
    """How a barrier works, what a plan is, and the practices as inspiration; what stands before the prompts."""
    offered = [theme.indented(Text(offer.name)) for offer in view.practices]
    how = Group(theme.heading(view.name), Text(view.how)) if view.how else None
    inspiration = Group(theme.quiet("What answers it, for inspiration:"), *offered) if offered else None
    last = Group(theme.quiet(f"{_WHAT} Enter alone, or Ctrl+C, leaves."), Text())
    return theme.stack([how, inspiration, last])


def plans_that_stand(view: Plans) -> RenderableType:
    """The plans with how each went, and what to type."""
    facts = view.barrier
    title = f"Plans for: {facts.name}" if facts else "Your plans"
    if view.plans:
        parts = [theme.heading(title), *(_plan(plan, view.numbers[plan.id]) for plan in view.plans)]
    else:
        words = facts.how if facts else f"{_WHAT} Such as: {_LIKE}"
        parts = [Group(theme.heading(title), Text(words))]
    if facts and facts.practices:
        names = [theme.indented(Text(offer.name)) for offer in facts.practices]
        parts.append(Group(theme.quiet("What answers it, for inspiration:"), *names))
    return theme.stack([*parts, Group(*_commands(view))])


def lately(plan: IfThenPlan) -> str:
    """How a plan went lately, as it is worded now: "September missed, October used"; the year where it changes."""
    months = [went for went in plan.fired.items() if went[0] > (plan.reworded or "")][-_MONTHS_SHOWN:]
    years = {month[:4] for month, _ in months}
    form = "%B %Y" if len(years) > 1 else "%B"
    return ", ".join(f"{first_of_month(month):{form}} {_WORDS.get(outcome, outcome)}" for month, outcome in months)


def _plan(plan: IfThenPlan, number: int) -> RenderableType:
    facts = [plan.about, f"part of: {plan.practice_name}" if plan.practice_name else ""]
    if plan.aim:
        facts.append(f"for: {plan.aim}")
    if plan.reworded:
        facts.append(f"worded anew after {wording.full_month(first_of_month(plan.reworded))}")
    lines: list[RenderableType] = [Text(plan.text, "strong")]
    if line := " · ".join(filter(None, facts)):
        lines.append(theme.quiet(line))
    if went := lately(plan):
        lines.append(Text(went))
    if plan.reword:
        lines.append(Text(_advice(plan), "warm"))
        lines.append(theme.command(f"plan --reword {number}", "tries another moment"))
    return theme.columns([(theme.quiet(str(number)), Group(*lines))], ratios=(None, 1))


def _advice(plan: IfThenPlan) -> str:
    times = "three times" if plan.missed == ENOUGH_MISSED else f"{plan.missed} times"
    return f"Missed {times} running: its moment may be hard to notice."


def _commands(view: Plans) -> list[Text]:
    which = f" {view.barrier.id}" if view.barrier else ""
    make = theme.command(f"plan{which} --if … --then …", "makes another" if view.plans else "makes one")
    if not view.plans:
        return [make] if view.barrier else [make, theme.command("plan barriers", "shows what it may answer")]
    number = view.numbers[view.plans[0].id]
    return [make, theme.command(f"plan --reword {number}", "words it anew; --drop lets it go")]
