from datetime import date

import pytest

from custfocus.features.importing.readers.notes import DayFormat, day_format, notes_in
from custfocus.features.importing.readers.record import Record, Undated
from custfocus.features.importing.views import Refused
from custfocus.journal.entry import Entry
from tests.features.importing.readers import made

DAY = date(2025, 7, 17)


def read(text: str, path: str = "2025-07-17.md", form: DayFormat | None = None) -> Entry:
    """The entry in a note."""
    (found,) = notes_in(text, path, path, made.AROUND, made.ids(), form)
    assert isinstance(found, Record), found
    return found.entry


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("2025-07-17.md", "Words"),
        ("20250717.md", "Words"),
        ("2025-07-17-Thu.md", "Words"),
        ("daily/2025_07_17 Thursday.markdown", "Words"),
        ("2025/07-July/2025-07-17-Thursday.md", "Words"),
        ("2025/07/17.md", "Words"),
        ("2025/07-July/17.md", "Words"),
        ("2025-07-17 Visit to Northgate.md", "Visit to Northgate\n\nWords"),
        ("Visit 2025.07.17.md", "Visit\n\nWords"),
    ],
)
def test_the_day_stands_in_the_name(path: str, text: str) -> None:
    """What else the name says goes before the words."""
    entry = read("Words\n", path)
    assert (entry.day, entry.text, entry.at) == (DAY, text, "")


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("DD.MM.YYYY", "17.07.2025.md"),
        ("YYYY/MM-MMMM/YYYY-MM-DD-dddd", "2025/07-July/2025-07-17-Thursday.md"),
        ("MMMM Do, YYYY", "July 17th, 2025.md"),
        ("[Day] D M YY", "Day 17 7 25.md"),
        ("gggg-[W]ww/YYYYMMDD", "2025-W29/20250717.md"),
    ],
)
def test_a_vaults_own_format_goes_first(written: str, path: str) -> None:
    """As its settings write it."""
    form = day_format(f'{{"format": "{written}", "folder": "x"}}')
    assert read("Words", f"vault/{path}", form).day == DAY
    assert read("Words", "2025-07-17.md", form).day == DAY


@pytest.mark.parametrize("settings", ["", "[]", "{}", '{"format": ""}', '{"format": 3}', "[" * 100_000])
def test_settings_without_a_format_say_nothing(settings: str) -> None:
    """The usual forms hold."""
    assert day_format(settings) is None


@pytest.mark.parametrize("key", ["date: 2025-07-17", "created: 2025-07-17T14:23:00", "Date: 17 July 2025"])
def test_the_day_may_stand_in_front_matter(key: str) -> None:
    """A name without one is the title then; a time is kept."""
    entry = read(f"---\n{key}\n---\nWords", "Visit.md")
    assert (entry.day, entry.text) == (DAY, "Visit\n\nWords")
    assert entry.at == ("2025-07-17T13:23:00.000Z" if "T14" in key else "")


def test_front_matter_is_kept_as_words_and_tags() -> None:
    """Tags in any of their forms; what the writer set beside them isn't lost."""
    front = "tags: [two words, a/b]\ntag: one\nkeywords: x, y z\nmood: 7\nrain: yes\naliases: [b]"
    assert (
        read(f"---\n{front}\n---\n# Head\nWords #one").text
        == "# Head\nWords #one\n\nmood: 7\nrain: yes\n\n#two-words #a-b #x #y-z"
    )


def test_a_title_is_not_said_twice() -> None:
    """Where the words begin with it."""
    assert read("# Visit to Northgate\nWords", "2025-07-17 Visit to Northgate.md").text.count("Visit") == 1
    assert read("---\ntitle: Visit\n---\nWords").text == "Visit\n\nWords"


@pytest.mark.parametrize(
    ("text", "path", "line", "why"),
    [
        ("", "2025-07-17.md", 1, "is empty"),
        ("---\ntags: [a]\n---\n \n", "2025-07-17.md", 4, "is empty"),
        ("---\na: 1\nb: [\n---\nWords", "2025-07-17.md", 4, "front matter"),
        ("---\na: &x 1\nb: *x\n---\nWords", "2025-07-17.md", 2, "front matter"),
        ("---\ncustfocus: export\n---\nWords", "2025-07-17.md", None, "custfocus export wrote it"),
    ],
)
def test_what_cannot_be_taken_is_named(text: str, path: str, line: int | None, why: str) -> None:
    """With the line, and why."""
    (found,) = notes_in(text, path, path, made.AROUND, made.ids())
    assert isinstance(found, Refused)
    assert why in found.reason
    assert found.line == line


@pytest.mark.parametrize("path", ["Visit.md", "2025-02-30.md"])
def test_a_note_without_a_day_is_the_same_on_whichever_it_gets(path: str) -> None:
    """So that it doesn't come twice."""
    (found,) = notes_in("Words", path, path, made.AROUND, made.ids())
    assert isinstance(found, Undated)
    one, other = found.on(DAY).entry, found.on(date(2025, 7, 18)).entry
    assert (one.id, one.day) == (other.id, DAY)


def test_three_dashes_elsewhere_are_words() -> None:
    """Only at the very beginning do they begin front matter."""
    assert read("Words\n---\na: 1\n---\n").text == "Words\n---\na: 1\n---"
    assert read("---\nnever closed").text == "---\nnever closed"
