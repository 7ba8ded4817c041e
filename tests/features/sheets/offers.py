"""What `log` offers for some entries, for tests."""

from datetime import date

from custfocus.features.sheets.offering import worksheet_choice
from custfocus.features.sheets.views import WorksheetChoice
from custfocus.journal.entry import Entry
from tests.bundled import OURS
from tests.features.sheets.worksheets import MONDAY, WORKSHEETS

EVERY = [*WORKSHEETS.values()]
NAMES = {one.id: one.name for one in OURS.principles}


def entry(kind: str = "heard", principles: tuple[str, ...] = ("listen",), **data: object) -> Entry:
    """An entry of that Monday."""
    return Entry("zyxw", kind, MONDAY, "2026-11-02T09:00:00Z", "UTC", principles=principles, text="Late!", data=data)


def offered(
    heard: Entry | None = None,
    recent: tuple[Entry, ...] = (),
    last: dict[str, date] | None = None,
    *,
    praised: Entry | None = None,
) -> WorksheetChoice:
    """What is offered on that Monday."""
    return worksheet_choice(
        OURS,
        heard=heard,
        short="zy",
        praised=praised,
        short_of_praise="zx",
        recent=recent,
        last=last or {},
        today=MONDAY,
    )
