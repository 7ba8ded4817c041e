"""Searching the journal: entries by the words in them, with marks around what was looked for."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from custfocus.base.errors import usage
from custfocus.base.reading import evened
from custfocus.journal.connect import Journal
from custfocus.journal.entries import COLUMNS, clauses_of, entry_from, selected
from custfocus.journal.entry import MARK_OFF, MARK_ON, Entry, Filter
from custfocus.journal.finding.letters import Token, is_letter, spellings, stands_alone, tokens

MOST_RANKED = 2000
LONGEST_MARKED = 100_000  # letters
MOST_WORDS = 50
MOST_COMPARED = 10_000_000  # words of a text, times words that are looked for
SHORTEST_BEGINNING = 3

_MARKED = (
    f"iif(length(entry_fts.text) > {LONGEST_MARKED}, entry_fts.text, highlight(entry_fts, 0, :on, :off)) as marked, "
    "highlight(entry_fts, 1, :on, :off) as marked_question, highlight(entry_fts, 2, :on, :off) as marked_who"
)
# How often the words stand in an entry, against its length, as BM25 counts it; a text, or who said it, has the
# weight of four questions. BM25's other half, how rare each word is, would cost a walk through all that match.
_MARKS = "(length({0}) - length(replace({0}, :on, '')))"
_OFTEN = f"({_MARKS.format('marked')} + {_MARKS.format('marked_who')} + 0.25 * {_MARKS.format('marked_question')})"
_SCORE = f"{_OFTEN} / ({_OFTEN} + 0.3 + 0.9 * length(text) / 200.0)"
# Where a sentence ends or a quotation begins is nothing to look for; what else stands around a word is: C++, #tag.
_AROUND_WORDS = ".,;:!?\u2026'\"\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb()[]{}<>*/\\|^`~-\u2013\u2014_"


class FoundEntry(Struct, frozen=True):
    """An entry that a search found."""

    entry: Entry
    """The entry."""
    text: str
    """Its text, with the matches between MARK_ON and MARK_OFF."""
    asked: str
    """The words as they were asked, likewise."""
    who: str
    """Who said it, likewise; empty where nobody is named."""


class _Wanted(NamedTuple):
    """A word that is looked for."""

    ways: tuple[tuple[str, ...], ...]
    """Its spellings, each as the words of a row in the index."""

    def query(self, *, begun: bool) -> str:
        """What asks the index for it; `begun` if it may be the beginning of a longer word."""
        phrases = [f'"{" ".join(row)}"{" *" if begun and _may_go_on(row) else ""}' for row in self.ways]
        return f"({' OR '.join(phrases)})"

    def ends(self, words: Sequence[Token], place: int, *, begun: bool) -> int | None:
        """The place after it, where it stands at a place among the words of a text; else None."""
        for row in self.ways:
            there = words[place : place + len(row)]
            if len(there) == len(row) and all(map(_is, there, row)):
                return place + len(row)
            if begun and _may_go_on(row) and len(there) == len(row) and all(map(_is, there, row[:-1])):
                last = there[-1]
                if last.folded.startswith(row[-1]) or last.also.startswith(row[-1]):
                    return place + len(row)
        return None


def search(
    db: Journal, words: str, wanted: Filter = Filter(), *, limit: int, newest: bool = False
) -> list[FoundEntry]:
    """The entries of a journal that have all the words, the best match first, or the newest.

    Words count in the text, in the question, and in the name of who said it; accents and capitals don't matter.

    Any characters may be searched for. The best are sought among the newest 2,000 that match, so that a
    common word costs no more than a rare one. Where the words as they stand find too few, each may be the
    beginning of a longer one.

    Raises:
        CustfocusError: There are no words, or too many.
    """
    parts = evened(words).replace("\0", " ").split()
    if not 0 < len(parts) <= MOST_WORDS:
        what = "too much" if parts else "nothing"
        raise usage(f"That is {what} to look for.", f"Give one word, or up to {MOST_WORDS}.", code="no-words")
    looked_for = [_Wanted(ways) for part in parts if (ways := tuple(tuple(row) for row in spellings(part) if row))]
    if not looked_for:
        return _search_plainly(db, parts, wanted, limit)
    cores = [core for part in parts if (core := part.strip(_AROUND_WORDS))]
    exact = [core for core in cores if not (is_letter(core[0]) and is_letter(core[-1]))]
    hits = _matching(db, looked_for, exact, wanted, limit, newest=newest, begun=False)
    if len(hits) < limit and any(_may_go_on(row) for each in looked_for for row in each.ways):
        hits = _matching(db, looked_for, exact, wanted, limit, newest=newest, begun=True)
    return hits


def _may_go_on(row: Sequence[str]) -> bool:
    """Whether the last word of a row may be the beginning of a longer one."""
    return len(row[-1]) >= SHORTEST_BEGINNING and not stands_alone(row[-1])


def _is(token: Token, folded: str) -> bool:
    return folded in (token.folded, token.also)


def _matching(
    db: Journal,
    looked_for: Sequence[_Wanted],
    exact: list[str],
    wanted: Filter,
    limit: int,
    *,
    newest: bool,
    begun: bool,
) -> list[FoundEntry]:
    clauses, values = clauses_of(wanted, key="entry_fts.rowid")
    clauses.append("entry_fts match :query")
    tables = ["entry_fts"]
    if kinds := ", ".join(f":{name}" for name in values if name.startswith("kind")):
        clauses.append(f"kind in ({kinds})")
    for place, core in enumerate(exact):
        values[f"exact{place}"] = core.casefold()
        clauses.append(
            f"instr(folded(entry.text || char(10) || entry.asked || char(10) || entry.who), :exact{place})"
        )
    if exact or kinds or wanted.item:
        tables.append("entry")
        clauses.append("nth = entry_fts.rowid")
    query = " AND ".join(each.query(begun=begun) for each in looked_for)
    values |= {"query": query, "on": MARK_ON, "off": MARK_OFF, "limit": limit}

    def found(row: Sequence[object]) -> FoundEntry:
        entry = entry_from(row)
        texts = (entry.text, entry.asked, entry.who)
        return FoundEntry(entry, *(_widened(_marked(text, looked_for, begun=begun), exact) for text in texts))

    marks = "" if newest else f", {_MARKED}"
    return db.read(
        f"with hit as (select entry_fts.rowid as place{marks} "
        f"from {' cross join '.join(tables)} "
        f"where {' and '.join(clauses)} "
        f"order by entry_fts.rowid desc limit {':limit' if newest else MOST_RANKED}) "
        f"select {COLUMNS} from hit cross join entry on nth = place "
        f"order by {'' if newest else f'{_SCORE} desc, '} place desc limit :limit",
        values,
        lambda rows: [found(row) for row in rows],
    )


def _search_plainly(db: Journal, parts: list[str], wanted: Filter, limit: int) -> list[FoundEntry]:
    """Where there is nothing but punctuation to look for: the newest texts in which all of it stands."""
    clauses = [f"instr(text, :part{place})" for place in range(len(parts))]
    source, values = selected(wanted, COLUMNS, *clauses)
    query = f"{source} order by 1 desc limit :limit"
    values |= {f"part{place}": part for place, part in enumerate(parts)} | {"limit": limit}
    hits = db.read(query, values, lambda rows: [entry_from(row[1:]) for row in rows])
    anything = re.compile("|".join(map(re.escape, sorted(parts, key=len, reverse=True))))
    return [
        FoundEntry(
            entry,
            anything.sub(lambda match: f"{MARK_ON}{match[0]}{MARK_OFF}", entry.text),
            entry.asked,
            entry.who,
        )
        for entry in hits
    ]


def _marked(text: str, looked_for: Sequence[_Wanted], *, begun: bool) -> str:
    """A text with marks around what was looked for, just as it was written."""
    if not text or len(text) > LONGEST_MARKED:
        return text
    if text.isascii():
        return _pattern(tuple(looked_for), begun=begun).sub(rf"{MARK_ON}\g<0>{MARK_OFF}", text)
    words = tokens(text)
    if len(words) * sum(len(row) for each in looked_for for row in each.ways) > MOST_COMPARED:
        return text
    parts: list[str] = []
    after = 0
    for start, end in _spans(words, looked_for, begun=begun):
        parts += [text[after:start], MARK_ON, text[start:end], MARK_OFF]
        after = end
    return "".join([*parts, text[after:]])


@lru_cache(8)
def _pattern(looked_for: tuple[_Wanted, ...], *, begun: bool) -> re.Pattern[str]:
    """The same for a text of plain letters only, of which most journals are made."""
    rows = sorted((row for each in looked_for for row in each.ways), key=len, reverse=True)
    words = (
        r"[^a-z0-9]+".join(map(re.escape, row)) + ("[a-z0-9]*" if begun and _may_go_on(row) else "(?![a-z0-9])")
        for row in rows
        if all(map(str.isascii, row))
    )
    return re.compile(f"(?<![a-z0-9])(?:{'|'.join(words) or '(?!)'})", re.IGNORECASE | re.ASCII)


def _spans(words: Sequence[Token], looked_for: Sequence[_Wanted], *, begun: bool) -> Iterator[tuple[int, int]]:
    """Where what was looked for stands, in order; what touches is one."""
    start = end = -1
    for place, word in enumerate(words):
        ends = [after for each in looked_for if (after := each.ends(words, place, begun=begun)) is not None]
        if not ends:
            continue
        if word.start > end:
            if end >= 0:
                yield start, end
            start = word.start
        end = max(end, words[max(ends) - 1].end)
    if end >= 0:
        yield start, end


def _widened(marked: str, exact: list[str]) -> str:
    """The marks drawn around what stands beside a word in a core, or around a core without words."""
    for core in exact:
        begins = next((place for place, sign in enumerate(core) if is_letter(sign)), len(core))
        ends = next((place for place, sign in enumerate(reversed(core)) if is_letter(sign)), 0)
        if begins == len(core):
            marked = marked.replace(core, f"{MARK_ON}{core}{MARK_OFF}")
            continue
        before, after = core[:begins], core[len(core) - ends :]
        if before:
            marked = marked.replace(before + MARK_ON, MARK_ON + before)
        if after:
            marked = marked.replace(MARK_OFF + after, after + MARK_OFF)
    return marked
