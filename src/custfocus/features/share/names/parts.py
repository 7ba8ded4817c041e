"""The parts of known names in a text, whole, inflected, joined, in pieces or spelled letter by letter."""

import re

from custfocus.features.share.names.folding import plain
from custfocus.features.share.names.people import SHORT, NamePart, People
from custfocus.features.share.names.text_words import TextWords

FURTHEST = 4  # words between two parts of a name: "Juan de la Cruz"

_JOINED = re.compile(r"['-]|-[^\S\n]*\n[^\S\n]*")
_SPELLED = re.compile(r"[ .*_-]{1,2}")
_LONGEST_SPELLED = 40  # how far is looked, in words: no name is longer


class PartsInText:
    """The parts of names in a text.

    Args:
        people: The people whose names are known.
        text: The text.
        seen: What each word that was looked up before is a part of; further ones are added.
    """

    def __init__(self, people: People, text: TextWords, seen: dict[str, NamePart | None]) -> None:
        self._people = people
        self._text = text
        self._last: dict[int, int] = {}
        self.parts: dict[int, NamePart] = {}
        for place, word in enumerate(text.words):
            if place in text.barred or self.last(place - 1) >= place:
                continue
            if word not in seen:
                seen[word] = people.part(word)
            if part := seen[word] or self._of_pieces(place):
                self.parts[place] = part

    def last(self, place: int) -> int:
        """The place of the last word of the part that begins with this one."""
        return self._last.get(place, place)

    def _of_pieces(self, place: int) -> NamePart | None:
        """The part that begins with a word which is none by itself."""
        if part := self._of_several(place):
            return part
        word, raw = self._text.words[place], self._text.raw[place]
        return self._inside(place) if raw[1:] != word[1:] or not word.isalpha() else None

    def _of_several(self, place: int) -> NamePart | None:
        """A name that several words make: in pieces, spelled letter by letter, of weak words alone, or initials."""
        text = self._text
        if phrase := self._people.phrase(text.words[place : place + FURTHEST + 1]):
            count, person = phrase
            gaps = [text.gap(each).strip() for each in range(place, place + count - 1)]
            if not {*gaps} - {"", "&", "+", "-", "'", "."} and text.is_capital(place):
                self._last[place] = place + count - 1
                return NamePart("", frozenset({person}), everyday=False)
        if len(text.words[place]) == 1:
            return self._of_letters(place)
        if place + 1 == len(text.words) or place + 1 in text.barred:
            return None
        gap = text.gap(place)
        if _JOINED.fullmatch(gap) or (gap == " " and text.is_capital(place) and text.is_capital(place + 1)):
            part = self._people.part(text.words[place] + text.words[place + 1])
            if part and not part.everyday and not self._people.part(text.words[place + 1]):
                self._last[place] = place + 1
                return part
        return None

    def _of_letters(self, place: int) -> NamePart | None:
        text, last = self._text, place
        for after in range(place + 1, min(place + _LONGEST_SPELLED, len(text.words))):
            if len(text.words[after]) > 1 or not _SPELLED.fullmatch(text.gap(after - 1)):
                break
            last = after
        letters = tuple(text.words[place : last + 1])
        if len(letters) == 1:
            return None
        part = self._people.part("".join(letters))
        if part and len(letters) > SHORT:
            self._last[place] = last
            return NamePart(part.key, part.people, everyday=False)
        dots = all(text.gap(each).startswith(".") for each in range(place, min(last + 1, len(text.words) - 1)))
        if dots and all(map(text.is_capital, range(place, last + 1))) and (people := self._people.dotted(letters)):
            self._last[place] = last
            return NamePart("", people, everyday=False)
        return None

    def _inside(self, place: int) -> NamePart | None:
        """A name in a word like AdeyemiTeam or brandt2."""
        pieces = _humps(self._text.raw[place])
        if len(pieces) == 1:
            return None
        parts = [part for piece in pieces if (part := self._people.part(plain(piece)))]
        return next((part for part in parts if not part.everyday), parts[0] if parts else None)


def _humps(word: str) -> list[str]:
    """A word like AdeyemiTeam2 cut where a capital or a figure begins something new."""
    pieces = [word[:1]]
    for place in range(1, len(word)):
        before, letter, after = word[place - 1], word[place], word[place + 1 : place + 2]
        begins = letter.isupper() and (before.islower() or (before.isupper() and after.islower()))
        if begins or before.isdigit() != letter.isdigit():
            pieces.append("")
        pieces[-1] += letter
    return pieces
