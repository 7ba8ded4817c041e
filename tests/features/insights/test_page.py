"""The page of what customers say, with few remarks and with many, beside what stands on its first lines."""

import re
from datetime import date, timedelta

import pytest
from syrupy.assertion import SnapshotAssertion

from custfocus.features.insights.page.said import around
from custfocus.features.insights.selection import ids_shown
from custfocus.features.insights.views import Insights
from tests.features.insights.journals import TODAY, entry, heard, sheet, together
from tests.page import page, too_wide

COMPLAINTS = [
    sheet("late1", "complaint", 12, who="Ana", said="It never came.", cause="late", channel="call"),
    sheet("late2", "complaint", 25, who="Jo", said="A week late.", cause="late", channel="call", told="2026-11-02"),
    sheet("late3", "complaint", 60, who="Kit", said="Late, and broken.", cause="late", told="2026-10-20"),
    sheet("dear", "complaint", 70, who="Lu", said="Twice the price.", cause="price or bill", channel="a colleague"),
]
LONG = "She said that " + "the van drove past her door, and then it drove past again, " * 9 + "and nobody rang."


LOYALTY = [
    *(sheet(f"left{n}", "loyalty", 5 * n, which="left", cause="late" if n % 3 else "unclear") for n in range(1, 6)),
    *(sheet(f"stays{n}", "loyalty", 7 * n, which="stays", keeps="easy to reach") for n in range(1, 3)),
]


def views() -> dict[str, Insights]:
    """Journals with few remarks and with many."""
    return {
        "nothing": together(),
        "only-notes": together((), (), [entry("n1", "note", 3, "Ask about the #dates.")]),
        "three": together((), heard(3, 20), since=TODAY - timedelta(20)),
        "nothing-lately": together((), [entry("h1", "heard", 90, LONG, who="Ana", channel="call")]),
        "eight": together((), heard(8, 28)),
        "twenty": together(COMPLAINTS, [*heard(20, 28), entry("old", "heard", 80, LONG, who="Zoe")]),
        "twenty-whole": together(
            COMPLAINTS, [*heard(20, 28), entry("old", "heard", 80, LONG, who="Zoe")], whole=True
        ),
        "reasons": together(LOYALTY, heard(8, 28)),
        "sixty": together(COMPLAINTS, heard(60, 60)),
        "three-hundred": together(COMPLAINTS, [*heard(299, 170), entry("new", "heard", 1, LONG)]),
        "years": together(COMPLAINTS, heard(60, 900), since=date(2023, 3, 1)),
    }


VIEWS = views()


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("width", [80, 48])
def test_page(name: str, width: int, snapshot: SnapshotAssertion) -> None:
    """The page as a pipe of this width gets to see it, within it."""
    text = page(VIEWS[name], width)
    assert too_wide(text, width) == []
    assert text == snapshot


@pytest.mark.parametrize("name", VIEWS)
def test_numbers_follow_one_another(name: str) -> None:
    """Each entry that is shown has the number that a command takes for it; the cases of an offer stand together."""
    offered = sum(len(offer.complaints) for offer in VIEWS[name].offers)
    numbers = re.findall(r"^(?=[ \d]{3}  \S) *(\d+)", page(VIEWS[name]), re.MULTILINE)
    assert [*map(int, numbers)] == list(range(offered + 1, len(ids_shown(VIEWS[name])) + 1))
    assert not offered or f"1 to {offered}" in page(VIEWS[name])


def test_a_sentence_is_cut_around_the_words_that_it_is_shown_for() -> None:
    """Where these stand at its beginning, that is what is shown."""
    late = "When I had waited all of the morning and rung you twice the driver brought somebody else's parcel."
    assert "driver brought" in around(late, ("driver", "brought"), 40)[:40]
    assert around(late, ("waited",), 40) == late
    assert around("Late.", ("late",), 40) == "Late."


def test_what_is_too_short_to_tell_its_language_is_told_apart_from_one_that_is_not_known() -> None:
    """A German sentence alone is short; among German ones it is read with them."""
    short = entry("h", "heard", 1, "Die Website zeigt die falsche Öffnungszeit", who="Ana")
    text = page(together((), [short]), 80)
    assert "1 remark is too short for this search to tell its language" in " ".join(text.split())
    assert "doesn't know" not in text
    others = [
        entry(f"g{n}", "heard", 1, "Wir haben zwei Wochen auf die Rechnung gewartet.", who=str(n)) for n in range(2)
    ]
    assert together((), [short, *others]).languages == {"de": 3}
