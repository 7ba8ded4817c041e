"""Raw answers made into values."""

import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from statistics import fmean, median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.base.errors import CustfocusError
from custfocus.features.scorecard.answers import figures_of, made_of
from custfocus.features.scorecard.measures import EVERY
from custfocus.journal.kinds import MADE, Made
from tests.conftest import Home

TODAY = date(2026, 11, 22)
ANSWERS = st.lists(st.tuples(st.dates(date(2026, 8, 1), TODAY), st.integers(0, 10).map(float)), min_size=1)
# Thirty answers: ten in each of three months, from 0 to 10 and over again.
ROWS = [(date(2026, 9, 3) + timedelta(3 * n), n % 11) for n in range(27)]
CSV = "Day,How likely,Comment\n" + "".join(f'{day},{value},"So, so"\n' for day, value in ROWS)


@given(ANSWERS, st.sampled_from(MADE), st.sampled_from(EVERY))
def test_each_answer_counts_once_in_its_day_week_or_month(
    answers: list[tuple[date, float]], made: Made, every: str
) -> None:
    """The spans don't overlap, each has its answers and no others, and none is dated after today."""
    spans = made_of(answers, made, every, TODAY)
    assert sum(span.answers for span in spans) == len(answers)
    for before, after in pairwise(spans):
        assert before.last < after.first
        assert made != "count" or before.last + timedelta(1) == after.first
    for span in spans:
        own = [value for day, value in answers if span.first <= day <= span.last]
        assert span.answers == len(own)
        assert span.first <= span.day <= min(span.last, TODAY)
        assert span.last > TODAY or span.day == span.last
        if made == "mean":
            assert span.value == pytest.approx(fmean(own), abs=0.006)
        elif made == "median":
            assert span.value == median(own)
        elif made == "count":
            assert span.value == len(own)
        elif made == "nps":
            assert -100 <= span.value <= 100
            kinds = Counter("up" if value >= 9 else "down" if value <= 6 else "" for value in own)
            assert span.value == pytest.approx(100 * (kinds["up"] - kinds["down"]) / len(own), abs=0.06)


def test_a_share_is_of_those_that_say_yes_or_of_those_that_are_named() -> None:
    """A number is the same however it is written."""
    yes_and_no = [(2, "Yes"), (3, "no"), (4, "TRUE"), (5, "0")]
    assert figures_of(yes_and_no, "share", "%") == [1, 0, 1, 0]
    named = [(2, "Very good"), (3, "4.0"), (4, "good"), (5, "5")]
    assert figures_of(named, "share", "%", of=["very  GOOD", "4"]) == [1, 1, 0, 0]


@pytest.mark.parametrize("cell", ["11", "-1", "7.5", "often", ""])
def test_what_is_no_step_from_0_to_10_is_no_answer_to_it(cell: str) -> None:
    """The cell is named by its line and column."""
    with pytest.raises(CustfocusError) as error:
        figures_of([(2, "10"), (3, cell)], "nps", "", name="How likely")
    assert 'Line 3, "How likely"' in error.value.message


@pytest.fixture
def kept(home: Home) -> Home:
    """A scorecard with one measure."""
    home.run("scorecard", "add", "Would recommend")
    return home


def readings(home: Home) -> list[tuple[str, float, Any, Any]]:
    """The values that are kept, the earliest first, with how many answers they are of."""
    values = home.data("scorecard", "1")["readings"]
    return [(each["day"], each["value"], each["answers"], each["made"]) for each in values][::-1]


def taken(home: Home, *arguments: str, text: str = CSV) -> dict[str, Any]:
    """What comes of an import."""
    told: dict[str, Any] = home.data("scorecard", "import", "-", *arguments, stdin=text)
    return told


def test_a_file_of_answers_becomes_a_value_a_month_with_how_many_they_are(kept: Home) -> None:
    """The month that isn't over has the day of its latest answer; nothing else of the file is kept."""
    told = taken(kept, "--as", "nps")
    assert (told["new"], told["made"], told["every"], told["since"]) == (3, "nps", "month", "2026-09-03")
    assert readings(kept) == [
        ("2026-09-30", -60, 10, "nps"),
        ("2026-10-31", -60, 10, "nps"),
        ("2026-11-20", -42.9, 7, "nps"),
    ]
    assert [value["few"] for value in told["values"]] == [False, False, True]
    assert kept.run("search", "so") == 0
    assert "So, so" not in kept.out
    assert "-42.9 on Fri 20 November  7 answers, few" in kept.page("scorecard")
    assert re.search(r"1  Fri 20 November +-42.9  of 7, few +[k-z]{4}\n", kept.page("scorecard", "1", width=48))


