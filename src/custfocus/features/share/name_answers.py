"""What somebody answers who is asked which words are names: a plain yes, a plain no, or the names."""

from collections.abc import Sequence

from msgspec import Struct

from custfocus.base.naming import by_number

ALL_WORDS = ("y", "yes", "a", "all", "j", "ja")
NONE_WORDS = ("", "n", "no", "none", "nein", "-")
# Words that answer many questions, and are nobody's name.
_NO_NAMES = {*ALL_WORDS, *NONE_WORDS, "?", "b", "back", "q", "quit", "help", "ok", "stop", "skip"}


class NameAnswer(Struct, frozen=True):
    """An answer."""

    names: tuple[str, ...] = ()
    """The names, as they are written or were typed."""
    unclear: tuple[str, ...] = ()
    """What is neither a name nor the number of one; then nothing is taken from the answer."""


def answered(line: str, pointed_out: Sequence[str]) -> NameAnswer:
    """What an answer means, among words that were pointed out and numbered from 1."""
    answer = " ".join(line.split())
    if answer.casefold() in ALL_WORDS:
        return NameAnswer(tuple(pointed_out))
    if answer.casefold() in NONE_WORDS:
        return NameAnswer()
    return named(answer, pointed_out)


def named(line: str, listed: Sequence[str]) -> NameAnswer:
    """What names and numbers mean, divided by commas, of numbers alone by blanks, too."""
    pieces = [" ".join(piece.split()) for piece in line.split(",") if piece.strip()]
    if all(word.isdecimal() for word in line.replace(",", " ").split()):
        pieces = line.replace(",", " ").split()
    found = [(piece, next(iter(by_number(piece, listed)), None)) for piece in pieces]
    unclear = tuple(piece for piece, word in found if word is None and not _is_name(piece))
    return NameAnswer(unclear=unclear) if unclear else NameAnswer(tuple(word or piece for piece, word in found))


def _is_name(typed: str) -> bool:
    """Whether what was typed may be put on a list of names at all."""
    letters = sum(letter.isalpha() for letter in typed)
    return typed.casefold() not in _NO_NAMES and (letters > 1 or (letters == 1 and not typed.isascii()))
