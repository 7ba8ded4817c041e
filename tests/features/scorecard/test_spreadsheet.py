from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.base.errors import CustfocusError
from custfocus.features.scorecard.columns import columns_of_days, columns_of_figures, read_days, read_figures
from custfocus.features.scorecard.spreadsheet import MOST_ROWS, Table, column_named, read_table

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
    "cell", ["", "soon", "yesterday", "3 Oct", "13.10.", "2026-02-30", "2026-12-24", "2026-11", "0001-01-01", "4.5"]
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


# Each as one program or another writes it.
WRITTEN = {
    "14.10.26": "2026-10-14", "10/14/26": "2026-10-14", "06-16-24": "2024-06-16", "14/10/26": "2026-10-14",
    "12-Oct-2026": "2026-10-12", "12-Oct-26": "2026-10-12", "12 Oct '26": "2026-10-12",
    "Mon, 12 Oct 2026": "2026-10-12", "Monday, October 12, 2026": "2026-10-12", "Mon 2026-10-12": "2026-10-12",
    "Mon, 12 Oct 2026 09:05:00 +0000": "2026-10-12", "10/13/2026 9:05 AM": "2026-10-13",
    "10/13/2026, 9:05:33 AM": "2026-10-13", "13/10/2026 21:05": "2026-10-13", "2026-10-12 00:00:00": "2026-10-12",
    "2026-10-12T09:05:00.123456Z": "2026-10-12", "12. Oktober 2026": "2026-10-12",
    "12 de octubre de 2026": "2026-10-12",
    "12 févr. 2026": "2026-02-12", "12/Oct/2026": "2026-10-12", "2026-Oct-12": "2026-10-12", "20261012": "2026-10-12",
    "Oct-26": "2026-10-31", "Jan-22": "2022-01-31", "ene-22": "2022-01-31", "July'15": "2015-07-31",
    "July ’15": "2015-07-31", "Sept. 2026": "2026-09-30", "10/2026": "2026-10-31", "10.2026": "2026-10-31",
    "46000": "2025-12-09", "46000.5": "2025-12-09",
    "202610": "2026-10-31", "2026/10": "2026-10-31", "2026 Oct": "2026-10-31", "2026-W41": "2026-10-11",
    "2026W41": "2026-10-11", "2026-W41-3": "2026-10-07", "KW 41/2026": "2026-10-11", "Week 41, 2026": "2026-10-11",
    "Q3 2026": "2026-09-30", "2026-Q3": "2026-09-30", "2026Q3": "2026-09-30", "Q3'26": "2026-09-30",
}  # fmt: skip
NOT_WRITTEN = (
    "Oct 26", "26-Oct", "12 Oct", "Q5 2026", "2026-W54", "31.11.25", "13/13/26", "Tue, 12 Oct 2026", "202613",
    "foo-22", "2026", "46309", "Q3", "KW 41", "12-10",
)  # fmt: skip


@pytest.mark.parametrize("cell", WRITTEN)
def test_a_day_is_read_as_programs_write_it(cell: str) -> None:
    """Short years, months in words of several languages, times beside it; what is longer stands for its last day."""
    assert str(read_days(cells(cell), TODAY)[0]) == WRITTEN[cell]


@pytest.mark.parametrize("cell", NOT_WRITTEN)
def test_a_day_that_may_be_another_is_refused(cell: str) -> None:
    """What has no year or isn't in the calendar, and a weekday that contradicts its date; the column is told."""
    with pytest.raises(CustfocusError, match=r'^Line 3, "When": ') as refused:
        read_days(cells("2026-10-01", cell), TODAY, name="When")
    assert "2026-11-03" in refused.value.hint or "last day" in refused.value.hint


def test_the_column_tells_how_short_years_are_written() -> None:
    """Where it doesn't, all that a cell could be is named, with the option that tells."""
    assert read_days(cells("06-07-24", "06-16-24"), TODAY)[0] == date(2024, 6, 7)
    with pytest.raises(CustfocusError, match="6 July 2024, 7 June 2024 or 24 July 2006") as refused:
        read_days(cells("06-07-24"), TODAY)
    assert "--first day, --first month or --first year" in refused.value.hint
    assert read_days(cells("06/07/24"), TODAY, ("year",)) == [date(2006, 7, 24)]


GAPPED = "Report of October,\n\nDay,Hours,Note\n2026-10-01,5,\n2026-10-02,N/A,\n2026-10-03,6\nTotal,11,\n"


def test_rows_with_gaps_are_left_out_when_asked() -> None:
    """A title, rows with too few cells, those without a value and a total: else the first of them is refused."""
    with pytest.raises(CustfocusError, match=r"Line 1: stands above the names of the columns, .* line 3") as refused:
        read_table(GAPPED)
    assert "--skip-gaps" in refused.value.hint
    table = read_table(GAPPED, skips=True).without_gaps(0, 1)
    assert table.headings == ("Day", "Hours", "Note")
    assert table.column(1) == [(4, "5")]
    assert table.left_out == (1, 5, 6, 7)


@pytest.mark.parametrize("gap", ["", "N/A", "-", "#DIV/0!", "NaN", "null", "UNKNOWN", "—"])
def test_a_gap_names_the_option(gap: str) -> None:
    """What is no value is never taken for one; the way to leave it out is told."""
    with pytest.raises(CustfocusError, match=r'^Line 3, "Hours": ') as refused:
        read_figures(cells("5", gap), "hours", name="Hours")
    assert "--skip-gaps" in refused.value.hint


def test_a_comma_too_many_does_no_harm() -> None:
    """Empty cells beyond the last column mean nothing; one with something in it is refused."""
    table = read_table("Day,Hours\n2026-10-01,5,\n2026-10-02,6,,\n")
    assert table.column(1) == [(2, "5"), (3, "6")]
    with pytest.raises(CustfocusError, match="Line 2: found 3 cells, expected 2"):
        read_table("Day,Hours\n2026-10-01,1,200\n", skips=True)


def test_a_title_hides_no_delimiter() -> None:
    """Most rows tell what stands between the cells."""
    table = read_table("Report\nDay;Hours\n01.10.2026;5,5\n13.10.2026;6,25\n", skips=True)
    assert table.headings == ("Day", "Hours")
    assert [row.cells[1] for row in table.rows] == ["5,5", "6,25"]


def test_columns_of_one_heading_go_by_their_numbers() -> None:
    """So that one of them can be named."""
    table = read_table("Day,Value,value\n2026-10-01,1,2\n")
    assert [table.name(place) for place in range(3)] == ["Day", "2", "3"]


def test_a_single_day_beside_its_total_is_one() -> None:
    """A file that has only begun is no riddle."""
    assert columns_of_days(read_table("Day,Calls\n2026-10-04,7\nTotal,7\n")) == [0]
    assert columns_of_days(read_table("Day,Calls\nTotal,7\nMean,7\n")) == []


def test_words_of_loop_are_figures() -> None:
    """A habit that was kept is 1, one that wasn't is 0."""
    assert read_figures(cells("YES_MANUAL", "NO"), "") == [1, 0]


def test_digits_are_days_where_no_column_is_surely_one() -> None:
    """202610 is a month beside 5, and a number beside a day."""
    assert columns_of_days(read_table("Month,Calls\n202609,5\n202610,6\n")) == [0]
    assert columns_of_days(read_table("Day,Calls\n46000,5\n46001.5,6\n")) == [0]
    assert columns_of_days(read_table("Day,Euros\n202609,46000\n202610,46001\n")) == [0]
    assert columns_of_days(read_table("Day,Calls\n2026-09-01,202609\n2026-09-02,202610\n")) == [0]
