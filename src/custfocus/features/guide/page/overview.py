"""The framework at a glance, and all items of a kind."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group as Lines
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from custfocus.base import wording
from custfocus.content.framework import PLURALS
from custfocus.features.guide.page.parts import number_of, pairs, rows
from custfocus.features.guide.views import Branch, KindList, Spine
from custfocus.terminal import theme

# A list of no more items than this has room for all they say.
FEW = 5
PLURAL = {kind: plural for plural, kind in PLURALS.items()}


def _first_principle(view: Spine) -> list[Branch]:
    return [principle for pillar in view.pillars for principle in pillar.principles][:1]


def spine(view: Spine) -> RenderableType:
    """The principles under their pillars, and what else there is."""
    number = {kind: number_of(count, kind) for kind, count in view.counts.items()}
    head = f"{number['pillar']} and {number['principle']}, out of {number['source']}; and what belongs to them:"
    others = (
        "question",
        "practice",
        "worksheet",
        "barrier",
        "enabler",
        "behaviour",
        "self-check",
        "checklist",
        "text",
    )
    hints = [
        *((f"guide {each.id}", "one principle, and what belongs to it") for each in _first_principle(view)),
        ("guide practices", "all of a kind"),
        ("guide WORD", "what has the word in it"),
        ("guide --next", "the next of the short pieces to read"),
        ("guide --book", "all of it as a handbook"),
        ("guide check", "looks through questions and practices of your own"),
    ]
    return theme.stack(
        [
            Lines(theme.heading("The guide"), Text(f"{head} {wording.listed([number[kind] for kind in others])}.")),
            theme.Sized(lambda width: _pillars(view.pillars, narrow=width < theme.NARROW)),
            pairs((theme.command(words), theme.quiet(why)) for words, why in hints),
        ]
    )


def _pillars(pillars: Sequence[Branch], *, narrow: bool) -> RenderableType:
    """The principles under their pillars, with the counts of what belongs to them in columns, or below them."""
    principles = [principle for pillar in pillars for principle in pillar.principles]
    widths = (max(len(branch.id) for branch in principles), max(len(branch.name) for branch in principles))
    titles = ("questions", "practices", "others")
    parts: list[RenderableType] = []
    for place, pillar in enumerate(pillars):
        parts.append(Text.assemble((pillar.name, "strong"), (f"  {pillar.summary}", "quiet")))
        if narrow:
            for principle in pillar.principles:
                name = Text.assemble((principle.id, "accent"), f"  {principle.name}")
                parts.append(theme.indented(Lines(name, theme.quiet(", ".join(_most(principle.counts))))))
            continue
        table = Table.grid(padding=(0, 2, 0, 0))
        for width in widths:
            table.add_column(min_width=width, no_wrap=True)
        for title in titles:
            table.add_column(justify="right", min_width=len(title))
        if not place:
            table.add_row("", "", *map(theme.quiet, titles))
        for principle in pillar.principles:
            table.add_row(
                Text(principle.id, "accent"), principle.name, *(count.split()[0] for count in _most(principle.counts))
            )
        parts.append(theme.indented(table))
    return Lines(*parts)


def _most(counts: dict[str, int]) -> tuple[str, str, str]:
    """The questions, the practices, and how many items of other kinds."""
    questions, practices = counts.get("question", 0), counts.get("practice", 0)
    others = sum(counts.values()) - questions - practices
    return number_of(questions, "question"), number_of(practices, "practice"), f"{others} more"


def listing(view: KindList) -> RenderableType:
    """All items of a kind."""
    few = view.whole or view.count <= FEW
    parts = [
        Lines(Text(group.name, "strong"), theme.indented(rows(group.items, few=few)))
        if group.name
        else rows(group.items, few=few)
        for group in view.groups
    ]
    title = number_of(view.count, view.item_kind)
    more = None if few else theme.command(f"guide {PLURAL[view.item_kind]} --all", "shows all they say")
    hint = theme.command("guide ID", "shows one whole")
    return theme.stack([theme.heading(title), *parts, Lines(*filter(None, [more, hint]))])
