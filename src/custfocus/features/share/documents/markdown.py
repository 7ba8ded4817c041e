"""The brief as Markdown, in which whatever somebody wrote stays text."""

from custfocus.base.wording import plain_markdown, quoted_markdown
from custfocus.features.share.layout import QUOTE, STRONG, BriefBlock, Row, blocks
from custfocus.features.share.views import Brief

_MARKS = {STRONG: "**{}**", QUOTE: '"{}"'}


def markdown(brief: Brief) -> str:
    """The brief as Markdown; what somebody wrote stays text, whatever signs are in it."""
    parts = [f"# {plain_markdown(brief.title)}", plain_markdown(brief.opening), *map(_block, blocks(brief))]
    return "\n\n".join(parts) + "\n"


def _block(block: BriefBlock) -> str:
    if block.is_quote:
        return quoted_markdown(block.rows[0][0].text)
    if block.is_list:
        return "\n".join(f"- {_row(row)}" for row in block.rows)
    return _row(block.rows[0])


def _row(row: Row) -> str:
    return " ".join(_MARKS.get(words.style, "{}").format(plain_markdown(words.text)) for words in row)
