import json
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.base.errors import CustfocusError
from custfocus.features.importing.readers.jrnl import (
    JrnlConfig,
    config_of,
    day_in_path,
    entries,
    exported,
    is_encrypted,
    is_jrnl,
)
from custfocus.journal.entry import Entry
from tests.features.importing.readers import made

NEW = JrnlConfig(timeformat="%F %r")
TWO = """[2023-03-05 09:15] The tram was late again.
Nobody minded. @commuting and @tea

A second paragraph.

[2023-03-06 18:40] Lunch with Ines *
@work: she rang them back.
"""


def read(text: str, config: JrnlConfig = JrnlConfig(), day: date | None = None) -> list[Entry]:
    """The entries in a text, of which nothing is left out."""
    return made.entries(entries(text, "j.txt", config, made.AROUND, made.ids(), day))


def test_each_date_in_brackets_begins_an_entry() -> None:
    """Its first line and what follows, up to the next; tags as ours, a star at the end of a line as one."""
    first, second = read(TWO)
    assert (first.kind, first.day, first.at) == ("note", date(2023, 3, 5), "2023-03-05T09:15:00.000Z")
    assert first.text == "The tram was late again.\nNobody minded. #commuting and #tea\n\nA second paragraph."
    assert second.text == "Lunch with Ines #starred\n#work: she rang them back."
    assert second.zone == "Europe/London"


@pytest.mark.parametrize(
    "line", ["[1] a footnote", "[x] a task", "[see below] for more", "[ ] open", "2023-03-05 09:15 said"]
)
def test_what_is_no_date_begins_nothing(line: str) -> None:
    """It is text of the entry that it stands in."""
    (entry,) = read(f"[2023-03-05 09:15] Title\n{line}\n")
    assert entry.text == f"Title\n{line}"


def test_what_looks_like_a_date_and_is_none_is_named() -> None:
    """Its words stand with the entry before it, as in jrnl."""
    text = "[2023-03-05 09:15] Title\n\n[2023-13-03 09:15] Third\nwords\n"
    ((line, reason),) = made.refused(entries(text, "j.txt", JrnlConfig(), made.AROUND, made.ids()))
    assert line == 3
    assert reason.startswith('"2023-13-03 09:15" is no day')


def test_without_a_date_nothing_comes() -> None:
    """One line says so; words before the first date are named as well."""
    assert made.refused(entries("just words", "j.txt", JrnlConfig(), made.AROUND, made.ids())) == [
        (1, "no line begins with a date in brackets")
    ]
    assert not is_jrnl("[abc123def] words", JrnlConfig(), made.AROUND)
    before = entries("words\n[2023-03-05 09:15] Title", "j.txt", JrnlConfig(), made.AROUND, made.ids())
    assert made.refused(before) == [(1, "what stands before the first date has no day")]


@pytest.mark.parametrize(
    ("head", "config", "at"),
    [
        ("2023-03-05 02:32:10 PM", NEW, "2023-03-05T14:32:10"),
        ("2023-03-05 02:32:10 PM", JrnlConfig(), "2023-03-05T14:32:10"),
        ("05.03.2023 15:39", JrnlConfig(timeformat="%d.%m.%Y %H:%M"), "2023-03-05T15:39:00"),
        ("25.03.2023 15:39", JrnlConfig(), "2023-03-25T15:39:00"),
        ("Sunday, 5 March 2023 12:00", JrnlConfig(), "2023-03-05T12:00:00"),
        ("2023-03-05", JrnlConfig(default_hour=7, default_minute=5), "2023-03-05T07:05:00"),
        ("20230305", JrnlConfig(timeformat="%Y%m%d"), "2023-03-05T09:00:00"),
        ("2023-02 14:23", JrnlConfig(), "2023-02-01T14:23:00"),
        ("2023-07-05 00:30", JrnlConfig(), "2023-07-04T23:30:00"),
    ],
)
def test_dates_are_read_as_the_settings_have_them(head: str, config: JrnlConfig, at: str) -> None:
    """Or in any clear form; without a time it is the usual hour; the day is that of the clock on the wall."""
    (entry,) = read(f"[{head}] Words", config)
    assert entry.at.startswith(at)


def test_a_year_that_no_clock_has_is_no_date() -> None:
    """It is named, whatever the settings say of its form."""
    config = JrnlConfig(timeformat="%Y-%m-%d %H:%M")
    assert made.refused(entries("[0001-01-01 00:00] Words", "j.txt", config, made.AROUND, made.ids()))


def test_one_clear_date_tells_the_others() -> None:
    """Where none does, one has to say what comes first."""
    assert [each.day.month for each in read("[05.03.2023 15:39] A\n\n[25.03.2023 15:39] B")] == [3, 3]
    with pytest.raises(CustfocusError) as caught:
        read("[05.03.2023 15:39] A")
    assert caught.value.code == "ambiguous-day"


