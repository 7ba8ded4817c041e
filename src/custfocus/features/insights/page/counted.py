"""What is counted: causes, channels and tags as small tables side by side, trends in words, and waits."""

from collections.abc import Iterator, Sequence
from functools import partial

from rich.console import Group, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from custfocus.base import wording
from custfocus.features.insights.selection import TRENDS_SHOWN, rows_shown
from custfocus.features.insights.views import CaseTable, Insights
from custfocus.terminal import theme

WIDE = 76
BLOCKS, NAME = 12, 24  # columns for a line of blocks, and for a name
FEW = 4  # of so few things, a sentence says as much as a table


def counted(view: Insights) -> RenderableType | None:
    """What was counted, without that of which too little is known; its trends; how long people waited."""
    every = [
        ("Causes", view.causes, "no cause yet"),
        ("Channels", view.channels, "not said"),
        ("Tags", view.tags, ""),
        *((name, table, "not said") for name, table in _only_some(view) if table),
    ]
    tables = [each for each in every if view.whole or _worth_a_table(each[1])]
    briefly = [each for each in every[3:] if each not in tables]
    lines: list[RenderableType] = [theme.Sized(partial(_tables, view, tables)), *_trends(view)] if tables else []
    lines += [_in_a_line(name, table) for name, table, _ in briefly]
    lines += _waits(view)
    return Group(*lines) if lines else None


def _only_some(view: Insights) -> Iterator[tuple[str, CaseTable | None]]:
    """What only some journals tell of."""
    yield f"Why {view.people.many} leave", view.leaving
    yield f"Why {view.people.many} stay", view.staying


def _in_a_line(name: str, table: CaseTable) -> Text:
    """Of so few things, each with its number."""
    named = ", ".join(f"{row.name} {row.total}" for row in table.rows if row.name)
    return Text.assemble((name, "strong"), f"  {named}")


def _worth_a_table(table: CaseTable) -> bool:
    return sum(row.total for row in table.rows if row.name) >= FEW


def _waits(view: Insights) -> list[RenderableType]:
    """How long it took until people were told what came of their case, by period, and who waited longest."""
    waits = view.waits
    if waits.median is None:
        return []
    told = wording.counted(waits.total, "person", "people")
    line = Text.assemble("Told after ", (f"{waits.median:g} {'day' if waits.median == 1 else 'days'}", "strong"))
    line.append(f", the median of {told}" if waits.total > 1 else "")
    course = Text()
    if sum(many > 0 for many in waits.counts) > 1:
        course.append(theme.course(waits.medians[-BLOCKS:]), "accent").append(f"  by {waits.by}", "quiet")
    return [
        theme.Sized(partial(_unbroken, line, course)),
        *([theme.quiet(_longest(view))] if waits.total > 1 else []),
    ]


def _unbroken(line: Text, course: Text, width: int) -> RenderableType:
    """A line and a picture after it, or below it where there is no room for both."""
    if not course:
        return line
    return Text.assemble(line, "  ", course) if line.cell_len + 2 + course.cell_len <= width else Group(line, course)


def _longest(view: Insights) -> str:
    """Who waited longest, and next after them."""
    first, *others = [(wait.who or "somebody", wording.counted(wait.days, "day")) for wait in view.waits.slowest]
    then = ", ".join(f"{who} {days}" for who, days in others)
    return wording.sentence(f"{first[0]} waited longest, {first[1]}{f'; then {then}' if then else ''}")


def _tables(view: Insights, tables: Sequence[tuple[str, CaseTable, str]], width: int) -> RenderableType:
    """The tables side by side, or one above the other where there is little room."""
    beside = width >= WIDE and len(tables) > 1
    room = width // 2 - 1 if beside else width
    parts = [_table(name, table, other, room, whole=view.whole) for name, table, other in tables]
    if not beside:
        return theme.stack(parts)
    return theme.stack(theme.columns([parts[place : place + 2]], ratios=(1, 1)) for place in range(0, len(parts), 2))


def _table(name: str, table: CaseTable, other: str, room: int, *, whole: bool) -> RenderableType:
    """A row for each thing counted, with its course in blocks, and its total."""
    first, rest = rows_shown(table, whole=whole)
    rows = [(row.name or other, row.counts, row.total, "" if row.name else "quiet") for row in first]
    if rest:
        rows.append((f"{len(rest)} others", (), sum(row.total for row in rest), "quiet"))
    # What is put together into one row isn't one thing, so that no picture of it outdoes those of the others.
    pictures = [_blocks(counts) if counts else [] for _, counts, _, _ in rows]
    top = max((max(picture) for picture in pictures if picture), default=0)
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, overflow="ellipsis", max_width=max(8, min(NAME, room - BLOCKS - 8)))
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True, justify="right")
    for (label, _, total, style), picture in zip(rows, pictures, strict=True):
        line = theme.sparkline(picture, top)
        grid.add_row(Text(label, style), Text(line, style or "accent"), Text(f"{total:,}", style))
    each = -(-len(table.periods) // BLOCKS)
    legend = f"{table.total:,} in all, {f'by {table.by}' if each == 1 else f'{each} {table.by}s a block'}"
    return Group(Text.assemble((name, "strong"), (f"  {legend}", "quiet")), grid)


def _blocks(counts: Sequence[int]) -> list[int]:
    """The counts in so few that they fit, those of neighbours together; the last ones whole."""
    each = -(-len(counts) // BLOCKS)
    start = len(counts) % each
    return [sum(counts[max(0, end - each) : end]) for end in range(start or each, len(counts) + 1, each)]


def _trends(view: Insights) -> list[Text]:
    """What rises or falls beyond chance, in words."""
    rows = [row for table in (view.causes, view.channels, view.tags) for row in table.rows if row.trend]
    return [
        Text.assemble((row.trend.capitalize(), "warm"), f": {row.name or 'what names none'}, {row.why}.")
        for row in (rows if view.whole else rows[:TRENDS_SHOWN])
    ]
