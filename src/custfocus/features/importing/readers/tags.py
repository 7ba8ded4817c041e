"""Tags of other programs as ours: a sign and a word, in the text or at its end."""

import re
from collections.abc import Iterable

from custfocus.base.naming import tags_in

STARRED = "starred"
_NAMED = {"+": "plus", "#": "sharp", "*": "star"}


def as_tag(name: str) -> str:
    """A name as a tag, without a sign: its words are joined, C++ and C# stay two; empty where nothing is left."""
    name = re.sub(r"(?<!^)[+#*]", lambda sign: _NAMED[sign[0]], name.strip().lstrip("#@"))
    return re.sub(r"[^\w]+", "-", name).strip("-")


def tagged(text: str, names: Iterable[str]) -> str:
    """A text with these tags, those that it hasn't already on a line at its end."""
    there = set(tags_in(text))
    tags = dict.fromkeys(filter(None, map(as_tag, names)))
    new = [f"#{tag}" for tag in tags if not {*tags_in(f"#{tag}")} & there]
    return "\n\n".join(filter(None, (text, " ".join(new))))


def with_signs(text: str, symbols: str) -> str:
    """A text in which the words after one of some symbols, such as "@", are tags as ours."""
    if not symbols:
        return text
    pattern = rf"(?<!\S)[{re.escape(symbols)}]([-+*#/\w]*\w[-+*#/\w]*)"
    return re.sub(pattern, lambda word: f"#{as_tag(word[1])}", text)
