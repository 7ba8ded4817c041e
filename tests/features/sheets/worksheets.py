"""Worksheets of the package and of one's own, and sheets filled in on them, for tests."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from custfocus.base.dates import parse_day
from custfocus.base.errors import CustfocusError
from custfocus.content.framework import FIELD_KINDS
from custfocus.content.models import Due, Ending, Field, Stage, Worksheet
from custfocus.features.away.days import Calendar
from custfocus.features.sheets.sheet import Sheet, begun, filled
from custfocus.features.sheets.values import Value, parse
from custfocus.journal.entry import Entry
from tests.bundled import OURS
from tests.sheets import kept

WORKSHEETS = {worksheet.id: worksheet for worksheet in OURS.worksheets}
MONDAY = date(2026, 11, 2)
EVERY_DAY, WORKWEEK = Calendar(), Calendar(frozenset(range(5)))
CALL: dict[str, Value | None] = {
    "who": "Ms Adeyemi",
    "channel": "call",
    "said": "Nobody rang.",
    "mattered": "To know.",
}
FOUND: dict[str, Value | None] = {"cause": "late", "done": "Rang.", "learnt": "A lot.", "change": "A list."}


def read_day(words: str, ahead: bool) -> date:
    """A day seen from that Monday."""
    return parse_day(words, MONDAY, ahead=ahead)


def opened(name: str, values: Mapping[str, Value | None] | None = None, day: date = MONDAY) -> Sheet:
    """A sheet of ours."""
    return begun(WORKSHEETS[name], day, values)


def saved(sheet: Sheet) -> Entry:
    """The entry that a sheet becomes, as it comes back from the journal."""
    data: dict[str, Any] = json.loads(json.dumps(kept(sheet)))
    return Entry("zyxw", "sheet", sheet.opened, f"{sheet.opened}T09:00:00Z", "UTC", **data)


TEXTS = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@st.composite
def fields(draw: st.DrawFn, name: str) -> Field:
    """Any field of that id."""
    kind = draw(st.sampled_from(FIELD_KINDS))
    others = kind == "choice" and draw(st.booleans())
    choices = ("late", "later", "Not at all") if kind == "choice" else ()
    return Field(
        id=name, prompt=f"What is {name}?", kind=kind, needed=draw(st.booleans()), choices=choices, others=others
    )


@st.composite
def worksheets(draw: st.DrawFn) -> Worksheet:
    """Any worksheet whose parts fit together, reachable or not."""
    names = [f"f{n}" for n in range(draw(st.integers(1, 6)))]
    asked = tuple(draw(fields(name)) for name in names)
    dates = [field.id for field in asked if field.kind == "date"]
    dues = st.none() | st.builds(
        Due, days=st.integers(0, 366), working=st.booleans(), after=st.sampled_from(["opened", *dates])
    )
    some = st.lists(st.sampled_from(names), min_size=1, unique=True).map(tuple)
    cut = draw(st.integers(0, len(names) - 1))
    parts = [part for part in (names[:cut], names[cut:]) if part]
    stages = [Stage(id=f"s{n}", name="Step", asks=tuple(part), due=draw(dues)) for n, part in enumerate(parts)]
    extra = [Stage(id="again", name="Step", asks=draw(some), due=draw(dues))] if draw(st.booleans()) else []
    flags = [field.id for field in asked if field.kind == "yes-no"]
    against = st.lists(st.sampled_from(flags), unique=True).map(tuple) if flags else st.just(())
    closing = tuple(
        draw(st.lists(st.builds(Ending, when=st.just("it is over"), needs=some, unless=against), max_size=3))
    )
    return Worksheet.model_construct(
        id="any", title="Any", purpose="", fields=asked, stages=(*stages, *extra), closing=closing
    )


def value_for(field: Field) -> st.SearchStrategy[Value | None]:
    """Any value that a field may come to have."""
    words = {
        "date": DAYS.map(date.isoformat),
        "scale": st.integers(1, 5).map(str),
        "yes-no": st.sampled_from(["yes", "no"]),
        "choice": TEXTS if field.others else st.sampled_from([*field.choices, ""]),
    }
    given_words = words.get(field.kind, TEXTS)

    def value(said: str) -> Value | None:
        try:
            return parse(field, said, day=read_day)
        except CustfocusError:
            return None

    return given_words.map(value)


def in_order(sheet: Sheet) -> Sheet:
    """The sheet with its days sorted, and opened on the first of them, as no rule of their order can refuse."""
    dated = [
        field.id
        for field in sheet.worksheet.fields
        if field.kind == "date" and sheet.values.get(field.id) is not None
    ]
    days = sorted(str(sheet.values[name]) for name in dated)
    first = min([sheet.opened, *map(date.fromisoformat, days[:1])])
    return replace(filled(sheet, dict(zip(dated, days, strict=True))), opened=first)


@st.composite
def any_sheets(draw: st.DrawFn) -> Sheet:
    """Any sheet of any worksheet, ours among them, filled in at random."""
    worksheet = draw(worksheets() | st.sampled_from(list(WORKSHEETS.values())))
    values = {field.id: draw(st.none() | value_for(field)) for field in worksheet.fields}
    return begun(worksheet, draw(DAYS), values)
