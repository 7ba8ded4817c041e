"""What a line is meant for: to be kept as it is, to go back or to leave, or perhaps as a command."""

from typing import Literal

from msgspec import Struct

BACK, LEAVE = "b", "q"
DOUBTFUL = frozenset({"back", "skip", "help", "quit", "exit"})
_PROGRAM = "custfocus"
_QUOTES = ('""', "''", "“”", "‘’", "«»", "„“")


class Meant(Struct, frozen=True):
    """What words are for, and what is kept of them where they are kept."""

    does: Literal["keep", "back", "leave", "doubtful"]
    """A letter alone leads back or away; what is doubtful may be a command, and is asked about once."""
    text: str
    """The words; a letter or a command that stood in quotes without them."""


def meant(words: str) -> Meant:
    """What words that somebody typed are meant for; one function for all prompts, and for an argument.

    Args:
        words: All that was typed, of any number of lines.
    """
    bare = words.strip()
    inner = bare[1:-1].strip()
    if bare[:1] + bare[-1:] in _QUOTES and len(bare) > 1 and _does(inner) != "keep":
        return Meant("keep", inner)
    return Meant(_does(bare), words)


def _does(bare: str) -> Literal["keep", "back", "leave", "doubtful"]:
    folded = bare.casefold()
    if folded == BACK:
        return "back"
    if folded == LEAVE:
        return "leave"
    lines = (line.split(maxsplit=1)[:1] for line in folded.split("\n"))
    return "doubtful" if folded in DOUBTFUL or [_PROGRAM] in lines else "keep"
