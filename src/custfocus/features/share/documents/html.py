"""The brief as a page of HTML that loads nothing and runs nothing, for a screen, dark or light, and for paper."""

from collections.abc import Iterable, Sequence
from importlib.resources import files

import htpy as h
from htpy import Node, Renderable

from custfocus.base.html import PAPER, html_page
from custfocus.features.share.views import Brief, BriefPart

STYLE = files(__package__) / "brief.css"


def html(brief: Brief) -> str:
    """The brief as a page; what somebody wrote is text, whatever signs are in it."""
    return html_page(
        brief.title,
        h.h1[brief.title],
        h.p(".opening")[brief.opening],
        (_part(part) for part in brief.parts),
        styles=(PAPER, STYLE),
    )


def _part(part: BriefPart) -> Renderable:
    return h.section(aria_labelledby=part.id)[
        h.h2(id=part.id)[part.title],
        _lines(part.lines),
        _passages(part),
    ]


def _lines(lines: Sequence[str]) -> Node:
    return h.ul[(h.li[line] for line in lines)] if len(lines) > 1 else [h.p[line] for line in lines]


def _passages(part: BriefPart) -> Iterable[Node]:
    for about, passages in part.by_entry():
        yield about and h.h3[about]
        for passage in passages:
            yield h.figure[passage.label and h.figcaption[passage.label], h.blockquote[passage.text]]
