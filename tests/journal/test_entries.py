import json
import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from custfocus.base.errors import CustfocusError
from custfocus.base.reading import evened
from custfocus.journal.connect import Journal
from custfocus.journal.entries import BATCH_LETTERS
from custfocus.journal.entry import MARK_OFF, MARK_ON, Entry, Filter
from custfocus.journal.finding.search import MOST_WORDS
from custfocus.journal.kinds import DEEDS
from tests.journal.conftest import Shelf

FIRST = date(2026, 11, 1)


def note(shelf: Shelf, text: str, day: date = FIRST, kind: str = "note", **fields: object) -> Entry:
    """Record something."""
    with shelf.run().writing() as pen:
        return pen.add_raw(kind, day, text=text, **fields)  # type: ignore[arg-type]


def found(shelf: Shelf, words: str, wanted: Filter = Filter(), *, newest: bool = False) -> list[str]:
    """The texts that a search finds."""
    return [hit.entry.text for hit in shelf.search(words, wanted, limit=20, newest=newest)]


@pytest.fixture
def month(shelf: Shelf) -> list[Entry]:
    """Thirty days of four entries each, entered in no order."""
    kinds = ("answer", "heard", "note", "practice")
    with shelf.run().writing() as pen:
        made = [
            pen.add_raw(
                kinds[place % 4],
                FIRST + timedelta(place * 7 % 30),
                text=f"Entry {place}{' #rare' if place % 20 == 0 else ''}",
                item=f"item-{place % 3}" if place % 4 != 1 else None,
                principles=("listen", "lead")[: place % 3],
                data={"firsthand": place % 8 == 1},
            )
            for place in range(120)
        ]
    return sorted(made, key=lambda entry: (entry.day, entry.at), reverse=True)


FILTERS: dict[str, tuple[Filter, Callable[[Entry], bool]]] = {
    "all": (Filter(), lambda _: True),
    "kind": (Filter(kinds=("heard",)), lambda entry: entry.kind == "heard"),
    "kinds": (Filter(kinds=("heard", "note", "heard")), lambda entry: entry.kind in ("heard", "note")),
    "item": (Filter(item="item-1"), lambda entry: entry.item == "item-1"),
    "kind and item": (
        Filter(kinds=("answer", "note"), item="item-1"),
        lambda entry: entry.kind in ("answer", "note") and entry.item == "item-1",
    ),
    "tag": (Filter(tag="rare"), lambda entry: "#rare" in entry.text),
    "principle": (Filter(principle="lead"), lambda entry: "lead" in entry.principles),
    "tag, principle and kinds": (
        Filter(tag="RARE", principle="listen", kinds=("answer", "note")),
        lambda entry: "#rare" in entry.text and "listen" in entry.principles and entry.kind in ("answer", "note"),
    ),
    "yes": (
        Filter(kinds=("heard", "note"), yes="firsthand"),
        lambda entry: entry.kind == "heard" and entry.data["firsthand"],
    ),
    "days": (
        Filter(since=date(2026, 11, 5), until=date(2026, 11, 9)),
        lambda entry: date(2026, 11, 5) <= entry.day <= date(2026, 11, 9),
    ),
    "days, kinds and principle": (
        Filter(since=date(2026, 11, 5), kinds=("heard", "answer"), principle="listen"),
        lambda entry: (
            entry.day >= date(2026, 11, 5) and entry.kind in ("heard", "answer") and "listen" in entry.principles
        ),
    ),
    "none": (Filter(kinds=("review",), tag="no"), lambda _: False),
}


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_finds_what_it_says_in_order(shelf: Shelf, month: list[Entry], name: str) -> None:
    """Listed, counted, streamed and searched, a filter means the same, and a backdated entry is in its place."""
    wanted, holds = FILTERS[name]
    expected = [entry for entry in month if holds(entry)]
    assert shelf.entries.find(wanted) == expected
    assert shelf.entries.find(wanted, limit=7) == expected[:7]
    assert shelf.entries.find(wanted, oldest_first=True) == expected[::-1]
    assert shelf.entries.count(wanted) == len(expected)
    assert shelf.entries.count(wanted, most=5) == min(5, len(expected))
    assert list(shelf.entries.stream(wanted)) == expected[::-1]
    assert list(shelf.entries.stream(wanted, limit=7)) == expected[:7][::-1]
    assert all(list(shelf.entries.stream_back(wanted, at_first=some)) == expected for some in (1, 3, 100))
    hits = shelf.search("entry", wanted, limit=200, newest=True)
    assert [hit.entry for hit in hits] == expected
    assert sum(shelf.entries.day_counts(wanted).values()) == len(expected)


