"""What customers say together: what is counted, what recurs, what is offered, and with what a recovery begins."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace

from custfocus.features.insights.selection import ROWS_SHOWN, THEMES_SHOWN, ids_shown, rows_shown
from custfocus.features.insights.summary import CustomerEntries, insights
from custfocus.features.insights.views import Insights
from custfocus.features.sheets.sheet import begun
from custfocus.journal.entry import Entry
from tests.sheets import kept
from tests.stories import framework

TODAY = date(2026, 11, 22)
SINCE = TODAY - timedelta(179)


def entry(id_: str, kind: str, ago: int, text: str = "", item: str | None = None, **data: Any) -> Entry:
    """An entry so many days ago."""
    return Entry(
        id_, kind, TODAY - timedelta(ago), "2026-11-22T09:00:00.000Z", "UTC", item=item, text=text, data=data
    )


def sheet(id_: str, worksheet: str, ago: int, of: object = None, **values: str) -> Entry:
    """A sheet that was opened so many days ago."""
    found = framework().by_id[worksheet]
    assert found.kind == "worksheet"
    whole = kept(begun(found, TODAY - timedelta(ago), values))
    return entry(id_, "sheet", ago, whole["text"], worksheet, **whole["data"], **({"of": of} if of else {}))


def together(
    sheets: Sequence[Entry] = (),
    heard: Sequence[Entry] = (),
    notes: Sequence[Entry] = (),
    recoveries: Sequence[Entry] = (),
    since: date = SINCE,
) -> Insights:
    """What the entries of a time say together."""
    known = CustomerEntries(since, TODAY, SINCE, sheets, heard, notes, recoveries, lambda id_: id_[:4])
    return insights(framework(), known)


def test_a_page_numbers_sentences_and_then_complaints() -> None:
    """In the order in which it shows them: two of each theme first, or with --all every one."""
    things = ("van", "bill", "shop", "lift")
    heard = [
        entry(f"{thing}{n}", "heard", 5, f"Their {thing} is {how}.")
        for thing in things
        for n, how in enumerate(("yellow", "broken", "closed"))
    ]
    view = together([sheet(name, "complaint", 9, cause="late") for name in "abc"], heard)
    assert len(view.themes) > THEMES_SHOWN
    told = [one.id for theme in view.themes[:THEMES_SHOWN] for one in theme.examples]
    assert ids_shown(view) == [*told, *view.offers[0].complaints]
    told = [one.id for theme in view.themes for one in theme.evidence]
    assert ids_shown(replace(view, whole=True)) == [*told, *view.offers[0].complaints]


def test_rows_are_put_together_where_there_are_many() -> None:
    """Never one alone, which would take as much room by its own name."""
    for many, left in ((ROWS_SHOWN + 1, 0), (ROWS_SHOWN + 2, 2)):
        view = together([sheet(f"s{n}", "complaint", 1, cause=f"cause {n}") for n in range(many)])
        shown, rest = rows_shown(view.causes, whole=False)
        assert (len(shown) + len(rest), len(rest)) == (many, left)
        assert rows_shown(view.causes, whole=True)[1] == ()
