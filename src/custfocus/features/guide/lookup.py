"""What is looked through when words are looked up in the framework, and what may be meant where nothing has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from custfocus.base.errors import nearest
from custfocus.content.framework import Framework
from custfocus.content.light import is_item

if TYPE_CHECKING:
    from custfocus.content.models import AnyItem

# Whoever gives more words than this is looking for a sentence, and its first words will do.
MOST_WORDS = 12
_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"[^.?!\n]+[.?!]*")
# Not words to read, but the names of other items.
_TIES = {"id", "also", "sources", "principles", "pillar", "own", "enablers", "questions", "practices", "worksheets"}
_TEXTS_INSIDE = ("says", "prompt", "help", "choices", "low", "high", "name", "when")


class ItemTexts(NamedTuple):
    """An item's texts, in lines of a sentence each."""

    name: str
    id: str
    """Its id, and the other words by which it is to be found."""
    says: str
    """What it says first of all; nothing for a text to read, which is about so much."""
    rest: str


def texts(item: AnyItem) -> ItemTexts:
    """All there is to read in an item, but its name once only."""
    parts = [
        part
        for name, value in vars(item).items()
        if name not in _TIES
        for part in _texts(value)
        if part != item.label
    ]
    if item.kind == "echo":  # what it asks has places, which its words name
        parts = [item.words if part == item.asks else part for part in parts]
    first = [part for part in parts if part == item.words and item.kind != "text"]
    return ItemTexts(
        item.label,
        " ".join((item.id, *item.also)),
        _lines(first),
        _lines(part for part in parts if part not in first),
    )


def searched(text: str) -> list[str]:
    """The words to look up, each once."""
    return list(dict.fromkeys(_words(text)))[:MOST_WORDS]


def near(framework: Framework, text: str) -> tuple[str, ...]:
    """What else might be looked for where nothing has all the words.

    For each word by itself the shortest that begins with it, which is the word where something has it; the nearest
    where none does.
    """
    known = list(dict.fromkeys(word for item in framework.items for part in texts(item) for word in _words(part)))
    guesses = [
        min((each for each in known if each.startswith(word)), key=len, default="") or nearest(word, known)
        for word in searched(text)
    ]
    return tuple(dict.fromkeys(guess for guess in guesses if guess))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _texts(value: object) -> Iterator[str]:
    """The texts in a value, those in a worksheet's fields, stages and endings too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner)
    elif is_item(value):
        for name in _TEXTS_INSIDE:
            yield from _texts(getattr(value, name, ()))


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(" ".join(sentence.split()) for part in parts for sentence in _SENTENCE.findall(part))
