"""Events and what is due, for the tests of the calendar."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from msgspec.structs import replace

from custfocus.features.away.days import Calendar
from custfocus.features.calendar.events import deadlines, events
from custfocus.features.calendar.views import Deadline, Event
from custfocus.features.scorecard.measures import measures
from custfocus.features.scorecard.views import MeasureStanding
from custfocus.features.sheets.sheet import Sheet, begun
from custfocus.features.sheets.values import Value
from custfocus.journal.entry import Entry
from tests.framework import SMALL

DAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
ALL, WORKING = frozenset(range(7)), frozenset(range(5))
UIDS = ("5f0f4a44-8b1c-4b0e-9d4c-1f7a3b7c2d10", "0c9b7f8e-3f5a-4f6b-8a53-7d9e2b1c4a55")
VISIT = SMALL.worksheets[0]


def made(
    day: date = DAY,
    weekdays: frozenset[int] = ALL,
    zone: tzinfo | None = BERLIN,
    at: time = time(16, 45),
    away: tuple[tuple[date, date], ...] = (),
) -> tuple[Event, Event]:
    """The question and the review."""
    return events(day, Calendar(weekdays, away), zone, at, time(9), SMALL, UIDS)


def sheet(name: str, **values: Value) -> Sheet:
    """A visit that was opened on Friday, 20 November."""
    return replace(begun(VISIT, DAY - timedelta(2), values), id=f"{name:k<32}")


def measure(name: str, by: str | None = "2026-12-31", value: float = 9, status: str = "open") -> MeasureStanding:
    """A measure that is to come down to 4 hours."""
    data = {"unit": "hours", "better": "down", "target": 4, "by": by, "source": "", "felt": None, "status": status}
    made = Entry(f"m-{name}", "measure", DAY, "", "", text=name, data=data)
    reading = Entry(f"r-{name}", "reading", DAY, "", "", data={"measure": made.id, "value": value})
    return measures([made], [reading], lambda entry_id: entry_id, DAY, until=DAY)[0]


def due(*sheets: Sheet, scorecard: tuple[MeasureStanding, ...] = (), names: bool = False) -> tuple[Deadline, ...]:
    """What is due for a user who works from Monday to Friday."""
    return deadlines(sheets, scorecard, DAY, Calendar(WORKING), names=names)


def times(event: Event, count: int) -> list[datetime]:
    """The first so many times that the rule gives, by another library."""
    rule = rrulestr(event.rule, dtstart=event.start)
    return [when for when, _ in zip(rule, range(count), strict=False)]
