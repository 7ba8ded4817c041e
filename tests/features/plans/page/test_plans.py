from datetime import date

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from custfocus.features.plans.views import BarrierInBrief, IfThenPlan, OfferedPractice, Plans
from tests.features.plans.made_plans import MISSED, WENT, plan
from tests.page import page, too_wide

TODAY = date(2026, 11, 22)
WIDTHS = pytest.mark.parametrize("width", [80, 48])
ABOUT = BarrierInBrief(
    "defensiveness",
    "Quick to explain",
    "You care about the work, so criticism of it feels like criticism of you. The answer is out before you think.",
    (
        OfferedPractice("reframe", "Turn a complaint into a conversation"),
        OfferedPractice("own", "Own a mistake the same day"),
    ),
)


FREE = {"barrier": None, "about": "", "practice": None, "practice_name": ""}
SHORT = plan("wxyz", text="If the phone rings, then I smile", **FREE)
LONG_AGO = plan("rstu", fired={"2025-12": "used"} | WENT, missed=1, reworded="2026-09", practice_name="")


def view(*plans: IfThenPlan, barrier: BarrierInBrief | None = None) -> Plans:
    """These plans, numbered from 1."""
    return Plans(plans, barrier, {each.id: number for number, each in enumerate(plans, 1)}, TODAY)


@WIDTHS
def test_the_plans_that_stand(snapshot: SnapshotAssertion, width: int) -> None:
    """Number, sentence, what it answers, how it went; what was missed again and again is offered for rewording."""
    assert page(view(MISSED, SHORT, LONG_AGO), width) == snapshot


@WIDTHS
def test_those_of_a_barrier(snapshot: SnapshotAssertion, width: int) -> None:
    """With what answers it as inspiration; without any, with how it works."""
    both = page(view(MISSED, barrier=ABOUT), width) + page(view(barrier=ABOUT), width)
    assert both == snapshot


@WIDTHS
def test_none_yet(snapshot: SnapshotAssertion, width: int) -> None:
    """What a plan is, an example, and how to make one."""
    assert page(view(), width) == snapshot


@WIDTHS
def test_what_stands_before_the_prompts(snapshot: SnapshotAssertion, width: int) -> None:
    """For a barrier, and for a plan without one."""
    both = page(ABOUT, width) + page(BarrierInBrief("", "", "", ()), width)
    assert too_wide(both, width) == []
    assert both == snapshot


def test_only_the_last_months_are_told() -> None:
    """Six are enough to see how it goes; the year stands where there are two of them."""
    fired = {f"2026-{month:02d}": "used" for month in range(1, 12)}
    assert "\n   June used, July used, August used" in page(view(replace(SHORT, fired=fired)))
    assert "December 2025 used, January 2026 missed" in page(
        view(replace(SHORT, fired={"2025-12": "used", "2026-01": "missed"}))
    )
