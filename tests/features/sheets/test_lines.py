from datetime import timedelta

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from custfocus.features.sheets.editor_form import Leftover
from custfocus.features.sheets.sheet import Sheet, closed, filled
from custfocus.features.sheets.standing import SheetStanding, standing_on
from custfocus.features.sheets.views import (
    CHANGED,
    CLOSED_NOW,
    OPENED,
    REOPENED,
    SAME,
    ClosedSheet,
    LoggedSheet,
    ReopenedSheet,
)
from tests.features.sheets.worksheets import CALL, FOUND, MONDAY, WORKWEEK, opened
from tests.page import page

WIDTHS = pytest.mark.parametrize("width", [80, 48])
TODAY = MONDAY + timedelta(4)
COMPLAINT = filled(opened("complaint"), CALL)
TOLD = filled(COMPLAINT, {**FOUND, "promised": "2026-11-06", "told": "2026-11-05"})


def at(sheet: Sheet, short: str = "zyxw") -> SheetStanding:
    """How a sheet stands on that Friday."""
    return standing_on(sheet, TODAY, WORKWEEK, short)


DONE = closed(filled(TOLD, {"confirmed": True}), TODAY)
LEFT = (
    Leftover("Something that\nstood above", "it stands above the first heading"),
    Leftover("soon", "No day.", "told"),
)
VIEWS = {
    "opened": LoggedSheet((at(COMPLAINT),), OPENED, TODAY, ("who",)),
    "changed with leftovers": LoggedSheet((at(TOLD),), CHANGED, TODAY, ("told",), LEFT),
    "a day in words": LoggedSheet((at(TOLD),), CHANGED, TODAY, ("told",), days={"told": TODAY}),
    "nothing new, and closable": LoggedSheet((at(filled(TOLD, {"confirmed": True})),), SAME, TODAY),
    "brought to its end": ClosedSheet((at(DONE),), CLOSED_NOW, TODAY),
    "taken up again": ReopenedSheet((at(replace(COMPLAINT, status="open")),), REOPENED, TODAY),
}


@WIDTHS
@pytest.mark.parametrize("name", VIEWS)
def test_the_lines(name: str, width: int, snapshot: SnapshotAssertion) -> None:
    """What was done to a sheet is told in plain lines, which only a terminal breaks."""
    assert page(VIEWS[name], width) == snapshot
