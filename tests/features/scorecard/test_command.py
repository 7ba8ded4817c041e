from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from custfocus.journal.entry import Entry, Filter
from tests.conftest import Home

FIRST = ("First reply", "--unit", "hours", "--better", "down", "--target", "4", "--by", "2026-12-31")
CSV = "Month,Hours\n2026-08,9\n2026-09,8\n2026-10,6.5\n"
# Hypothesis tries many files in the one home of a test.
IN_ONE_HOME = settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=40)


@pytest.fixture
def kept(home: Home) -> Home:
    """A home with one measure."""
    home.data("scorecard", "add", *FIRST)
    return home


def entries(home: Home, kind: str = "reading") -> list[Entry]:
    """The entries of a kind, the newest first."""
    return home.session().store.entries.find(Filter(kinds=(kind,)))


def values(home: Home) -> list[tuple[str, float]]:
    """The days and values that are kept, in order."""
    return [(entry.day.isoformat(), entry.data["value"]) for entry in reversed(entries(home))]


def only(home: Home, *arguments: str) -> dict[str, Any]:
    """The one measure, in JSON."""
    found: dict[str, Any]
    [found] = home.data("scorecard", *arguments)["measures"]
    return found


def test_an_empty_scorecard_says_what_it_is_for(home: Home) -> None:
    """And how to begin; it is an empty answer, not an error."""
    empty: dict[str, object] = {"measures": [], "retired": [], "readings": None, "today": "2026-11-22"}
    assert home.data("scorecard") == empty | {"people": {"one": "customer", "many": "customers"}}
    assert "custfocus scorecard add" in home.page("scorecard")


def test_a_measure_is_kept_with_all_that_was_said(home: Home) -> None:
    """Its name as the text; a name of several words needs no quotes."""
    told = home.data("scorecard", "add", "First", "reply", *FIRST[1:], "--source", "helpdesk", "--outcome")
    assert (told["did"], told["asks"], told["measure"]["number"]) == ("new", False, 1)
    [entry] = entries(home, "measure")
    assert entry.text == "First reply"
    assert entry.data == {
        "unit": "hours", "better": "down", "target": 4, "by": "2026-12-31", "source": "helpdesk", "felt": "outcome",
        "status": "open",
    }  # fmt: skip


def test_in_json_a_measure_has_its_last_value_and_its_target(kept: Home) -> None:
    """Numbers as numbers, null where there is none."""
    one = only(kept)
    assert (one["name"], one["target"], one["last"], one["share"], one["readings"]) == (
        "First reply",
        4,
        None,
        None,
        0,
    )
    kept.data("scorecard", "log", "1", "9", "--on", "2026-09-30")
    kept.data("scorecard", "log", "1", "6.5")
    one = only(kept)
    assert (one["last"], one["last_day"], one["first"], one["share"], one["readings"]) == (
        6.5, "2026-11-22", 9, 0.5, 2,
    )  # fmt: skip


def test_a_measure_called_an_activity_is_answered_with_a_question(home: Home) -> None:
    """What a customer would notice; an outcome isn't."""
    assert "What would a customer notice" in home.page("scorecard", "add", "Visits", "--activity")
    assert "notice" not in home.page("scorecard", "add", "Complaints", "--outcome", "--better", "down")
    assert "notice" not in home.page("scorecard", "change", "1", "--target", "3")
    assert "notice" in home.page("scorecard", "change", "2", "--activity")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), "usage"),
        (("2026",), "no-name"),
        (("x" * 81,), "too-long"),
        (("Visits", "--unit", "x" * 41), "too-long"),
        (("Visits", "--better", "sideways"), "unknown-direction"),
        (("Visits", "--target", "many"), "no-number"),
        (("Visits", "--target", "1,200"), "ambiguous-number"),
        (("Visits", "--target", "3", "--by", "2026-11-21"), "past-day"),
        (("Visits", "--target", "3", "--by", "2026-10"), "past-day"),
        (("Visits", "--target", "3", "--by", "some day"), "unknown-day"),
        (("Visits", "--by", "2026-12-31"), "usage"),
        (("first REPLY",), "measure-exists"),
    ],
)
def test_what_makes_no_measure_is_refused(kept: Home, arguments: tuple[str, ...], code: str) -> None:
    """With what to write instead; nothing is kept."""
    assert kept.error("scorecard", "add", *arguments)["code"] == code
    assert len(entries(kept, "measure")) == 1


