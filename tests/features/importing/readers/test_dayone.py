import json
import plistlib
from datetime import date, datetime
from typing import Any

import pytest

from custfocus.features.importing.readers.dayone import entries, is_entry, old_entry
from custfocus.features.importing.views import LeftBehind
from custfocus.journal.entry import Entry
from tests.features.importing.readers import made

ID = "0A" * 16


def journal(*rows: Any) -> str:
    """A journal as Day One exports it."""
    return json.dumps({"metadata": {"version": "1.0"}, "entries": rows}, indent="\t")


def row(**fields: Any) -> dict[str, Any]:
    """An entry of it."""
    usual = {"uuid": ID, "creationDate": "2023-03-05T09:15:00Z", "timeZone": "Europe/Dublin", "text": "Words"}
    return {name: value for name, value in (usual | fields).items() if value is not None}


def read(*rows: Any) -> list[Entry]:
    """The entries of such a journal, of which nothing is left out."""
    return made.entries(entries(journal(*rows), "j.json", made.AROUND, made.ids()))


@pytest.mark.parametrize(
    ("created", "zone", "day", "named"),
    [
        ("2024-04-16T23:00:00Z", "Europe/Dublin", date(2024, 4, 17), "Europe/Dublin"),
        ("2024-01-16T23:00:00Z", "Europe/Dublin", date(2024, 1, 16), "Europe/Dublin"),
        ("2024-04-16T03:00:00Z", "GMT-0500", date(2024, 4, 15), "-0500"),
        ("2024-04-16T23:30:00Z", "GMT+1", date(2024, 4, 17), "+0100"),
        ("2024-04-16T23:30:00Z", "Nowhere/At all", date(2024, 4, 17), "Europe/London"),
        ("2024-04-16T23:30:00Z", None, date(2024, 4, 17), "Europe/London"),
        ("2024-01-16T23:30:00", None, date(2024, 1, 16), "Europe/London"),
    ],
)
def test_the_day_is_that_of_the_place(created: str, zone: str | None, day: date, named: str) -> None:
    """In the entry's own zone; where that is missing or unknown, in the user's."""
    (entry,) = read(row(creationDate=created, timeZone=zone))
    assert (entry.day, entry.zone) == (day, named)
    assert entry.at == created.removesuffix("Z") + ".000Z"


def test_a_zone_may_stand_with_the_place() -> None:
    """As older exports have it."""
    (entry,) = read(row(timeZone=None, location={"timeZoneName": "Asia/Tokyo"}, creationDate="2024-01-16T16:00:00Z"))
    assert entry.day == date(2024, 1, 17)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"Well\. This\-is \(so\) \#1 \\ end", r"Well. This-is (so) #1 \ end"),
        ("a `b\\.c` d\\.", "a `b\\.c` d."),
        ("```\nC:\\-\n```\nout\\-side", "```\nC:\\-\n```\nout-side"),
        ("A\n\n![](dayone-moment://AB)\n\nB", "A\n\nB"),
        ("A ![](dayone-moment:/video/AB) B", "A  B"),
        ("see [Monday](dayone2://view?entryId=AB) there", "see Monday there"),
        ("![a](https://x.org/b.png)", "![a](https://x.org/b.png)"),
    ],
)
def test_words_are_what_was_typed(text: str, words: str) -> None:
    """What Day One escapes is plain again, but in code; where media stood there is nothing."""
    come, _, _ = made.parted(entries(journal(row(text=text)), "j.json", made.AROUND, made.ids()))
    assert [entry.text for entry in come] == [words]


def test_tags_and_stars_are_tags() -> None:
    """A tag of two words is joined; one that stands in the text already isn't there twice."""
    (entry,) = read(row(text="Words #b", tags=["two words", "B", "Éé"], starred=True))
    assert entry.text == "Words #b\n\n#two-words #Éé #starred"
    assert read(row(starred=False))[0].text == "Words"


def test_what_is_not_words_is_named() -> None:
    """Photographs, videos, recordings, papers, links to other entries: each by its name there, once."""
    lists = {
        "photos": [{"identifier": "P1", "md5": "aa", "type": "jpeg"}, {"identifier": "P2", "md5": "bb"}],
        "videos": [{"identifier": "V1", "md5": "cc", "type": "mp4"}],
        "audios": [{"identifier": "A1", "md5": "dd", "format": "aac"}],
        "pdfAttachments": [{"identifier": "D1"}],
    }
    text = "Words ![](dayone-moment://P1) ![](dayone-moment:/audio/A9) [x](dayone2://view?entryId=E)"
    come, _, left = made.parted(entries(journal(row(text=text, **lists)), "j.json", made.AROUND, made.ids()))
    assert len(come) == 1
    assert [(each.kind, each.name) for each in left] == [
        ("photograph", "photos/aa.jpeg"),
        ("photograph", "photos/bb.jpeg"),
        ("video", "videos/cc.mp4"),
        ("recording", "audios/dd.aac"),
        ("PDF", "pdfs/D1.pdf"),
        ("recording", "A9"),
        ("link to another entry", "dayone2://view?entryId=E"),
    ]
    assert left[0] == LeftBehind("j.json", date(2023, 3, 5), "photograph", "photos/aa.jpeg")


