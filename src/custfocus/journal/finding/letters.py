"""Words as they are looked for: small letters without accents, and in scripts without blanks each sign by itself.

An index of words finds nothing within a text that has no blanks between its words, as in Chinese, Japanese or Thai,
nor behind an article that is written together with its word, as in Arabic or Hebrew. There each sign is a word of the
index, and a word that is looked for is a row of them.
"""

import re
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, normalize

# Scripts without blanks between words, or with articles, prefixes and particles written together with them.
_ALONE = re.compile(
    "[\u0590-\u06ff\u0750-\u077f\u08a0-\u08ff\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff"
    "\u3040-\u30ff\u3100-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\ufb1d-\ufdff\ufe70-\ufefc\uff66-\uff9f\uffa0-\uffdc\U00020000-\U0003ffff]"
)
_SEMITIC = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Letters that Unicode takes for ones of their own, and a keyboard without them for these.
_LIKE = {
    "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n", "ŧ": "t",
    "ə": "e", "ĸ": "k", "ة": "ه", "ى": "ي", "ـ": "",
}  # fmt: skip
# Marks that are left away in writing, or by a search: accents, and the points of Hebrew and Arabic.
_ACCENT = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_ASCII_WORDS = re.compile("[a-z0-9]+")
_UMLAUT = re.compile("[äöü]")


class Token(NamedTuple):
    """A word of a text as the index has it."""

    folded: str
    """Its letters, folded."""
    start: int
    """Where it begins in the text."""
    end: int
    """Where it ends."""
    also: str = ""
    """The same with an e after each umlaut, as it is written where a keyboard has none; empty where it has none."""


def indexed(text: str) -> str:
    """A text as the index takes it in: its words, folded, with blanks between them; other spellings come after."""
    if text.isascii():
        return text.lower()
    words = tokens(normalize("NFC", text))
    return " ".join([*(word.folded for word in words), *(word.also for word in words if word.also)])


def tokens(text: str) -> list[Token]:
    """The words of a text, folded, and where each stands in it; marks that are left away belong to what they mark."""
    if text.isascii():
        return [Token(word[0], *word.span()) for word in _ASCII_WORDS.finditer(text.lower())]
    words: list[Token] = []
    letters = ""
    start = 0
    for place, sign in enumerate(text):
        part, folded = _folded(sign)
        if part is _Part.MARK:
            if not letters and words and words[-1].end == place:
                words[-1] = words[-1]._replace(end=place + 1)
        elif part is _Part.LETTER:
            start = start if letters else place
            letters += folded
            continue
        elif letters:
            words.append(_token(text, letters, start, place))
            letters = ""
        if part is _Part.WORD:
            words += [Token(each, place, place + 1) for each in folded if not each.isspace()]
    return [*words, _token(text, letters, start, len(text))] if letters else words


def _token(text: str, letters: str, start: int, end: int) -> Token:
    low = text[start:end].lower()
    if not _UMLAUT.search(low):
        return Token(letters, start, end)
    return Token(
        letters, start, end, "".join(_folded(each)[1] for each in _UMLAUT.sub(lambda sign: f"{sign[0]}e", low))
    )


def spellings(word: str) -> list[list[str]]:
    """The ways in which what is looked for may stand in the index, each as the words of a row there.

    Args:
        word: What was typed, without blanks; it may have several words in it, such as an email address.
    """
    words = tokens(normalize("NFC", word))
    plain = [token.folded for token in words]
    with_e = [token.also or token.folded for token in words]
    return [plain] if with_e == plain else [plain, with_e]


def is_letter(sign: str) -> bool:
    """Whether a sign is a part of a word, or one by itself."""
    return _folded(sign)[0] is not _Part.BETWEEN


def stands_alone(folded: str) -> bool:
    """Whether a word of the index is a single sign of a script without blanks."""
    return len(folded) == 1 and _ALONE.match(folded) is not None


class _Part(Enum):
    """What a sign is in a text."""

    LETTER = auto()
    """A part of a word."""
    MARK = auto()
    """A mark on a letter that is left away, or a sign that isn't seen."""
    WORD = auto()
    """A word by itself."""
    BETWEEN = auto()
    """What stands between words."""


@lru_cache(4096)
def _folded(sign: str) -> tuple[_Part, str]:
    """What a sign is, and what it is folded to."""
    kind = category(sign)
    if kind == "Cf" or _ACCENT.match(sign):
        return _Part.MARK, ""
    if kind == "Co":
        return _Part.LETTER, sign
    if kind[0] not in "LMN":
        return _Part.BETWEEN, ""
    if sign.isdecimal():
        return _Part.LETTER, str(int(sign))
    if _ALONE.match(sign) and not _SEMITIC.match(sign):
        return _Part.WORD, normalize("NFKC", sign).casefold()  # what it can be taken apart into is no accent
    bare = _ACCENT.sub("", normalize("NFKD", normalize("NFKD", sign).casefold()))
    letters = "".join(_LIKE.get(letter, letter) for letter in bare if category(letter)[0] in "LMN")
    return (_Part.WORD if _ALONE.match(sign) else _Part.LETTER), letters
