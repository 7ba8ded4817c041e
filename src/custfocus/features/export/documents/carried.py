"""What a note of the folder export carries below what is read: its entries as they are, so that they can come back.

It stands in a comment, which no reader of Markdown shows, with a sign of what stands above it: so it can be told
whether somebody has changed that since.
"""

import json
import re
from collections.abc import Iterable
from zlib import crc32

from msgspec import Struct, to_builtins

from custfocus.features.export.views import MARK
from custfocus.journal.entry import Entry

_COMMENT = re.compile(rf"<!-- {MARK} (?P<sign>[0-9a-f]{{8}})\n(?P<lines>.*?)\n-->\s*\Z", re.DOTALL)


class CarriedEntries(Struct, frozen=True):
    """What a note carries."""

    lines: str
    """Its entries, a line of JSON each."""
    first: int
    """On which line of the note they begin, counted from 1."""
    is_as_written: bool
    """Whether what stands above is as the export has written it."""


def carried(entries: Iterable[Entry], body: str) -> str:
    """What stands below a note, to carry its entries.

    Args:
        entries: The entries.
        body: What stands above, below its front matter.
    """
    lines = [json.dumps(to_builtins(entry)).replace("<", "\\u003c").replace(">", "\\u003e") for entry in entries]
    return "\n".join([f"<!-- {MARK} {_sign(body)}", *lines, "-->", ""])


def carried_by(body: str) -> CarriedEntries | None:
    """What a note carries; None where that is nothing.

    Args:
        body: The note below its front matter.
    """
    comment = _COMMENT.search(body)
    if comment is None:
        return None
    above = body[: comment.start()]
    return CarriedEntries(comment["lines"], above.count("\n") + 2, _sign(above) == comment["sign"])


def _sign(body: str) -> str:
    """What changes with the words of a text, and not with the blanks between them."""
    return f"{crc32(' '.join(body.split()).encode()):08x}"