def test_the_first_version_set_no_brackets() -> None:
    """A line in brackets is text there."""
    text = "2012-06-10 15:00 No chocolate.\n\n2013-06-10 15:40 Words\n[2019-08-03 12:55] some chat\n"
    assert [each.text for each in read(text)] == ["No chocolate.", "Words\n[2019-08-03 12:55] some chat"]


def test_a_folder_tells_the_day_by_its_names() -> None:
    """The lines may have a time alone then."""
    assert day_in_path("j/2020/08/29.txt") == date(2020, 8, 29)
    assert day_in_path("j/2020/13/29.txt") is None
    assert day_in_path("j/2020/08/notes.txt") is None
    (entry,) = read("[14:05] Words", JrnlConfig(timeformat="%H:%M"), date(2020, 8, 29))
    assert entry.at == "2020-08-29T13:05:00.000Z"


@pytest.mark.parametrize(
    ("words", "symbols", "text"),
    [
        ("I wrote @C++ and @C#, for @OS/2.", "@", "I wrote #Cplusplus and #Csharp, for #OS-2."),
        ("mail kyla@example.org (@not) @yes.", "@", "mail kyla@example.org (@not) #yes."),
        ("#one @two &three", "#@&", "#one #two #three"),
        ("@one", "#", "@one"),
    ],
)
def test_tags_are_those_that_jrnl_finds(words: str, symbols: str, text: str) -> None:
    """After one of its signs, at the beginning of a word."""
    assert read(f"[2023-03-05 09:15] {words}", JrnlConfig(tagsymbols=symbols))[0].text == text


def test_the_settings_of_a_journal_go_before_those_of_all() -> None:
    """Its path tells which are its own; what can't be read says nothing."""
    data = {
        "timeformat": "%F",
        "default_hour": 8,
        "journals": {"default": "a.txt", "work": {"journal": "b.txt", "timeformat": "%d.%m.%Y"}},
    }
    assert config_of(data, "a.txt".__eq__) == (JrnlConfig(timeformat="%F", default_hour=8), True)
    assert config_of(data, "b.txt".__eq__) == (JrnlConfig(timeformat="%d.%m.%Y", default_hour=8), True)
    assert config_of(data, "c.txt".__eq__)[1] is False
    oddities: tuple[object, ...] = (None, [], {"journals": 3}, {"timeformat": ["x"]})
    for odd in oddities:
        assert config_of(odd, "a.txt".__eq__) == (JrnlConfig(), False)


def test_its_json_brings_the_same() -> None:
    """Days, times, tags, stars, and the ids that its text would bring, so that both together double nothing."""
    rows = [
        {
            "title": "The tram was late again.",
            "body": "Nobody minded. @commuting and @tea\n\nA second paragraph.",
            "date": "2023-03-05",
            "time": "09:15",
            "tags": ["@commuting", "@tea"],
            "starred": False,
        },
        {
            "title": "Lunch with Ines",
            "body": "@work: she rang them back.",
            "date": "2023-03-06",
            "time": "18:40",
            "tags": ["@work"],
            "starred": True,
        },
        {"title": "x", "body": "", "date": "2023-02-30", "time": "09:15", "tags": [], "starred": False},
        {"title": 3},
    ]
    text = json.dumps({"tags": {}, "entries": rows}, indent=2)
    found = list(exported(text, "j.json", made.AROUND, made.ids()))
    come, _, _ = made.parted(iter(found))
    assert come == read(TWO)
    (day, shape) = made.refused(iter(found))
    assert day == (25, '"2023-02-30 09:15" is no day with a time')
    assert "isn't an entry of jrnl" in shape[1]


def test_the_same_twice_is_two() -> None:
    """Each has an id, the same in every run."""
    twice = "[2023-03-05 09:15] Same\n[2023-03-05 09:15] Same\n"
    assert len({entry.id for entry in read(twice)}) == 2
    assert [entry.id for entry in read(twice)] == [entry.id for entry in read(twice)]


@pytest.mark.parametrize(("text", "so"), [("JRNLv3^@0eyJ", True), ("gAAAAABVIHB7", True), (TWO, False)])
def test_what_is_encrypted_is_known(text: str, so: bool) -> None:
    """In every version of it."""
    assert is_encrypted(text) is so


FIRST, LAST = datetime(1980, 1, 1), datetime(2030, 1, 1)  # noqa: DTZ001 - jrnl tells no zone
WORDS = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="[*#@&"), min_size=1, max_size=8)


@given(st.lists(st.tuples(st.datetimes(FIRST, LAST), st.lists(WORDS, min_size=1))))
def test_what_jrnl_writes_comes_as_it_was(written: list[tuple[datetime, list[str]]]) -> None:
    """Every day, minute and word, whatever they are."""
    text = "\n".join(f"[{at:%Y-%m-%d %H:%M}] {' '.join(words)}\n" for at, words in written)
    if written:
        come = read(text)
        assert [each.day for each in come] == [at.date() for at, _ in written]
        assert [each.text for each in come] == [" ".join(words) for _, words in written]