def test_a_month_to_reach_a_target_by_is_its_last_day(home: Home) -> None:
    """As one says it."""
    assert (
        home.data("scorecard", "add", "Visits", "--target", "3", "--by", "2027-02")["measure"]["by"] == "2027-02-28"
    )


def test_there_is_room_for_five_until_one_is_let_go(home: Home) -> None:
    """The sixth is refused; one that was let go keeps its values, and comes back where there is room."""
    for name in "ABCDE":
        home.data("scorecard", "add", name)
    home.data("scorecard", "log", "B", "3")
    assert home.error("scorecard", "add", "F")["code"] == "five-measures"
    home.data("scorecard", "change", "B", "--retire")
    told = home.data("scorecard")
    assert [one["name"] for one in told["measures"]] == ["A", "C", "D", "E"]
    assert [(one["name"], one["last"], one["number"]) for one in told["retired"]] == [("B", 3, 5)]
    home.data("scorecard", "add", "F")
    assert home.error("scorecard", "change", "B", "--reopen")["code"] == "five-measures"
    home.data("scorecard", "change", "A", "--retire")
    home.data("scorecard", "change", "B", "--reopen")
    assert home.error("scorecard", "add", "a")["hint"].endswith("--reopen takes it up again.")


def test_a_measure_is_changed_field_by_field(kept: Home) -> None:
    """What isn't named stays, an empty value takes away; a day without a target goes with it."""
    told = kept.data("scorecard", "change", "first", "--name", "Reply", "--target", "3 h", "--source", "helpdesk")
    assert (told["did"], told["measure"]["name"], told["measure"]["target"]) == ("changed", "Reply", 3)
    assert told["measure"]["by"] == "2026-12-31"
    assert kept.data("scorecard", "change", "1", "--target", "3")["did"] == "same"
    cleared = kept.data("scorecard", "change", "1", "--target", "")["measure"]
    assert (cleared["target"], cleared["by"], cleared["unit"]) == (None, None, "hours")
    assert kept.error("scorecard", "change", "1")["code"] == "usage"
    kept.data("undo")
    assert only(kept)["target"] == 3


def test_a_measure_is_named_by_number_name_beginning_or_id(kept: Home) -> None:
    """Upper and lower case are the same; a whole name comes before a beginning."""
    kept.data("scorecard", "add", "First")
    kept.data("scorecard", "add", "First visit")
    ids = [one["id"] for one in kept.data("scorecard")["measures"]]
    for words, place in (("2", 1), ("FIRST", 1), ("first r", 0), ("First  visit", 2), (ids[2], 2), (ids[0][:8], 0)):
        assert only(kept, words)["id"] == ids[place]
    error = kept.error("scorecard", "fir")
    assert error["code"] == "ambiguous-measure"
    assert "1 First reply, 2 First, 3 First visit" in error["hint"]
    assert kept.error("scorecard", "Firts visit")["hint"] == 'Did you mean "First visit"?'
    assert kept.error("scorecard", "9")["code"] == "unknown-measure"


def test_without_a_measure_there_is_nothing_to_keep_a_value_of(home: Home) -> None:
    """The error says how to set one up."""
    for arguments in (("log", "1", "5"), ("change", "1", "--target", "4"), ("1",)):
        assert home.error("scorecard", *arguments)["code"] == "no-measure"


