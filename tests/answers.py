"""Answers as the form makes them, for tests that need no browser."""

from collections.abc import Mapping, Sequence
from typing import Any

from custfocus.features.voices.replies import FORM, armoured
from tests.conftest import Home


def invitation(home: Home, who: str, role: str = "customer") -> dict[str, Any]:
    """Ask somebody, and return the data of the invitation."""
    home.data("invite", who, "--role", role)
    entries = home.data("list", "--kind", "invitation", "-n", "1000")["entries"]
    found: dict[str, Any] = next(
        entry["data"] for entry in entries if (entry["data"]["who"], entry["data"]["role"]) == (who, role)
    )
    return found


def answer(asked: Mapping[str, Any], values: Sequence[int | None] = (4,) * 6, text: str = "") -> str:
    """What somebody sends back: a rating for each statement, and a text."""
    ids = [statement["id"] for statement in asked["statements"]]
    return block(invitation=asked["token"], ratings=dict(zip(ids, values, strict=True)), text=text)


def block(**changed: Any) -> str:
    """An answer with whatever in it."""
    return "My answer\n\n" + armoured({"form": FORM, "invitation": "", "ratings": {}, "text": ""} | changed) + "\n"
