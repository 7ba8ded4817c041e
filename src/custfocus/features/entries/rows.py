"""An entry as lists have it, and as a search does: with an excerpt around what matches."""

import re

from msgspec.structs import asdict

from custfocus.base.naming import tags_in
from custfocus.features.entries.views import ListedEntry, ListedMatch
from custfocus.journal.entry import MARK_OFF, MARK_ON, Entry

_BEFORE_MATCH = 60
_EXCERPT = 200


def listed_entry(entry: Entry, short: str, gist: str = "") -> ListedEntry:
    """An entry as pages list it."""
    return ListedEntry(**asdict(entry), short=short, tags=tuple(tags_in(entry.text)), told=gist)


def listed_match(entry: Entry, short: str, text: str, asked: str, who: str = "", gist: str = "") -> ListedMatch:
    """A found entry with an excerpt of its marked text, or of its marked question where only that matches."""
    in_question = MARK_ON not in text and MARK_ON in asked
    pieces = excerpt(asked if in_question else text)
    said_by = excerpt(who) if MARK_ON in who else ()
    listed = asdict(listed_entry(entry, short, gist))
    return ListedMatch(**listed, excerpt=pieces, in_question=in_question, said_by=said_by)


def excerpt(marked: str) -> tuple[str, ...]:
    """A line's worth of a marked text, around its first match: pieces by turns before, in and after a match."""
    pieces = re.split(f"[{MARK_ON}{MARK_OFF}]", marked)
    first, *rest = (re.sub(r"\s+", " ", piece) for piece in pieces)
    if len(first) > _BEFORE_MATCH and rest:
        first = "…" + first[-_BEFORE_MATCH:].partition(" ")[2]
    cut: list[str] = []
    left = _EXCERPT
    for piece in (first, *rest):
        if len(piece) > left:
            return (*cut, piece[:left].rpartition(" ")[0] + "…")
        cut.append(piece)
        left -= len(piece)
    return tuple(cut)
