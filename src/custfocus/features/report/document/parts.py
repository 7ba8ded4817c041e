"""What the parts of a report's page are made of."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

import htpy as h
from htpy import Node, Renderable

from custfocus.base import wording


def section(name: str, title: str, *content: Node) -> Renderable:
    """A part of the page, with its title; links lead to it by its name."""
    return h.section(id=name, aria_labelledby=f"{name}-title")[h.h2(id=f"{name}-title")[title], content]


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, title: str) -> Renderable:
    """The figures behind a chart, for whoever wants or can only have them so."""
    return h.details[
        h.summary["The figures"],
        h.div(".table", tabindex="0", role="region", aria_label=title)[
            h.table[
                h.thead[h.tr[(h.th(scope="col")[head] for head in heads)]],
                h.tbody[(h.tr[h.th(scope="row")[first], (h.td[cell] for cell in rest)] for first, *rest in rows)],
            ]
        ],
    ]


def long_day(day: date) -> str:
    """A day with its month and year."""
    return wording.full_day(day)


def period(first: date, by: str) -> str:
    """A week by its first day, a month by its name."""
    return f"{first:%b %Y}" if by == "month" else wording.short_day(first)


def curly(words: str) -> str:
    """Words of ours with quotation marks as a printed page has them."""
    return re.sub('"([^"]*)"', r"“\1”", words)
