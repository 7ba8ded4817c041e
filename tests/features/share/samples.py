"""Briefs, sheets and entries for the tests of sharing."""

from datetime import date

from hypothesis import strategies as st
from msgspec.structs import replace
from rich.console import Console

from custfocus.base.view import View
from custfocus.content.models import Field, Stage, Worksheet
from custfocus.features.share.brief import brief
from custfocus.features.share.names.pseudonyms import Pseudonyms
from custfocus.features.share.readers import TEAM
from custfocus.features.share.views import Brief, Passage
from custfocus.features.sheets.sheet import Sheet, begun
from custfocus.features.sheets.values import Value
from custfocus.journal.entry import Entry
from custfocus.terminal.theme import THEME
from tests.bundled import OURS as FRAMEWORK
from tests.framework import CUSTOMERS

FIRST, LAST = date(2026, 10, 24), date(2026, 11, 22)
NOBODY = Pseudonyms([])
NASTY = "# H\n\n- p\n1. one\n> quoted\n![x](http://x.example) <script>alert(1)</script> www.x.example `c` | a |\n---"
SIGNS = st.text("#*_`[]()<>!-+=|~&@:/\\.1 \nawhtps$^{}'\"", max_size=40)
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
    """A brief in which each of these was said, and noted, and heard besides."""
    said = [
        Passage(f"{nth}", f"{nth}" * 32, "", text, free=True, group=f"{nth}" * 32) for nth, text in enumerate(texts)
    ]
    noted = [replace(each, id=f"{each.id}.noted", lead="Noted") for each in said]
    passages = [*said, *noted, *(replace(each, id=f"{each.id}.heard", group="heard") for each in said)]
    approved = {each.id for each in passages}
    return brief(passages, audience, FIRST, LAST, names=NOBODY, people=CUSTOMERS, approved=approved)


def entry(kind: str, text: str = "", **data: object) -> Entry:
    """An entry of a kind."""
    return Entry("k" * 32, kind, DAY, AT, "UTC", asked="What for?", text=text, data=dict(data))


def sheet(worksheet: str, **values: Value) -> Sheet:
    """An open sheet of one of our worksheets, with an id."""
    item = FRAMEWORK.by_id[worksheet]
    assert item.kind == "worksheet"
    return replace(begun(item, DAY, values), id="s" * 32)


def drawn(view: View, width: int = 80) -> str:
    """What a terminal of a width shows."""
    console = Console(width=width, theme=THEME, no_color=True)
    with console.capture() as captured:
        console.print(view.drawn())
    return captured.get()
