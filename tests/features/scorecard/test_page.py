from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from custfocus.features.scorecard.measures import measures, reading
from custfocus.features.scorecard.views import MeasureStanding, Scorecard
from custfocus.journal.entry import Entry
from custfocus.terminal import theme
from tests.features.october import full_october
from tests.features.scorecard.made_measures import measure, value
from tests.framework import CUSTOMERS
from tests.page import page, too_wide

TODAY = date(2026, 11, 22)
WIDTHS = pytest.mark.parametrize("width", [80, 48])
LONG = "Answered, of those who had to ask us twice"


def monthly(of: Entry, *numbers: float) -> list[Entry]:
    """A value for the twentieth of each month up to November."""
    months = range(12 - len(numbers), 12)
    return [value(of, date(2026, month, 20), number) for month, number in zip(months, numbers, strict=True)]


def lived_in() -> Scorecard:
    """Five measures of all sorts, and one that was let go."""
    reply = measure(source="helpdesk report", felt="outcome")
    complaints = measure("Complaints", unit="", target=0, by="2026-10-31")
    again = measure(LONG, unit="% of callers", better="up", target=60)
    turnover = measure("Bought again", unit="€", better="up", target=12000)
    visits = measure("Visits", unit="", better="up", target=None, by=None, felt="activity")
    gone = measure("Old one", status="retired")
    entries = [reply, complaints, again, turnover, visits, gone]
    readings = [
        *monthly(reply, 9, 8.5, 8, 6.2, 6.5),
        *[value(complaints, TODAY - timedelta(7 * n), 3 + n % 4) for n in (0, 1, 2, 5)],
        *monthly(turnover, 9800, 11000, 12500),
    ]
    found = measures(entries, readings, lambda _: "mmmm", TODAY, until=TODAY)
    return Scorecard(found[:5], found[5:], None, TODAY, CUSTOMERS)


def one_of_them(count: int = 5) -> Scorecard:
    """The first, with so many values."""
    of = measure(source="helpdesk report", felt="outcome")
    readings = [value(of, TODAY - timedelta(7 * n), 6 + n / 10) for n in range(count)]
    (one,) = measures([of], readings, lambda _: "mmmm", TODAY, until=TODAY)
    return Scorecard((one,), (), tuple(reading(each, f"r{n}") for n, each in enumerate(readings)), TODAY, CUSTOMERS)


def first() -> MeasureStanding:
    """The first of the five."""
    return lived_in().measures[0]


@WIDTHS
def test_the_scorecard(snapshot: SnapshotAssertion, width: int) -> None:
    """Each measure with its course, its last value, the way to its target; five on a screen of 24 lines."""
    shown = page(lived_in(), width)
    assert too_wide(shown, width) == []
    assert shown == snapshot
    if width == 80:
        assert len(shown.splitlines()) <= 24


@WIDTHS
@pytest.mark.parametrize("count", [0, 1, 5, 40])
def test_one_measure(snapshot: SnapshotAssertion, width: int, count: int) -> None:
    """With what is known of it and its values, of many the newest."""
    shown = page(one_of_them(count), width)
    assert too_wide(shown, width) == []
    assert shown == snapshot


@WIDTHS
def test_an_empty_scorecard(snapshot: SnapshotAssertion, width: int) -> None:
    """What it is for, how to begin, and what was let go."""
    assert page(Scorecard((), lived_in().retired, None, TODAY, CUSTOMERS), width) == snapshot


@WIDTHS
def test_a_review_has_a_line_for_each_measure(snapshot: SnapshotAssertion, width: int) -> None:
    """Its course, its last value, the way to its target, and what has no value in the month."""
    found = lived_in().measures
    stale = replace(found[4], name="Calls", last=3, last_day=date(2026, 9, 2), first=3, course=(3,))
    shown = page(replace(full_october(), scorecard=(*found[:2], stale)), width)
    assert too_wide(shown, width) == []
    assert shown[shown.index("Scorecard") : shown.index("Last time")] == snapshot


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ([], ""),
        ([7], "▄"),
        ([0, 0, 0], "▄▄▄"),
        ([1, 8], "▁█"),
        ([-4.5, None, 0.5], "▁ █"),
        ([1, 2, 3, 4, 5, 6, 7, 8], "▁▂▃▄▅▆▇█"),
    ],
)
def test_a_course_goes_from_the_lowest_to_the_highest(values: list[float | None], line: str) -> None:
    """Whatever they are; a gap is a gap, and what stays the same is in the middle."""
    assert theme.course(values) == line