# Releases of SQLite word differently how they come to a row; that it is one row, or one tie, stands in each.
BY_WORD_OR_ROW = re.compile(
    r"SCAN entry_fts VIRTUAL TABLE INDEX|SCAN hit\b|SEARCH entry .*\browid=\?|SEARCH tie .*\bPRIMARY KEY \(label=\?"
)


def plans(db: Journal, read: Callable[[], object]) -> str:
    """How SQLite goes about the queries that reading makes."""
    queries: list[str] = []
    db.set_trace_callback(queries.append)
    read()
    db.set_trace_callback(None)
    own = [query for query in queries if not query.startswith("--")]
    assert own
    return "\n".join(row[3] for query in own for row in db.execute(f"explain query plan {query}"))


@pytest.mark.usefixtures("month")
@pytest.mark.parametrize("name", FILTERS)
def test_no_filter_needs_sorting(shelf: Shelf, name: str) -> None:
    """Rows lie in the order of days, and every filter goes along it: backdated entries never cost a sort."""
    wanted, _ = FILTERS[name]
    readings = (
        lambda: shelf.entries.find(wanted, limit=20),
        lambda: shelf.entries.find(wanted, oldest_first=True),
        lambda: list(shelf.entries.stream(wanted)),
        lambda: list(shelf.entries.stream_back(wanted)),
        lambda: list(shelf.entries.stream_json(wanted, limit=5)),
    )
    for read in readings:
        plan = plans(shelf.db, read)
        assert "TEMP B-TREE" not in plan
        if wanted.kinds or wanted.item or wanted.tag or wanted.principle:
            assert "SCAN entry\n" not in f"{plan}\n"


@pytest.mark.usefixtures("month")
@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.parametrize("newest", [True, False])
def test_a_search_is_driven_by_its_words(shelf: Shelf, name: str, newest: bool) -> None:
    """The words are looked up in the index, whatever the filter; entries are only looked up by their row."""
    plan = plans(shelf.db, lambda: shelf.search("entry", FILTERS[name][0], limit=2, newest=newest))
    first, *others = [line for line in plan.split("\n") if line.startswith(("SCAN", "SEARCH"))]
    assert first.startswith("SCAN entry_fts VIRTUAL TABLE INDEX")
    assert [line for line in others if not BY_WORD_OR_ROW.match(line)] == []


def test_one_entry_is_a_look_into_an_index(shelf: Shelf, month: list[Entry]) -> None:
    """By id, by the beginning of an id, and for the shortest id: nothing is scanned."""
    entry = month[0]
    for read in (
        lambda: shelf.entries.get(entry.id),
        lambda: shelf.entries.ids_like(entry.id[:4]),
        lambda: shelf.entries.ids_like(entry.id[:4], deleted=True),
        lambda: shelf.entries.short(entry.id),
        lambda: shelf.entries.last_days("answer", ["item-1"], FIRST),
        lambda: shelf.entries.has_earlier(entry),
        lambda: shelf.entries.last_deeds(["listen"], FIRST),
        lambda: shelf.entries.days_by_kind(Filter(kinds=("answer", "note"), since=FIRST, until=FIRST)),
        lambda: shelf.entries.days_by_item("answer", ["item-1", "item-2"]),
        lambda: shelf.entries.days_by_principle(["listen", "lead"], FIRST, FIRST),
        lambda: shelf.entries.tags("ra"),
        lambda: shelf.run().history(entry.id),
        lambda: shelf.run().recent(1),
    ):
        plan = plans(shelf.db, read)
        assert "SCAN entry" not in plan
        assert "SCAN act" not in plan
        assert "SCAN label" not in plan


