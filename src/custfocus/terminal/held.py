"""What is being typed, held on the disk soon after each key."""

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from custfocus.terminal.meant import meant

if TYPE_CHECKING:
    from custfocus.terminal.drafting import Drafts


class Held:
    """Holds what is being typed, soon after each key, so that whatever cuts it off loses next to nothing.

    Args:
        drafts: Where it is held.
        use: What it is for.
        about: What it is about.
        whole: Makes the draft of what stands in the field.
        beside: Whether that stands below the draft that waits, rather than in its place.
        keys: The lines that are no text.
    """

    def __init__(
        self,
        drafts: "Drafts",
        use: str,
        about: str,
        *,
        whole: Callable[[str], str] = str,
        beside: bool = False,
        keys: Collection[str] = (),
    ) -> None:
        self.use, self.about, self.whole = use, about, whole
        self._keys = keys
        self.before = drafts.find(use, about)
        """The draft as it was."""
        self.settled: list[str] = []
        """What stays below it."""
        self._drafts = drafts
        self._beside = beside
        self._has_written = False

    def hold(self, text: str) -> None:
        """Keep what stands there just now; an emptied field, or a letter that leads away, takes nothing away."""
        if self.is_text(text) and meant(text).does in ("keep", "doubtful"):
            whole = self.whole(text)
            self._write([self.before, *self.settled, whole] if self._beside else [whole])

    def is_text(self, text: str) -> bool:
        """Whether there is something to keep."""
        return bool(text.strip()) and text.strip().casefold() not in self._keys

    def settle(self, text: str) -> None:
        """Keep it to stay."""
        self.settled.append(text)
        self._write([self.before, *self.settled])

    def restore(self) -> None:
        """Have the draft as it was, with what stays below it."""
        if self._has_written:
            self._write([self.before, *self.settled])

    def _write(self, texts: list[str]) -> None:
        with suppress(OSError):  # whoever saves, or leaves, tells of it
            if text := joined(texts):
                self._drafts.begin(self.use, self.about, text)
            else:
                self._drafts.drop(self.use, self.about)
            self._has_written = True


def joined(texts: Iterable[str]) -> str:
    """The texts below one another, each once; one alone is as it was."""
    kept = [text for text in dict.fromkeys(texts) if text.strip()]
    return kept[0] if len(kept) == 1 else "\n\n".join(text.strip("\n") for text in kept)
