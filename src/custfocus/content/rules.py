"""What concerns several fields of an item at once; the models ask it of each item they check."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from custfocus.content.framework import (
    ECHO_PLACES,
    GUESS,
    PEOPLE_PLACES,
    PLACE_IN_WORDS,
    POOL,
    SHEET,
    Place,
    quoted,
)

if TYPE_CHECKING:
    from custfocus.content.models import Cadence, Echo, Item, Question, Role

LONGEST_CADENCE = 31
# What all principles stand under, and where items come from: without them, everything would hang in the air.
KEEPING = ("pillar", "source")
UNTIED = ("pillar", "source", "role")
# Where a command takes an item's id, and which words mean something else there.
TAKEN = {"worksheet": ("sheet", ("close", "reopen")), "barrier": ("plan", ("barriers",))}


class Flaw(NamedTuple):
    """Something wrong in an item: where, what was found there, and what was expected instead."""

    place: Place
    """Its place in the item."""
    found: str
    """What was found."""
    expected: str
    """What was expected."""
    word: str = ""
    """A word that might be a slip."""
    valid: tuple[str, ...] = ()
    """The words of which it might be one."""


def cadence(of: "Cadence") -> Iterator[Flaw]:
    """What is daily at most can't be done more often than there are days."""
    if of.times > of.days:
        found = f"{of.times} times in {of.days} days"
        yield Flaw((), found, f"at least once, at most daily, within {LONGEST_CADENCE} days")


def ties(item: "Item") -> Iterator[Flaw]:
    """What an item serves: a principle its pillar alone, some kinds nothing, any other its principles or a pillar."""
    tied = bool(item.principles) + bool(item.pillar)
    if item.kind in UNTIED:
        if tied:
            yield Flaw(("principles",), "principles or a pillar", f"none in a {item.kind}")
    elif item.kind == "principle":
        if not item.pillar or item.principles:
            yield Flaw(("pillar",), "principles or no pillar", "a principle to name its pillar alone")
    elif tied != 1:
        yield Flaw(("principles",), "both" if tied else "neither", "one to three principles, or a pillar alone")
    if len(set(item.principles)) < len(item.principles):
        yield Flaw(("principles",), "a principle twice", "each once")


def naming(item: "Item") -> Iterator[Flaw]:
    """An item can be named in the command for it."""
    command, words = TAKEN.get(item.kind, ("", ()))
    if item.id in words:
        yield Flaw(
            ("id",), f"the id {quoted(item.id)}", f"another: custfocus {command} {item.id} does something else"
        )


def finding(item: "Item") -> Iterator[Flaw]:
    """The other words by which an item is found are others than its name, each once."""
    names = [item.label.casefold(), *(word.casefold() for word in item.also)]
    for at, name in enumerate(names[1:]):
        if name == names[0]:
            yield Flaw(("also", at), f"its own name {quoted(item.also[at])}", "another word for it")
        elif name in names[1 : at + 1]:
            yield Flaw(("also", at), f"{quoted(item.also[at])} twice", "it once")


def keeping(item: "Item") -> Iterator[Flaw]:
    """What everything else counts towards or comes from can't be retired."""
    if item.retired and item.kind in KEEPING:
        yield Flaw(("retired",), f"a retired {item.kind}", "something that can be done without")


def role(of: "Role") -> Iterator[Flaw]:
    """A role has a word of its own, and says each thing once."""
    if of.word == POOL:
        yield Flaw(("id",), f"the id {quoted(of.id)}", f'another: "{POOL}" stands for several roles together')
    for name in ("id", "principle", "behaviour"):
        found = [value for each in of.statements if (value := getattr(each, name)) is not None]
        for twice in dict.fromkeys(value for value in found if found.count(value) > 1):
            yield Flaw(("statements",), f"the {name} {quoted(twice)} twice", "it once in a role")


def question(of: "Question") -> Iterator[Flaw]:
    """A guess is checked and nothing else is; follow-ups follow something.

    What stands in braces and is no place of ours is text: questions of one's own have always been taken so.
    """
    if (of.form == GUESS) != bool(of.check):
        yield (
            Flaw(("form",), 'a guess without "check"', "the question that is asked once it can be known")
            if of.form == GUESS
            else Flaw(("check",), f'"check" in a question of form {of.form}', f"it in one of form {GUESS}")
        )
    for name in ("wider", "look"):
        if getattr(of, name) and not of.full:
            yield Flaw((name,), f'"{name}" without "full"', "a long form to which it belongs")


def echo(of: "Echo") -> Iterator[Flaw]:
    """A worksheet narrows what is about sheets only; its open places are known."""
    if of.worksheet and of.about != SHEET:
        yield Flaw(("worksheet",), f'"worksheet" in an echo about {of.about}', f"it in one about {SHEET}")
    yield from _places(("asks",), of.asks, (*ECHO_PLACES, *PEOPLE_PLACES))


def _places(at: Place, words: str, known: tuple[str, ...]) -> Iterator[Flaw]:
    valid = [*known, *(name[:1].upper() + name[1:] for name in known if name in PEOPLE_PLACES)]
    for name in PLACE_IN_WORDS.findall(words):
        if name not in valid:
            expected = f"one of {', '.join(f'{{{each}}}' for each in known)}"
            yield Flaw(at, f'"{{{name}}}"', expected, name, tuple(valid))
