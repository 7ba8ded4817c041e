"""Commands that pages name, led back to where they were called: in the demo, "custfocus list" is so, too."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct


class Leading(Struct, frozen=True):
    """A word that stands before some commands wherever a page names them."""

    word: str
    """The word."""
    commands: frozenset[str]
    """The commands, by their first words."""

    def places(self, text: str) -> Iterator[int]:
        """Where the word belongs in a text."""
        for named in re.finditer(r"\bcustfocus (?=([a-z]+)\b)", text):
            if named[1] in self.commands:
                yield named.end()

    def led(self, text: str) -> str:
        """The text with the word in it."""
        return inserted(text, self.places(text), f"{self.word} ")


def inserted(text: str, places: Iterable[int], words: str) -> str:
    """A text with the same words at each of some places."""
    bounds = [0, *places, len(text)]
    return words.join(text[start:end] for start, end in pairwise(bounds))
