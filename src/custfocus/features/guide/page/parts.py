"""What the guide's pages share: counts by kind, marks, lines of items, parts with a title."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Group as Lines
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from custfocus.base import wording
from custfocus.content.framework import PLURALS
from custfocus.features.guide.views import ItemHit
from custfocus.terminal import theme

if TYPE_CHECKING:
    from custfocus.content.models import AnyItem, Source

MANY = {kind: plural for plural, kind in PLURALS.items()} | {"checklist": "checklist items"}
ONE = {"checklist": "checklist item"}
MARKED = {"retired": "retired", "own": "yours"}
NOT_NAMED = "author not named"


def rows(items: Sequence[AnyItem], *, few: bool = True) -> RenderableType:
    """Items with their id, name and what they are about: a few of them whole, many with a line each."""

    def draw(width: int) -> RenderableType:
        form: Any = {"no_wrap": not few, "overflow": "fold" if few else "ellipsis", "ratio": 1}
        if width < theme.NARROW:
            table = Table.grid(expand=True)
            table.add_column(**form)
            for item in items:
                table.add_row(Text(item.id, "accent"))
                table.add_row(theme.indented(_line(item)))
            return table
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(no_wrap=True)
        table.add_column(**form)
        for item in items:
            table.add_row(Text(item.id, "accent"), _line(item))
        return table

    return theme.Sized(draw)


def _line(item: AnyItem) -> Text:
    before = marks(item)
    match item.kind:
        case "question" | "echo" | "self-check" | "checklist":
            return Text.assemble(*before, " ".join(item.words.split()))
        case "practice":
            words = item.when
        case "source":
            words = made_by(item)
        case _:
            words = " ".join(item.words.split())
    return Text.assemble(*before, item.label, (f"  {words}", "quiet"))


def marks(item: AnyItem | ItemHit) -> list[tuple[str, str]]:
    """That an item is the user's, or retired, in a word before its name."""
    return [(f"{word}  ", "warm") for name, word in MARKED.items() if getattr(item, name)]


def part(
    title: str, things: Sequence[Any], most: int | None, draw: Callable[[Sequence[Any]], RenderableType]
) -> RenderableType:
    """Things under a title, no more than `most` of them."""
    first = things[:most]
    head = Text.assemble(
        (title, "strong"), (f"  {len(first)} of {len(things)}" if len(first) < len(things) else "", "quiet")
    )
    return Lines(head, theme.indented(draw(first)))


def bullets(lines: Iterable[RenderableType]) -> RenderableType:
    """Lines with a dash before each."""
    return pairs(("–", line) for line in lines)


def pairs(rows: Iterable[Sequence[RenderableType]]) -> RenderableType:
    """Rows of something short and what it is; the latter folds."""
    return theme.columns(rows, ratios=(None, 1))


def made_by(source: Source) -> str:
    """Whom a source is from, and when."""
    return ", ".join(filter(None, (source.author, source.publisher, source.date))) or NOT_NAMED


def number_of(count: int, kind: str) -> str:
    """So many items of a kind: 9 principles."""
    return wording.counted(count, ONE.get(kind, kind), MANY[kind])