def test_a_short_id_is_as_long_as_it_takes(shelf: Shelf, month: list[Entry]) -> None:
    """At least four letters, and enough to find this entry and no other."""
    for entry in month:
        short = shelf.entries.short(entry.id)
        assert len(short) >= 4
        assert shelf.entries.ids_like(short) == [entry.id]
    ids = [entry.id for entry in month]
    assert shelf.entries.shorts(ids) == {id_: shelf.entries.short(id_) for id_ in ids}
    with shelf.run().writing() as pen:
        fields = pen.state(month[0].id)
        twin = month[0].id[:9] + ("k" if month[0].id[9] != "k" else "l") + month[0].id[10:]
        pen.record(twin, "add", dict(fields or {}))
    assert shelf.entries.short(twin) == twin[:10]


def test_a_deleted_entry_is_found_in_the_history_alone(shelf: Shelf) -> None:
    """Its id still leads to it, where the deleted are looked for."""
    entry = note(shelf, "Gone")
    with shelf.run().writing() as pen:
        pen.delete(entry)
    assert shelf.entries.ids_like(entry.id[:6]) == []
    assert shelf.entries.ids_like(entry.id[:6], deleted=True) == [entry.id]


def test_the_best_match_comes_first(shelf: Shelf) -> None:
    """More often in fewer words is better, a text better than its question; equal ones go by day."""
    once = note(shelf, "An invoice came, and then there was much else to say that had nothing to do with it at all.")
    often = note(shelf, "Invoice after invoice.")
    asked = note(shelf, "Nothing.", asked="What about the invoice?")
    early = note(shelf, "Nothing.", FIRST - timedelta(9), asked="What about the invoice?")
    hits = shelf.search("invoice", limit=5)
    assert [hit.entry.id for hit in hits] == [often.id, once.id, asked.id, early.id]
    assert [hit.entry.id for hit in shelf.search("invoice", limit=2, newest=True)] == [asked.id, often.id]


def test_matches_are_marked(shelf: Shelf) -> None:
    """Each match in the text, and in the question, stands between marks."""
    note(shelf, "The café, the CAFE.", asked="Which cafe?")
    [hit] = shelf.search("Café", limit=5)
    assert hit.text == f"The {MARK_ON}café{MARK_OFF}, the {MARK_ON}CAFE{MARK_OFF}."
    assert hit.asked == f"Which {MARK_ON}cafe{MARK_OFF}?"


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("c++", "<C++>, <C> and #tag: don't a-b 100% ☺!"),
        ("#TAG", "C++, C and <#tag>: don't a-b 100% ☺!"),
        ("don't", "C++, C and #tag: <don't> a-b 100% ☺!"),
        ("a-b", "C++, C and #tag: don't <a-b> 100% ☺!"),
        ("100%", "C++, C and #tag: don't a-b <100%> ☺!"),
        ("☺", "C++, C and #tag: don't a-b 100% <☺>!"),
        ("☺ (and)", "C++, C <and> #tag: don't a-b 100% <☺>!"),
        ("and\0tag", "C++, C <and> #<tag>: don't a-b 100% ☺!"),
        ('"and', "C++, C <and> #tag: don't a-b 100% ☺!"),
    ],
)
def test_signs_that_matter_are_looked_for(shelf: Shelf, words: str, marked: str) -> None:
    """C++ isn't C; a sentence's own punctuation and quotation marks are nothing to look for."""
    note(shelf, "C++, C and #tag: don't a-b 100% ☺!")
    note(shelf, "C, and a tag, do not a b 100, " + "so on " * 50)
    hits = shelf.search(words, limit=5)
    assert hits[0].text.replace(MARK_ON, "<").replace(MARK_OFF, ">") == marked
    assert len(hits) == (1 if any(sign in words for sign in "+#'%☺") else 2)