def test_a_value_is_kept_for_its_day(kept: Home) -> None:
    """With its unit or without; it remembers what the measure was called then."""
    told = kept.data("scorecard", "log", "First reply", "5,2", "hours", "--on", "yesterday")
    assert (told["did"], told["reading"]["value"], told["reading"]["day"]) == ("new", 5.2, "2026-11-21")
    [entry] = entries(kept)
    assert (entry.asked, entry.data) == ("First reply (hours)", {"measure": told["measure"]["id"], "value": 5.2})
    assert kept.error("scorecard", "log", "1", "1,200")["code"] == "ambiguous-number"
    assert kept.error("scorecard", "log", "1", "5", "days")["code"] == "no-number"
    assert kept.error("scorecard", "log", "1")["code"] == "usage"
    assert kept.error("scorecard", "log")["code"] == "usage"
    assert kept.error("scorecard", "log", "1", "5", "--on", "tomorrow")["code"] == "future-day"
    assert kept.data("scorecard", "log", "1", "5", "--on", "2026-11-23!")["reading"]["day"] == "2026-11-23"


def test_a_second_value_on_a_day_takes_the_place_of_the_first(kept: Home) -> None:
    """The history has both, and undo brings the first one back; the same once more changes nothing."""
    kept.data("scorecard", "log", "1", "5")
    told = kept.data("scorecard", "log", "1", "6")
    assert (told["did"], told["before"]) == ("changed", 5)
    assert kept.data("scorecard", "log", "1", "6")["did"] == "same"
    assert values(kept) == [("2026-11-22", 6)]
    kept.data("undo")
    assert values(kept) == [("2026-11-22", 5)]


@pytest.mark.parametrize("arguments", [("-12",), ("-12", "--on", "yesterday"), ("--on", "yesterday", "-12")])
def test_a_value_may_be_below_zero(kept: Home, arguments: tuple[str, ...]) -> None:
    """It is taken for a number, not for options."""
    kept.data("scorecard", "add", "Recommend")
    assert kept.data("scorecard", "log", "Recommend", *arguments)["reading"]["value"] == -12


def test_one_measure_has_all_its_values_the_newest_first(kept: Home) -> None:
    """Numbered, so that the next command can delete one."""
    for day, value in (("2026-11-01", "9"), ("2026-11-20", "7"), ("2026-11-10", "8")):
        kept.data("scorecard", "log", "1", value, "--on", day)
    assert [(one["day"], one["value"]) for one in kept.data("scorecard", "first")["readings"]] == [
        ("2026-11-20", 7), ("2026-11-10", 8), ("2026-11-01", 9),
    ]  # fmt: skip
    kept.page("scorecard", "first")
    kept.data("delete", "2")
    assert values(kept) == [("2026-11-01", 9), ("2026-11-20", 7)]


def test_a_file_is_taken_in_whole_and_taken_back_whole(kept: Home) -> None:
    """One run, one act; from a pipe too. Where only one column will do, none need be named."""
    told = kept.data("scorecard", "import", "-", stdin="\ufeff" + CSV)
    assert (told["new"], told["changed"], told["same"]) == (3, 0, 0)
    assert (told["date_column"], told["value_column"], told["since"]) == ("Month", "Hours", "2026-08-31")
    assert values(kept) == [("2026-08-31", 9), ("2026-09-30", 8), ("2026-10-31", 6.5)]
    kept.data("undo")
    assert values(kept) == []


def test_the_same_file_changes_nothing_and_another_only_what_differs(kept: Home) -> None:
    """A value of the same measure and day is one, wherever it came from."""
    kept.data("scorecard", "log", "1", "8", "--on", "2026-09-30")
    kept.data("scorecard", "import", "-", stdin=CSV)
    before = entries(kept)
    again = kept.data("scorecard", "import", "-", stdin=CSV)
    assert (again["new"], again["changed"], again["same"]) == (0, 0, 3)
    assert entries(kept) == before
    assert "All there already" in run(kept, CSV)
    other = kept.data("scorecard", "import", "-", stdin=CSV.replace("6.5", "6") + "2026-07,10\n")
    assert (other["new"], other["changed"], other["same"]) == (1, 1, 2)


