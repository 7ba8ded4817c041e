"""Whether words of entries stand somewhere else."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from custfocus.journal import kinds
from custfocus.journal.finding.letters import stands_alone

# Letters of a text that are enough to know it by; a letter quotes more of it than that.
_TELLING = 60
# Words of a text, or signs of a script without blanks, that are too few to be known by in the midst of another.
_FEW, _FEW_SIGNS = 2, 5
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])|\n+")
_TOKENS = re.compile(r"[A-Za-z0-9_]+|\w")
_MARKS_OF_LINE = re.compile(r"^[>\s*]*(?:\d+\.\s+)?|[\s*]+$")
_MOST_NEEDED = 50
# What an entry keeps that its writer has worded, beside its text; and where one says whose words it has taken over.
_WORDED, _TAKEN_FROM = ("fields", "earlier", "line", "source"), ("of", "measure", "invitation")
_OURS = (kinds.Rating.kind, kinds.Invitation.kind, kinds.Review.kind)
# A worksheet's own words.
_FORM = "form"


class Quotes:
    """Knows the words of entries again where they stand in others, or in a file.

    Args:
        versions: The fields that the changes of the entries have set.
    """

    def __init__(self, versions: Iterable[Mapping[str, Any]]) -> None:
        # By a word that is in each, so that only those of a text's own words are looked for.
        self._by_token: dict[str, dict[str, re.Pattern[str]]] = {}
        self._texts: set[str] = set()
        self._fields: set[str] = set()
        # Each text is told by a word of its own; what holds none of these needn't be read.
        self._needed: set[str] = set()
        for fields in versions:
            text = fields.get("text")
            if isinstance(text, str) and not _is_ours(fields):
                self._add(text, self._texts)
            for words in _worded(fields.get("data")):
                self._add(words, self._fields)

    def _add(self, text: str, short: set[str]) -> None:
        whole = " ".join(text.split())
        for part in filter(None, (whole, *(" ".join(part.split()) for part in _SENTENCE_ENDS.split(text)))):
            begun = part[:_TELLING].rstrip()
            token = _longest(part, len(begun))
            if token and _is_telling(part):
                self._by_token.setdefault(token, {})[begun] = _pattern(begun, whole=begun == part)
            elif part == whole:
                token = _longest(part, len(part))
                short.add(part)
            else:
                continue
            self._needed.add(token)

    @property
    def needed(self) -> tuple[str, ...]:
        """Words of which whatever has theirs has one; none where they are too many, or not of ASCII."""
        few = len(self._needed) <= _MOST_NEEDED and all(token and token.isascii() for token in self._needed)
        return tuple(sorted(self._needed)) if few else ()

    def stand_in(self, text: str, *, is_letter: bool = False) -> bool:
        """Whether a text has words of them in it, however its lines are broken and quoted.

        Args:
            text: The text.
            is_letter: Whether it is a review's letter, which quotes single words of sheets, too, and names measures.
        """
        written = " ".join(re.sub(r"(?m)^>", "", text).split())
        for token in set(_TOKENS.findall(written)):
            for begun, pattern in self._by_token.get(token, {}).items():
                if begun in written and pattern.search(written):
                    return True
        short = self._texts | self._fields if is_letter else self._texts
        if any(" ".join(_MARKS_OF_LINE.sub("", line).split()) in short for line in text.split("\n")):
            return True
        return is_letter and any(words in written and _pattern(words).search(written) for words in self._texts)

    def stand_in_entry(self, fields: Mapping[str, Any], *, is_letter: bool) -> bool:
        """Whether the fields of an entry have words of them."""
        texts = list(_texts(fields))
        if "" not in self._needed and self._needed.isdisjoint(_TOKENS.findall("\n".join(texts))):
            return False
        return any(self.stand_in(text, is_letter=is_letter) for text in texts)


def takes_from(fields: Mapping[str, Any], ids: Iterable[str]) -> bool:
    """Whether an entry with these fields has taken words over from one of some entries, by their ids."""
    data = fields.get("data")
    if not isinstance(data, dict):
        return False
    kept = [data.get(name) for name in _TAKEN_FROM]
    named = {each for value in kept for each in (value if isinstance(value, list) else [value]) if each}
    return not named.isdisjoint(ids)


def _is_ours(fields: Mapping[str, Any]) -> bool:
    """Whether an entry's text is worded by custfocus, or put together from what stands elsewhere, as a letter is."""
    data = fields.get("data")
    return fields.get("kind") in _OURS or (isinstance(data, dict) and "audience" in data)


def _worded(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for name in _WORDED:
            yield from _strings(data.get(name))


def _texts(fields: Mapping[str, Any]) -> Iterator[str]:
    for name in ("text", "asked"):
        yield from _strings(fields.get(name))
    data = fields.get("data")
    for name, value in data.items() if isinstance(data, dict) else ():
        if name != _FORM:
            yield from _strings(value)


def _strings(value: Any) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


def _is_telling(words: str) -> bool:
    return len(words.split()) > _FEW or sum(map(stands_alone, words)) > _FEW_SIGNS


def _longest(text: str, end: int) -> str:
    """The longest word that is whole before a place in a text; empty where there is none."""
    return max((token[0] for token in _TOKENS.finditer(text) if token.end() <= end), key=len, default="")


def _pattern(begun: str, *, whole: bool = True) -> re.Pattern[str]:
    before = "" if stands_alone(begun[0]) else r"(?<!\w)"
    after = r"(?!\w)" if whole and not stands_alone(begun[-1]) else ""
    return re.compile(f"{before}{re.escape(begun)}{after}")
