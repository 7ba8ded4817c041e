"""Briefs, sheets and entries for the tests of sharing."""

from datetime import date

from hypothesis import strategies as st
from msgspec.structs import replace

from custfocus.content.models import Field, Stage, Worksheet
from custfocus.features.share.brief import brief
from custfocus.features.share.names.pseudonyms import Pseudonyms
from custfocus.features.share.readers import TEAM
from custfocus.features.share.views import Brief, Passage
from custfocus.features.sheets.sheet import Sheet, begun
from custfocus.features.sheets.values import Value
from custfocus.journal.entry import Entry
from tests.bundled import OURS as FRAMEWORK
from tests.framework import CUSTOMERS

FIRST, LAST = date(2026, 10, 24), date(2026, 11, 22)
NOBODY = Pseudonyms([])
NASTY = "# H\n\n- p\n1. one\n> quoted\n![x](http://x.example) <script>alert(1)</script> www.x.example `c` | a |\n---"
SIGNS = st.text("#*_`[]()<>!-+=|~&@:/\\.1 \nawhtps$^{}'\"", max_size=40)
ABOUT = "A complaint, 9 November 2026"
OF_TWO = [
    Passage("k.said", "k" * 32, "What did they say?", "It came late.", free=False, about=ABOUT),
    Passage("k.mattered", "k" * 32, "What mattered most?", "To know.", free=False, about=ABOUT),
    Passage("l", "l" * 32, "", "Nobody called.", free=False, about=ABOUT),
]
DAY = date(2026, 11, 9)
AT = "2026-11-09T09:00:00.000Z"
OWN_SHEET = Worksheet(
    id="visit",
    title="A visit",
    purpose="To see them.",
    principles=("listen",),
    fields=(
        Field(id="who", prompt="Who?", kind="person", shareable=True),
        Field(id="mood", prompt="How was it?", kind="scale", shareable=True, low="cold", high="warm"),
        Field(id="bare", prompt="How warm was it?", kind="scale", shareable=True),
        Field(id="way", prompt="Which way?", kind="choice", shareable=True, choices=("call", "visit")),
        Field(id="or-which", prompt="Or?", kind="choice", shareable=True, choices=("call", "visit"), others=True),
        Field(id="agreed", prompt="Do they agree?", kind="yes-no", shareable=True),
        Field(id="on", prompt="When?", kind="date", shareable=True, part="change"),
        Field(id="line", prompt="In a line?", kind="line", shareable=True, part="learnt"),
        Field(id="hidden", prompt="What do you think?"),
    ),
    stages=(Stage(id="go", name="Go", asks=("who",)),),
)


def of(*texts: str, audience: str = TEAM) -> Brief:
    """A brief in which each of these was heard."""
    passages = [Passage(f"{nth}", "k" * 32, "What was said", text, free=False) for nth, text in enumerate(texts)]
    return brief(passages, audience, FIRST, LAST, names=NOBODY, people=CUSTOMERS)


def entry(kind: str, text: str = "", **data: object) -> Entry:
    """An entry of a kind."""
    return Entry("k" * 32, kind, DAY, AT, "UTC", asked="What for?", text=text, data=dict(data))


def sheet(worksheet: str, **values: Value) -> Sheet:
    """An open sheet of one of our worksheets, with an id."""
    item = FRAMEWORK.by_id[worksheet]
    assert item.kind == "worksheet"
    return replace(begun(item, DAY, values), id="s" * 32)
