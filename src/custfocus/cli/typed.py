"""The line that somebody is typing, up to the cursor, as their shell hands it over."""

import re
from collections.abc import Mapping

from msgspec import Struct

# What bash breaks words at beside blanks: it replaces only what stands after the last of them.
_BREAKS = "=:@"


class Typed(Struct, frozen=True):
    """A line that is being typed."""

    words: tuple[str, ...]
    """The words that are whole, without the program's name, as the program would get them."""
    begun: str
    """The word at the cursor, likewise."""
    quote: str = ""
    """The quotation mark that is open at the cursor."""
    kept: str = ""
    """What of the word at the cursor bash keeps: it replaces the rest."""


def typed_in_bash(environ: Mapping[str, str]) -> Typed:
    """The line as bash hands it over: whole, or in words of its own making."""
    line = environ.get("COMP_LINE")
    return _typed(_rejoined(environ) if line is None else line)


def typed_in(environ: Mapping[str, str]) -> Typed:
    """The line as zsh and fish hand it over."""
    return _typed(environ.get("_TYPER_COMPLETE_ARGS", ""))


def _rejoined(environ: Mapping[str, str]) -> str:
    """The line from words that bash has broken at signs as well."""
    given = environ.get("COMP_WORDS", "")
    if "\n" not in given:
        return given
    words = given.split("\n")[: int(environ.get("COMP_CWORD") or 0) + 1]
    return re.sub(rf" ([{_BREAKS}])(?: |$)", r"\1", " ".join(words))


def _typed(line: str) -> Typed:
    words, word, quote, kept, before = list[str](), None, "", "", ""
    letters = iter(line)
    for letter in letters:
        if quote:
            if letter == quote:
                quote, kept = "", before
            elif letter == "\\" and quote == '"':
                follows = next(letters, "")
                word = (word or "") + ("" if follows in '"\\$`' else letter) + follows
            else:
                word = (word or "") + letter
        elif letter in "\"'":
            quote, word, before = letter, word or "", kept
            kept = word
        elif letter == "\\":
            word = (word or "") + next(letters, "")
        elif letter.isspace():
            if word is not None:
                words.append(word)
            word, kept = None, ""
        else:
            word = (word or "") + letter
            kept = word if letter in _BREAKS else kept
    return Typed(tuple(words[1:]), (word or "") if words else "", quote, kept if words else "")