def test_the_same_again_changes_nothing_and_a_month_that_goes_on_stands_there_once(kept: Home) -> None:
    """By weeks, and then by months again, each takes the place of what was made before; undo takes it back."""
    taken(kept, "--as", "mean")
    before = readings(kept)
    assert taken(kept, "--as", "mean")["same"] == 3
    kept.go_to(date(2026, 12, 1))
    longer = f"{CSV}2026-11-29,10,x\n"
    assert (taken(kept, "--as", "mean", text=longer)["changed"], len(readings(kept))) == (1, 3)
    assert readings(kept)[-1][0] == "2026-11-30"
    assert kept.run("undo") == 0
    assert readings(kept) == before
    weeks = taken(kept, "--as", "mean", "--every", "week")
    assert len(readings(kept)) == weeks["new"] + weeks["changed"] == 12
    months = taken(kept, "--as", "mean")
    assert (len(readings(kept)), months["changed"], months["replaced"]) == (3, 3, 9)
    assert [value for _, value, *_ in readings(kept)] == [value for _, value, *_ in before]
    kept.run("undo")
    assert len(readings(kept)) == 12


def test_what_was_kept_by_hand_stays_unless_its_day_is_taken(kept: Home) -> None:
    """A value logged on a day with answers is no longer made of them."""
    kept.run("scorecard", "log", "1", "5", "--on", "2026-10-10")
    kept.run("scorecard", "log", "1", "6", "--on", "2026-10-31")
    assert taken(kept, "--as", "mean")["changed"] == 1
    assert [day for day, *_ in readings(kept)] == ["2026-09-30", "2026-10-10", "2026-10-31", "2026-11-20"]
    kept.run("scorecard", "log", "1", "4", "--on", "2026-10-31")
    assert readings(kept)[2] == ("2026-10-31", 4, None, None)


def test_a_count_needs_no_column_and_has_weeks_without_any(home: Home) -> None:
    """A measure of how many."""
    home.run("scorecard", "add", "Calls")
    text = "Day,Who\n2026-11-02,Ana\n2026-11-03,Bo\n2026-11-17,Cy\n"
    assert taken(home, "--as", "count", "--every", "week", text=text)["new"] == 3
    assert readings(home) == [
        ("2026-11-08", 2, 2, "count"),
        ("2026-11-15", 0, 0, "count"),
        ("2026-11-22", 1, 1, "count"),
    ]
    assert "answers" not in home.page("scorecard")


def test_only_asking_keeps_nothing(kept: Home) -> None:
    """A line for each value that would come; of a file of values, too."""
    told = taken(kept, "--as", "median", "--dry-run")
    assert (told["dry_run"], told["new"], readings(kept)) == (True, 3, [])
    assert kept.run("scorecard", "import", "-", "--as", "median", "--dry-run", stdin=CSV) == 0
    assert kept.out.splitlines() == [
        "Would save · Would recommend: 3 new",
        'From the columns "Day" and "How likely", 3 September 2026 to 20 November 2026.',
        "  30 September 2026: 4.5, 10 answers",
        "  31 October 2026: 4.5, 10 answers",
        "  20 November 2026: 3, 7 answers, few",
        "Nothing was taken in yet; leave out --dry-run for that.",
    ]
    values = "Day,Value\n2026-10-01,1\n"
    assert taken(kept, "--dry-run", text=values)["new"] == 1
    assert readings(kept) == []
    taken(kept, text=values)
    assert taken(kept, "--dry-run", text=values)["same"] == 1


def test_what_does_not_go_together_is_refused_and_nothing_taken(kept: Home) -> None:
    """With what would; a file with several rows a day says how answers are taken in."""

    def error(*arguments: str, text: str = CSV) -> dict[str, str]:
        return kept.error("scorecard", "import", "-", *arguments, stdin=text)

    assert error("--every", "week")["code"] == error("--of", "5")["code"] == "usage"
    assert error("--as", "mean", "--of", "5")["code"] == "usage"
    assert error("--as", "average")["code"] == "unknown-way"
    assert error("--as", "mean", "--every", "year")["code"] == "unknown-time"
    assert error("--as", "share", "--column", "Comment")["code"] == "bad-row"
    assert "--of" in error("--as", "share", "--column", "Comment")["hint"]
    assert "--as mean" in error(text="Day,Value\n2026-10-01,1\n2026-10-01,2\n")["hint"]
    kept.run("scorecard", "change", "1", "--unit", "hours")
    assert error("--as", "share", "--of", "10")["code"] == "other-unit"
    assert readings(kept) == []
    kept.run("scorecard", "change", "1", "--unit", "%")
    assert taken(kept, "--as", "share", "--of", "9", "--of", "10", "--column", "2")["values"][0]["value"] == 10
