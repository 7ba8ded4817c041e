"""Searching: words of every script are found and marked as they were written, and nothing breaks the search."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custfocus.journal.entry import MARK_OFF, MARK_ON, Filter
from custfocus.journal.finding.letters import tokens
from tests.journal.conftest import Shelf

DAY = date(2026, 11, 3)


def note(shelf: Shelf, text: str) -> str:
    """Keep a text, and return its id."""
    with shelf.run().writing() as pen:
        return pen.add_raw("note", DAY, text=text).id


def marked(shelf: Shelf, words: str) -> list[str]:
    """What a search finds, the marks drawn as brackets."""
    hits = shelf.search(words, limit=20)
    return [hit.text.replace(MARK_ON, "[").replace(MARK_OFF, "]") for hit in hits]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("客户说发票又错了，第三次", "发票", "客户说[发票]又错了，第三次"),
        ("客户说发票又错了，第三次", "客户", "[客户]说发票又错了，第三次"),
        ("お客様が請求書について三回電話した", "請求書", "お客様が[請求書]について三回電話した"),
        ("お客様が請求書について三回電話した", "電話 三回", "お客様が請求書について[三回電話]した"),
        ("ลูกค้าได้รับใบแจ้งหนี้ผิด", "ใบแจ้งหนี้", "ลูกค้าได้รับ[ใบแจ้งหนี้]ผิด"),
        ("고객이 전화했다", "고객", "[고객]이 전화했다"),
        ("الفاتورة خاطئة", "فاتورة", "ال[فاتورة] خاطئة"),
        ("החשבונית שגויה", "חשבונית", "ה[חשבונית] שגויה"),
        ("שִׂיחָה עם לקוח", "שיחה", "[שִׂיחָה] עם לקוח"),
        ("Die Straße nach Łódź", "strasse lodz", "Die [Straße] nach [Łódź]"),
        ("Herr Müller rief an", "mueller", "Herr [Müller] rief an"),
        ("Herr Mueller rief an", "Müller", "Herr [Mueller] rief an"),
        ("İlknur ısrarla sordu", "ilknur israrla", "[İlknur] [ısrarla] sordu"),
        ("soft\u00adhyphen here", "softhyphen", "[soft\u00adhyphen] here"),
        ("The app crashed twice", "crash app", "The [app] [crashed] twice"),
        ("Rang ana@example.com", "ana@example.com", "Rang [ana@example.com]"),
        ("C++ and D", "C++", "[C++] and D"),
        ("Ærø in Øresund", "aero oresund", "[Ærø] in [Øresund]"),
        ("ग्राहक ने कहा", "ग्राहक", "[ग्राहक] ने कहा"),
        ("Mail to Zoe\u0308 now", "Zoë", "Mail to [Zoë] now"),
    ],
)
def test_a_word_is_found_and_marked_as_it_was_written(shelf: Shelf, text: str, words: str, expected: str) -> None:
    """Whatever the script, with its accents or without, behind an article too."""
    note(shelf, "Something else 东西 شيء דבר")
    note(shelf, text)
    assert marked(shelf, words) == [expected]


@pytest.mark.parametrize("words", ["发货", "請客", "ใบเสร็จ", "고발", "فاتورات", "strassen"])
def test_what_is_not_there_is_not_found(shelf: Shelf, words: str) -> None:
    """The same signs in another row are another word."""
    for text in ("客户说发票又错了", "お客様が請求書", "ใบแจ้งหนี้", "고객이", "الفاتورة", "Straße"):
        note(shelf, text)
    assert marked(shelf, words) == []


SCRIPTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"], exclude_characters=f"{MARK_ON}{MARK_OFF}"), max_size=60
)


@settings(max_examples=150, deadline=None)
@given(text=SCRIPTS)
def test_every_word_of_a_text_finds_it(odd: Shelf, text: str) -> None:
    """Whole, as it stands there; and taking the marks away gives the text."""
    entry = note(odd, text)
    for word in text.split():
        if tokens(word):
            hits = {hit.entry.id: hit.text for hit in odd.search(word, limit=10_000, newest=True)}
            assert entry in hits
            assert hits[entry].replace(MARK_ON, "").replace(MARK_OFF, "") == odd.entries.get(entry).text  # type: ignore[union-attr]


@settings(max_examples=300, deadline=None)
@given(words=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_anything_may_be_searched_for(odd: Shelf, words: str) -> None:
    """No sign is taken for a command of the search."""
    if words.replace("\0", " ").split():
        odd.search(words, limit=3)


@pytest.mark.parametrize(
    "words", ['"', "*", "a AND", "NEAR(a b)", "text:x", "-x", "^a", "a OR", "(", "#a;;;b", "NOT"]
)
def test_the_search_has_no_grammar(shelf: Shelf, words: str) -> None:
    """What would be one is looked for."""
    note(shelf, f"before {words} after")
    assert marked(shelf, words)


def test_what_was_deleted_for_good_is_in_no_index(shelf: Shelf) -> None:
    """Neither as it was written nor folded, whatever the script."""
    entry = note(shelf, "Geheimnisträger 机密 Łukasz")
    note(shelf, "Something else")
    shelf.run().purge(entry)
    raw = shelf.path.read_bytes()
    for word in ("Geheimnistr", "geheimnistrager", "geheimnistraeger", "机", "lukasz", "Łukasz"):
        assert word.encode() not in raw
    assert marked(shelf, "lukasz") == []
    shelf.db.execute("insert into entry_fts (entry_fts) values ('integrity-check')")


def test_an_edit_is_found_by_its_new_words_alone(shelf: Shelf) -> None:
    """In the same place, and on another day."""
    with shelf.run().writing() as pen:
        entry = pen.add_raw("note", DAY, text="first words")
        entry = pen.edit(entry, text="other words")
        pen.edit(entry, day=date(2026, 10, 1))
    assert marked(shelf, "first") == []
    assert marked(shelf, "other") == ["[other] words"]


def test_tags_are_whole_in_every_script(shelf: Shelf) -> None:
    """With their vowel signs and points, whatever form the letters were typed in."""
    note(shelf, "call #Ko\u0308ln #ลูกค้า #ग्राहक #তথ্য #தமிழ் #שִׂיחָה #发票 #2024 foo#bar me@x.com#frag ##no")
    tags = shelf.entries.tags()
    assert set(tags) == {"köln", "ลูกค้า", "ग्राहक", "তথ্য", "தமிழ்", "שִׂיחָה", "发票"}
    assert [entry.day for entry in shelf.entries.find(Filter(tag="KÖLN"))] == [DAY]


def test_a_query_as_long_as_a_text_finds_it_without_marks(shelf: Shelf) -> None:
    """Marking it would take as long as both together."""
    text = "客" * 20_000
    note(shelf, text)
    assert marked(shelf, "客" * 1_000) == [text]