def test_an_entry_without_a_word_is_named() -> None:
    """With what it has instead."""
    photo = {"identifier": "P1", "md5": "aa", "type": "jpeg"}
    rows = (row(text="![](dayone-moment://P1)", photos=[photo]), row(text=None), row(text=None, richText="{"))
    come, wordless, left = made.parted(entries(journal(*rows), "j.json", made.AROUND, made.ids()))
    assert come == []
    assert wordless[0].reason == "the entry of 2023-03-05 has only what isn't words (photos/aa.jpeg)"
    assert {each.reason for each in wordless[1:]} == {"the entry of 2023-03-05 is empty"}
    assert len(left) == 1


def test_words_may_stand_in_its_other_form_alone() -> None:
    """Where the text is missing."""
    rich = json.dumps({"contents": [{"text": "One\n"}, {"embeddedObjects": []}, {"text": "two."}]})
    assert read(row(text=None, richText=rich))[0].text == "One\ntwo."


def test_what_is_bad_is_named_by_its_line() -> None:
    """The others come."""
    text = journal(
        row(), 3, row(creationDate="yesterday"), row(creationDate=None), row(creationDate="0001-01-01T00:00:00Z")
    )
    assert len(made.parted(entries(text, "j.json", made.AROUND, made.ids()))[0]) == 1
    lines = text.split("\n")
    bad = made.refused(entries(text, "j.json", made.AROUND, made.ids()))
    assert [reason for _, reason in bad] == [
        "isn't an entry of Day One",
        *["has no creationDate that can be read"] * 3,
    ]
    assert bad[0][0] is not None
    assert lines[bad[0][0] - 1].strip() == "3,"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"entries": [{"a": 1}, {"b"', "isn't JSON"),
        ('{"metadata": {}}', 'has no list "entries"'),
        ("{" * 100_000, "isn't JSON"),
        ('{"entries": ' + "[" * 100_000, "nested"),
        ('{"entries": [NaN]}', "isn't JSON"),
    ],
)
def test_a_broken_file_is_named(text: str, why: str) -> None:
    """What came before the fault comes, and no fault of a file ends the run."""
    assert why in made.refused(entries(text, "j.json", made.AROUND, made.ids()))[-1][1]


def test_the_id_is_its_own() -> None:
    """However it is written, and wherever the entry stands."""
    (first,) = read(row(uuid="0a0a0a0a-0a0a-0a0a-0a0a-0a0a0a0a0a0a"))
    assert first.id == read(row(), row(uuid="B"))[0].id
    assert read(row(uuid=None))[0].id == read(row(uuid=None))[0].id


def test_the_oldest_comes_first() -> None:
    """So that the entries of a day stand in their order."""
    come = read(row(uuid="A", text="later"), row(uuid="B", text="earlier", creationDate="2023-03-05T07:15:00Z"))
    assert [entry.text for entry in come] == ["earlier", "later"]


def test_its_list_is_known() -> None:
    """By what only it has."""
    assert is_entry(row())
    assert not is_entry({"title": "x"})


def test_the_files_of_its_first_version_are_read() -> None:
    """One holds one entry; what is none is named."""
    fields = {
        "Creation Date": datetime(2013, 7, 17, 22, 30),  # noqa: DTZ001 - such files tell UTC without saying so
        "Entry Text": "Words\\.",
        "Starred": True,
        "Tags": ["work"],
        "Time Zone": "Europe/Berlin",
        "UUID": ID,
    }
    (entry,) = made.entries(old_entry(plistlib.dumps(fields), "a.doentry", made.AROUND, made.ids()))
    assert (entry.day, entry.text) == (date(2013, 7, 18), "Words\\.\n\n#work #starred")
    assert entry.id == read(row())[0].id
    for raw in (b"", b"<plist>", plistlib.dumps([1]), plistlib.dumps({"Entry Text": "x"})):
        assert made.refused(old_entry(raw, "a.doentry", made.AROUND, made.ids()))