def run(home: Home, text: str) -> str:
    """What importing a text says on a page."""
    assert home.run("scorecard", "import", "-", stdin=text) == 0, home.err
    return home.out


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("2026-11-05,many", 'Line 5, "Hours": "many" is no number'),
        ("2026-11-05,", 'Line 5, "Hours": a cell is empty'),
        (",4", 'Line 5, "Month": a cell is empty'),
        ("last week,4", 'Line 5, "Month": "last week" is no day with its year'),
        ("2026-12-01,4", "Line 5: 1 December 2026 is still to come"),
        ("2026-11,4", "Line 5: 30 November 2026 is still to come"),
        ("2026-10-31,4", "Line 5: 31 October 2026 stands there twice, with 6.5 hours before"),
        ("2026-11-05,4,5", "Line 5: found 3 cells, expected 2"),
        ('2026-11-05,"4', "Line 5: isn't valid CSV"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_taken(kept: Home, row: str, words: str) -> None:
    """Its line and what was found."""
    error = kept.error("scorecard", "import", "-", stdin=f"{CSV}{row}\n")
    assert error["code"] == "bad-row"
    assert error["message"].startswith(words)
    assert error["hint"].startswith("Nothing of the file was taken.")
    assert values(kept) == []


def test_rows_without_a_value_are_left_out_and_named(kept: Home) -> None:
    """Only where that is asked for; without it nothing is taken."""
    text = f"Replies in autumn\n{CSV}2026-11-05,N/A\nTotal,23.5\n"
    assert "--skip-gaps" in kept.error("scorecard", "import", "-", stdin=text)["hint"]
    assert kept.data("scorecard", "import", "-", "--skip-gaps", stdin=text)["left_out"] == [1, 6, 7]
    assert values(kept) == [("2026-08-31", 9), ("2026-09-30", 8), ("2026-10-31", 6.5)]
    assert kept.run("scorecard", "import", "-", "--skip-gaps", stdin=text) == 0
    assert "Left out: lines 1, 6 and 7." in kept.out


def test_columns_of_the_same_name_are_told_apart_by_their_numbers(kept: Home) -> None:
    """The hint gives what --column takes."""
    error = kept.error("scorecard", "import", "-", stdin="Day,Value,Value\n2026-10-01,1,2\n")
    assert error["hint"] == "Say so with --column: 2, 3."


def test_columns_and_measure_are_named_where_it_isnt_plain(kept: Home) -> None:
    """At a pipe nothing is asked: the error tells the choice. A column that is called like a measure is its own."""
    kept.data("scorecard", "add", "Calls")
    text = "Begun,Ended,Calls,Hours\n2026-10-01,2026-10-07,12,9\n2026-10-08,2026-10-14,15,8\n"
    error = kept.error("scorecard", "import", "-", stdin=text.replace("Calls", "Number"))
    assert (error["code"], error["hint"]) == ("which-measure", "Say so with --measure: First reply, Calls.")
    error = kept.error("scorecard", "import", "-", stdin=text)
    assert (error["code"], error["hint"]) == ("which-date", "Say so with --date: Begun, Ended.")
    told = kept.data("scorecard", "import", "-", "--date", "ended", stdin=text)
    assert (told["measure"]["name"], told["value_column"], told["since"]) == ("Calls", "Calls", "2026-10-07")
    error = kept.error("scorecard", "import", "-", "--date", "1", "--measure", "1", stdin=text)
    assert (error["code"], error["hint"]) == ("which-column", "Say so with --column: Calls, Hours.")
    told = kept.data("scorecard", "import", "-", "--date=1", "--measure=1", "--column=HOURS", stdin=text)
    assert told["measure"]["last"] == 8
    error = kept.error("scorecard", "import", "-", "--date", "Weeks", "--measure", "1", stdin=text)
    assert error["code"] == "unknown-column"


def test_what_no_line_tells_is_told_by_an_option(kept: Home) -> None:
    """The decimal mark, and whether day or month comes first."""
    text = 'Day,Value\n03/04/2026,"1,200"\n05/06/2026,"1,400"\n'
    assert "--first" in kept.error("scorecard", "import", "-", stdin=text)["hint"]
    assert "--decimal" in kept.error("scorecard", "import", "-", "--first", "day", stdin=text)["hint"]
    kept.data("scorecard", "import", "-", "--first", "month", "--decimal", ",", stdin=text)
    assert values(kept) == [("2026-03-04", 1.2), ("2026-05-06", 1.4)]
    for wrong in (("--first", "week"), ("--decimal", ";")):
        assert kept.error("scorecard", "import", "-", *wrong, stdin=text)["code"].startswith("unknown-")


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty"),
        (b"Day,Value\n", "empty"),
        ("Tag,Wert für\n2026-10-01,1\n".encode("latin-1"), "not-text"),
        (b"Day,Value\n" + b"2026-10-01,1\n" * 100_000, "too-large"),
    ],
)
def test_a_file_that_is_no_table_is_refused(kept: Home, raw: bytes, code: str, tmp_path: Path) -> None:
    """From a file as from a pipe."""
    file = tmp_path / "values.csv"
    file.write_bytes(raw)
    assert kept.error("scorecard", "import", str(file))["code"] == code
    assert kept.error("scorecard", "import", "-", stdin=raw)["code"] == code