def test_a_word_may_be_the_beginning_of_a_longer_one(shelf: Shelf) -> None:
    """Where the words as they stand find too few, each may go on; a whole word is enough by itself."""
    note(shelf, "Die Rechnungen kamen")
    note(shelf, "The bill")
    assert found(shelf, "rechnung") == ["Die Rechnungen kamen"]
    assert found(shelf, "die rechn") == ["Die Rechnungen kamen"]
    assert found(shelf, "rechn die") == ["Die Rechnungen kamen"]
    assert found(shelf, "bi") == []
    for place in range(20):
        note(shelf, f"bill {place}")
    note(shelf, "billing", FIRST + timedelta(1))
    assert "billing" not in found(shelf, "bill", newest=True)


def test_a_search_of_nothing_or_of_everything_is_refused(shelf: Shelf) -> None:
    """There must be a word, and not a whole book of them."""
    for words in ("", " \0 ", "word " * (MOST_WORDS + 1)):
        with pytest.raises(CustfocusError) as caught:
            shelf.search(words, limit=5)
        assert caught.value.code == "no-words"


@given(words=st.text(st.characters(codec="utf-8")), rest=st.text(st.characters(codec="utf-8")))
def test_any_characters_can_be_searched_for(odd: Shelf, words: str, rest: str) -> None:
    """Whatever is typed is no error of the index's own language."""
    for query in (words, f'{words}" OR {rest}', f"NEAR({words}", f"{words}*", f"^{words}:-x"):
        if query.replace("\0", " ").strip() and len(query.split()) <= MOST_WORDS:
            odd.search(query, limit=5)


SIGNS = st.lists(st.sampled_from([*"\"'()*:^-+{}%_\\.,!#", " ", "NEAR", "OR", "AND", "NOT", "cafe", "C", "text"]))


@given(words=SIGNS.map("".join).filter(str.strip))
def test_a_text_is_found_by_itself(odd: Shelf, words: str) -> None:
    """Signs and words of the index's own language are looked for like all others."""
    entry = note(odd, words)
    if len(words.split()) <= MOST_WORDS:
        hits = odd.search(words, Filter(until=FIRST), limit=1, newest=True)
        assert [hit.entry.id for hit in hits] == [entry.id]


@given(text=st.text(st.characters(codec="utf-8")))
def test_a_text_is_found_by_each_of_its_words(odd: Shelf, text: str) -> None:
    """A word of letters and digits finds the text that it stands in."""
    entry = note(odd, text)
    for word in {word for word in text.split() if word.isalnum() and word.isascii()}:
        hits = odd.search(word, Filter(since=FIRST), limit=100_000)
        assert entry.id in [hit.entry.id for hit in hits]


def test_json_lines_are_lossless_and_hold_no_control_code(shelf: Shelf) -> None:
    """Every text comes back as it was given; what could harm a terminal is escaped, what is plain isn't."""
    odd = '\0\x1b[31m\x7f\x85\x9b\u202e\u2028\ue000\ufeff \U000e0001 é ☺ "quoted" \\ \n'
    made = [note(shelf, text) for text in (odd, "plain", "Größe ☺", "\x7f")]
    lines = [line for batch in shelf.entries.stream_json() for line in batch]
    assert [json.loads(line)["text"] for line in lines] == [entry.text for entry in made]
    assert all(line.isprintable() for line in lines)
    assert "Größe ☺" in lines[2]
    assert json.loads(lines[1]) == {
        **{name: getattr(made[1], name) for name in Entry.__struct_fields__},
        "day": "2026-11-01",
        "principles": [],
    }


@given(text=st.text(st.characters(codec="utf-8")))
def test_any_text_comes_back_from_json(odd: Shelf, text: str) -> None:
    """The last entry of the stream is the one just written, letter by letter, evened as every text is."""
    entry = note(odd, text, date(2030, 1, 1))
    lines = [line for batch in odd.entries.stream_json(Filter(since=entry.day), limit=1) for line in batch]
    assert json.loads(lines[0])["text"] == evened(text)
    assert lines[0].isprintable()


