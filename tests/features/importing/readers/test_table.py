from datetime import date

import pytest

from custfocus.base.errors import CustfocusError
from custfocus.features.importing.readers.table import Columns, entries, is_ours, ours
from custfocus.journal.entry import Entry
from tests.features.importing.readers import made

TABLE = """Day;Said;By;Sort;Words of it
17.07.2025;"Nobody rang;
back";Ana;heard;"phone, wait"
18.07.2025 14:30;All fine;;note;
"""
NAMED = Columns(date="day", text="Said", kind="Sort", who="By", tag="5")


def read(text: str, columns: Columns = Columns()) -> list[Entry]:
    """The entries of a table, of which nothing is left out."""
    return made.entries(entries(text, "t.csv", columns, made.AROUND, made.ids()))


def test_columns_are_named() -> None:
    """By their names or numbers; what was heard has who said it."""
    first, second = read(TABLE, NAMED)
    assert (first.kind, first.day, first.text) == ("heard", date(2025, 7, 17), "Nobody rang;\nback\n\n#phone #wait")
    assert first.data == {"who": "Ana", "channel": None, "firsthand": True}
    assert (second.kind, second.at, second.data) == ("note", "2025-07-18T13:30:00.000Z", {})


def test_usual_names_are_known() -> None:
    """Whoever is named has said it, where no kind is told; a kind may be that of all rows."""
    text = "Date,Entry,From,Tags\n2025-07-17,Words,Ana,a b\n2025-07-18,More,,\n"
    assert [entry.kind for entry in read(text)] == ["heard", "note"]
    assert read(text)[0].text == "Words\n\n#a #b"
    assert {entry.kind for entry in read(text, Columns(kind="heard"))} == {"heard"}


@pytest.mark.parametrize("days", [("03/17/2025", "04/05/2025"), ("17/03/2025", "05/04/2025"), ("45733", "45752")])
def test_one_clear_day_tells_the_others(days: tuple[str, str]) -> None:
    """Days that a spreadsheet counts are read, too."""
    text = "date,text\n" + "".join(f"{day},Words {day}\n" for day in days)
    assert [entry.day for entry in read(text)] == [date(2025, 3, 17), date(2025, 4, 5)]


def test_days_that_may_be_two_are_asked_about() -> None:
    """Rather than taken for either."""
    with pytest.raises(CustfocusError) as caught:
        read("date,text\n03/04/2025,Words\n")
    assert caught.value.code == "ambiguous-day"
    assert "--first" in caught.value.hint


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("someday,Words,,", "is no day"),
        (",Words,,", "has no day"),
        ("2025-07,Words,,", "is no day"),
        ("2025-07-17,,,", "has no words"),
        ("2025-07-17,Words,rating,", "neither a note nor something heard"),
        ("2025-07-17,a,,b,c,d", "has 6 cells"),
    ],
)
def test_a_bad_row_is_named(row: str, why: str) -> None:
    """By its line; the others come."""
    text = f'date,text,kind,who\n2025-07-16,"Two\nlines",,\n{row}\n2025-07-18,Last,,\n'
    found = list(entries(text, "t.csv", Columns(), made.AROUND, made.ids()))
    assert len(made.parted(iter(found))[0]) == 2
    ((line, reason),) = made.refused(iter(found))
    assert line == 4
    assert why in reason


def test_a_kind_of_all_rows_that_none_can_have_is_named() -> None:
    """As one in a row is."""
    found = entries("day,text\n2026-01-02,Words\n", "t.csv", Columns(kind="plan"), made.AROUND, made.ids())
    assert made.refused(found) == [(2, '"plan" is neither a note nor something heard')]


@pytest.mark.parametrize(
    ("text", "columns", "code"),
    [
        ("a,b\n1,2\n", Columns(), "which-date"),
        ("date,b\n1,2\n", Columns(), "which-text"),
        ("date,text\n", Columns(text="words"), "unknown-column"),
        ("", Columns(), "empty"),
    ],
)
def test_a_column_that_is_missing_is_asked_for(text: str, columns: Columns, code: str) -> None:
    """With the names that are there."""
    with pytest.raises(CustfocusError) as caught:
        list(entries(text, "t.csv", columns, made.AROUND, made.ids()))
    assert caught.value.code == code


def test_long_cells_and_the_line_of_excel_are_no_trouble() -> None:
    """Whatever a spreadsheet writes."""
    (entry,) = read(f"sep=;\ndate;text\n2025-07-17;{'x' * 200_000}\n")
    assert len(entry.text) == 200_000


def test_our_own_is_known_and_a_bad_row_of_it_named() -> None:
    """By its headings."""
    head = "id,kind,day,at,zone,item,asked,text,principles,tags,data\n"
    assert is_ours(head)
    assert not is_ours("date,text\n")
    good = f"{'k' * 32},note,2025-07-17,2025-07-17T08:00:00.000Z,Europe/London,,,'=1,listen,,\n"
    found = list(ours(f"{head}{good}x,y\n{'l' * 32},note,2,,,,,,,,\n", "t.csv"))
    (entry,) = made.parted(iter(found))[0]
    assert (entry.text, entry.principles, entry.item) == ("=1", ("listen",), None)
    assert [line for line, _ in made.refused(iter(found))] == [3, 4]
