"""A page in screens, each read before the next: where something is asked after it, no pager can have it."""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import TextIO

from custfocus.terminal.prompts import BackError, Prompts

# What waits for Enter below a screen: what the keys do, and the mark.
_WAITING = 2
# The same around a question: a line may come before it, what the keys do may fold, and somebody wants room to write.
_FIELD = 6
_LEAST = 3


class Screens:
    """A page that a terminal shows a screen at a time.

    Args:
        blocks: The page, in parts that had better not be cut, each with its line ends; an empty line begins one, too.
    """

    def __init__(self, blocks: Sequence[str]) -> None:
        parts = [block.splitlines(keepends=True) for block in blocks]
        self.lines = [line for part in parts for line in part]
        """All of it."""
        empty = (place for place, line in enumerate(self.lines) if not line.strip())
        self._begins = sorted({*accumulate(map(len, parts), initial=0), *empty})

    def ends(self, begin: int, room: int) -> Iterator[int]:
        """Before which lines the screens from a line on end, each of so many lines at most; the last with the page.

        A part is cut where it is longer than a screen, and nowhere else.
        """
        while begin < len(self.lines):
            most = begin + room
            fit = [place for place in self._begins if begin < place <= most]
            begin = len(self.lines) if most >= len(self.lines) else fit[-1] if fit else most
            yield begin


def read_through(screens: Screens, then: str, stream: TextIO, ask: Prompts, rows: Callable[[], int]) -> None:
    """Write a page to a terminal a screen at a time: Enter shows the next, "b" the one before.

    Below the last there is room for what is asked; where there isn't, it waits for Enter, too.

    Args:
        screens: The page.
        then: What is asked afterwards, as it is written.
        stream: The terminal.
        ask: Who asks there.
        rows: How many lines the window has just now.

    Raises:
        LeftError: The user left.
    """
    begins, below = [0], then.count("\n") + _FIELD
    while begins[-1] < len(screens.lines):
        room = max(_LEAST, rows() - _WAITING)
        ends = [*screens.ends(begins[-1], room)]
        stream.writelines(screens.lines[begins[-1] : ends[0]])
        stream.flush()
        if len(ends) == 1 and ends[0] - begins[-1] + below <= rows():
            return
        try:
            ask.go_on(len(begins), len(begins) + len(ends) - 1)
        except BackError:
            begins.pop()
        else:
            begins.append(ends[0])
