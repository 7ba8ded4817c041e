from datetime import date, timedelta

from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from custfocus.features.scorecard.measures import measures
from custfocus.features.scorecard.views import (
    CHANGED,
    NEW,
    SAME,
    ImportedValues,
    LoggedValue,
    MeasureStanding,
    MeasureValue,
    Scorecard,
    SettledMeasure,
)
from custfocus.journal.entry import Entry
from tests.features.scorecard.made_measures import measure, value
from tests.framework import CUSTOMERS
from tests.page import page

TODAY = date(2026, 11, 22)

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


def first() -> MeasureStanding:
    """The first of the five."""
    return lived_in().measures[0]


def test_what_was_kept_is_told_in_plain_lines(snapshot: SnapshotAssertion) -> None:
    """A measure, a value, a file's."""
    one = first()
    kept = MeasureValue("k" * 32, "kkkk", date(2026, 11, 20), 6.5)
    views = [
        SettledMeasure(one, NEW, asks=False, people=CUSTOMERS),
        SettledMeasure(replace(one, felt="activity"), CHANGED, asks=True, people=CUSTOMERS),
        SettledMeasure(replace(one, status="retired"), CHANGED, asks=False, people=CUSTOMERS),
        SettledMeasure(replace(one, unit="", target=None), SAME, asks=False, people=CUSTOMERS),
        LoggedValue(one, kept, NEW, None),
        LoggedValue(one, kept, CHANGED, 0),
        LoggedValue(replace(one, target=None), kept, SAME, 6.5),
        ImportedValues(one, "Hours", "Week", 12, 1, 3, date(2026, 7, 20), date(2026, 11, 20)),
        ImportedValues(one, "Hours", "Week", 0, 0, 1, date(2026, 7, 20), date(2026, 7, 20)),
    ]
    assert "\n".join(page(view) for view in views) == snapshot
