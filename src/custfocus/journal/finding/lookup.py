"""Words looked up in a few hundred texts by SQLite's full-text search, in memory: it is built quicker than read."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from typing import NamedTuple

# How much a word weighs in a name, in an id, in what something says first of all, in all the rest.
WEIGHTS = (100, 100, 10, 1)
# Around what was found. Unicode keeps these two for such use: they are never part of a text.
_BEGIN, _END = "\ufdd0", "\ufdd1"
# A word with such an ending is whole. Its stem may begin much else: that of "doing" would find "door".
_ENDINGS = ("ing", "ed", "s")

Spans = tuple[tuple[int, int], ...]


class Match(NamedTuple):
    """A row that has all the words."""

    place: int
    """Which row it is, counted from 0."""
    name_spans: Spans
    """Where in the name words were found: the first character and the one after the last."""
    line: str
    """The line with the most of the words; the first one where only the name or the id has them."""
    line_spans: Spans
    """Where in the line words were found."""


def look_up(rows: Iterable[tuple[str, str, str, str]], words: Sequence[str]) -> list[Match]:
    """The rows that have all the words, the best match first, equal ones in their order.

    Each form of a word finds the others, with accents or without. The last word may be only begun; what has it whole
    comes first then.

    Args:
        rows: Of each thing its name, its id, what it says first of all, and all the rest, in lines.
        words: Made of letters and digits only; where there are none, nothing is found.
    """
    if not words:
        return []
    with closing(sqlite3.connect(":memory:")) as memory:
        columns = "name, id, says, rest, tokenize = 'porter unicode61 remove_diacritics 2'"
        memory.execute(f"create virtual table thing using fts5({columns})")
        memory.executemany("insert into thing values (?, ?, ?, ?)", rows)
        found = memory.execute(
            "select rowid, highlight(thing, 0, :begin, :end), highlight(thing, 2, :begin, :end), "
            "highlight(thing, 3, :begin, :end) from thing where thing match :query "
            f"order by bm25(thing, {', '.join(map(str, WEIGHTS))}), rowid",
            {"begin": _BEGIN, "end": _END, "query": _query(words)},
        ).fetchall()
    return [_match(*row) for row in found]


def _query(words: Sequence[str]) -> str:
    *before, last = (f'"{word}"' for word in words)
    begun = "" if words[-1].lower().endswith(_ENDINGS) else f" OR {last} *"
    return " AND ".join([*before, f"({last}{begun})"])


def _match(row: int, name: str, *texts: str) -> Match:
    lines = [_unmarked(line) for text in texts for line in text.splitlines()]
    line, spans = max(lines, key=_words_found, default=("", ()))
    return Match(row - 1, _unmarked(name)[1], line, spans)


def _words_found(line: tuple[str, Spans]) -> int:
    text, spans = line
    return len({text[start:end].lower() for start, end in spans})


def _unmarked(text: str) -> tuple[str, Spans]:
    """A text without the marks in it, and where they were."""
    plain, *found = text.split(_BEGIN)
    spans = []
    for part in found:
        word, _, after = part.partition(_END)
        spans.append((len(plain), len(plain) + len(word)))
        plain += word + after
    return plain, tuple(spans)
