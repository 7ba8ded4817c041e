"""What a file may hold an answer in: text as it is, a page of HTML, an email as a mail program saves it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

from custfocus.base.reading import decoded

if TYPE_CHECKING:
    from email.message import Message

_TAG = re.compile(r"<(?:/?[a-z]|!)[^<>]*>", re.IGNORECASE)
_HIDDEN = re.compile(r"<(script|style|head)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_HEADER = re.compile(r"^(?:mime-version|content-type|content-transfer-encoding):", re.IGNORECASE | re.MULTILINE)
_HEAD_LETTERS = 65_536


def texts(raw: bytes) -> Iterator[str]:
    """The texts in which an answer may stand, the likeliest first: the file itself, then what is packed in it.

    Args:
        raw: The file.
    """
    text = _text(raw)
    yield text
    if _HEADER.search(text[:_HEAD_LETTERS]):
        yield from _parts(raw)
    yield _without_tags(text)


def _parts(raw: bytes) -> list[str]:
    """The texts in an email; none where nobody could take it apart, such as one nested a thousand times."""
    from email import message_from_bytes

    try:
        parts = [part for part in message_from_bytes(raw).walk() if part.get_content_maintype() == "text"]
        return [text for part in parts for text in _written(part)]
    except (RecursionError, ValueError, LookupError):
        return []


def _written(part: Message) -> Iterator[str]:
    """A part of an email as text, whatever it was packed in."""
    unpacked = part.get_payload(decode=True)
    if not isinstance(unpacked, bytes):
        return
    text = _text(unpacked)
    yield text
    yield _without_tags(text)


def _without_tags(text: str) -> str:
    return unescape(_TAG.sub(" ", _HIDDEN.sub(" ", text)))


def _text(raw: bytes) -> str:
    """The text; whatever its encoding, the letters of an answer are plain ones."""
    try:
        return decoded(raw)
    except UnicodeDecodeError:
        return raw.decode("utf-8", errors="replace")
