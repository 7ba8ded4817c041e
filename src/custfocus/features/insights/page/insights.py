"""The page of what customers say together: its point first, then what stands behind it, and each remark of late."""

from collections.abc import Iterator
from itertools import count, islice

from rich.console import Group, RenderableType
from rich.text import Text

from custfocus.base import wording
from custfocus.features.before_and_after.saying import NO_CAUSE, TITLE, heading, telling
from custfocus.features.insights.page.counted import counted
from custfocus.features.insights.page.said import once, remarks, shared
from custfocus.features.insights.page.words import short
from custfocus.features.insights.point import point, untold
from custfocus.features.insights.recoveries import WITHIN_DAYS
from custfocus.features.insights.selection import BEGUN_SHOWN, OFFERS_SHOWN
from custfocus.features.insights.views import Insights
from custfocus.terminal import theme


def page(view: Insights) -> RenderableType:
    """One screen first: the point, what is owed, what comes back, what is counted; then the remarks, whole."""
    head = Text.assemble(("Insights", "heading"), (f"  {_span(view)}", "quiet"))
    if not any(view.counted.values()):
        words = f"Nothing that {view.people.many} said is saved for this time. What you hear will be summed up here."
        return theme.stack([head, Text(words), theme.command("heard", f"keeps {view.people.a_one}'s words")])
    kinds = [wording.counted(many, *view.names[kind], grouped=True) for kind, many in view.counted.items() if many]
    number = count(1)
    return theme.stack(
        [
            Group(head, theme.quiet(f"{', '.join(kinds)}.")),
            Group(*map(Text, point(view)), *_telling(view)),
            _offers(view, number) if view.offers else None,
            shared(view, number),
            counted(view),
            _begun(view) if view.before_and_after else None,
            once(view, number),
            remarks(view, number),
            _taker(view),
        ]
    )


def _telling(view: Insights) -> Iterator[RenderableType]:
    """What marks that somebody was told, of whoever has waited longest."""
    commands = (remark.told_by for remark in untold(view) if remark.told_by)
    yield from (theme.command(command, "once they know") for command in islice(commands, 1))


def _taker(view: Insights) -> RenderableType | None:
    """What takes up a complaint, where there is none yet."""
    if not view.taker or view.counted["complaint"]:
        return None
    return theme.command(
        f"sheet {view.taker}", f"keeps {wording.with_article(view.names['complaint'][0])} until it is settled"
    )


def _span(view: Insights) -> str:
    began = ", since your first entry" if view.since == view.first else ""
    if view.since == view.until:
        return wording.full_day(view.until)
    return f"{wording.full_day(view.since, near=view.until)} to {wording.full_day(view.until)}{began}"


def _offers(view: Insights, number: Iterator[int]) -> RenderableType:
    """The recoveries that are worth planning, the numbers of their cases, and what opens the first."""
    first = view.offers if view.whole else view.offers[:OFFERS_SHOWN]
    rows = []
    for offer in first:
        places = [next(number) for _ in offer.complaints]
        when = f"{short(offer.first, view.until)} to {short(offer.last, view.until)}"
        cells = (f"{len(places)} {view.names['complaint'][1]}, {when}", theme.quiet(f"{places[0]} to {places[-1]}"))
        rows.append((Text(offer.cause), *cells))
    others = view.offers[len(first) :]
    return Group(
        Text.assemble(
            ("Worth a recovery plan", "strong"),
            (f"  three {view.names['complaint'][1]} of one cause in {WITHIN_DAYS} days; their numbers", "quiet"),
        ),
        theme.columns(rows, ratios=(1, None, None)),
        *([theme.quiet(f"and {', '.join(offer.cause for offer in others)}")] if others else []),
        theme.command(view.offers[0].command.removeprefix("custfocus "), "opens it with what you wrote"),
    )


def _begun(view: Insights) -> RenderableType:
    """What was begun, before and since; no page says that the one came of the other."""
    first = view.before_and_after if view.whole else telling(view.before_and_after, BEGUN_SHOWN)
    parts = [
        Group(Text(each.name, "accent"), theme.indented(theme.quiet(heading(each))), theme.indented(Text(each.says)))
        for each in first
    ]
    return Group(Text.assemble((TITLE, "strong"), (f"  {NO_CAUSE}", "quiet")), *parts)
