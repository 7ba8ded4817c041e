from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from custfocus.content.framework import Framework, by_field
from custfocus.features.away.days import Calendar
from custfocus.features.sheets.kept import sheet_of
from custfocus.features.sheets.sheet import Sheet, closed, filled, reopened
from custfocus.features.sheets.standing import (
    SheetStanding,
    about,
    due_on,
    foremost,
    most_overdue_first,
    stage_due,
    standing_on,
)
from tests.features.sheets.worksheets import (
    CALL,
    DAYS,
    EVERY_DAY,
    FOUND,
    MONDAY,
    WORKSHEETS,
    WORKWEEK,
    any_sheets,
    opened,
    saved,
)

FRIDAY = date(2026, 11, 6)


def where(sheet: Sheet, calendar: Calendar = WORKWEEK, day: date = MONDAY) -> tuple[str | None, date | None]:
    """The stage a sheet is in and its due date."""
    found = standing_on(sheet, day, calendar)
    return found.stage, found.due


def test_a_complaint_goes_its_way() -> None:
    """A first word the next working day, the outcome on the day promised, then whether it is resolved."""
    sheet = opened("complaint", day=FRIDAY)
    assert where(sheet) == ("hear", FRIDAY + timedelta(3))
    sheet = filled(sheet, CALL)
    assert where(sheet) == ("first-word", FRIDAY + timedelta(3))
    assert where(sheet, EVERY_DAY) == ("first-word", FRIDAY + timedelta(1))
    sheet = filled(sheet, {"promised": "2026-11-11"})
    assert where(sheet) == ("outcome", date(2026, 11, 11))
    sheet = filled(sheet, {**FOUND, "told": "2026-11-10"})
    assert where(sheet) == ("confirmation", date(2026, 11, 17))
    assert [field.id for field in sheet.asks] == ["confirmed", "tried", "tried-again"]
    assert [way.missing for way in sheet.ways] == [("confirmed",), ("tried", "tried-again")]
    no = filled(sheet, {"confirmed": False})
    assert where(no)[0] == "confirmation"
    assert "confirmed" in [field.id for field in no.asks]
    assert all(
        "confirmed" in way.missing for way in filled(no, {"tried": "2026-11-12", "tried-again": "2026-11-16"}).ways
    )
    once = filled(sheet, {"tried": "2026-11-12"})
    assert [field.id for field in once.asks] == ["confirmed", "tried-again"]
    for end, how in (
        (filled(sheet, {"confirmed": True}), "they have been told and say that it is resolved"),
        (filled(once, {"tried-again": "2026-11-16"}), "they have been told and two attempts got no reply"),
    ):
        assert where(end) == (None, None)
        assert end.closable
        done = closed(end, date(2026, 11, 17))
        assert (done.status, done.closed, done.how) == ("closed", date(2026, 11, 17), how)


def test_a_conflict_has_two_last_days_and_then_a_decision() -> None:
    """Two weeks, a week more, and then the leader's word with its reason, or their answer at any time."""
    sheet = opened("conflict", {"question": "Who?", "one": "Lena", "other": "Tom"})
    assert where(sheet) == ("give", MONDAY + timedelta(2))
    sheet = filled(sheet, {"asked": "2026-11-03"})
    assert where(sheet) == ("two-weeks", date(2026, 11, 17))
    assert filled(sheet, {"answer": "Both."}).closable
    sheet = filled(sheet, {"longer": "2026-11-18"})
    assert where(sheet) == ("last-week", date(2026, 11, 25))
    sheet = filled(sheet, {"decision": "Tom."})
    assert where(sheet) == ("last-week", date(2026, 11, 25))
    assert [field.id for field in sheet.asks] == ["answer", "why"]
    done = closed(filled(sheet, {"why": "He knows them."}), MONDAY)
    assert done.how == "you have decided and said why"


def test_a_standing_says_all_that_a_script_needs() -> None:
    """The stage, the due date, how many days it is past, every field in order."""
    found = standing_on(filled(opened("complaint"), CALL), MONDAY + timedelta(4), EVERY_DAY, "zy")
    assert (found.worksheet, found.title, found.short, found.about) == (
        "complaint",
        "A complaint",
        "zy",
        "Ms Adeyemi",
    )
    assert (found.stage, found.step) == ("first-word", "Send a first word and name a day")
    assert (found.due, found.overdue, found.age) == (MONDAY + timedelta(1), 3, 4)
    assert (found.status, found.closable, found.asks) == ("open", False, ("promised",))
    assert list(found.fields) == list(by_field(WORKSHEETS["complaint"]))
    assert (found.fields["said"], found.fields["told"]) == ("Nobody rang.", None)
    assert standing_on(opened("mantra"), MONDAY, EVERY_DAY).overdue == 0


