"""A text word by word, and what stands before, between and behind its words."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from custfocus.features.share.names import words
from custfocus.features.share.names.folding import Folded
from custfocus.features.share.names.people import WORD

_CLOSE = re.compile(r"(?:\.?[^\S\n]{0,3}\n?[^\S\n]{0,3}|[-'_.]\n?)")
_LONGEST_GAP = 40  # how far is looked, in signs: no name is longer
_QUOTES = ' \t\n\r"()“”„«»'
_SENTENCE = re.compile(r"[.!?…:\n][^\w,;]*$")


class TextWords:
    """The words of a text, each known by its place among them.

    Args:
        text: The text in plain letters.
        taken: Where something stands that is no word: its first letter, and the one behind its last.
    """

    def __init__(self, text: Folded, taken: Sequence[tuple[int, int]]) -> None:
        self.text = text
        matches = list(WORD.finditer(text.plain))
        self.spans = [word.span() for word in matches]
        self.words = [word[0] for word in matches]
        self.raw = [text.written(*span) for span in self.spans]
        self.barred = self._within(sorted(taken))

    def is_capital(self, place: int) -> bool:
        """Whether there is such a word, and it begins with a capital letter."""
        return 0 <= place < len(self.words) and self.raw[place][0].isupper()

    def gap(self, place: int) -> str:
        """What stands between a word and the next."""
        return self.text.plain[self.spans[place][1] : self.spans[place + 1][0]]

    def is_close(self, place: int) -> bool:
        """Whether a word and the next may be words of one name."""
        if not 0 <= place < len(self.words) - 1 or {place, place + 1} & self.barred:
            return False
        gap = self.gap(place)
        dotted = len(self.words[place]) == 1 or self.words[place] in words.AROUND
        return _CLOSE.fullmatch(gap) is not None and ("." not in gap or dotted)

    def begins(self, place: int) -> bool:
        """Whether a sentence begins with the word."""
        start = self.spans[place][0]
        before = self.spans[place - 1][1] if place else 0
        return place == 0 or _SENTENCE.search(self.text.plain[max(before, start - _LONGEST_GAP) : start]) is not None

    def after(self, place: int) -> str:
        """The next word, if nothing but blanks and quotation marks are between."""
        return self.words[place + 1] if place + 1 < len(self.words) and not self.gap(place).strip(_QUOTES) else ""

    def before(self, place: int) -> str:
        """The word before, if at most a comma is between: "Thanks, Rose"."""
        return self.words[place - 1] if place and not self.gap(place - 1).strip(_QUOTES + ",") else ""

    def owns(self, place: int) -> bool:
        """Whether something is the word's: "Rose's parcel"."""
        return self.text.plain.startswith("'s", self.spans[place][1]) and self.after(place + 1) != ""

    def is_contraction(self, place: int) -> bool:
        """Whether a "not" has grown to the word: "can't"."""
        return self.text.plain.startswith("'t", self.spans[place][1])

    def is_dotted(self, place: int) -> bool:
        """Whether a full stop follows the word at once."""
        return self.text.plain.startswith(".", self.spans[place][1])

    def _within(self, taken: Sequence[tuple[int, int]]) -> set[int]:
        """The words that stand in one of these spans."""
        ends = list(accumulate((end for _, end in taken), max))
        starts = [start for start, _ in taken]
        return {
            place
            for place, (start, end) in (enumerate(self.spans) if taken else ())
            if (nth := bisect_right(starts, end - 1)) and ends[nth - 1] > start
        }
