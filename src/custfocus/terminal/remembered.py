"""What one run leaves for the next, and may be lost: the numbers of the last page, and what was mentioned before."""

import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

from custfocus.base.errors import CustfocusError
from custfocus.base.files import write_private

FRESH_SECONDS = 3600
SLACK_SECONDS = 60  # a clock may be set right in between
_MOST_MENTIONS = 20


def pieces_read(journal: Path) -> Path:
    """The small file beside a journal that keeps which pieces of the reading path have been read."""
    return journal.with_name(f"{journal.stem}-read.json")


def passages_ticked(journal: Path) -> Path:
    """The small file beside a journal that keeps which passages may go to whom, by their ids."""
    return journal.with_name(f"{journal.stem}-ticked.json")


def remember(path: Path, ids: Sequence[str], now: datetime) -> None:
    """Keep the ids that a page showed as 1, 2, 3 …; where that fails, numbers just won't be known."""
    if ids:  # a page without numbers leaves those of the page before
        _write(path, [now.timestamp(), list(ids)])


def put(path: Path, number: int, known: str, now: datetime) -> None:
    """Keep the id that a line told as this number, beside those of the page before."""
    ids = fresh(path, now)
    _write(path, [now.timestamp(), [*ids[: number - 1], *[""] * (number - 1 - len(ids)), known, *ids[number:]]])


def fresh(path: Path, now: datetime) -> list[str]:
    """The ids that the last page numbered, from 1 on; none where it was over an hour ago."""
    with suppress(ValueError, TypeError, KeyError):
        when, ids = _read(path)
        if isinstance(ids, list) and -SLACK_SECONDS <= now.timestamp() - when <= FRESH_SECONDS:
            return [str(each) for each in ids]
    return []


def recall(ids: Sequence[str], number: int) -> str:
    """The id that a page with these ids numbered so.

    Raises:
        CustfocusError: It numbered nothing so.
    """
    if 0 < number <= len(ids):
        return ids[number - 1]
    raise CustfocusError(
        f"There was no number {number} on the last page."
        if ids
        else "No page with numbers has been shown here in the past hour.",
        "custfocus list shows entries with their numbers and ids.",
        code="unknown-number",
    )


def is_new(path: Path, what: str, day: date) -> bool:
    """Whether something hasn't been mentioned on an earlier day; a file that is lost or broken forgets."""
    return _mentions(path).get(what, day.isoformat()) >= day.isoformat()


def was_mentioned(path: Path, what: str) -> bool:
    """Whether something has been mentioned ever, today too; a file that is lost or broken forgets."""
    return what in _mentions(path)


def mentioned(path: Path) -> list[str]:
    """All that has been mentioned, the first first."""
    return [*_mentions(path)]


def mention(path: Path, what: str, day: date) -> None:
    """Keep that it has been mentioned on a day; where that can't be kept, it will be mentioned again."""
    known = _mentions(path)
    if what not in known:
        _write(path, dict([*known.items(), (what, day.isoformat())][-_MOST_MENTIONS:]))


def _mentions(path: Path) -> dict[str, str]:
    days = _read(path)
    return {str(what): str(day) for what, day in days.items()} if isinstance(days, dict) else {}


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None


def _write(path: Path, value: object) -> None:
    with suppress(OSError):
        write_private(path, json.dumps(value), durable=False)
