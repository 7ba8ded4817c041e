"""The keys of the day's page: what can be done from it just now."""

from msgspec import Struct

from custfocus.base import wording
from custfocus.content.framework import NUMBER
from custfocus.features.today.views import Today

HEARD, THING, OPEN, MEND, READ, LEAVE = "h", "d", "o", "e", "r", "q"


class PageKey(Struct, frozen=True):
    """A key and what it does, in a few words."""

    key: str
    does: str


def keys_of(view: Today) -> tuple[PageKey, ...]:
    """The keys of a page, in the order in which it tells of them; a practice's is its number."""
    keys = [PageKey("Enter", "answers" if view.asks else "leaves")]
    if numbers := _numbers(view):
        span = numbers[0] if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
        keys.append(PageKey(span, f"tick{'s' if len(numbers) == 1 else ''} a practice off"))
    keys.append(PageKey(HEARD, f"keeps what {wording.with_article(view.person)} said"))
    if view.intention:
        keys.append(PageKey(THING, "the one thing to do"))
    if view.open_total:
        keys.append(PageKey(OPEN, "goes on with what is open"))
    if view.answered:
        keys.append(PageKey(MEND, "mends today's answer"))
    if view.readable:
        keys.append(PageKey(READ, "reads"))
    return (*keys, PageKey(LEAVE, "leaves"))


def in_a_line(keys: tuple[PageKey, ...]) -> str:
    """The keys in a line, as a prompt tells them."""
    return ", ".join(f"{each.key} {each.does}" for each in keys)


def letters(view: Today) -> frozenset[str]:
    """The lines that are keys of a page, and no text."""
    signs = (each.key for each in keys_of(view) if len(each.key) == 1 and each.key.isalpha())
    return frozenset({*_numbers(view), *signs})


def _numbers(view: Today) -> list[str]:
    """The numbers of the practices that a key ticks off; none where the question may be answered with a number."""
    if view.asks and view.reflect and view.reflect.question.form == NUMBER and not view.reflect.is_look:
        return []
    return [str(practice.number) for practice in view.practices if practice.adoption and practice.number]
