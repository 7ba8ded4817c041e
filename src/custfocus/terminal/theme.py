"""Every style by name, legible on light and dark, and without colour; and the blocks pages share."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any
from unicodedata import category

from rich import cells, segment
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Span, Text
from rich.theme import Theme

from custfocus.base import wording
from custfocus.base.leading import Leading, inserted

NARROW = 60

# Two middle tones stand out on light and dark alike; the rest is weight, so that nothing is told by colour alone.
THEME = Theme(
    {
        "heading": "bold color(30)",
        "accent": "color(30)",
        "warm": "color(130)",
        "strong": "bold",
        "quiet": "dim",
        "quote": "italic",
        "match": "bold underline",
        "id": "dim",
        "done": "color(30)",
        "command": "bold",
    },
    inherit=True,
)
FULL, EMPTY = "█", "░"
# Letters of what a question quotes.
MOST_QUOTED = 240
LEVELS = " ▁▂▃▄▅▆▇█"


_columns_of = cells.get_character_cell_size
_MARK_BESIDE = "Mc"  # Unicode's category of vowel signs and the like that stand beside their letter


@lru_cache(4096)
def columns_of(character: str, unicode_version: str = "auto") -> int:
    """How many columns a terminal gives a character: one for a mark beside its letter, of which Rich counts none.

    So lines of Indian scripts and others fit; a terminal that draws mark and letter in one leaves them shorter.
    """
    columns = _columns_of(character, unicode_version)
    return 1 if not columns and category(character) == _MARK_BESIDE else columns


cells.get_character_cell_size = columns_of
segment.get_character_cell_size = columns_of  # type: ignore[attr-defined]


class LeadingConsole(Console):
    """A console on which the commands that texts name lead back to where they were called."""

    def __init__(self, leading: Leading | None, **options: Any) -> None:
        super().__init__(**options)
        self._leading = leading

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Draw something; Rich asks for it at each level of a page."""
        if self._leading and isinstance(renderable, str | Text):
            text = self.render_str(renderable) if isinstance(renderable, str) else renderable
            renderable = _led(text, self._leading)
        elif self._leading and isinstance(renderable, Table):  # which measures its cells before it draws them
            for column in renderable.columns:
                cells = column._cells  # noqa: SLF001 - there is no other way to what stands in a table
                cells[:] = [_led(cell, self._leading) if isinstance(cell, Text) else cell for cell in cells]
        return super().render(renderable, options)


def _led(text: Text, leading: Leading) -> Text:
    """The same text with the leading word in it, styled as what stands around it."""
    places = [*leading.places(text.plain)]
    if not places:
        return text
    word = f"{leading.word} "

    def moved(end: int) -> int:
        return end + len(word) * sum(place < end for place in places)

    longer = text.copy()
    longer.plain = inserted(text.plain, places, word)
    longer.spans = [Span(moved(span.start), moved(span.end), span.style) for span in text.spans]
    return longer


def heading(words: str) -> Text:
    """A page's or a part's title."""
    return Text(words, style="heading")


def quiet(words: str) -> Text:
    """Something said in passing."""
    return Text(words, style="quiet")


def quotation(text: str) -> Text:
    """The user's own words below what they are asked about: on one line, a long text's beginning."""
    words = wording.whole_words(" ".join(text.split()), MOST_QUOTED)
    return quiet(f'"{words}"')


def command(words: str, why: str = "") -> Text:
    """A command to type, and what it is for."""
    return Text.assemble((f"custfocus {words}", "command"), (f"  {why}" if why else "", "quiet"))


def indented(what: RenderableType, by: int = 2) -> Padding:
    """The same, moved in."""
    return Padding(what, (0, 0, 0, by))


def letter(markdown: str) -> Group:
    """A review's letter laid out: headings, quotations, numbered lists, paragraphs with ** around what is bold."""
    parts: list[RenderableType] = []
    below_title = True
    for block in re.split(r"\n\n+", markdown):
        is_title, is_quote, is_list = block.startswith("#"), block.startswith(">"), re.match(r"\d+\. ", block)
        if parts and not (is_quote or is_list or below_title):
            parts.append(Text())
        if is_title:
            parts.append(heading(block.lstrip("# ")))
        elif is_quote:
            words = "\n".join(line.removeprefix(">").removeprefix(" ") for line in block.split("\n"))
            parts.append(indented(Text(words, style="quote")))
        elif is_list:
            rows = [line.partition(" ")[::2] for line in block.split("\n")]
            parts.append(indented(columns(rows, ratios=(None, 1))))
        else:
            pieces = enumerate(block.split("**"))
            parts.append(Text.assemble(*((piece, "strong" if place % 2 else "") for place, piece in pieces)))
        below_title = is_title
    return Group(*parts)


def stack(parts: Iterable[RenderableType | None]) -> Group:
    """Parts of a page, one below the other, with a blank line between; None is left out."""
    spaced: list[RenderableType] = []
    for part in parts:
        if part is not None:
            spaced += [*([Text()] if spaced else []), part]
    return Group(*spaced)


class Sized:
    """Something drawn to fit: `draw` is told how many columns there are."""

    def __init__(self, draw: Callable[[int], RenderableType]) -> None:
        self._draw = draw

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self._draw(options.max_width)


def columns(rows: Iterable[Sequence[RenderableType]], *, ratios: Sequence[int | None] = ()) -> Table:
    """Rows without lines around them; a column with a ratio takes what room is left and folds."""
    table = Table.grid(padding=(0, 2, 0, 0))
    rows = list(rows)
    for place in range(max(map(len, rows), default=0)):
        ratio = ratios[place] if place < len(ratios) else None
        table.add_column(ratio=ratio, overflow="fold", no_wrap=ratio is None)
    table.expand = any(ratios)
    for row in rows:
        table.add_row(*row)
    return table


def bar(share: float, width: int = 10) -> str:
    """A share from 0 to 1 as a bar; anything above nothing shows at least one block."""
    blocks = min(width, max(round(share * width), 1 if share > 0 else 0))
    return FULL * blocks + EMPTY * (width - blocks)


def sparkline(values: Sequence[int], top: int | None = None) -> str:
    """Counts as a line of blocks, a space for none; the tallest block is `top`, or the largest."""
    most = top or max(values, default=0) or 1
    return "".join(LEVELS[0 if not value else max(1, min(8, -(-value * 8 // most)))] for value in values)


def course(values: Sequence[float | None]) -> str:
    """Values as a line of blocks from the lowest to the highest, a space where there is none."""
    there = [value for value in values if value is not None]
    low, high = min(there, default=0), max(there, default=0)
    return "".join(
        LEVELS[0]
        if value is None
        else LEVELS[4]
        if low == high
        else LEVELS[1 + round((value - low) / (high - low) * 7)]
        for value in values
    )


def day(when: date, today: date | None = None) -> str:
    """A day as one would say it: today, yesterday, Tuesday 3 November, 3 November 2025."""
    if today is not None:
        if near := wording.near_day(when, today):
            return near
        if when.year == today.year:
            return f"{when:%a} {wording.day_and_month(when)}"
    return wording.full_day(when)
