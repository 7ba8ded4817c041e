"""The brief as plain text, to be put into a mail."""

from textwrap import fill

from custfocus.features.share.layout import QUOTE, BriefBlock, Row, blocks
from custfocus.features.share.views import Brief

_WIDTH = 76


def plain_text(brief: Brief) -> str:
    """The brief as plain text, in lines that a mail doesn't break."""
    parts = [brief.title, fill(brief.opening, _WIDTH), *map(_block, blocks(brief))]
    return "\n\n".join(parts) + "\n"


def _block(block: BriefBlock) -> str:
    if block.is_quote:
        lines = block.rows[0][0].text.splitlines()
        return "\n".join(fill(line, _WIDTH, initial_indent="  ", subsequent_indent="  ") for line in lines)
    if block.is_list:
        return "\n".join(fill(_row(row), _WIDTH, initial_indent="- ", subsequent_indent="  ") for row in block.rows)
    return fill(_row(block.rows[0]), _WIDTH)


def _row(row: Row) -> str:
    return " ".join(f'"{words.text}"' if words.style == QUOTE else words.text for words in row)
