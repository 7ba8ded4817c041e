"""The pyramid of a handbook, drawn in letters and in lines."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

WIDTH, NARROWEST, HEIGHT, GAP = 320, 150, 44, 4
FONT, FONT_WIDTH = 14, 0.56  # in units of the drawing; how wide a letter is for its height


def in_letters(levels: Sequence[str], *, turned: bool = False) -> str:
    """A pyramid with a level on each line, the first of them at the top; or turned over, so that it is at the foot.

    Args:
        levels: Who stands on each level, from the top of the usual pyramid down.
        turned: Whether to turn it over.
    """
    narrowest = max(len(level) + 2 - 4 * place for place, level in enumerate(levels))
    rows = 2 * len(levels) - 1
    lines = []
    for row in range(rows):
        width = narrowest + 2 * row
        inside = levels[row // 2].center(width) if row % 2 == 0 else "-" * width
        left, right = ("\\", "/") if turned else ("/", "\\")
        lines.append(f"{' ' * (rows - 1 - row)}{left}{inside}{right}")
    return "\n".join(reversed(lines) if turned else lines)


class Band(NamedTuple):
    """One level of a pyramid in lines."""

    label: str
    """What stands in it."""
    corners: str
    """Its four corners, as SVG has them."""
    middle: float
    """How far down its middle is."""
    font: float
    """How large letters may be to fit in it."""


def height(levels: Sequence[str]) -> int:
    """How high a pyramid is, WIDTH being its width."""
    return HEIGHT * len(levels)


def bands(levels: Sequence[str], *, turned: bool = False) -> Iterator[Band]:
    """The levels of a pyramid as bands, in the order in which they are given."""
    step = (WIDTH - NARROWEST) / 2 / len(levels)
    for place, label in enumerate(levels):
        upper, lower = (WIDTH - NARROWEST) / 2 - step * place, (WIDTH - NARROWEST) / 2 - step * (place + 1)
        top, foot = HEIGHT * place, HEIGHT * (place + 1) - GAP
        if turned:
            top, foot = height(levels) - top, height(levels) - foot
        corners = ((upper, top), (WIDTH - upper, top), (WIDTH - lower, foot), (lower, foot))
        room = WIDTH - 2 * upper
        font = min(FONT, room / (len(label) * FONT_WIDTH))
        yield Band(label, " ".join(f"{x:g},{y:g}" for x, y in corners), (top + foot) / 2, round(font, 1))
