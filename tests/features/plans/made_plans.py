"""Plans to be drawn, for tests."""

from datetime import date
from typing import Any

from custfocus.features.plans.views import IfThenPlan

WENT = {"2026-08": "missed", "2026-09": "missed", "2026-10": "no-occasion", "2026-11": "missed"}


def plan(name: str = "kplm", **more: Any) -> IfThenPlan:
    """A plan that was made in August."""
    told: dict[str, Any] = {
        "text": "If I start to explain a complaint away, then I ask what mattered most",
        "cue": "I start to explain a complaint away",
        "response": "I ask what mattered most",
        "barrier": "defensiveness",
        "about": "Quick to explain",
        "practice": "reframe",
        "practice_name": "Turn a complaint into a conversation",
        "day": date(2026, 8, 3),
        "status": "open",
        "fired": {},
        "reworded": None,
        "missed": 0,
        "reword": False,
    }
    return IfThenPlan(id=name, short=name, **(told | more))


MISSED = plan(fired=WENT, missed=3, reword=True)
