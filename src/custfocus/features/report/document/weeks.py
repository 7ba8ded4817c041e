"""The parts of a report that go through its weeks: the days, the principles, the practices."""

from collections.abc import Sequence
from datetime import date, timedelta

import htpy as h
from htpy import Node, Renderable

from custfocus.base import wording
from custfocus.base.day_words import DAY_NAMES, DAYS_IN_WEEK
from custfocus.features.report.document import charts
from custfocus.features.report.document.charts import ChartRow
from custfocus.features.report.document.parts import period, section, table
from custfocus.features.report.views import DAYS, PRACTICES, PRINCIPLES, Report

# More weeks than this are taken together by months, and of more days the latest are shown.
MOST_WEEKS, MOST_DAYS = 54, 731


def days(report: Report) -> Node:
    """The days as a calendar."""
    counts = {date.fromisoformat(day): count for day, count in report.progress.days.items()}
    weeks = report.progress.weeks[-(MOST_DAYS // DAYS_IN_WEEK + 2) :]
    since = max(report.since, date.fromordinal(max(1, report.until.toordinal() - MOST_DAYS + 1)))
    title = f"The days from {wording.span(since, report.until)}"
    of_weeks = ([monday + timedelta(place) for place in range(DAYS_IN_WEEK)] for monday in weeks)
    rows = ([wording.short_day(week[0]), *(_of_day(day, counts, report) for day in week)] for week in of_weeks)
    return section(
        DAYS,
        "The days",
        since > report.since and h.p(".quiet")["The last two years of them."],
        h.figure[
            h.div(".blocks")[charts.calendar(counts, since, report.until, report.progress.away, title)],
            charts.legend("days" if report.progress.away else "squares"),
            table(["Week of", *(name[:3] for name in DAY_NAMES)], rows, title="Entries by day"),
        ],
    )


def _of_day(day: date, counts: dict[date, int], report: Report) -> str:
    if not report.since <= day <= report.until:
        return ""
    is_away = any(first <= day <= last for first, last in report.progress.away)
    return str(counts.get(day, "away" if is_away else 0))


def principles(report: Report) -> Node:
    """The principles over the weeks."""
    every = report.progress.principles
    if not any(each.total for each in every):
        return None
    return section(
        PRINCIPLES,
        "The principles, week by week",
        h.p(".quiet")["Practices done, things heard, notes and sheets count; answers don't."],
        _weeks(
            [ChartRow(each.name, each.weeks, str(each.total), each.answers) for each in every], report, "Principle"
        ),
    )


def practices(report: Report) -> Node:
    """The practices that are taken on over the weeks, and how far each has become a habit."""
    every = report.progress.practices
    if not every:
        return None
    rows = [ChartRow(each.name, each.weeks, f"{each.total}, {each.level}") for each in every]
    return section(PRACTICES, "Practices", _weeks(rows, report, "Practice"))


def _weeks(rows: Sequence[ChartRow], report: Report, what: str) -> Renderable:
    """Counts week by week; of a long time month by month, a week with the month that it begins in."""
    weeks = report.progress.weeks
    starts, by = weeks, "week"
    if len(weeks) > MOST_WEEKS:
        months = [week.replace(day=1) for week in weeks]
        starts, by = tuple(dict.fromkeys(months)), "month"
        rows = [
            ChartRow(row.name, _summed(row.counts, months), row.note, _summed(row.spoken, months)) for row in rows
        ]
    return h.figure[
        charts.rows(rows, starts, report.until),
        charts.legend("deeds" if any(map(any, (row.spoken for row in rows))) else "squares"),
        table(
            [what, *(period(start, by) for start in starts), "in all"],
            ([row.name, *map(str, row.counts), str(sum(row.counts))] for row in rows),
            title=f"{what} by {by}",
        ),
    ]


def _summed(counts: Sequence[int], months: Sequence[date]) -> list[int]:
    if not counts:
        return []
    together = dict.fromkeys(months, 0)
    for month, count in zip(months, counts, strict=True):
        together[month] += count
    return [*together.values()]
