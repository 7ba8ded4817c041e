from datetime import date, timedelta

import pytest
from hypothesis import given
from msgspec.structs import replace

from custfocus.content.framework import Framework
from custfocus.content.models import AnyItem, Field
from custfocus.features.away.days import Calendar
from custfocus.features.sheets.kept import sheet_of, sheets_of
from custfocus.features.sheets.sheet import Sheet, closed, filled
from custfocus.features.sheets.standing import (
    standing_on,
)
from custfocus.features.sheets.values import Value, in_words, parse
from tests.bundled import OURS
from tests.features.sheets.worksheets import (
    CALL,
    EVERY_DAY,
    FOUND,
    MONDAY,
    WORKSHEETS,
    WORKWEEK,
    any_sheets,
    opened,
    read_day,
    saved,
)
from tests.framework import altered
from tests.sheets import kept


def where(sheet: Sheet, calendar: Calendar = WORKWEEK, day: date = MONDAY) -> tuple[str | None, date | None]:
    """The stage a sheet is in and its due date."""
    found = standing_on(sheet, day, calendar)
    return found.stage, found.due


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
    assert standing_on(sheet, MONDAY, EVERY_DAY).fields["unheard-of"] == "words"
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
    found = standing_on(sheet, MONDAY, EVERY_DAY)
    assert (found.title, found.opened, found.closable) == ("A visit", MONDAY, True)
    assert found.fields == {"who": "Ana"}
    assert closed(sheet, MONDAY).status == "closed"


def test_many_sheets_share_what_was_asked() -> None:
    """Those of one worksheet, as it was then, have one and the same."""
    entry = saved(opened("complaint"))
    found = sheets_of([entry, entry, saved(opened("mantra")), entry], Framework(()))
    assert found[0].worksheet is found[1].worksheet is found[3].worksheet
    assert found[2].worksheet.id == "mantra"


def whole(name: str) -> dict[str, Value | None]:
    """A value for every field of one of ours."""
    values: dict[str, Value | None] = {"date": "2026-11-02", "yes-no": True, "scale": 3}
    return {
        field.id: field.choices[0] if field.choices else values.get(field.kind, "words")
        for field in WORKSHEETS[name].fields
    }


@given(sheet=any_sheets())
def test_every_value_survives_being_shown_and_the_journal(sheet: Sheet) -> None:
    """What a value is shown as means it again; a sheet comes back from its entry as it was, worksheet or not."""
    for field in sheet.worksheet.fields:
        value = sheet.values.get(field.id)
        known = (str(value),) if field.kind == "choice" else ()
        assert parse(field, in_words(value), day=read_day, known=known) == value
    entry = saved(sheet)
    for framework in (OURS, Framework(())):
        back = sheet_of(entry, framework)
        assert (back.values, back.opened, back.status) == (sheet.values, sheet.opened, sheet.status)
        assert kept(back) == kept(sheet)
        assert [way.missing for way in back.ways] == [way.missing for way in sheet.ways]
