from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.content.framework import by_field
from custfocus.content.models import Worksheet
from custfocus.features.sheets.sheet import begun, closed, filled
from custfocus.features.sheets.values import Value
from custfocus.features.sheets.views import (
    FITTING,
    ago,
    fields,
    first_place,
    from_heard,
    lacking,
    next_place,
    not_yet,
    takes_heard,
    way,
)
from tests.features.sheets.offers import EVERY, NAMES, entry, offered
from tests.features.sheets.worksheets import CALL, FOUND, MONDAY, WORKSHEETS, opened
from tests.framework import altered


def test_at_first_the_first_of_them_fit() -> None:
    """Three of them, and all there is."""
    found = offered()
    assert [one.id for one in found.fitting] == ["complaint", "recovery", "loyalty"]
    assert [one.id for one in found.worksheets] == list(WORKSHEETS)


def test_what_a_customer_said_fits_before_all_else() -> None:
    """With who said it, and the command that takes it up."""
    first = offered(entry(who="Ana")).fitting[0]
    assert (first.id, first.why, first.command) == (
        "complaint",
        "what Ana said today is waiting",
        "log complaint --of zy",
    )
    assert offered(entry()).fitting[0].why == "what a customer said today is waiting"


def test_what_the_last_entries_are_about_comes_next() -> None:
    """By their main principle, from two on."""
    recent = (entry("note", ("recognise", "listen")), entry("answer", ("recognise",)), entry("note", ("listen",)))
    first = offered(recent=recent).fitting[0]
    assert (first.id, first.why) == (
        "recognition",
        f"2 of your entries in two weeks are about: {NAMES['recognise']}",
    )
    assert offered(recent=recent[:1]).fitting[0].id == "complaint"


def test_what_was_logged_lately_is_not_offered_and_what_was_longest_ago_comes_before() -> None:
    """Two weeks have to pass."""
    last = dict.fromkeys(WORKSHEETS, MONDAY - timedelta(3)) | {
        "mantra": MONDAY - timedelta(40),
        "conflict": MONDAY - timedelta(90),
    }
    assert [(one.id, one.why) for one in offered(last=last).fitting] == [
        ("conflict", "last logged 90 days ago"),
        ("mantra", "last logged 40 days ago"),
    ]


@given(
    st.dictionaries(st.sampled_from([*WORKSHEETS]), st.integers(0, 400)),
    st.lists(st.sampled_from([*NAMES]), max_size=9),
    st.booleans(),
)
def test_never_more_than_three_fit_and_each_once(last: dict[str, int], about: list[str], said: bool) -> None:
    """Whatever was logged and written."""
    days = {name: MONDAY - timedelta(ago) for name, ago in last.items()}
    found = offered(entry() if said else None, tuple(entry("note", (one,)) for one in about), days)
    ids = [one.id for one in found.fitting]
    assert len(ids) == len(set(ids)) <= FITTING
    assert all(one.why for one in found.fitting)


def test_only_a_complaint_of_ours_takes_up_what_was_said() -> None:
    """A date that is called the same is no place for it."""
    assert [one.id for one in EVERY if takes_heard(one)] == ["complaint"]


def test_who_and_where_come_along_as_they_were_written() -> None:
    """A channel that isn't among the choices too, where others will do; else it is asked for."""
    worksheet = WORKSHEETS["complaint"]
    assert from_heard(worksheet, entry(who="Ana", channel="Call"), {}) == {
        "said": "Late!",
        "who": "Ana",
        "channel": "call",
    }
    assert from_heard(worksheet, entry(channel="c"), {})["channel"] == "c"
    assert from_heard(worksheet, entry(channel="fa"), {"channel": ["fair"]})["channel"] == "fa"
    narrow = tuple(altered(one, others=False) if one.id == "channel" else one for one in worksheet.fields)
    assert "channel" not in from_heard(altered(worksheet, fields=narrow), entry(channel="fair"), {})
    assert from_heard(worksheet, entry(who=None, channel=None), {}) == {"said": "Late!"}


def test_what_a_worksheet_asks() -> None:
    """All fields in order, each with the stages that ask it."""
    found = fields(WORKSHEETS["complaint"])
    assert [field.id for field in found.fields] == list(by_field(WORKSHEETS["complaint"]))
    told = next(field for field in found.fields if field.id == "told")
    assert (told.form, told.stages) == ("a date", ("first-word", "outcome"))


def asked(name: str, values: dict[str, Value | None]) -> list[str]:
    """The fields that are asked of a sheet one after the other, when each is passed over."""
    sheet = opened(name, values)
    places, at = way(sheet), first_place(opened(name, values), way(opened(name, values)))
    found = []
    while at is not None:
        found.append(places[at].field.id)
        at = next_place(sheet, places, at + 1)
    return found


def test_the_stage_it_is_in_comes_first() -> None:
    """Then what the later ones ask; what was answered isn't asked again."""
    assert asked("complaint", {"who": "Ana"})[:4] == ["channel", "said", "mattered", "missed"]
    assert asked("complaint", {**CALL, "missed": "x"})[:3] == ["promised", "told", "cause"]
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
    assert error.hint == "custfocus close zy --set told=DAY --set confirmed=yes"
    assert (error.code, error.exit_code) == ("not-yet", 1)
    assert (
        "it still needs used and said, and echo or dropped."
        in not_yet(opened("mantra", {"phrase": "x", "means": "x"}), "zy").message
    )


@pytest.mark.parametrize(
    ("days", "words"), [(0, "today"), (1, "yesterday"), (9, "9 days ago"), (-1, "on 2026-11-03")]
)
def test_how_long_ago(days: int, words: str) -> None:
    """In words."""
    assert ago(MONDAY - timedelta(days), MONDAY) == words


def test_what_no_stage_asks_comes_last() -> None:
    """It has a place all the same."""
    worksheet: Worksheet = WORKSHEETS["mantra"]
    bare = altered(worksheet, stages=worksheet.stages[1:])
    assert [place.field.id for place in way(begun(bare, MONDAY))][-2:] == ["phrase", "means"]
