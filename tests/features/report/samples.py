"""A small report, for the tests of what is made of it."""

from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace

from custfocus.features.before_and_after.views import FEWER, BeforeAndAfter, ComparedTime
from custfocus.features.insights.views import CaseTable, Period, Tally
from custfocus.features.progress.views import PracticeWeeks, PrincipleWeeks, Progress, QuestionsAsked
from custfocus.features.report.views import (
    ALONE,
    AheadItem,
    CasesOfTime,
    CaseWait,
    DatedValue,
    MeasureCourse,
    MonthLetter,
    Report,
    SaidBySeveral,
    SaidWords,
    SelfAndOthers,
)
from custfocus.features.scorecard.views import MeasureStanding
from custfocus.features.sheets.figures import Contact, SheetFigures
from tests.framework import CUSTOMERS

SINCE, UNTIL = date(2026, 10, 5), date(2026, 11, 22)
WEEKS = tuple(SINCE + timedelta(7 * week) for week in range(7))
LISTEN = PrincipleWeeks(
    "listen", "Listen", "aware", (2, 0, 1, 6, 0, 0, 1), 10, date(2026, 11, 18), 2, (1, 1, 0, 0, 0, 0, 0)
)
LEAD = PrincipleWeeks("lead", "Lead", "aware", (1, 0, 0, 0, 0, 0, 0), 1, date(2026, 10, 7), 5)
CONTACT = Contact(3, date(2026, 11, 18), 4)
RING = PracticeWeeks("ring", "Ring one", None, 0.6, "steady", (1, 1, 2, 0, 0, 1, 1), 6, date(2026, 11, 17))  # type: ignore[arg-type]
PROGRESS = Progress(
    since=SINCE,
    until=UNTIL,
    today=UNTIL,
    first=SINCE,
    days={"2026-10-05": 3, "2026-10-21": 1, "2026-10-28": 6, "2026-11-18": 1},
    away=((date(2026, 11, 7), date(2026, 11, 8)),),
    counts={"answer": 5, "practice": 6, "heard": 2, "note": 1},
    weeks=WEEKS,
    principles=(LISTEN, LEAD),
    practices=(RING,),
    other_practices=0,
    questions=QuestionsAsked(5, 20),
    reviews=(),
    sheets=SheetFigures(3, 1, 2, 2, 4.5, CONTACT, ()),
)
MEASURE = MeasureStanding(
    id="m", short="m", number=1, name="First reply", unit="hours", better="down", target=4, by=date(2027, 3, 31),
    source="", felt="outcome", status="open", since=SINCE, first=9, first_day=SINCE, last=6.5, last_day=UNTIL,
    readings=3, share=0.5, reached=False, overdue=False, step="week", course=(),
)  # fmt: skip
COURSE = MeasureCourse(MEASURE, (DatedValue(SINCE, 9), DatedValue(date(2026, 10, 26), 7.25), DatedValue(UNTIL, 6.5)))
MONTHS = (Period(SINCE, date(2026, 10, 31)), Period(date(2026, 11, 1), UNTIL))
BEGUN = BeforeAndAfter(
    id="b", short="b", kind="sheet", called="A recovery plan", name="Trains that wait", day=date(2026, 10, 20),
    ended=None, last=UNTIL, cause="late", measure=None, before=ComparedTime(60, 9), since=ComparedTime(33, 0),
    change=FEWER, says="9 in the 60 days before, none in the 33 since: fewer, by more than chance.",
)  # fmt: skip
CAUSES = CaseTable("month", MONTHS, (Tally("late", (0, 2), 2, "", ""), Tally(None, (1, 0), 1, "", "")), (1, 2), 3)
CASES = CasesOfTime(
    ("complaint", "complaints"),
    3,
    (
        CaseWait("a", date(2026, 10, 12), date(2026, 10, 15), 3),
        CaseWait("b", date(2026, 11, 3), date(2026, 11, 9), 6),
        CaseWait("c", date(2026, 11, 17), None, 5),
    ),
    4.5,
    CAUSES,
    CaseTable("month", MONTHS, (), (0, 0), 0),
    CaseTable("month", MONTHS, (Tally("trains", (1, 1), 2, "", ""),), (1, 1), 2),
    (3, 6),
)
LETTER = "# October 2026\n\nOn two days you stopped to think.\n\n## To remember\n\n> They want it *finished*."
REPORT = Report(
    audience=ALONE,
    title="Seven weeks with customers",
    points=(),
    progress=PROGRESS,
    pairs=(SelfAndOthers("listen", "Listen", 2, 3.4, 5), SelfAndOthers("lead", "Lead", 5, None, 0)),
    measures=(COURSE,),
    cases=CASES,
    heard=(SaidWords("h", date(2026, 10, 21), "Nobody called me back.", "Ana", "call"),),
    shared=(SaidBySeveral(("wait", "hour"), 3, "I wait for an hour."),),
    letters=(MonthLetter("r", date(2026, 10, 1), "They want it finished.", LETTER),),
    ahead=(
        AheadItem("c", "sheet", "A complaint: put it right", date(2026, 11, 20), 2, "Ana"),
        AheadItem("i", "intention", "Ring Ana", date(2026, 11, 2)),
        AheadItem("p", "priority", "Shorter waits", date(2027, 1, 31)),
    ),
    people=CUSTOMERS,
)  # fmt: skip


def with_progress(**changes: Any) -> Report:
    """The report with another time looked back on."""
    return replace(REPORT, progress=replace(PROGRESS, **changes))
