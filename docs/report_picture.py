"""A picture of the beginning of a report's page, for the README."""

import html
import re
from datetime import date
from textwrap import wrap

from custfocus.base import wording
from custfocus.base.html import PAPER
from custfocus.features.report.document import charts
from custfocus.features.report.document.charts import ChartRow
from custfocus.features.report.document.html import STYLE
from custfocus.features.report.document.parts import curly
from custfocus.features.report.points import SORTS
from custfocus.features.report.views import Report

# The page's own colours and marks, and what its words look like in a picture of its beginning.
LOOK = """
svg { font-family: system-ui, sans-serif; }
.title { font-size: 26px; font-weight: 700; fill: var(--ink); }
.opening, .note { font-size: 15px; }
.sort { font-size: 14px; font-weight: 600; fill: var(--accent); }
.says { font: 18px Georgia, serif; fill: var(--ink); }
.head { font-size: 19px; font-weight: 700; fill: var(--ink); }
.name { font-size: 15px; fill: var(--ink); }
"""
SAYS, DRAWN, NOTES, EDGE = 130, 230, 715, 790


def beginning(report: Report) -> str:
    """The beginning of a report's page as an SVG picture, in its own colours, for a light screen or a dark one."""
    lines = [f'<text class="title" y="40">{report.title}</text>']
    lines += [f'<text class="opening" y="68">{wording.span(report.since, report.until)} · for you alone</text>']
    y = 112
    for point in report.points:
        lines += [f'<text class="sort" y="{y}">{SORTS[point.kind]}</text>']
        for line in wrap(curly(point.says), 64):
            lines += [f'<text class="says" x="{SAYS}" y="{y}">{html.escape(line)}</text>']
            y += 26
        y += 14
    days = {date.fromisoformat(day): count for day, count in report.progress.days.items()}
    lines += [f'<text class="head" y="{y + 20}">The days</text>']
    for drawn in charts.calendar(days, report.since, report.until, report.progress.away, ""):
        lines += [_placed(str(drawn), 0, y + 34)]
    y += 210
    lines += [f'<text class="head" y="{y}">The principles, week by week</text>']
    rows = [ChartRow(each.name, each.weeks, str(each.total)) for each in report.progress.principles]
    months, *squares = re.findall(
        "(?s)<svg.*?</svg>", "".join(map(str, charts.rows(rows, report.progress.weeks, report.until)))
    )
    lines += [_placed(months, DRAWN, y + 12)]
    for row, drawn in zip(rows, squares, strict=True):
        y += 22
        lines += [f'<text class="name" y="{y + 24}">{html.escape(row.name)}</text>', _placed(drawn, DRAWN, y + 10)]
        lines += [f'<text class="note" x="{NOTES}" y="{y + 24}">{row.note}</text>']
    return _page("\n".join(lines), y + 50)


def _placed(drawing: str, x: int, y: int) -> str:
    return "".join(drawing).replace("<svg ", f'<svg x="{x}" y="{y}" ', 1)  # which is markup, and would escape it


def _page(inner: str, height: int) -> str:
    """A picture with the report's own style, as far as drawings need it."""
    own = STYLE.read_text("utf-8")
    colours = "\n".join(
        style.partition("@media print")[0] for style in (PAPER.read_text("utf-8"), own.partition("\nbody")[0])
    )
    marks = own.partition("\n.none")[2].partition("@media")[0]
    return (
        f'<svg viewBox="-20 0 {EDGE} {height}" xmlns="http://www.w3.org/2000/svg">\n'
        f"<style>\n{colours}\n.none{marks}{LOOK}</style>\n"
        f'<rect x="-20" width="{EDGE}" height="{height}" fill="var(--paper)"/>\n{inner}\n</svg>\n'
    )
