"""Text as it comes from outside, from whichever program and system, made what it was meant to be."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Blanks and line ends alone bring so many zeroes, whatever the script.
_ONE_IN = 12
_BYTE_ORDER_MARK = "\ufeff"
# A full stop after a figure ends no sentence: "am 3. Mai".
_ENDS = re.compile(r"(?<=[^\d\s][.!?…])\s+|[\r\n]+")


def decoded(raw: bytes) -> str:
    """Bytes as the text that they are: UTF-8, or with a mark that says so UTF-16 or UTF-32; the mark goes.

    UTF-16 that has lost its mark is known by the zeroes that stand in one half of every sign, and never in the other.

    Raises:
        UnicodeDecodeError: They are no such text.
    """
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), "") or _without_mark(raw)
    return raw.decode(encoding).removeprefix(_BYTE_ORDER_MARK)


def _without_mark(raw: bytes) -> str:
    if len(raw) % 2 == 0 and b"\0" in raw:
        evens, odds = raw[::2].count(0), raw[1::2].count(0)
        if not evens and odds * _ONE_IN >= len(raw) // 2:
            return "utf-16-le"
        if not odds and evens * _ONE_IN >= len(raw) // 2:
            return "utf-16-be"
    return "utf-8"


def evened(text: str) -> str:
    """A text as it is kept: one kind of line end, letters with their marks as one sign, no byte order mark before it.

    What was typed on different systems is the same text then: lines end in a line feed, and letters stand in
    Unicode's composed form (NFC).
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix(_BYTE_ORDER_MARK)
    if text.isascii():
        return text
    from unicodedata import normalize

    return normalize("NFC", text)


def as_typed(words: str, encoding: str) -> str:
    """Words that were typed as UTF-8, however the settings of the system had them read.

    Args:
        words: The words as they were read.
        encoding: The encoding in which they were read.
    """
    if words.isascii() or codecs.lookup(encoding).name == "utf-8":
        return words
    try:
        return words.encode(encoding, "surrogateescape").decode("utf-8")
    except UnicodeError:
        return words


def sentences(text: str) -> list[str]:
    """The sentences of a text, each verbatim; a line's end ends one too."""
    return [sentence for part in _ENDS.split(text) if (sentence := part.strip())]
