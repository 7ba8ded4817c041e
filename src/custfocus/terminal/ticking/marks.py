"""What can be ticked, what is, and where somebody stands among it."""

from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct


class Tickable(Struct, frozen=True):
    """A text that can be ticked."""

    id: str
    """What it is known by."""
    group: str
    """What it is ticked together with: the id of a sheet, or a word for a kind of entry."""
    heading: str
    """What that is called."""
    text: str
    """The words, as they will be read."""
    label: str = ""
    """What they answer; empty where that is plain."""
    remark: str = ""
    """What is to be known of it, such as when it was handed on before."""


class Marks:
    """What is ticked in a list, and at which of its texts somebody is.

    Args:
        items: The texts, at least one, those of a group one after the other.
        ticked: The ids of those that are ticked at first; of what isn't there, nothing is told.
    """

    def __init__(self, items: Sequence[Tickable], ticked: Collection[str] = ()) -> None:
        self.items = tuple(items)
        self.ticked = {item.id for item in items}.intersection(ticked)
        """The ids of what is ticked."""
        self.place = 0
        """Which of the texts it is, from 0 on."""
        self.scrolled = 0
        """So many screens of that text have been read."""
        self.sought: str | None = None
        """The letters by which a text is looked for, while it is; None else."""
        self._from = 0

    @property
    def current(self) -> Tickable:
        """The text at which somebody is."""
        return self.items[self.place]

    def move(self, by: int) -> None:
        """Go so many texts down, or up, as far as there are some."""
        self._go_to(min(max(self.place + by, 0), len(self.items) - 1))

    def scroll(self, by: int) -> None:
        """Read the text so many screens further, or back."""
        self.scrolled = max(0, self.scrolled + by)

    def tick(self) -> None:
        """Tick the text, or take its tick away."""
        self.ticked ^= {self.current.id}

    def tick_group(self) -> None:
        """Tick all texts of the group; where all are ticked, take the ticks away."""
        ids = {item.id for item in self.items if item.group == self.current.group}
        self.ticked = self.ticked - ids if ids <= self.ticked else self.ticked | ids

    def seek(self, letters: str) -> None:
        """Go to the first text that has these letters, from where the search began on; stay where none has."""
        if self.sought is None:
            self._from = self.place
        self.sought = letters
        self._go_to(next(self._having(letters, self._from), self._from))

    def seek_next(self) -> None:
        """Go to the next text that has them."""
        self._from = next(self._having(self.sought or "", self.place + 1), self.place)
        self._go_to(self._from)

    @property
    def is_missing(self) -> bool:
        """Whether what is looked for isn't there."""
        return bool(self.sought) and next(self._having(self.sought or "", 0), None) is None

    def end_search(self, *, stays: bool) -> None:
        """Look for nothing any more, and stay there or go back to where the search began."""
        self._go_to(self.place if stays else self._from)
        self.sought = None

    def _go_to(self, place: int) -> None:
        self.place, self.scrolled = place, 0

    def _having(self, letters: str, start: int) -> Iterator[int]:
        wanted = letters.casefold()
        places = [*range(start, len(self.items)), *range(min(start, len(self.items)))]
        for place in places:
            item = self.items[place]
            if wanted in f"{item.heading}\n{item.label}\n{item.text}".casefold():
                yield place
