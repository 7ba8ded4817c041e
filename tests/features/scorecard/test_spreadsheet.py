from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.base.errors import CustfocusError
from custfocus.features.scorecard.spreadsheet import (
    MOST_ROWS,
    Table,
    column_named,
    columns_of_days,
    columns_of_figures,
    read_days,
    read_figures,
    read_table,
)

TODAY = date(2026, 11, 22)


def cells(*found: str) -> list[tuple[int, str]]:
    """The cells of a column below its heading."""
    return list(enumerate(found, 2))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_is_read_whatever_separates_its_cells(delimiter: str, end: str) -> None:
    """Quoted cells may have delimiters and line ends in them; rows with nothing in them are passed over."""
    rows = [["Day", '"First, or; only"'], ["2026-10-01", '"5,5"'], ["", ""], [], ["2026-10-02", '"6\n"']]
    table = read_table(end.join(delimiter.join(row) for row in rows))
    assert table.headings == ("Day", "First, or; only")
    assert [(row.line, row.cells[0]) for row in table.rows] == [(2, "2026-10-01"), (5, "2026-10-02")]
    assert table.rows[0].cells[1] == "5,5"


def test_columns_without_names_are_numbered() -> None:
    """A day in the first row shows that it is none of names."""
    table = read_table("2026-10-01,4.5\n2026-10-02,5\n")
    assert table.headings == ("1", "2")
    assert len(table.rows) == 2


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("", "empty", "nothing in the file"),
        ("\n \n", "empty", "nothing in the file"),
        ("Day,Value\n", "empty", "only the names"),
        ("Day,Value\n2026-10-01,1,200\n", "bad-row", "Line 2: found 3 cells, expected 2"),
        ("Day,Value\n\n2026-10-01\n", "bad-row", "Line 3: found 1 cell, expected 2"),
        ('Day,Value\n2026-10-01,"4\n2026-10-02,5\n', "bad-row", "Line 2: isn't valid CSV"),
        ('Day,Value\n2026-10-01,"4"5\n', "bad-row", "Line 2: isn't valid CSV"),
        ("Day,Value\n2026-10-01,\0\n" + "x" * 200_000, "bad-row", "Line "),
        ("Day,Value\n" + "2026-10-01,1\n" * (MOST_ROWS + 1), "too-large", "5001 rows"),
    ],
)
def test_what_is_no_table_is_refused(text: str, code: str, words: str) -> None:
    """With the line, where one is to blame."""
    with pytest.raises(CustfocusError) as refused:
        read_table(text)
    assert refused.value.code == code
    assert words in refused.value.message


def test_a_column_is_named_by_its_name_or_number() -> None:
    """Upper and lower case are the same; of two that are called alike, the number tells."""
    table = Table(("Day", "Hours", "hours", "2"), ())
    assert column_named(table, "day") == 0
    assert column_named(table, "3") == 2
    assert column_named(table, "2") == 3
    for words, hint in (("HOURS", "2 or 3"), ("Hour", 'Did you mean "Hours"?'), ("9", "They are")):
        with pytest.raises(CustfocusError) as refused:
            column_named(table, words)
        assert hint in refused.value.hint


def test_columns_are_known_by_most_of_their_cells() -> None:
    """One bad cell is no reason to look elsewhere."""
    table = read_table("When,Who,Hours\n2026-10-01,Ana,5\n2026-10-02,Ben,x\n7 Oct 2026,Cem,6 h\n")
    assert columns_of_days(table) == [0]
    assert columns_of_figures(table, "hours") == [2]
    assert columns_of_figures(table, "%") == []


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-10-03", date(2026, 10, 3)),
        ("2026/10/3", date(2026, 10, 3)),
        ("2026-10-03 14:30", date(2026, 10, 3)),
        ("2026-10-03T14:30:00.000Z", date(2026, 10, 3)),
        ("2026-10-03T14:30:00+02:00", date(2026, 10, 3)),
        ("13.10.2026", date(2026, 10, 13)),
        ("10/13/2026", date(2026, 10, 13)),
        ("3 Oct 2026", date(2026, 10, 3)),
        ("October 3, 2026", date(2026, 10, 3)),
        ("2026-09", date(2026, 9, 30)),
        ("Sep 2026", date(2026, 9, 30)),
        ("2026-12-24!", date(2026, 12, 24)),
    ],
)
def test_a_day_is_read_as_spreadsheets_write_it(cell: str, day: date) -> None:
    """A time beside it doesn't matter; a month stands for its last day; one to come needs its exclamation mark."""
    assert read_days(cells(cell), TODAY) == [day]


