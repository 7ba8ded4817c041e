"""Words looked up in the whole framework: in names first, then in what items say, then in all the rest.

Every word must be found, in any order. A word is found where another begins with its stem, which is the word
without "s", "ing" or "ed": "complaints" finds "complaint" and "complaining". An item's rank comes from the best place
that each word was found in, and from whether it stands there exactly.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from custfocus.errors import nearest
from custfocus.library._record import as_dict
from custfocus.library.models import Ending, Field, Framework, Item, Stage, Statement

NAME, WORDS, REST = 3, 2, 1
EXACT = 1
# Whoever gives more words than this is looking for a sentence, and its first words will do.
MOST_WORDS = 12
# A shorter stem would find words that have nothing to do with it: "speed" would find "special".
SHORTEST_STEM = {"ing": 4, "ed": 4, "s": 3}
_TOKEN = re.compile(r"\w+")
_SENTENCE = re.compile(r"[^.?!\n]+[.?!]*")
# Not words to read, but the names of other items.
_TIES = {"id", "sources", "principles", "pillar", "own", "enablers", "practices"}
_TEXTS_INSIDE = ("says", "prompt", "help", "choices", "low", "high", "name", "when")

Marks = tuple[tuple[int, int], ...]


class Hit(Struct, frozen=True):
    """An item that was found.

    Attributes:
        id: Its id.
        kind: Its kind.
        name: Its name.
        name_marks: Where in the name words were found: the first character and the one after the last.
        excerpt: A sentence of it, the one with the most of the words; its own words where only the name has them.
        excerpt_marks: Where in the excerpt words were found.
        retired: Whether it is no longer offered.
        own: The user's file that it comes from, or an empty string.
    """

    id: str
    kind: str
    name: str
    name_marks: Marks
    excerpt: str
    excerpt_marks: Marks
    retired: bool
    own: str


class _Word(NamedTuple):
    whole: str
    stem: str

    def score(self, weight: int, tokens: Sequence[str]) -> int:
        if self.whole in tokens:
            return 2 * weight + EXACT
        return 2 * weight if any(token.startswith(self.stem) for token in tokens) else 0


def look_up(framework: Framework, text: str) -> tuple[Hit, ...]:
    """The items that have all the words, the best match first, equal ones in content order."""
    words = _words(text)
    found = [(score, item) for item in framework.items if (score := _score(item, words))]
    found.sort(key=lambda pair: -pair[0])
    return tuple(_hit(item, words) for _, item in found)


def near(framework: Framework, text: str) -> tuple[str, ...]:
    """What else might be looked for where nothing has all the words.

    Each word by itself, where something has it; the nearest word that something has, where nothing has it.
    """
    known = list(
        dict.fromkeys(token for item in framework.items for _, part in _parts(item) for token in _tokens(part))
    )
    words = _words(text)
    guesses = [
        word.whole if any(token.startswith(word.stem) for token in known) else nearest(word.whole, known)
        for word in words
    ]
    return tuple(dict.fromkeys(guess for guess in guesses if guess))


def _words(text: str) -> list[_Word]:
    return [_Word(token, _stem(token)) for token in dict.fromkeys(_tokens(text))][:MOST_WORDS]


def _stem(word: str) -> str:
    for ending, shortest in SHORTEST_STEM.items():
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            return word.removesuffix(ending)
    return word


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.casefold())


def _parts(item: Item) -> Iterator[tuple[int, str]]:
    """Each text of an item, and how much it weighs."""
    yield NAME, f"{item.label} {item.id}"
    for name, value in as_dict(item).items():
        if name not in _TIES:
            for part in _texts(value):
                yield (WORDS if part == item.words and item.kind != "text" else REST), part


def _texts(value: object) -> Iterator[str]:
    """The texts in a value, those in a worksheet's fields, stages and endings too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, Field | Stage | Ending | Statement):
        for name in _TEXTS_INSIDE:
            yield from _texts(getattr(value, name, ()))


def _score(item: Item, words: Sequence[_Word]) -> int:
    parts = [(weight, _tokens(part)) for weight, part in _parts(item)]
    best = [max(word.score(weight, tokens) for weight, tokens in parts) for word in words]
    return sum(best) if all(best) else 0


def _hit(item: Item, words: Sequence[_Word]) -> Hit:
    # The first of those parts is the name, which stands in the hit by itself.
    texts = [part for _, part in _parts(item)][1:]
    sentences = [" ".join(found.split()) for part in texts if part != item.label for found in _SENTENCE.findall(part)]
    excerpt = max(sentences, key=lambda sentence: _kinds(sentence, words), default="")
    return Hit(
        id=item.id,
        kind=item.kind,
        name=item.label,
        name_marks=_marks(item.label, words),
        excerpt=excerpt,
        excerpt_marks=_marks(excerpt, words),
        retired=item.retired,
        own=item.own,
    )


def _kinds(sentence: str, words: Sequence[_Word]) -> int:
    """How many of the words a sentence has."""
    tokens = _tokens(sentence)
    return sum(1 for word in words if word.score(REST, tokens))


def _marks(text: str, words: Sequence[_Word]) -> Marks:
    found = _TOKEN.finditer(text)
    return tuple(token.span() for token in found if any(token[0].casefold().startswith(word.stem) for word in words))