def test_one_that_may_be_closed_says_so_and_a_closed_one_asks_nothing() -> None:
    """Nothing is due any more, and its age stands still."""
    sheet = opened(
        "recovery", dict.fromkeys(("problem", "plan", "who-acts", "up-to"), "x") | {"agreed": "2026-11-04"}
    )
    ready = standing_on(sheet, MONDAY + timedelta(9), EVERY_DAY)
    assert (ready.stage, ready.step, ready.due, ready.closable) == (None, "Close it", None, True)
    done = standing_on(closed(sheet, MONDAY + timedelta(3)), MONDAY + timedelta(9), EVERY_DAY)
    assert (done.status, done.step, done.closable, done.age) == ("closed", "", False, 3)
    assert done.how == "those who will act know the plan"
    again = reopened(closed(sheet, MONDAY))
    assert again == sheet


def test_the_most_overdue_come_first() -> None:
    """Then what is due next, what is never due last, of equal ones the oldest."""

    def made(name: str, due: date | None, since: date = MONDAY) -> SheetStanding:
        return replace(standing_on(opened("complaint"), MONDAY, EVERY_DAY), id=name, due=due, opened=since)

    rows = [
        made("never", None),
        made("soon", FRIDAY),
        made("late", MONDAY - timedelta(9)),
        made("older", FRIDAY, MONDAY - timedelta(1)),
    ]
    assert [one.id for one in most_overdue_first(rows)] == ["late", "older", "soon", "never"]


def test_what_tells_a_sheet_from_others_is_its_first_words() -> None:
    """A name, a line, a text, on one line; nothing where there is none yet."""
    assert about(opened("press-release", {"starts": "2026-12-01", "headline": "No\nforms"})) == "No forms"
    assert about(opened("mantra")) == ""


CALENDARS = st.builds(
    Calendar,
    st.frozensets(st.integers(0, 6)),
    st.lists(st.tuples(DAYS, st.integers(0, 99)).map(lambda pair: (pair[0], pair[0] + timedelta(pair[1])))).map(
        tuple
    ),
)


@given(sheet=any_sheets(), calendar=CALENDARS)
def test_nothing_is_due_before_the_day_it_counts_from(sheet: Sheet, calendar: Calendar) -> None:
    """Whatever days count; and what is due next is due in a stage that isn't over."""
    for stage in sheet.worksheet.stages:
        due = stage_due(sheet, stage, calendar)
        if stage.due and due:
            since = (
                sheet.opened
                if stage.due.after == "opened"
                else date.fromisoformat(str(sheet.values[stage.due.after]))
            )
            assert due >= since
            assert stage.due.days or due == since
            if stage.due.working and stage.due.days and calendar.weekdays:
                assert calendar.counts(due)
                assert len(calendar.counted(since + timedelta(1), due)) == stage.due.days
    assert due_on(sheet, calendar) in {stage_due(sheet, stage, calendar) for stage in sheet.worksheet.stages} | {None}


def test_a_promise_to_a_customer_stands_until_it_is_kept() -> None:
    """In a sheet whose worksheet says so, changed since or not; a closed one has none left."""
    sheet = filled(opened("complaint"), CALL)
    assert standing_on(sheet, MONDAY, WORKWEEK).promise
    assert standing_on(sheet_of(saved(sheet), Framework(())), MONDAY, WORKWEEK).promise
    assert not standing_on(filled(sheet, {"told": "2026-11-02"}), MONDAY, WORKWEEK).promise
    assert not standing_on(opened("feedback"), MONDAY, WORKWEEK).promise


def test_the_foremost_is_the_most_overdue_promise_or_else_what_is_due() -> None:
    """What isn't due at all is nothing for the day."""
    feedback, mantra = opened("feedback", day=MONDAY - timedelta(9)), opened("mantra")
    late, later = opened("complaint", day=MONDAY - timedelta(2)), opened("complaint", day=MONDAY - timedelta(5))
    found = most_overdue_first(standing_on(one, MONDAY, EVERY_DAY) for one in (late, mantra, later, feedback))
    first = foremost(found, MONDAY)
    assert first is not None
    assert (first.worksheet, first.overdue) == ("complaint", 4)
    assert foremost([one for one in found if one.worksheet != "complaint"], MONDAY) == found[0]
    assert foremost([one for one in found if one.worksheet == "mantra"], MONDAY) is None
