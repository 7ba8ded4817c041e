"""Words that may be a known name in a form that nobody can tell for certain: what has one isn't handed on.

A word is in doubt where it begins as a known name does, with most of its letters, or where it differs from one by a
single slip: a letter too many, too few, another, or two exchanged. So Virtasen is in doubt beside Virtanen, Nagyék
beside Nagy, Addeyemi beside Adeyemi. Words of every day, and words in small letters that differ by more than a slip,
are not.
"""

from collections.abc import Iterable, Iterator

from custfocus.features.share.names import words
from custfocus.features.share.names.text_words import TextWords

SHORTEST, SURE = 4, 5
MOST_OF_IT = 0.6


class Doubts:
    """Tells what may be a form of one of these names.

    Args:
        parts: The distinctive words of the names, in plain letters.
    """

    def __init__(self, parts: Iterable[str]) -> None:
        self._by_start: dict[str, list[str]] = {}
        self._slips: set[str] = set()
        for part in parts:
            if len(part) >= SHORTEST and part.isalpha():
                self._by_start.setdefault(part[:SHORTEST], []).append(part)
                if len(part) > SURE:
                    self._slips.update(_without_one(part), [part])

    def in_text(self, text: TextWords) -> Iterator[int]:
        """The places of the words that are in doubt."""
        for place, word in enumerate(text.words):
            if place in text.barred or len(word) < SHORTEST or word in words.ORDINARY or not word.isalpha():
                continue
            if self._has_slip(word) or (text.is_capital(place) and self._begins_alike(word)):
                yield place

    def _begins_alike(self, word: str) -> bool:
        for part in self._by_start.get(word[:SHORTEST], ()):
            common = next((at for at, (a, b) in enumerate(zip(word, part, strict=False)) if a != b), len(part))
            if common == len(part) or common >= max(SURE, MOST_OF_IT * len(part)):
                return True
        return False

    def _has_slip(self, word: str) -> bool:
        """Whether a word and a name are the same once one letter of either, or of both, is left away."""
        return len(word) > SURE and (word in self._slips or any(each in self._slips for each in _without_one(word)))


def _without_one(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))
