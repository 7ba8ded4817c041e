"""The brief as a page of HTML that loads nothing and runs nothing, for a screen, dark or light, and for paper."""

from collections.abc import Iterator
from importlib.resources import files

import htpy as h
from htpy import Node

from custfocus.base.html import PAPER, html_page
from custfocus.features.share.layout import QUOTE, STRONG, BriefBlock, Row, blocks
from custfocus.features.share.views import Brief

STYLE = files(__package__) / "brief.css"


def html(brief: Brief) -> str:
    """The brief as a page; what somebody wrote is text, whatever signs are in it."""
    return html_page(
        brief.title,
        h.h1[brief.title],
        h.p(".opening")[brief.opening],
        map(_block, blocks(brief)),
        styles=(PAPER, STYLE),
    )


def _block(block: BriefBlock) -> Node:
    if block.is_quote:
        return h.blockquote[block.rows[0][0].text]
    if block.is_list:
        return h.ul[(h.li[_row(row)] for row in block.rows)]
    return h.p[_row(block.rows[0])]


def _row(row: Row) -> Iterator[Node]:
    for place, words in enumerate(row):
        yield " " if place else ""
        yield {STRONG: h.strong, QUOTE: h.q}[words.style][words.text] if words.style else words.text
