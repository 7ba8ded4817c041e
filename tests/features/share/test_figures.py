from datetime import date, timedelta

from msgspec.structs import replace

from custfocus.content.framework import Framework
from custfocus.features.share.figures import BriefFigures, counted
from custfocus.features.sheets.sheet import Sheet
from custfocus.features.sheets.values import Value
from custfocus.journal.entry import Entry
from tests.bundled import OURS as FRAMEWORK
from tests.features.share.samples import DAY, entry, sheet

FIRST, LAST = DAY - timedelta(5), DAY + timedelta(20)


def of(*sheets: Sheet, heard: tuple[Entry, ...] = (), approved: tuple[str, ...] = ()) -> BriefFigures:
    """What is counted of these."""
    return counted(sheets, heard, FRAMEWORK, FIRST, LAST, approved)


def complaint(name: str, **values: Value) -> Sheet:
    """A complaint with an id."""
    return replace(sheet("complaint", **values), id=name)


def test_who_spoke_is_counted_and_how() -> None:
    """Complaints of the time and remarks, by people and ways; whoever isn't named is somebody else."""
    figures = of(
        complaint("a", who="Ana", channel="call", cause="hard to reach"),
        complaint("b", who="ana ", channel="letter", cause="late"),
        complaint("c", channel="shouted across the yard", cause="hard to reach"),
        sheet("loyalty", cause="late"),
        heard=(
            entry("heard", who="Ana", channel="phone", tone="praise"),
            entry("heard"),
            replace(entry("heard"), id="l" * 32),
        ),
    )
    assert (figures.complaints, figures.remarks, figures.praise, figures.people) == (3, 3, 1, 4)
    assert figures.ways == (("by telephone", 2), ("by letter", 1))
    assert figures.came == (("could not get through", 2), ("waited too long", 1))


def test_how_long_they_waited_is_counted_for_older_ones_too() -> None:
    """Those that went on in the time; the days from the day on which each was brought up."""
    older = replace(complaint("a", told="2026-11-20"), opened=date(2026, 10, 1))
    figures = of(older, replace(complaint("b", told="2026-11-12"), status="closed"), complaint("c"))
    assert (figures.complaints, figures.earlier, figures.cases) == (2, 1, 3)
    assert (figures.told, figures.waits, figures.closed) == (2, (3, 50), 1)


def test_a_cause_in_ones_own_words_is_counted_as_other_until_it_is_approved() -> None:
    """Also beside the worksheet's own; whoever approves the passage has the words counted."""
    drunk = "Karl Huber in dispatch was drunk again"
    sheets = [complaint("s", cause=drunk), complaint("u", cause="late"), complaint("t", cause=drunk)]
    assert of(*sheets).causes == (("other", 2), ("late", 1))
    assert of(*sheets).unsaid == ()
    approved = of(*sheets, approved=("t.cause",))
    assert approved.causes == (("other", 1), ("late", 1), (drunk, 1))
    assert approved.unsaid == ((drunk, 1),)


def test_a_framework_without_cases_counts_what_was_heard() -> None:
    """And has no sentence on anything else."""
    figures = counted([complaint("a")], [entry("heard", channel="call")], Framework(), FIRST, LAST)
    assert figures == BriefFigures(remarks=1, people=1)
