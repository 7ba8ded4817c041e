"""The four scales to rate oneself on: what each asks, its five steps in words, which end is the good one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from custfocus.content.framework import Framework, of_kind

if TYPE_CHECKING:
    from custfocus.content.models import AnyItem

LOWEST, HIGHEST = 1, 5
MIDDLE = 3
STEPS = ("1", "2", "3", "4", "5")
UNKNOWN = "don't know"
# How somebody may write that they don't know.
DONT_KNOW = ("?", "d", "dk", "don't know", "dont know", "dont-know", "unknown")
# How often a barrier gets in the way says the same of the leader as a low rating elsewhere.
_TURNED = LOWEST + HIGHEST


class Scale(Struct, frozen=True):
    """Something to rate oneself on."""

    id: str
    """What the user calls it."""
    kind: str
    """The kind of item that it goes through."""
    name: str
    """What a page calls it."""
    about: str
    """What it shows, in a few words."""
    asks: str
    """What is asked of each item."""
    steps: tuple[str, str, str, str, str]
    """The five steps from 1 to 5, in words."""
    turned: bool = False
    """Whether a low rating is the good one."""

    def items(self, framework: Framework) -> Sequence[AnyItem]:
        """The items to rate, in content order."""
        return of_kind(framework, self.kind)

    def word(self, value: int) -> str:
        """A step in words."""
        return self.steps[value - LOWEST]

    def strength(self, value: float) -> float:
        """A rating so turned that 5 is the good end."""
        return _TURNED - value if self.turned else value


SCALES: Mapping[str, Scale] = {
    scale.id: scale
    for scale in (
        Scale(
            "self-check",
            "self-check",
            "Self-check",
            "{questions}, where one begins",
            "How far is that so?",
            ("not at all", "a little", "partly", "mostly", "very much so"),
        ),
        Scale(
            "behaviours",
            "behaviour",
            "Behaviours",
            "where you stand between two poles",
            "How much of these weeks was it the second of the two?",
            ("hardly ever", "now and then", "half the time", "mostly", "nearly always"),
        ),
        Scale(
            "principles",
            "principle",
            "Principles",
            "how much of each your days show",
            "How much of it do your days show?",
            ("hardly any", "a little", "about half", "most of it", "nearly all"),
        ),
        Scale(
            "barriers",
            "barrier",
            "Barriers",
            "how often each gets in your way",
            "How often does it get in your way?",
            ("hardly ever", "now and then", "some weeks", "most weeks", "nearly every day"),
            turned=True,
        ),
    )
}


_OF_KIND = {scale.kind: scale for scale in SCALES.values()}


def scale_of(item: AnyItem) -> Scale:
    """The scale that an item is rated on.

    Raises:
        KeyError: It is on none.
    """
    return _OF_KIND[item.kind]


def rating_words(item: AnyItem, value: int | None) -> str:
    """A rating in words, as its entry keeps it."""
    return f"{item.label}: {UNKNOWN if value is None else f'{value}, {scale_of(item).word(value)}'}"


def parsed_rating(words: str) -> int | None:
    """A rating as somebody writes it: a step from 1 to 5, or None for one of DONT_KNOW.

    Raises:
        ValueError: It is neither.
    """
    word = words.strip().lower()
    if word in DONT_KNOW:
        return None
    if word not in STEPS:
        raise ValueError(word)
    return int(word)


def is_rating(words: str) -> bool:
    """Whether the words are a rating."""
    return words.strip().lower() in (*DONT_KNOW, *STEPS)
