"""Searching the journal: entries by the words in them, with marks around what was looked for."""

import re

from msgspec import Struct

from custfocus.base.errors import usage
from custfocus.journal.connect import Journal
from custfocus.journal.entries import COLUMNS, clauses_of, entry_from, selected
from custfocus.journal.entry import MARK_OFF, MARK_ON, Entry, Filter

MOST_RANKED = 2000
LONGEST_MARKED = 100_000  # letters; SQLite takes a minute to mark a common word in five million
MOST_WORDS = 50
SHORTEST_BEGINNING = 3

_MARKED_TEXT = f"iif(length(entry_fts.text) > {LONGEST_MARKED}, entry_fts.text, highlight(entry_fts, 0, :on, :off))"
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


def search(
    db: Journal, words: str, wanted: Filter = Filter(), *, limit: int, newest: bool = False
) -> list[FoundEntry]:
    """The entries of a journal that have all the words, the best match first, or the newest.

    Words count in the text, in the question, and in the name of who said it.

    Any characters may be searched for. The best are sought among the newest 2,000 that match, so that a
    common word costs no more than a rare one. Where the words as they stand find too few, the last may be the
    beginning of a longer one.

    Raises:
        CustfocusError: There are no words, or too many.
    """
    parts = words.replace("\0", " ").split()
    if not 0 < len(parts) <= MOST_WORDS:
        what = "too much" if parts else "nothing"
        raise usage(f"That is {what} to look for.", f"Give one word, or up to {MOST_WORDS}.", code="no-words")
    phrases = [part for part in parts if any(map(str.isalnum, part))]
    if not phrases:
        return _search_plainly(db, parts, wanted, limit)
    cores = [part.strip(_AROUND_WORDS) for part in parts]
    exact = [core for core in cores if core and not (core[0].isalnum() and core[-1].isalnum())]
    query = " ".join('"' + phrase.replace('"', '""') + '"' for phrase in phrases)
    hits = _matching(db, query, exact, wanted, limit, newest=newest)
    if len(hits) < limit and len(cores[-1]) >= SHORTEST_BEGINNING and cores[-1][-1].isalnum():
        hits = _matching(db, query + "*", exact, wanted, limit, newest=newest)
    return hits


def _matching(
    db: Journal, query: str, exact: list[str], wanted: Filter, limit: int, *, newest: bool
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
    values |= {"query": query, "on": MARK_ON, "off": MARK_OFF, "limit": limit}
    return db.read(
        f"with hit as (select entry_fts.rowid as place, {_MARKED_TEXT} as marked, "
        "highlight(entry_fts, 1, :on, :off) as marked_question, highlight(entry_fts, 2, :on, :off) as marked_who "
        f"from {' cross join '.join(tables)} "
        f"where {' and '.join(clauses)} "
        f"order by entry_fts.rowid desc limit {':limit' if newest else MOST_RANKED}) "
        f"select {COLUMNS}, marked, marked_question, marked_who from hit cross join entry on nth = place "
        f"order by {'' if newest else f'{_SCORE} desc, '} place desc limit :limit",
        values,
        lambda rows: [
            FoundEntry(entry_from(row[:-3]), *(_widened(marked, exact) for marked in row[-3:])) for row in rows
        ],
    )


def _search_plainly(db: Journal, parts: list[str], wanted: Filter, limit: int) -> list[FoundEntry]:
    """Where there is nothing but punctuation to look for: the newest texts in which all of it stands."""
    clauses = [f"instr(text, :part{place})" for place in range(len(parts))]
    query, values = selected(wanted, COLUMNS, *clauses)
    values |= {f"part{place}": part for place, part in enumerate(parts)} | {"limit": limit}
    found = db.read(
        f"{query} order by 1 desc limit :limit", values, lambda rows: [entry_from(row[1:]) for row in rows]
    )
    anything = re.compile("|".join(map(re.escape, sorted(parts, key=len, reverse=True))))
    return [
        FoundEntry(
            entry,
            anything.sub(lambda match: f"{MARK_ON}{match[0]}{MARK_OFF}", entry.text),
            entry.asked,
            entry.who,
        )
        for entry in found
    ]


def _widened(marked: str, exact: list[str]) -> str:
    """The marks drawn around what stands beside a word in a core, or around a core without words."""
    for core in exact:
        before, word, after = re.findall(r"(?s)^(\W*)(.*?)(\W*)$", core)[0]
        if not word:
            marked = marked.replace(core, f"{MARK_ON}{core}{MARK_OFF}")
        elif before:
            marked = marked.replace(before + MARK_ON, MARK_ON + before)
        if word and after:
            marked = marked.replace(MARK_OFF + after, after + MARK_OFF)
    return marked