def test_a_file_that_cant_be_read_is_told(kept: Home, tmp_path: Path) -> None:
    """One that isn't there, and a folder."""
    assert kept.error("scorecard", "import", str(tmp_path / "none.csv"))["code"] == "no-such-file"
    assert kept.error("scorecard", "import", str(tmp_path))["code"] == "usage"


ROWS = st.dictionaries(st.dates(date(2020, 1, 1), date(2026, 11, 22)), st.integers(-(10**6), 10**6), max_size=12)
BAD = st.sampled_from(["2026-10-01,x", "x,4", "2026-10-01,4,5", "2027-01-01,4", '"', "2026-10-01,"])


@IN_ONE_HOME
@given(ROWS, st.none() | BAD, st.randoms(use_true_random=False))
def test_all_of_a_file_is_taken_or_nothing(
    new_home: Callable[[], Home], rows: dict[date, int], bad: str | None, random: Any
) -> None:
    """Whatever order its rows are in, and wherever a bad one is; and twice is the same as once."""
    home = new_home()
    home.data("scorecard", "add", "Calls")
    lines = [f"{day},{value}" for day, value in rows.items()]
    if bad is not None:
        lines.append(bad)
    random.shuffle(lines)
    text = "\n".join(["Day,Calls", *lines])
    code = home.run("scorecard", "import", "-", "--date", "Day", "--column", "Calls", stdin=text)
    if bad is not None or not rows:
        assert code == 1
        assert values(home) == []
        return
    assert code == 0, home.err
    expected = [(day.isoformat(), value) for day, value in sorted(rows.items())]
    assert values(home) == expected
    assert home.data("scorecard", "import", "-", stdin=text)["same"] == len(rows)
    assert values(home) == expected


def test_five_thousand_values_are_taken_in_one_go(kept: Home) -> None:
    """As many as a file may have; the scorecard then still answers."""
    days = [date.fromordinal(date(2026, 11, 22).toordinal() - n) for n in range(5000)]
    text = "Day,Value\n" + "".join(f"{day},{n}\n" for n, day in enumerate(days))
    assert kept.data("scorecard", "import", "-", stdin=text)["new"] == 5000
    assert only(kept)["readings"] == 5000
    assert len(only(kept)["course"]) == 24


def test_the_journal_tells_of_measures_and_values_in_words(kept: Home) -> None:
    """In lists, one by one, in the history, when looked for and when taken out."""
    kept.data("scorecard", "log", "1", "0")
    page = kept.page("list")
    assert "First reply (hours): 0" in page
    kept.page("list", "--kind", "reading")
    shown = kept.page("show", "1")
    assert "First reply (hours)" in shown
    assert "Value" in shown
    assert entries(kept, "measure")[0].id not in shown
    assert "First reply (hours): 0" in kept.page("history")
    assert "Value: 0" in kept.page("export", "--format", "markdown")
    assert len(kept.data("search", "reply")["entries"]) == 2
    kept.page("list", "--kind", "measure")
    assert "Comes from" not in kept.page("show", "1")
    kept.data("scorecard", "change", "1", "--name", "Answer")
    assert only(kept)["name"] == "Answer"


