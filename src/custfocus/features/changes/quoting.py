"""Whether a letter quotes a text."""

import re

# Letters of a text that are enough to know it by; a letter quotes more of it than that.
_TELLING = 60


def quotes(letter: str, text: str) -> bool:
    """Whether a letter has the text in it, or the beginning of it, however its lines are broken and quoted."""
    words = " ".join(text.split())
    begun = words[:_TELLING].rstrip()
    end = "" if len(words) > _TELLING else r"(?!\w)"
    written = " ".join(re.sub(r"(?m)^>", "", letter).split())
    return bool(begun) and re.search(rf"(?<!\w){re.escape(begun)}{end}", written) is not None
