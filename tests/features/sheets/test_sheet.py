from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from custfocus.base.errors import CustfocusError
from custfocus.content.framework import Framework, by_field, demands
from custfocus.content.models import AnyItem, Due, Field
from custfocus.content.worksheets import worksheet as worksheets_rules
from custfocus.features.away.days import Calendar
from custfocus.features.sheets.sheet import (
    Sheet,
    Standing,
    about,
    closed,
    due_on,
    due_said,
    due_words,
    facts,
    filled,
    foremost,
    gist,
    most_overdue_first,
    reopened,
    sheet_of,
    sheets_of,
    stage_due,
    standing,
)
from custfocus.features.sheets.values import Value, parse, shown
from tests.features.sheets.worksheets import (
    CALL,
    DAYS,
    EVERY_DAY,
    FOUND,
    MONDAY,
    OURS,
    TEXTS,
    WORKSHEETS,
    WORKWEEK,
    any_sheets,
    opened,
    read_day,
    saved,
)
from tests.framework import altered
from tests.sheets import kept

FRIDAY = date(2026, 11, 6)


def where(sheet: Sheet, calendar: Calendar = WORKWEEK, day: date = MONDAY) -> tuple[str | None, date | None]:
    """The stage a sheet is in and its due date."""
    found = standing(sheet, day, calendar)
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
    found = standing(filled(opened("complaint"), CALL), MONDAY + timedelta(4), EVERY_DAY, "zy")
    assert (found.worksheet, found.title, found.short, found.about) == (
        "complaint",
        "A complaint",
        "zy",
        "Ms Adeyemi",
    )
    assert (found.stage, found.step) == ("first-word", "Send a first word and name a day")
    assert (found.due, found.overdue, found.age) == (MONDAY + timedelta(1), 3, 4)
    assert (found.status, found.closable, found.asks) == ("open", False, ("promised", "told"))
    assert list(found.fields) == list(by_field(WORKSHEETS["complaint"]))
    assert (found.fields["said"], found.fields["told"]) == ("Nobody rang.", None)
    assert standing(opened("mantra"), MONDAY, EVERY_DAY).overdue == 0


def test_one_that_may_be_closed_says_so_and_a_closed_one_asks_nothing() -> None:
    """Nothing is due any more, and its age stands still."""
    sheet = opened(
        "recovery", dict.fromkeys(("problem", "plan", "who-acts", "up-to"), "x") | {"agreed": "2026-11-04"}
    )
    ready = standing(sheet, MONDAY + timedelta(9), EVERY_DAY)
    assert (ready.stage, ready.step, ready.due, ready.closable) == (None, "Close it", None, True)
    done = standing(closed(sheet, MONDAY + timedelta(3)), MONDAY + timedelta(9), EVERY_DAY)
    assert (done.status, done.step, done.closable, done.age) == ("closed", "", False, 3)
    assert done.how == "those who will act know the plan"
    again = reopened(closed(sheet, MONDAY))
    assert again == sheet


def test_closing_too_early_is_refused_with_what_is_missing() -> None:
    """The shortest way to its end comes first."""
    with pytest.raises(CustfocusError) as refused:
        closed(filled(opened("complaint"), {**CALL, **FOUND}), MONDAY)
    assert (refused.value.code, refused.value.exit_code) == ("not-yet", 1)
    assert refused.value.message == '"A complaint" can\'t be closed yet.'
    assert refused.value.hint == "It still needs told and confirmed; or told, tried and tried-again."


def test_a_sheet_is_the_same_after_the_journal_and_its_words_can_be_searched() -> None:
    """Its text is what was filled in as words; the rest is data."""
    sheet = filled(opened("complaint"), {**CALL, "promised": "2026-11-11", "confirmed": False})
    entry = saved(sheet)
    assert (entry.item, entry.asked) == ("complaint", "A complaint")
    assert entry.text == "Ms Adeyemi\ncall\nNobody rang.\nTo know."
    assert entry.data["fields"]["confirmed"] is False
    assert (entry.data["status"], entry.data["opened"]) == ("open", "2026-11-02")
    back = sheet_of(entry, OURS)
    assert back == replace(sheet, id="zyxw")
    assert kept(back) == kept(sheet)
    assert saved(closed(filled(opened("mantra"), whole("mantra")), MONDAY)).data["closed"] == "2026-11-02"


