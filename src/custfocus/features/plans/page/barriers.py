"""The barriers' pages: all of them by how often they get in the way, and one with what answers it."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from custfocus.base import wording
from custfocus.features.plans.barriers import SCALE
from custfocus.features.plans.views import BarrierRating, Barriers, HelpingEnabler, RankedBarrier, WholeBarrier
from custfocus.terminal import theme

_RATINGS_SHOWN = 6
_NOT_RATED = "not rated yet"


def listed(view: Barriers) -> RenderableType:
    """A line for each barrier; two where the page is narrow."""
    rated = any(item.rating for item in view.items)
    number = wording.number(len(view.items)).capitalize()
    about = (
        "The ones most in your way first."
        if rated
        else f"{number} things that get between a leader and {view.people.many}."
    )
    first = view.items[0].id if view.items else "BARRIER"
    commands = [
        theme.command(f"plan barriers {first}", "tells how it works, and what helps"),
        theme.command(f"plan {first}", "makes a plan for it"),
    ]
    if not rated:
        commands.insert(0, theme.command("assess barriers", "tells how often each gets in your way"))
    return theme.stack(
        [
            Group(theme.heading("What gets in the way"), theme.quiet(about)),
            theme.Sized(lambda width: _rows(view, rated=rated, narrow=width < theme.NARROW)),
            None if view.numbered else Group(*commands),
        ]
    )


def _rows(view: Barriers, *, rated: bool, narrow: bool) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    for number, item in enumerate(view.items, 1):
        lead = theme.quiet(f"{number:>2}") if view.numbered else Text(item.id, "accent")
        state = [_word(item)] if rated else []
        if narrow:
            more = " · ".join(filter(None, [item.name, *state, _plans(item)]))
            table.add_row(
                Group(lead, theme.indented(Text(more))) if not view.numbered else Text(f"{number:>2}  {more}")
            )
        else:
            table.add_row(lead, Text(item.name), *map(Text, state), Text(_plans(item), "done"))
    return table


def _word(item: RankedBarrier) -> str:
    return item.rating.word if item.rating else _NOT_RATED


def _plans(item: RankedBarrier) -> str:
    return wording.counted(len(item.plans), "plan", single="a") if item.plans else ""


def whole(view: WholeBarrier) -> RenderableType:
    """One barrier: how it works, one's own ratings, what answers it, one's plans, the next step."""
    practices: list[RenderableType] = [
        Group(
            Text.assemble(each.name, ("  ✓ taken on", "done") if each.adopted else (f"  {each.id}", "id")),
            theme.quiet(each.when),
        )
        for each in view.practices
    ]
    if view.practices and not any(each.adopted for each in view.practices):
        practices.append(theme.command(f"practice --start {view.practices[0].id}", "takes it on"))
    plans = [Text.assemble(plan.text, (f"  {plan.short}", "id")) for plan in view.plans]
    return theme.stack(
        [
            Group(theme.heading(view.name), Text(view.how)),
            _part("How often it gets in your way", _ratings(view)),
            _part("What to practise", practices),
            _part("What helps", [_help(each) for each in view.enablers]),
            _part("Your plans", plans),
            theme.command(view.next.command, view.next.why),
        ]
    )


def _part(title: str, lines: Iterable[RenderableType]) -> RenderableType | None:
    parts = [theme.indented(line) for line in lines]
    return Group(Text(title, "strong"), *parts) if parts else None


def _ratings(view: WholeBarrier) -> list[RenderableType]:
    rows = [_rating(each, view) for each in view.ratings[:_RATINGS_SHOWN]]
    return [theme.columns(rows)] if rows else [theme.quiet(_NOT_RATED)]


def _rating(each: BarrierRating, view: WholeBarrier) -> tuple[RenderableType, ...]:
    steps = len(SCALE.steps)
    bar = theme.bar((each.value or 0) / steps, steps) if each.value else ""
    return theme.quiet(theme.day(each.day, view.today)), Text(bar, "accent"), Text(each.word)


def _help(each: HelpingEnabler) -> RenderableType:
    techniques = theme.columns([("–", technique) for technique in each.techniques], ratios=(None, 1))
    return Group(Text(each.name), techniques)
