"""The values of a sheet's fields: words to values and back, and what a field takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from custfocus.base import wording
from custfocus.base.errors import nearest, usage
from custfocus.base.naming import YES_AND_NO, channel
from custfocus.content.framework import CHOICE, DATE, LINE, PERSON, SCALE, TEXT, YES_NO

if TYPE_CHECKING:
    from custfocus.content.models import Field

LOWEST, HIGHEST = 1, 5
YES, NO = ("yes", "y", *YES_AND_NO["yes"]), ("no", "n", *YES_AND_NO["no"])
# Said after a word, it means that very word and not a longer choice that begins with it.
VERBATIM = "!"
_FORMS = {LINE: "a line", TEXT: "text", PERSON: "a person", YES_NO: "yes or no"}
# As much as a line of an error has room for.
_QUOTED = 40

Value = str | int | bool
# Reads a day in the user's words: the words, and whether it is one to come.
ReadDay = Callable[[str, bool], date]


def parse(field: Field, words: str, *, day: ReadDay, known: Sequence[str] = ()) -> Value | None:
    """What words mean in a field; None for no words, which empties it.

    Args:
        field: The field.
        words: The words, from a prompt, an option, a form, or `str` of a value in JSON.
        day: Reads a day: the words, and whether it is one to come.
        known: For a choice, what the user has given before.

    Raises:
        CustfocusError: They mean nothing there.
    """
    line = " ".join(words.split())
    if not line:
        return None
    match field.kind:
        case "choice":
            return _parse_choice(field, line, known)
        case "date":
            return day(line, field.ahead).isoformat()
        case "scale":
            if not (line.isascii() and line.isdigit() and LOWEST <= int(line[:9]) <= HIGHEST):
                ends = [f"{number} is {word}" for number, word in ((1, field.low), (5, field.high)) if word]
                hint = f"{', '.join(ends)}." if ends else "Write one of 1, 2, 3, 4, 5."
                raise usage(f'"{_cut(line)}" is no number from 1 to 5.', hint, code="unknown-value")
            return int(line)
        case "yes-no":
            word = line.casefold()
            if word not in (*YES, *NO):
                raise usage(f'"{_cut(line)}" is neither yes nor no.', "Write yes or no.", code="unknown-value")
            return word in YES
        case "text":
            return words.replace("\r\n", "\n").replace("\r", "\n").strip()
    return line


def in_words(value: Value | None) -> str:
    """A value in words, such as `parse` reads; nothing for None."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def choices_of(field: Field, known: Sequence[str] = ()) -> list[str]:
    """What there is to choose from: for the user's own list what they have given before, then what it starts with."""
    given = {choice.casefold(): choice for choice in field.choices}
    if not field.others:
        return list(given.values())
    said = (channel(choice) if channel(choice) in field.choices else choice for choice in known)
    before = {choice.casefold(): given.get(choice.casefold(), choice) for choice in said}
    return list((before | {name: choice for name, choice in given.items() if name not in before}).values())


def _parse_choice(field: Field, line: str, known: Sequence[str]) -> str:
    """A choice by its beginning; where others will do, any words that begin none."""
    choices = choices_of(field, known)
    folded = line.casefold()
    exact = [choice for choice in choices if choice.casefold() == folded]
    if exact:
        return exact[0]
    if field.others and (bare := line.rstrip(VERBATIM).rstrip()) and bare != line:
        return next((choice for choice in choices if choice.casefold() == bare.casefold()), bare)
    if channel(line) in choices:
        return channel(line)
    begin = [choice for choice in choices if choice.casefold().startswith(folded)]
    if len(begin) == 1:
        return begin[0]
    if begin:
        hint = (
            "Write more of it." if not field.others else f"Write more of it, or {_cut(line)}{VERBATIM} for just that."
        )
        raise usage(f'"{_cut(line)}" could be {" or ".join(begin)}.', hint, code="ambiguous-value")
    if field.others:
        return line
    guess = nearest(line, choices)
    hint = f'Did you mean "{guess}"?' if guess else f"They are {', '.join(choices)}."
    raise usage(f'There is no choice "{_cut(line)}".', hint, code="unknown-value")


def form_of(field: Field) -> str:
    """What a field takes, in a few words: a line, a date, yes or no, what there is to choose from."""
    if field.kind == CHOICE:
        return ", ".join(field.choices) + (" or another" if field.others and field.choices else "") or "a word"
    if field.kind == SCALE:
        ends = f", {field.low} to {field.high}" if field.low and field.high else ""
        return f"{LOWEST} to {HIGHEST}{ends}"
    if field.kind == DATE:
        return "a date to come" if field.ahead else "a date"
    return _FORMS.get(field.kind, field.kind)


def _cut(words: str) -> str:
    return wording.shortened(words, _QUOTED)