def test_a_sheet_outlives_its_worksheet() -> None:
    """Changed or gone, what was asked, the stages and what closes it stay; the help, while nothing changed."""
    entry = saved(filled(opened("complaint"), CALL))
    assert sheet_of(entry, OURS).worksheet.fields[0].help
    now = altered(WORKSHEETS["complaint"], title="New", fields=(Field(id="x", prompt="X?"),), stages=(), closing=())
    for items in [(), (now,)]:
        sheet = sheet_of(entry, Framework(tuple[AnyItem, ...](items)))
        assert sheet.worksheet.title == "A complaint"
        assert [field.prompt for field in sheet.worksheet.fields] == [
            field.prompt for field in WORKSHEETS["complaint"].fields
        ]
        assert where(sheet) == ("first-word", MONDAY + timedelta(1))
        ended = filled(sheet, {**FOUND, "told": "2026-11-03", "confirmed": True})
        assert closed(ended, MONDAY).how == "they have been told and say that it is resolved"
        assert kept(sheet)["data"]["form"] == entry.data["form"]


def test_what_a_newer_version_has_added_survives() -> None:
    """Fields that this one doesn't know are carried along; other data is the journal's to keep."""
    entry = saved(filled(opened("mantra"), {"phrase": "Ask twice"}))
    data = entry.data | {"fields": {"unheard-of": "words", **entry.data["fields"]}}
    sheet = filled(sheet_of(replace(entry, data=data), OURS), {"means": "Ask."})
    assert list(kept(sheet)["data"]["fields"]) == ["phrase", "means", "unheard-of"]
    assert standing(sheet, MONDAY, EVERY_DAY).fields["unheard-of"] == "words"
    assert kept(sheet)["text"] == "Ask twice\nAsk.\nwords"


@pytest.mark.parametrize(
    "form",
    [
        "",
        "{",
        "[]",
        '{"title": "T"}',
        '{"fields": "who", "stages": [], "title": "T"}',
        '{"fields": [{"id": "a"}], "stages": [{}], "title": "T"}',
        '{"fields": [], "stages": [{"id": "s", "name": "S", "asks": [[1]]}], "title": "T"}',
        "[" * 100_000,
    ],
)
def test_a_sheet_that_has_lost_its_worksheet_can_be_read_and_closed(form: str) -> None:
    """Whatever was filled in is shown, and nothing keeps it open."""
    whole = saved(opened("mantra"))
    data = whole.data | {"form": form, "fields": {"who": "Ana"}}
    sheet = sheet_of(replace(whole, item="visit", asked="A visit", data=data), OURS)
    found = standing(sheet, MONDAY, EVERY_DAY)
    assert (found.title, found.opened, found.closable) == ("A visit", MONDAY, True)
    assert found.fields == {"who": "Ana"}
    assert closed(sheet, MONDAY).status == "closed"


def test_many_sheets_share_what_was_asked() -> None:
    """Those of one worksheet, as it was then, have one and the same."""
    entry = saved(opened("complaint"))
    found = sheets_of([entry, entry, saved(opened("mantra")), entry], Framework(()))
    assert found[0].worksheet is found[1].worksheet is found[3].worksheet
    assert found[2].worksheet.id == "mantra"


def test_the_most_overdue_come_first() -> None:
    """Then what is due next, what is never due last, of equal ones the oldest."""

    def made(name: str, due: date | None, since: date = MONDAY) -> Standing:
        return replace(standing(opened("complaint"), MONDAY, EVERY_DAY), id=name, due=due, opened=since)

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


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (Due(), "due on the day it is opened"),
        (Due(after="promised"), "due on the day of promised"),
        (Due(days=1), "due the day after it is opened"),
        (Due(days=1, working=True), "due on the next working day"),
        (Due(days=1, working=True, after="told"), "due on the next working day after told"),
        (Due(days=14, after="asked"), "due 14 days after asked"),
        (Due(days=5, working=True), "due 5 working days after it is opened"),
    ],
)
def test_when_a_stage_is_due_is_said_in_words(due: Due, words: str) -> None:
    """Days or working days, from the opening or a date."""
    assert due_words(due) == words


