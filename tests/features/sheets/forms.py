"""Worksheets filled in with options, for tests."""

from typing import Any

CALL = {"who": "Ms Adeyemi", "channel": "call", "said": "Nobody rang me back.", "mattered": "To know when."}
FOUND = {"cause": "late", "done": "Rang her.", "learnt": "The list has no owner.", "change": "It has one now."}


def sets(**values: str) -> list[str]:
    """The options that fill in fields."""
    return [f"--set={name}={words}" for name, words in values.items()]


def the(data: dict[str, Any]) -> dict[str, Any]:
    """The one sheet of an answer."""
    (one,) = data["sheets"]
    return dict(one)
