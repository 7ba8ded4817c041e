from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from custfocus.features.share.documents.html import html
from custfocus.features.share.documents.markdown import markdown
from custfocus.features.share.documents.plain import plain_text
from custfocus.features.share.layout import blocks
from custfocus.features.share.views import Brief, BriefCase, CameBack, CasePiece, QuotedRemark
from tests.features.share.samples import drawn

BRIEF = Brief(
    "team",
    "What our customers told us",
    date(2026, 10, 24),
    date(2026, 11, 22),
    "24 October 2026 to 22 November 2026. Names have been replaced.",
    parts=(),
    waiting=("k",),
    sentences=(
        "Six complaints reached us, four by telephone, two by letter; two could not get through.",
        "Five of the six have been told what came of it, half of them within four days.",
    ),
    compared=("A recovery plan, “Late parts”: eight in the 60 days before, one in the 60 since.",),
    came_back=(
        CameBack(("app",), 5, "I can see *them* in the app.", ("a",)),
        CameBack(("on", "hold"), 3, "On hold again, forty minutes this time, and nobody picked up.", ("b",)),
    ),
    remarks=(QuotedRemark("c", "Thank you for sorting out the double payment so quickly."),),
    more=4,
    cases=(
        BriefCase(
            "d",
            "A complaint",
            ("The part came late.\nAnd nobody rang.",),
            (CasePiece("What mattered", "To know a day early."), CasePiece("Learnt", "Stores see it at ten.")),
        ),
        BriefCase("e", "A decision", (), (CasePiece("The decision", "Shorter letters."),)),
        BriefCase("f", "", (), (CasePiece("What was hard?", "To listen."), CasePiece("", "A thought."))),
    ),
    overdue=("The outcome (Customer A): due 20 November 2026, two days ago", "Another: due 21 November 2026"),
    thanks="To everyone who listened: thank you.",
)


@pytest.mark.parametrize("document", [markdown, html, plain_text], ids=lambda document: document.__name__)
def test_each_document_has_all_of_it(document: Callable[[Brief], str], snapshot: SnapshotAssertion) -> None:
    """In the same order, and nothing that somebody wrote is more than text."""
    assert document(BRIEF).rpartition("</head>")[2] == snapshot


@pytest.mark.parametrize("width", [80, 48])
def test_the_page_shows_what_will_go(width: int, snapshot: SnapshotAssertion) -> None:
    """Before it is written, the user reads it, and how many passages stay out."""
    assert drawn(BRIEF, width) == snapshot


def test_no_lead_stands_over_a_single_line() -> None:
    """Whatever there is only one of stands behind what leads to it."""
    few = replace(
        BRIEF,
        came_back=BRIEF.came_back[:1],
        remarks=(),
        more=1,
        overdue=BRIEF.overdue[:1],
        compared=BRIEF.compared * 2,
    )
    lists = [block for block in blocks(few) if block.is_list]
    assert [len(block.rows) for block in lists] == [2]
    text = markdown(few)
    assert "What came back: Five spoke of" in text
    assert "One promise is overdue: The outcome" in text
