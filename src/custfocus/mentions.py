"""What a page mentions once: on the day it is first seen, and not again."""

import json
from datetime import date
from pathlib import Path

from custfocus.world import write_private

_MOST = 20


def is_new(path: Path, what: str, day: date) -> bool:
    """Whether something hasn't been mentioned on an earlier day; a file that is lost or broken forgets."""
    return _read(path).get(what, day.isoformat()) >= day.isoformat()


def mention(path: Path, what: str, day: date) -> None:
    """Keep that it has been mentioned on a day; where that can't be kept, it will be mentioned again."""
    known = _read(path)
    if what in known:
        return
    newest = dict([*known.items(), (what, day.isoformat())][-_MOST:])
    try:
        write_private(path, json.dumps(newest), durable=False)
    except OSError:
        return


def _read(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}