@pytest.mark.parametrize(
    "cell", ["", "soon", "yesterday", "3 Oct", "13/10/26", "2026-02-30", "2026-12-24", "2026-11", "0001-01-01", "4.5"]
)
def test_a_day_must_be_the_same_whenever_it_is_read(cell: str) -> None:
    """What lacks its year, lies ahead or is no day is refused with its line, and nothing is taken."""
    with pytest.raises(CustfocusError, match=r"^Line 3: ") as refused:
        read_days(cells("2026-10-01", cell, "2026-10-02"), TODAY)
    assert refused.value.code == "bad-row"
    assert refused.value.hint.startswith("Nothing of the file was taken.")


def test_one_line_tells_how_all_days_are_written() -> None:
    """Which of day and month comes first is the same throughout; where nothing tells, it is asked."""
    assert read_days(cells("03/04/2026", "13/04/2026"), TODAY) == [date(2026, 4, 3), date(2026, 4, 13)]
    assert read_days(cells("03/04/2026", "04/13/2026"), TODAY) == [date(2026, 3, 4), date(2026, 4, 13)]
    assert read_days(cells("04/04/2026"), TODAY) == [date(2026, 4, 4)]
    with pytest.raises(CustfocusError, match=r"Line 2: .*3 April 2026 or 4 March 2026") as refused:
        read_days(cells("03/04/2026", "05/06/2026"), TODAY)
    assert "--first day" in refused.value.hint
    assert read_days(cells("03/04/2026"), TODAY, ("month",)) == [date(2026, 3, 4)]
    with pytest.raises(CustfocusError, match="Line 3"):
        read_days(cells("13/04/2026", "04/13/2026"), TODAY)


def test_one_line_tells_how_all_figures_are_written() -> None:
    """Point or comma before decimals is the same throughout; where nothing tells, it is asked."""
    assert read_figures(cells("4.125", "4.5"), "") == [4.125, 4.5]
    assert read_figures(cells("1,200", "3.5"), "") == [1200, 3.5]
    assert read_figures(cells("1.200", "3,5"), "") == [1200, 3.5]
    assert read_figures(cells("12", "5 h"), "hours") == [12, 5]
    with pytest.raises(CustfocusError, match=r'Line 3: "4\.125" could be 4\.125 or 4125') as refused:
        read_figures(cells("12", "4.125"), "")
    assert "--decimal ." in refused.value.hint
    assert read_figures(cells("4.125"), "", (",",)) == [4125]
    with pytest.raises(CustfocusError, match=r'Line 3: "4,5" isn\'t written with a point'):
        read_figures(cells("4.5", "4,5"), "")
    with pytest.raises(CustfocusError, match="Line 3: a cell is empty"):
        read_figures(cells("4.5", " "), "")


@given(
    st.lists(st.integers(-99999, 99999), min_size=1), st.sampled_from([(".", ""), (",", "."), (".", ","), (",", " ")])
)
def test_a_column_comes_back_as_it_was_written(numbers: list[int], way: tuple[str, str]) -> None:
    """In whatever country's way: read as it was meant, or refused where two decimals short it could be another."""
    mark, gap = way
    other: dict[int, str | int | None] = {ord(","): gap, ord("."): mark}
    written = [f"{n / 100:,.2f}".translate(other) for n in numbers]
    assert read_figures(cells(*written), "") == [n / 100 for n in numbers]


@given(st.text('dD,;\t"\n\r 2026-1/x.5', max_size=60))
def test_any_text_is_a_table_or_refused(text: str) -> None:
    """All rows have as many cells as there are names."""
    try:
        table = read_table(text)
    except CustfocusError:
        return
    assert {len(row.cells) for row in table.rows} == {len(table.headings)}
