import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.base.errors import CustfocusError
from custfocus.content.framework import by_field, demands
from custfocus.content.worksheets import worksheet as worksheets_rules
from custfocus.features.sheets.sheet import Sheet, closed, filled
from custfocus.features.sheets.values import Value
from tests.features.sheets.worksheets import (
    CALL,
    FOUND,
    MONDAY,
    TEXTS,
    WORKSHEETS,
    any_sheets,
    opened,
)


def test_closing_too_early_is_refused_with_what_is_missing() -> None:
    """The shortest way to its end comes first."""
    with pytest.raises(CustfocusError) as refused:
        closed(filled(opened("complaint"), {**CALL, **FOUND}), MONDAY)
    assert (refused.value.code, refused.value.exit_code) == ("not-yet", 1)
    assert refused.value.message == '"A complaint" can\'t be closed yet.'
    assert refused.value.hint == "It still needs told and confirmed; or told, tried and tried-again."


@pytest.mark.parametrize(
    ("name", "values", "people", "customer"),
    [
        ("complaint", CALL, ("Ms Adeyemi",), "Ms Adeyemi"),
        ("complaint", {}, (), ""),
        ("recognition", {"who": "Bo", "for-whom": "Ms Adeyemi"}, ("Bo", "Ms Adeyemi"), None),
        ("decision", {}, (), None),
    ],
)
def test_a_sheet_tells_whom_it_names_and_which_customer_it_is_about(
    name: str, values: dict[str, Value | None], people: tuple[str, ...], customer: str | None
) -> None:
    """One about a colleague, or about nobody, is about no customer."""
    sheet = opened(name, values)
    assert (sheet.people, sheet.customer) == (people, customer)


def whole(name: str) -> dict[str, Value | None]:
    """A value for every field of one of ours."""
    values: dict[str, Value | None] = {"date": "2026-11-02", "yes-no": True, "scale": 3}
    return {
        field.id: field.choices[0] if field.choices else values.get(field.kind, "words")
        for field in WORKSHEETS[name].fields
    }


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


def test_somebody_told_without_a_first_word_is_past_it() -> None:
    """The outcome at once makes a first word needless; the sheet goes on to what comes after it."""
    sheet = filled(opened("complaint"), CALL)
    assert sheet.stage
    assert sheet.stage.id == "first-word"
    told = filled(sheet, {"told": "2026-11-02"}).stage
    assert told
    assert told.id == "outcome"