def test_a_stream_holds_no_statement_open(shelf: Shelf) -> None:
    """Somebody can write between two batches, and what comes later is still told."""
    for place in range(3):
        note(shelf, f"{place}" + "x" * BATCH_LETTERS)
    stream = shelf.entries.stream_json()
    next(stream)
    note(shelf, "Late", FIRST + timedelta(1))
    other = Shelf(shelf.path)
    other.db.execute("begin exclusive")
    other.db.execute("rollback")
    other.db.close()
    assert "Late" in [batch[0] for batch in stream][-1]


def test_large_texts_come_one_by_one(shelf: Shelf) -> None:
    """A batch is as large as its texts are, not as they are many."""
    for _ in range(5):
        note(shelf, "x" * (BATCH_LETTERS + 1))
    note(shelf, "y")
    note(shelf, "z")
    assert [len(batch) for batch in shelf.entries.stream_json()] == [1, 1, 1, 1, 1, 2]


def test_tags_are_listed_in_order(shelf: Shelf) -> None:
    """For completion: those in use, each once, by their beginning."""
    note(shelf, "#pricing #delivery")
    gone = note(shelf, "#pricing #gone")
    with shelf.run().writing() as pen:
        pen.delete(gone)
    assert shelf.entries.tags() == ["delivery", "pricing"]
    assert shelf.entries.tags("pr") == ["pricing"]


def test_days_are_counted(shelf: Shelf, month: list[Entry]) -> None:
    """For the pages of months: by day, by principle and day, and the first day of all."""
    per_day = shelf.entries.day_counts(Filter(since=FIRST, until=FIRST + timedelta(1)))
    assert per_day == {FIRST: 4, FIRST + timedelta(1): 4}
    until = FIRST + timedelta(29)
    by_principle = shelf.entries.days_by_principle(["lead", "unheard-of"], FIRST, until)
    ties = [entry.principles[:1] if entry.kind == "practice" else entry.principles for entry in month]
    assert sum(by_principle["lead"].values()) == sum("lead" in tied for tied in ties)
    deeds = shelf.entries.days_by_principle(["lead"], FIRST, until, DEEDS)["lead"]
    answers = shelf.entries.days_by_principle(["lead"], FIRST, until, ("answer",))["lead"]
    assert sum(deeds.values()) + sum(answers.values()) == sum(by_principle["lead"].values())
    assert answers
    assert shelf.entries.last_deeds(["lead", "unheard-of"], until) == {"lead": max(deeds)}
    assert by_principle["unheard-of"] == {}
    by_kind = shelf.entries.days_by_kind(Filter(kinds=("answer", "skip"), since=FIRST, until=until))
    assert by_kind["answer"] == shelf.entries.day_counts(Filter(kinds=("answer",), since=FIRST, until=until))
    by_item = shelf.entries.days_by_item("answer", ["item-0", "none"])
    assert by_item == {"item-0": shelf.entries.day_counts(Filter(kinds=("answer",), item="item-0")), "none": {}}
    assert by_item["item-0"]
    assert shelf.entries.first_day() == FIRST
    assert shelf.entries.last_days("answer", ["item-0", "none"], FIRST + timedelta(29))["item-0"] == max(
        entry.day for entry in month if entry.kind == "answer" and entry.item == "item-0" and entry.day.day < 30
    )


def test_an_empty_journal_has_no_first_day(shelf: Shelf) -> None:
    """Nothing was written yet."""
    assert shelf.entries.first_day() is None
    assert shelf.entries.last_days("answer", ["a"]) == {}


def test_an_entry_knows_whether_one_came_before(shelf: Shelf) -> None:
    """Of the same kind and item, on an earlier day or earlier that day."""
    first = note(shelf, "1", item="a")
    second = note(shelf, "2", item="a")
    assert [shelf.entries.has_earlier(entry) for entry in (first, second)] == [False, True]
    assert not shelf.entries.has_earlier(replace(second, item="b"))
