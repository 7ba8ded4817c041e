from datetime import timedelta

import pytest
from syrupy.assertion import SnapshotAssertion

from custfocus.content.framework import Framework
from custfocus.features.entries.rows import listed_entry
from custfocus.features.entries.views import WholeSheet
from custfocus.features.entries.whole import whole_entry
from custfocus.features.entries.whole_sheet import whole_sheet
from custfocus.features.sheets.kept import sheet_of
from custfocus.features.sheets.sheet import Sheet, closed, filled
from custfocus.features.sheets.standing import standing_on
from tests.bundled import OURS
from tests.features.sheets.worksheets import CALL, FOUND, MONDAY, WORKWEEK, opened, saved
from tests.page import page, too_wide

WIDTHS = pytest.mark.parametrize("width", [80, 48])
TODAY = MONDAY + timedelta(4)
COMPLAINT = filled(opened("complaint"), CALL)
TOLD = filled(COMPLAINT, {**FOUND, "promised": "2026-11-06", "told": "2026-11-05"})
DONE = closed(filled(TOLD, {"confirmed": True}), TODAY)


def whole(sheet: Sheet, framework: Framework = OURS, edits: int = 0) -> WholeSheet:
    """A sheet as `show` has it."""
    kept = saved(sheet)
    base = whole_entry(framework, listed_entry(kept, "zyxw"), earlier=(), edits=edits, today=TODAY)
    return whole_sheet(base, sheet_of(kept, framework), standing_on(sheet, TODAY, WORKWEEK, "zyxw"), WORKWEEK)


VIEWS = {
    "just opened": whole(COMPLAINT),
    "told": whole(TOLD, edits=2),
    "closed": whole(DONE, edits=1),
    "without its worksheet": whole(COMPLAINT, Framework(())),
}


@WIDTHS
@pytest.mark.parametrize("name", VIEWS)
def test_the_page_of_a_sheet(name: str, width: int, snapshot: SnapshotAssertion) -> None:
    """From opened to closed, in a window of 80 columns and in a narrow one."""
    text = page(VIEWS[name], width)
    assert text == snapshot
    assert too_wide(text, width) == []
