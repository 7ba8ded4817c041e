"""Whether a letter quotes a text."""

import re
from collections.abc import Iterator

from custfocus.journal.entry import Entry

# Letters of a text that are enough to know it by; a letter quotes more of it than that.
_TELLING = 60
# Words of a sentence or a field that are too few to be known by.
_FEW = 2


def passages(entry: Entry) -> Iterator[str]:
    """What of an entry can stand elsewhere: its text, and each sentence and field of more than a few words."""
    yield entry.text
    fields = entry.data.get("fields") if isinstance(entry.data, dict) else None
    filled_in = [value for value in fields.values() if isinstance(value, str)] if isinstance(fields, dict) else []
    for text in (entry.text, *filled_in):
        yield from (part for part in (text, *re.split(r"(?<=[.!?])\s+|\n+", text)) if len(part.split()) > _FEW)


def quotes(letter: str, text: str) -> bool:
    """Whether a letter has the text in it, or the beginning of it, however its lines are broken and quoted."""
    words = " ".join(text.split())
    begun = words[:_TELLING].rstrip()
    end = "" if len(words) > _TELLING else r"(?!\w)"
    written = " ".join(re.sub(r"(?m)^>", "", letter).split())
    return bool(begun) and re.search(rf"(?<!\w){re.escape(begun)}{end}", written) is not None
