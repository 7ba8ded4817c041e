from datetime import timedelta

import pytest
from syrupy.assertion import SnapshotAssertion

from custfocus.content.framework import by_field
from custfocus.features.sheets.offering import worksheet_fields
from custfocus.features.sheets.sheet import Sheet, filled
from custfocus.features.sheets.standing import SheetStanding, most_overdue_first, standing_on
from custfocus.features.sheets.values import choices_of
from custfocus.features.sheets.views import (
    AskedField,
    OpenSheets,
    StageHeading,
)
from tests.features.sheets.offers import entry, offered
from tests.features.sheets.worksheets import CALL, FOUND, MONDAY, WORKSHEETS, WORKWEEK, opened
from tests.page import page, too_wide

WIDTHS = pytest.mark.parametrize("width", [80, 48])
TODAY = MONDAY + timedelta(4)
COMPLAINT = filled(opened("complaint"), CALL)
TOLD = filled(COMPLAINT, {**FOUND, "promised": "2026-11-06", "told": "2026-11-05"})
LONG = "A very long name of somebody who is as unhappy as one can be with what was delivered, twice over"


def at(sheet: Sheet, short: str = "zyxw") -> SheetStanding:
    """How a sheet stands on that Friday."""
    return standing_on(sheet, TODAY, WORKWEEK, short)


OPEN = most_overdue_first(
    [
        at(COMPLAINT, "zyxw"),
        at(filled(opened("complaint", day=TODAY), {"who": LONG}), "yxwv"),
        at(opened("mantra"), "xwvu"),
        at(filled(TOLD, {"confirmed": True}), "wvut"),
    ]
)
VIEWS = {
    "offered at first": offered(),
    "offered after something was heard": offered(entry(who="Ms Adeyemi"), (entry(), entry())),
    "fields": worksheet_fields(WORKSHEETS["complaint"]),
    "nothing open": OpenSheets((), TODAY, 0),
    "open": OpenSheets(tuple(OPEN), TODAY, 4),
    "open and more": OpenSheets(tuple(OPEN[:2]), TODAY, 2_000),
    "a field": AskedField(by_field(WORKSHEETS["complaint"])["said"], (), ""),
    "a choice": AskedField(
        by_field(WORKSHEETS["complaint"])["cause"],
        tuple(choices_of(by_field(WORKSHEETS["complaint"])["cause"], ["wrong address"])),
        "late",
        ("unclear", "late", "wrong address"),
    ),
    "a stage": StageHeading("Send a first word and name a day", "due tomorrow", "Enter passes on."),
}


@WIDTHS
@pytest.mark.parametrize("name", VIEWS)
def test_the_pages_look_as_they_did(name: str, width: int, snapshot: SnapshotAssertion) -> None:
    """In a window of 80 columns and in a narrow one."""
    text = page(VIEWS[name], width)
    assert text == snapshot
    assert too_wide(text, width) == []
