"""What the last page numbered, so that the next command can name it by its number."""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from custfocus.errors import CustfocusError
from custfocus.world import write_private

FRESH_SECONDS = 3600


def remember(path: Path, ids: Sequence[str], now: datetime) -> None:
    """Keep the ids that a page showed as 1, 2, 3 …; where that fails, numbers just won't be known."""
    if not ids:  # a page without numbers leaves those of the page before
        return
    try:
        write_private(path, json.dumps([now.timestamp(), list(ids)]), durable=False)
    except OSError:
        return


def recall(path: Path, number: int, now: datetime) -> str:
    """The id that the last page numbered so.

    Raises:
        CustfocusError: It numbered nothing so, or it was over an hour ago.
    """
    try:
        when, ids = json.loads(path.read_text("utf-8"))
        if 0 < number <= len(ids) and 0 <= now.timestamp() - when <= FRESH_SECONDS:
            return str(ids[number - 1])
    except (OSError, ValueError, TypeError, KeyError):
        pass
    raise CustfocusError(
        f"The last page numbered nothing {number}.",
        "custfocus list shows entries with their numbers and ids.",
        code="unknown-number",
    )
