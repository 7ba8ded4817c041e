from hypothesis import given
from hypothesis import strategies as st

from custfocus.content.models import Worksheet
from custfocus.features.sheets.route import first_place, lacking, next_place, not_yet, route_of
from custfocus.features.sheets.sheet import begun, closed, filled
from custfocus.features.sheets.values import Value
from tests.features.sheets.offers import EVERY
from tests.features.sheets.worksheets import CALL, FOUND, MONDAY, WORKSHEETS, opened
from tests.framework import altered


def asked(name: str, values: dict[str, Value | None]) -> list[str]:
    """The fields that are asked of a sheet one after the other, when each is passed over."""
    sheet = opened(name, values)
    places, at = route_of(sheet), first_place(opened(name, values), route_of(opened(name, values)))
    found = []
    while at is not None:
        found.append(places[at].field.id)
        at = next_place(sheet, places, at + 1)
    return found


def test_the_stage_it_is_in_comes_first() -> None:
    """Then what the later ones ask; what was answered isn't asked again."""
    assert asked("complaint", {"who": "Ana"})[:4] == ["channel", "said", "mattered", "missed"]
    assert asked("complaint", {**CALL, "missed": "x"})[:3] == ["promised", "cause", "done"]
    assert asked("complaint", {**CALL, **FOUND, "told": "2026-11-02", "confirmed": False})[0] == "confirmed"


def test_what_only_another_ending_needs_is_not_asked() -> None:
    """A customer who is content needs no two attempts."""
    values: dict[str, Value | None] = {**CALL, **FOUND, "told": "2026-11-02", "confirmed": True}
    assert asked("complaint", values) == ["missed", "promised"]


@given(st.data())
def test_whoever_answers_all_that_is_asked_can_close_it(data: st.DataObject) -> None:
    """From any beginning, whichever worksheet: what is asked to close it is enough, and never more than it needs."""
    worksheet = data.draw(st.sampled_from(EVERY))
    kinds: dict[str, Value] = {"date": "2026-11-02", "yes-no": True}
    full: dict[str, Value | None] = {field.id: kinds.get(field.kind, "x") for field in worksheet.fields}
    start = data.draw(st.sets(st.sampled_from([*full])))
    sheet = begun(worksheet, MONDAY, {name: full[name] for name in start})
    while wanted := lacking(sheet):
        assert wanted[0].id not in sheet.values
        sheet = filled(sheet, {wanted[0].id: full[wanted[0].id]})
    assert closed(sheet, MONDAY).status == "closed"


def test_what_is_missing_is_told_once() -> None:
    """What every way needs first, then what each needs besides; the command has them all."""
    error = not_yet(opened("complaint", {**CALL, **FOUND}), "zy")
    assert error.message == (
        '"A complaint" can\'t be closed yet: it still needs told, and confirmed or tried and tried-again.'
    )
    assert error.hint == "custfocus sheet close zy --set told=DAY --set confirmed=yes"
    assert (error.code, error.exit_code) == ("not-yet", 1)
    assert (
        "it still needs used and said, and echo or dropped."
        in not_yet(opened("mantra", {"phrase": "x", "means": "x"}), "zy").message
    )


def test_what_no_stage_asks_comes_last() -> None:
    """It has a place all the same."""
    worksheet: Worksheet = WORKSHEETS["mantra"]
    bare = altered(worksheet, stages=worksheet.stages[1:])
    assert [place.field.id for place in route_of(begun(bare, MONDAY))][-2:] == ["phrase", "means"]
