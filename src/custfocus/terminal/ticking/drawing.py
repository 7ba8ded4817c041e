"""The screen as lines: the list with its ticks, and the text at which somebody is, beside it or below."""

from collections.abc import Iterator
from itertools import zip_longest

from msgspec import Struct
from prompt_toolkit.utils import get_cwidth

from custfocus.terminal.field import at_words
from custfocus.terminal.ticking.marks import Marks

WIDE = 72  # columns from which on list and text stand side by side
KEYS = "Space ticks, a all of this part, / finds, arrows move, Enter goes on"
SEEKING = "Enter goes there, down the next, Esc back."
CURSOR = ("[SetCursorPosition]", "")
_LIST_SHARE = 0.45
_AROUND = 3  # lines for the title, an empty one, and one of what the keys do
_LEAST = 3

Line = list[tuple[str, str]]
_MORE: Line = [("dim", "→ more")]


class Room(Struct, frozen=True):
    """How large the window is."""

    columns: int
    rows: int

    @property
    def is_wide(self) -> bool:
        """Whether there is room for two columns."""
        return self.columns >= WIDE


class Screen(Struct, frozen=True):
    """What stands on the screen."""

    lines: list[Line]
    """All of it, from the top down."""
    has_more: bool
    """Whether there is more of the text than it shows."""


def screen(marks: Marks, title: str, keys: str, room: Room) -> Screen:
    """The whole screen.

    Args:
        marks: What is ticked, and where somebody is.
        title: What the ticks are for.
        keys: What the keys do, besides those of the list.
        room: How large the window is.
    """
    footer = _footer(marks, keys, room.columns)
    rows = max(room.rows - _AROUND - len(footer) + 1, 2 * _LEAST)
    count = f"{len(marks.ticked)} of {len(marks.items)} ticked"
    head = [("bold", fitting(title, room.columns - len(count) - 2)), ("", count)]
    lines: list[Line] = [head, []]
    if room.is_wide:
        left = int(room.columns * _LIST_SHARE)
        texts = _text(marks, room.columns - left - 3, rows)
        for row, text, _ in zip_longest(_list(marks, left, rows), texts, range(rows), fillvalue=None):
            lines.append([*_filled(row or [], left), ("dim", " │ "), *(text or [])])
    else:
        below = max(rows // 2, _LEAST)
        listed = [*_list(marks, room.columns, rows - below - 1)]
        lines += [*listed, *([] for _ in range(rows - below - 1 - len(listed))), [("dim", "─" * room.columns)]]
        lines += (texts := _text(marks, room.columns, below))
    lines += [[] for _ in range(rows + 2 - len(lines))]
    return Screen([*lines[: rows + 2], *footer], texts[-1:] == [_MORE])


def fitting(text: str, columns: int) -> str:
    """A text on one line of exactly so many columns, its end left away or blanks behind it."""
    line = " ".join(text.split())
    if sum(map(get_cwidth, line)) > columns:
        taken = 0
        for place, letter in enumerate(line):
            taken += get_cwidth(letter)
            if taken > columns - 1:
                line = f"{line[:place].rstrip()}…"
                break
    return line + " " * (columns - sum(map(get_cwidth, line)))


def _list(marks: Marks, columns: int, rows: int) -> Iterator[Line]:
    """The part of the list around the text at which somebody is."""
    lines: list[Line] = []
    at = 0
    group = None
    for place, item in enumerate(marks.items):
        if item.group != group:
            group = item.group
            lines += [[]] if lines else []
            lines.append([("bold", fitting(item.heading, columns))])
        here = place == marks.place
        at = len(lines) if here else at
        box = f"{'>' if here else ' '} [{'x' if item.id in marks.ticked else ' '}] "
        style = "reverse" if here else ""
        lines.append([*([CURSOR] if here else []), (style, box + fitting(item.text, columns - len(box)))])
    begin = min(max(at - rows // 2, 0), max(len(lines) - rows, 0))
    yield from lines[begin : begin + rows]


def _text(marks: Marks, columns: int, rows: int) -> list[Line]:
    """The text at which somebody is, from where it has been read to."""
    item = marks.current
    parts = [("bold", item.label), ("", item.text), ("dim", item.remark)]
    lines: list[Line] = []
    for style, words in parts:
        if words.strip():
            lines += [[]] if lines else []
            lines += [[(style, line)] for line in at_words(words.strip(), columns).split("\n")]
    if len(lines) <= rows:
        return lines
    fit = rows - 1
    begin = marks.scrolled * fit
    return [*lines[begin : begin + fit], _MORE] if len(lines) > begin + fit else lines[begin:]


def _footer(marks: Marks, keys: str, columns: int) -> list[Line]:
    if marks.sought is None:
        return [[("dim", line)] for line in at_words(f"{KEYS}{keys}", columns).split("\n")]
    gone = " isn't there." if marks.is_missing else ""
    return [
        [("", f"/{marks.sought}"), ("dim", gone)],
        *([("dim", line)] for line in at_words(SEEKING, columns).split("\n")),
    ]


def _filled(line: Line, columns: int) -> Line:
    """A line with blanks up to a width."""
    taken = sum(get_cwidth(letter) for _, text in line for letter in text)
    return [*line, ("", " " * (columns - taken))]
