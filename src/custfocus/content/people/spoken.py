"""The framework in the user's own words for those they serve."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from custfocus.content.framework import PEOPLE_PLACES, Framework, Served, filled
from custfocus.content.light import changed, changed_but, is_item, light, replaced

# The keys that lead to something rather than say it.
_NAMES = frozenset(
    {
        *("id", "kind", "word", "own", "part", "about", "sources", "principles", "principle", "pillar", "behaviour"),
        *("enablers", "practices", "worksheet", "needs", "unless", "after", "promise"),
    }
)


def spoken_of(framework: Framework, people: Served) -> Framework:
    """The framework in the user's own words for those they serve.

    What its questions leave open is filled; where the word is another than the framework's, that is put in its place
    in all texts but those of the sources and of the user's own files.

    Args:
        framework: As its files have it.
        people: What they are called.
    """
    theirs = framework.people
    in_theirs, in_ours = _people_in_words(theirs), _people_in_words(people)
    swap = None if theirs == people else swapped(theirs, people)

    def spoken(item: Any) -> Any:
        speaks = _is_spoken(item)
        if item.kind in ("question", "echo") and any(map(_has_place, vars(item).values())):
            words = in_theirs if speaks else in_ours
            item = changed(item, lambda value: _each(value, lambda text: filled(text, words)))
        return changed_but(item, _NAMES, lambda value: _each(value, swap)) if swap and speaks else item

    pack = replaced(framework.pack, people=light({"one": people.one, "many": people.many}))
    return Framework(tuple(map(spoken, framework.items)), framework.coverage, framework.problems, pack)


def swapped(theirs: Served, ours: Served) -> Callable[[str], str]:
    """Puts other words for those whom the user serves in the place of a framework's, "a" and "an" with them.

    Args:
        theirs: What the framework calls them.
        ours: What the user calls them.
    """
    words = _people_in_words(ours)
    one, many = re.escape(theirs.one), re.escape(theirs.many)
    pattern = re.compile(rf"(?<![\w-])(?:(an? ){one}|({one})|{many})(?![\w-])", re.IGNORECASE)

    def say(match: re.Match[str]) -> str:
        place = "a customer" if match[1] else "customer" if match[2] else "customers"
        return str(words(place[:1].upper() + place[1:] if match[0][:1].isupper() else place))

    return lambda text: pattern.sub(say, text)


def _is_spoken(item: Any) -> bool:
    """Whether a text is in the framework's own voice."""
    return item.kind != "source" and not item.own


def _people_in_words(people: Served) -> Callable[[str], str | None]:
    words = dict(zip(PEOPLE_PLACES, (people.one, people.many, people.a_one), strict=True))
    words |= {name[:1].upper() + name[1:]: word[:1].upper() + word[1:] for name, word in words.items()}
    return words.get


def _has_place(value: Any) -> bool:
    """Whether something is left open in a text, or in one of several."""
    return "{" in value if isinstance(value, str) else isinstance(value, tuple) and any(map(_has_place, value))


def _each(value: Any, change: Callable[[str], str]) -> Any:
    """A value of an item, with each of its texts changed, those of its parts too."""
    if isinstance(value, str):
        return change(value)
    if is_item(value):
        return changed_but(value, _NAMES, lambda part: _each(part, change))
    return tuple(_each(each, change) for each in value) if isinstance(value, tuple) else value