# Laws


CALENDARS = st.builds(
    Calendar,
    st.frozensets(st.integers(0, 6)),
    st.lists(st.tuples(DAYS, st.integers(0, 99)).map(lambda pair: (pair[0], pair[0] + timedelta(pair[1])))).map(
        tuple
    ),
)


def whole(name: str) -> dict[str, Value | None]:
    """A value for every field of one of ours."""
    values: dict[str, Value | None] = {"date": "2026-11-02", "yes-no": True, "scale": 3}
    return {
        field.id: field.choices[0] if field.choices else values.get(field.kind, "words")
        for field in WORKSHEETS[name].fields
    }


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


@given(sheet=any_sheets())
def test_a_sheet_can_be_closed_just_where_nothing_is_missing(sheet: Sheet) -> None:
    """Every needed field has a value and one ending has come; what is said to be missing is just what is."""
    fields_of = by_field(sheet.worksheet)
    needed = {field.id for field in fields_of.values() if field.needed} <= sheet.values.keys()
    endings = [
        all(name in sheet.values and sheet.values[name] is not False for name in ending.needs)
        and not any(sheet.values.get(name) is False for name in ending.unless)
        for ending in sheet.worksheet.closing
    ]
    can = needed and (any(endings) or not endings)
    assert sheet.closable == can == any(not way.missing for way in sheet.ways)
    if can:
        assert sheet.stage is None
        assert closed(sheet, sheet.opened).status == "closed"
    else:
        with pytest.raises(CustfocusError):
            closed(sheet, sheet.opened)


@given(sheet=any_sheets())
def test_a_stage_that_a_sheet_is_in_is_never_refused_as_out_of_reach(sheet: Sheet) -> None:
    """What the check of content says of a worksheet is true of its sheets."""
    worksheet = sheet.worksheet
    current = sheet.stage
    has = sheet.values.keys()
    is_over = current and (
        demands(worksheet)[current.id] <= has if demands(worksheet)[current.id] else has & set(current.asks)
    )
    refused = {flaw.place[1] for flaw in worksheets_rules(worksheet) if "the stage" in flaw.found}
    if current and not is_over:
        assert worksheet.stages.index(current) not in refused


@given(sheet=any_sheets(), data=st.data())
def test_answering_what_is_asked_next_leads_to_the_end(sheet: Sheet, data: st.DataObject) -> None:
    """From any state, ours and any other: each step asks something, and no step is asked for ever."""
    for _ in range(len(sheet.worksheet.fields) + len(sheet.worksheet.stages) + 1):
        asked = sheet.asks
        if not asked:
            break
        assert set(asked) <= set(sheet.worksheet.fields)
        answer: dict[str, Value | None] = {}
        for field in asked:
            values: dict[str, Value] = {"date": "2026-11-02", "yes-no": True, "scale": 3, "choice": "late"}
            answer[field.id] = values.get(field.kind, data.draw(TEXTS.map(str.strip)) or "words")
        sheet = filled(sheet, answer)
    asked_somewhere = {name for stage in sheet.worksheet.stages for name in stage.asks}
    if {name for way in sheet.ways for name in way.missing} <= asked_somewhere:
        assert sheet.closable


@pytest.mark.parametrize("name", WORKSHEETS)
def test_ours_can_be_filled_from_empty_to_closed_a_field_at_a_time(name: str) -> None:
    """Only what the next step asks is answered, the first of it each time; no stage is skipped for good."""
    sheet, answers, seen = opened(name), whole(name), []
    while asked := sheet.asks:
        stage = sheet.stage
        assert stage
        seen.append(stage.id)
        sheet = filled(sheet, {asked[0].id: answers[asked[0].id]})
    assert closed(sheet, MONDAY).status == "closed"
    assert len(set(seen)) >= 2 or len(sheet.worksheet.stages) == 1
    assert sorted(seen, key=[stage.id for stage in sheet.worksheet.stages].index) == seen


