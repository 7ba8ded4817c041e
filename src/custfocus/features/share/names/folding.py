"""Letters no longer told apart: one plain form for what is large, accented, decorated or holds hidden signs."""

import re
from collections.abc import Sequence
from unicodedata import category, normalize

from msgspec import Struct

_ALIKE = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "æ": "ae", "œ": "oe"}
    | dict.fromkeys("’‘ʼʹʻ′`´‛", "'")
    | dict.fromkeys("‐‑‒–—−﹣", "-")
)
# Letters that are also written as two, and the two.
_AS_TWO = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_AS_ONE = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))
_PLAIN = re.compile(r"[\t\n\r -_a-~]*")


class Folded(Struct, frozen=True):
    """A text in plain letters, and where each stood."""

    plain: str
    """The plain letters."""
    places: Sequence[int]
    """For each of them its place in the text, and the text's length as the last."""
    text: str
    """The text."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the text these plain letters stand, with the signs that belong to them."""
        # Half of what a letter became is the whole letter: ¼ is 1 and 4.
        return self.places[start], max(self.places[end], self.places[end - 1] + 1)

    def written(self, start: int, end: int) -> str:
        """What stands in the text for these plain letters."""
        first, last = self.span(start, end)
        return self.text[first:last]


def folded(text: str) -> Folded:
    """The text in plain letters."""
    if _PLAIN.fullmatch(text):
        return Folded(text.lower(), range(len(text) + 1), text)
    pieces = [_PLAINER[letter] for letter in text]
    places = [place for place, piece in enumerate(pieces) for _ in piece]
    return Folded("".join(pieces), [*places, len(text)], text)


def plain(word: str) -> str:
    """A word in plain letters."""
    return word.lower() if _PLAIN.fullmatch(word) else "".join([_PLAINER[letter] for letter in word])


def spellings(word: str) -> set[str]:
    """The plain forms under which a name is met: Müller and Mueller are each other's, and Muller is both."""
    forms = {plain(word), plain(normalize("NFC", word).lower().translate(_AS_TWO))}
    return forms | {as_one(form) for form in forms}


def as_one(word: str) -> str:
    """The form that all spellings of a name share."""
    for pair, letter in _AS_ONE:
        word = word.replace(pair, letter)
    return word


class _Plainer(dict[str, str]):
    """What each letter is folded to, found out once."""

    def __missing__(self, letter: str) -> str:
        spread = normalize("NFKD", normalize("NFKD", letter.translate(_ALIKE)).casefold()).translate(_ALIKE)
        self[letter] = "".join(each for each in spread if each in "\t\n\r" or category(each)[0] not in "MC")
        return self[letter]


_PLAINER = _Plainer()
