"""Sheets in a test's journal, as the program keeps them."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace

from custfocus.features.sheets.flow.keeping import save_new_sheet
from custfocus.features.sheets.kept import record, texts
from custfocus.features.sheets.sheet import Sheet, begun
from custfocus.features.sheets.values import Value
from custfocus.journal.entry import Entry
from custfocus.journal.kinds import CLOSED
from custfocus.journal.merging import stored
from tests.conftest import SUNDAY, Home

SAID = "The parcel of Ms Adeyemi came on Thursday, and nobody rang her."


def kept(sheet: Sheet) -> dict[str, Any]:
    """What a sheet's entry has of it, as fields of an `Entry`."""
    return {**texts(sheet), "data": stored(record(sheet))}


def keep(
    home: Home, worksheet: str, day: date, values: Mapping[str, Value] | None = None, *, closed: date | None = None
) -> Entry:
    """Save a sheet of one of our worksheets that was opened on a day; closed on another whatever it still lacks."""
    session = home.session("log")
    item = session.framework.by_id[worksheet]
    assert item.kind == "worksheet"
    sheet = begun(item, day, values)
    return save_new_sheet(session, replace(sheet, status=CLOSED, closed=closed) if closed else sheet)


def complaint(home: Home, day: date = SUNDAY - timedelta(3), who: str = "Sade Adeyemi", said: str = SAID) -> str:
    """Save a complaint with four answers, and return its id."""
    values = {"who": who, "channel": "call", "said": said, "mattered": "To know a day early."}
    return keep(home, "complaint", day, values).id
