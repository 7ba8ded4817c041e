import io
from datetime import date

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from custfocus.base.world import World
from custfocus.features.entries import history, rows
from custfocus.features.entries.views import Findings, LatestActs, ListedEntry, Listing, Versions, WholeEntry
from custfocus.features.entries.whole import whole_entry
from custfocus.journal.entry import MARK_OFF, MARK_ON, Act, Change, Entry
from custfocus.terminal import output
from tests.features.entries.samples import ANSWER, HEARD, LONG, OTHERS, REVIEW, ROWS, TODAY, entry
from tests.framework import SMALL
from tests.page import page, too_wide

WIDTHS = pytest.mark.parametrize("width", [80, 48])


AGAIN = rows.listed_entry(replace(ANSWER, day=date(2026, 8, 1)), "nnnn")
LISTING = Listing((*ROWS[1:], ROWS[0]), total=57, counted_to=10_000, filtered=False, today=TODAY)


def short(entry_id: str) -> str:
    """Four letters are enough here."""
    return entry_id[:4]


def marked(text: str, *words: str) -> str:
    """A text in which a search has marked words."""
    for word in words:
        text = text.replace(word, f"{MARK_ON}{word}{MARK_OFF}")
    return text


def findings() -> Findings:
    """Matches in a long text, in a question alone, and a short one."""
    hits = (
        rows.listed_match(ANSWER, "nnnn", marked(ANSWER.text, "rang"), ANSWER.asked),
        rows.listed_match(replace(ANSWER, text="Nobody."), "nnnn", "Nobody.", marked(ANSWER.asked, "told")),
        rows.listed_match(HEARD, "wwww", marked(HEARD.text, "rings", "back"), ""),
    )
    return Findings("rang", hits, more=True, newest=False, today=TODAY)


def whole(entry: Entry, earlier: tuple[ListedEntry, ...] = (), edits: int = 0) -> WholeEntry:
    """An entry shown whole."""
    return whole_entry(SMALL, rows.listed_entry(entry, entry.id[:4]), earlier=earlier, edits=edits, today=TODAY)


def versions() -> Versions:
    """An entry that was written, changed twice, and deleted."""
    changed = replace(HEARD, text=LONG, data={**HEARD.data, "who": "Bea"})
    moved = replace(changed, day=date(2026, 11, 9))

    def change(operation: str, command: str) -> Change:
        return Change("k", (), "k", command, HEARD.id, operation, {}, "2026-11-20T09:30:00.000Z", "UTC")

    steps = [(change("add", "heard"), HEARD), (change("edit", "edit"), changed), (change("edit", "undo"), moved)]
    return history.versions([*steps, (change("delete", "delete"), None)], "wwww", TODAY)


def latest() -> LatestActs:
    """Acts of all sorts."""
    pairs = {
        "reflect": ((None, ANSWER), (None, entry(3, "intention", "Ring her"))),
        "edit": ((HEARD, replace(HEARD, text="Other words")),),
        "delete": ((HEARD, None),),
        "undo": ((None, None),),
    }
    acts = [
        (Act(name[0] * 32, name, f"2026-11-{22 - place}T09:30:00Z", "UTC", len(both), both), name[:4])
        for place, (name, both) in enumerate(pairs.items())
    ]
    return history.latest_acts(acts, short, TODAY)


VIEWS = {
    "list": LISTING,
    "list of many": replace(LISTING, total=10_000),
    "list of all": replace(LISTING, total=len(ROWS)),
    "list of none": replace(LISTING, entries=(), total=0, filtered=True),
    "empty journal": replace(LISTING, entries=(), total=0),
    "search": findings(),
    "search without": Findings("elephant", (), more=False, newest=True, today=TODAY),
    "show": whole(ANSWER, earlier=(ROWS[5], AGAIN), edits=2),
    "show heard": whole(HEARD, edits=1),
    "show gone": whole(replace(ANSWER, item="long-gone", text="Yes.")),
    "show review": whole(REVIEW),
    "search who": Findings(
        "ana",
        (rows.listed_match(HEARD, "wwww", HEARD.text, "", marked("Ana", "Ana")),),
        more=False,
        newest=True,
        today=TODAY,
    ),
    "show skip": whole(OTHERS[2]),
    "history": versions(),
    "latest": latest(),
    "nothing done": LatestActs((), TODAY),
}


@WIDTHS
@pytest.mark.parametrize("name", VIEWS)
def test_the_pages(name: str, width: int, snapshot: SnapshotAssertion) -> None:
    """Each page at both widths, no line of it longer than the page is wide."""
    drawn = page(VIEWS[name], width)
    assert too_wide(drawn, width) == []
    assert drawn == snapshot


def test_a_match_is_styled_where_it_can_be() -> None:
    """On a terminal a match is bold and underlined, without signs around it; a pipe gets the signs."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    stream = Terminal()
    output.draw(findings(), stream, World(environ={"COLUMNS": "80", "TERM": "xterm-256color"}))
    assert "\x1b[1;4mrang\x1b[0m" in stream.getvalue()
    assert "«" not in stream.getvalue()
    assert "«rang»" in page(findings())


def test_stored_markup_stays_text() -> None:
    """What looks like markup or a control code in an entry is shown as it stands, or as a picture."""
    odd = rows.listed_entry(entry(0, text="[bold]x[/] \x1b[31m \u202e :smile:"), "kkkk")
    drawn = page(replace(LISTING, entries=(odd,)))
    assert "[bold]x[/] ␛[31m � :smile:" in drawn
