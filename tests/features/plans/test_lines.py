from datetime import date

from syrupy.assertion import SnapshotAssertion

from custfocus.features.plans.views import LET_GO, MADE, REWORDED, Planned
from tests.features.plans.made_plans import plan
from tests.page import page

TODAY = date(2026, 11, 22)
SHORT = plan(
    "wxyz",
    text="If the phone rings, then I smile",
    barrier=None,
    about="",
    practice=None,
    practice_name="",
)


def test_what_is_said_after_saving(snapshot: SnapshotAssertion) -> None:
    """A few plain lines."""
    lines = [
        page(Planned((), did, each, to_start, TODAY))
        for did, each, to_start in (
            (MADE, plan(), "reframe"),
            (MADE, SHORT, None),
            (REWORDED, plan(), None),
            (LET_GO, SHORT, None),
        )
    ]
    assert "\n".join(lines) == snapshot