@given(sheet=any_sheets())
def test_every_value_survives_being_shown_and_the_journal(sheet: Sheet) -> None:
    """What a value is shown as means it again; a sheet comes back from its entry as it was, worksheet or not."""
    for field in sheet.worksheet.fields:
        value = sheet.values.get(field.id)
        known = (str(value),) if field.kind == "choice" else ()
        assert parse(field, shown(value), day=read_day, known=known) == value
    entry = saved(sheet)
    for framework in (OURS, Framework(())):
        back = sheet_of(entry, framework)
        assert (back.values, back.opened, back.status) == (sheet.values, sheet.opened, sheet.status)
        assert kept(back) == kept(sheet)
        assert [way.missing for way in back.ways] == [way.missing for way in sheet.ways]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (None, ""),
        (-3, "3 days overdue"),
        (-1, "1 day overdue"),
        (0, "due today"),
        (1, "due tomorrow"),
        (2, "due Wednesday"),
        (6, "due Sunday"),
        (7, "due 9 November"),
        (70, "due 11 January 2027"),
    ],
)
def test_when_something_is_due_is_said_from_a_day(days: int | None, words: str) -> None:
    """The sooner, the closer to how one would say it."""
    assert due_said(None if days is None else MONDAY + timedelta(days), MONDAY) == words


def test_a_sheet_in_a_line() -> None:
    """What it is, whom it is about, the next step, and on a day when that is due; a closed one is closed."""
    sheet = filled(opened("complaint"), CALL)
    entry = saved(sheet)
    assert gist(entry) == "A complaint · Ms Adeyemi · Send a first word and name a day"
    found = standing(sheet, MONDAY, WORKWEEK)
    assert gist(entry, found, MONDAY).endswith("Send a first word and name a day, due tomorrow")
    done = closed(filled(opened("mantra"), whole("mantra")), MONDAY)
    assert gist(saved(done)).endswith(" · closed")
    assert gist(saved(opened("mantra"))) == "A phrase for the team · Find the words"


def test_what_a_sheet_says_is_told_by_its_prompts() -> None:
    """Then how it came to its end."""
    assert list(facts(saved(filled(opened("complaint"), {"who": "Ana", "confirmed": False})))) == [
        ("Who is unhappy?", "Ana"),
        ("Do they say that it is resolved?", "no"),
    ]
    done = list(facts(saved(closed(filled(opened("recognition"), whole("recognition")), MONDAY))))
    assert done[-1] == ("Closed", "2026-11-02 · they have been told")


def test_a_promise_to_a_customer_stands_until_it_is_kept() -> None:
    """In a sheet whose worksheet says so, changed since or not; a closed one has none left."""
    sheet = filled(opened("complaint"), CALL)
    assert standing(sheet, MONDAY, WORKWEEK).promise
    assert standing(sheet_of(saved(sheet), Framework(())), MONDAY, WORKWEEK).promise
    assert not standing(filled(sheet, {"told": "2026-11-02"}), MONDAY, WORKWEEK).promise
    assert not standing(opened("feedback"), MONDAY, WORKWEEK).promise


def test_the_foremost_is_the_most_overdue_promise_or_else_what_is_due() -> None:
    """What isn't due at all is nothing for the day."""
    feedback, mantra = opened("feedback", day=MONDAY - timedelta(9)), opened("mantra")
    late, later = opened("complaint", day=MONDAY - timedelta(2)), opened("complaint", day=MONDAY - timedelta(5))
    found = most_overdue_first(standing(one, MONDAY, EVERY_DAY) for one in (late, mantra, later, feedback))
    first = foremost(found, MONDAY)
    assert first is not None
    assert (first.worksheet, first.overdue) == ("complaint", 4)
    assert foremost([one for one in found if one.worksheet != "complaint"], MONDAY) == found[0]
    assert foremost([one for one in found if one.worksheet == "mantra"], MONDAY) is None
