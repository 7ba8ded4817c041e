from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from custfocus.content.declared import Cases, Noun
from custfocus.content.models import Field, Stage, Worksheet
from custfocus.features.insights.views import RecoveryOffer
from custfocus.features.report.making import cases_of, courses_of, letters_of, recoveries_of, said_of, title_of
from custfocus.features.report.views import CaseWait, DatedValue, RecoveryDue, SaidWords
from custfocus.features.sheets.sheet import Sheet, begun, closed, filled
from tests.bundled import OURS as FRAMEWORK
from tests.features.october import entry
from tests.features.report.samples import BEGUN, CAUSES, MEASURE, SINCE, UNTIL
from tests.framework import CUSTOMERS

SHEET = Worksheet(
    id="complaint",
    title="A complaint",
    purpose="To hear it out.",
    principles=("listen",),
    fields=(Field(id="said", prompt="What?", kind="text"), Field(id="told", prompt="When?", kind="date")),
    stages=(Stage(id="tell", name="Tell them", asks=("said", "told")),),
)
COUNTED = Cases(
    worksheet="complaint", called=Noun(one="complaint", many="complaints"), cause="said", channel="said", told="told"
)


@pytest.mark.parametrize(
    ("since", "until", "title"),
    [
        ("2026-10-01", "2026-10-31", "October 2026 with customers"),
        ("2026-07-01", "2026-09-30", "A quarter with customers"),
        ("2026-06-03", "2026-11-29", "Half a year with customers"),
        ("2025-01-01", "2025-12-31", "A year with customers"),
        ("2026-11-23", "2026-11-29", "A week with customers"),
        ("2026-11-29", "2026-11-29", "One day with customers"),
        ("2026-10-21", "2026-11-29", "Six weeks with customers"),
    ],
)
def test_a_report_is_called_by_its_length(since: str, until: str, title: str) -> None:
    """A whole month by its name; whatever else by about how long it is."""
    assert title_of(date.fromisoformat(since), date.fromisoformat(until), CUSTOMERS) == title


def case(opened: date, told: date | None = None) -> Sheet:
    """A complaint."""
    return filled(begun(SHEET, opened), {"said": "Late.", "told": told.isoformat() if told else None})


def test_a_wait_lasts_until_they_were_told_or_the_time_ends() -> None:
    """Those that reach into the time; one that was closed without a word to them waits no more."""
    day = timedelta(1)
    inside, before = case(SINCE, SINCE + 3 * day), case(SINCE - 9 * day, SINCE - day)
    reaching, waiting, later = case(SINCE - 4 * day, SINCE + day), case(UNTIL - 2 * day), case(UNTIL + day)
    told_later = case(UNTIL - day, UNTIL + 3 * day)
    given_up = closed(case(SINCE), SINCE + day, "They couldn't be reached.")
    found = cases_of(
        [inside, before, reaching, waiting, later, told_later, given_up],
        COUNTED,
        SINCE,
        UNTIL,
        causes=CAUSES,
        channels=CAUSES,
        tags=CAUSES,
        medians=(None, None),
    )
    assert found.waits == (
        CaseWait("", SINCE - 4 * day, SINCE + day, 5),
        CaseWait("", SINCE, SINCE + 3 * day, 3),
        CaseWait("", UNTIL - 2 * day, None, 2),
        CaseWait("", UNTIL - day, None, 1),
    )
    assert found.told_after == 4


def test_a_course_has_the_values_of_its_time() -> None:
    """And none of before or after."""
    days = {SINCE - timedelta(1): 8, SINCE: 7.5, UNTIL: 6, UNTIL + timedelta(1): 5}
    readings = {
        "m": {day: entry("reading", day, data={"measure": "m", "value": value}) for day, value in days.items()}
    }
    [course] = courses_of([MEASURE], readings, SINCE, UNTIL)
    assert course.values == (DatedValue(SINCE, 7.5), DatedValue(UNTIL, 6))


def test_letters_are_those_of_finished_months_that_reach_into_the_time() -> None:
    """The first month first."""
    reviews = [
        entry("review", UNTIL, f"# {month}", data={"month": month, "finished": finished, "line": "So."})
        for month, finished in (("2026-11", True), ("2026-10", True), ("2026-09", True), ("2026-12", False))
    ]
    assert [each.month for each in letters_of(reviews, SINCE, UNTIL)] == [date(2026, 10, 1), date(2026, 11, 1)]


def test_what_was_said_stands_once_and_says_whether_they_were_told() -> None:
    """What became a case is told on its sheet, as far as its worksheet lets that be handed on; the earliest first."""
    [worksheet] = [sheet for sheet in FRAMEWORK.worksheets if sheet.id == "complaint"]
    heard = [
        entry("heard", UNTIL, "Thank you.", data={"who": "Bo", "channel": "call", "firsthand": True}),
        entry("heard", SINCE, "Late.", data={"who": "Ana", "channel": None, "firsthand": True}),
    ]
    values = {"who": "Ana", "said": "It came late.", "channel": "call", "told": str(UNTIL)}
    sheet = replace(begun(worksheet, SINCE, values), id="s", of=heard[1].id)
    assert said_of(heard, [sheet], FRAMEWORK) == (
        SaidWords("s.said", SINCE, "It came late.", "Ana", "call", UNTIL),
        SaidWords(heard[0].id, UNTIL, "Thank you.", "Bo", "call"),
    )


def test_no_plan_is_due_where_something_was_begun_since() -> None:
    """About that very cause, as long as it holds, and not before the cause last came up."""
    offer = RecoveryOffer("late", ("a", "b", "c"), SINCE, UNTIL - timedelta(9), {}, "")
    due = (RecoveryDue("late", 3, (offer.last - SINCE).days + 1),)
    answer = replace(BEGUN, cause="Late", day=offer.last, ended=None)
    assert recoveries_of([offer], [answer]) == ()
    others = (replace(answer, day=SINCE), replace(answer, ended=UNTIL), replace(answer, cause="faulty"))
    assert [recoveries_of([offer], [other]) for other in others] == [due] * 3