def test_review_and_progress_have_the_scorecard_of_their_time(kept: Home) -> None:
    """As it stood on their last day; the page says what has no value in the month, and the letter what has."""
    kept.data("scorecard", "add", "Calls", "--outcome")
    kept.data("scorecard", "log", "1", "9", "--on", "2026-09-10")
    kept.data("scorecard", "log", "1", "6.5", "--on", "2026-10-20")
    kept.data("scorecard", "log", "2", "30", "--on", "2026-09-10")
    kept.data("scorecard", "log", "1", "5")
    kept.data("note", "On my mind", "--on", "2026-10-02")
    kept.data("note", "Before all that", "--on", "2026-08-02")
    review = kept.data("review", "2026-10")
    assert [(one["name"], one["last"]) for one in review["scorecard"]] == [("First reply", 6.5), ("Calls", 30)]
    page = kept.page("review", "2026-10", "--show")
    assert "Without a value in October: Calls" in page
    assert "custfocus scorecard log 2 … --on 2026-10-31" in page
    kept.data("review", "2026-10", "--line", "Shorter", "--finish")
    letter = kept.data("review", "2026-10")["letter"]
    assert "1. First reply: 6.5 hours on 20 October; 50% of the way from 9 to 4 hours" in letter
    assert "Calls" not in letter
    assert kept.data("review", "2026-08")["scorecard"] == []
    assert [one["last"] for one in kept.data("progress")["scorecard"]] == [5, 30]
    assert [one["last"] for one in kept.data("progress", "--to", "2026-10")["scorecard"]] == [6.5, 30]
    assert "Scorecard" in kept.page("progress")
    assert "Scorecard" in kept.page("progress", width=48)


def test_without_measures_review_and_progress_say_nothing_of_them(home: Home) -> None:
    """Nobody is told of what they don't use."""
    home.data("note", "On my mind")
    assert home.data("progress")["scorecard"] == []
    for arguments in (("progress",), ("review", "--show")):
        assert "corecard" not in home.page(*arguments)


def test_a_unit_that_only_begins_a_word_is_no_unit(home: Home) -> None:
    """Five million metres are not five metres; a plural and a beginning are."""
    home.page("scorecard", "add", "Way", "--unit", "m")
    assert home.error("scorecard", "log", "Way", "5 million")["code"] == "no-number"
    home.page("scorecard", "add", "Wait", "--unit", "hour")
    home.page("scorecard", "log", "Wait", "5 hours")
    assert home.error("scorecard", "log", "Wait", "5 hours ago")["code"] == "no-number"


def test_a_value_of_a_day_to_come_is_not_the_last_one_yet(home: Home) -> None:
    """It counts from its day on."""
    home.page("scorecard", "add", "Wait")
    home.page("scorecard", "log", "Wait", "5")
    home.page("scorecard", "log", "Wait", "9", "--on", "2027-03-01!")
    assert home.data("scorecard")["measures"][0]["last"] == 5


def test_values_keep_their_order_and_sign(home: Home) -> None:
    """Two numbers where one is wanted are refused as they were typed."""
    home.page("scorecard", "add", "NPS")
    assert "5 -3" in home.error("scorecard", "log", "NPS", "5", "-3")["message"]


def test_a_file_that_names_its_delimiter_is_read_by_it(home: Home) -> None:
    """As Excel writes it."""
    home.page("scorecard", "add", "Wait")
    home.data("scorecard", "import", "-", "--measure", "Wait", stdin="sep=;\r\nDay;Hours\r\n2026-11-03;4,5\r\n")
    assert home.data("scorecard")["measures"][0]["last"] == 4.5


def test_a_value_of_a_day_before_is_spoken_of_as_of_that_day(home: Home) -> None:
    """And not as the latest one."""
    home.run("scorecard", "add", "Reply time", "--unit", "hours", "--target", "4", "--better", "down")
    home.run("scorecard", "log", "1", "10", "--on", "2026-10-01")
    home.run("scorecard", "log", "1", "9")
    page = home.page("scorecard", "log", "1", "7", "--on", "yesterday")
    assert "50% of the way from 10 to 4 hours" in page
