"""The report as a page of HTML that loads nothing and runs nothing, for a screen, dark or light, and for paper."""

from collections.abc import Iterator
from importlib.resources import files

import htpy as h
from htpy import Node, Renderable

from custfocus.base import wording
from custfocus.base.html import PAPER, html_page
from custfocus.features.report.document import charts, people, weeks
from custfocus.features.report.document.letters import letter
from custfocus.features.report.document.parts import curly, long_day, section, table
from custfocus.features.report.leaving import left_out
from custfocus.features.report.points import SORTS
from custfocus.features.report.views import (
    ALONE,
    BEGUN,
    CASES,
    DAYS,
    HEARD,
    LETTERS,
    MEASURES,
    NEXT,
    PRACTICES,
    PRINCIPLES,
    AheadItem,
    MeasureCourse,
    Report,
)
from custfocus.features.scorecard.figures import formatted
from custfocus.features.scorecard.measures import BETTER, way

STYLE = files(__package__) / "report.css"
_LEADS = {
    BEGUN: "before and after",
    DAYS: "the days",
    PRINCIPLES: "the principles",
    MEASURES: "the course",
    CASES: "the cases",
    HEARD: "what was said",
    PRACTICES: "the practices",
    NEXT: "what is open",
}
_KINDS = {
    "sheet": "Steps that are due",
    "intention": "What {who} meant to do",
    "priority": "This season",
    "plan": "If-then",
}


def html(report: Report, mark: str) -> str:
    """The report as a page; what somebody wrote is text, whatever signs are in it.

    Args:
        report: The report.
        mark: What tells the file from others, in a comment at its beginning.
    """
    return html_page(
        report.title,
        h.header[h.h1[report.title], h.p(".opening")[_opening(report)]],
        _points(report),
        _figures(report),
        weeks.days(report),
        weeks.principles(report),
        people.pairs(report),
        _measures(report),
        people.cases(report),
        people.begun(report),
        weeks.practices(report),
        people.heard(report),
        _letters(report),
        _next(report),
        _left_out(report),
        styles=(PAPER, STYLE),
        mark=mark,
    )


def _opening(report: Report) -> str:
    return f"{wording.span(report.since, report.until)} · {report.says('for you alone', 'for a coach')}"


def _points(report: Report) -> Node:
    if not report.points:
        return h.p["Too little is here yet to say what matters most."]
    return h.ol(".points")[
        (
            h.li[
                h.span(".sort")[SORTS[point.kind]],
                h.span(".says")[curly(point.says)],
                h.a(href=f"#{point.evidence}")[_LEADS[point.evidence]],
            ]
            for point in report.points
        )
    ]


def _figures(report: Report) -> Node:
    counts, cases = report.progress.counts, report.cases
    answered = sum(1 for wait in cases.waits if wait.told and wait.told >= report.since) if cases else 0
    every = [
        (len(report.progress.days), "day written on", "days written on"),
        (counts.get("answer", 0), "answer", "answers"),
        (counts.get("practice", 0), "practice done", "practices done"),
        (counts.get("heard", 0), "thing heard", "things heard"),
        *([(answered, f"{cases.called[0]} answered", f"{cases.called[1]} answered")] if cases else []),
    ]
    return h.ul(".figures")[(h.li[h.b[str(count)], noun if count == 1 else nouns] for count, noun, nouns in every)]


def _measures(report: Report) -> Node:
    if not report.measures:
        return None
    return section(
        MEASURES,
        f"What {report.people.many} feel",
        h.div(".courses")[(_measure(course, report) for course in report.measures)],
    )


def _measure(course: MeasureCourse, report: Report) -> Renderable:
    measure = course.measure
    unit = f"in {measure.unit}, " if measure.unit else ""
    caption = h.figcaption[h.b[measure.name], f" {unit}{BETTER[measure.better]}"]
    values = [(each.day, each.value) for each in course.values]
    if not values:
        last = f" The last is of {long_day(measure.last_day)}." if measure.last_day else ""
        return h.figure[caption, h.p(".quiet")[f"No value in this time.{last}"]]
    return h.figure[
        caption,
        charts.course(values, report.since, report.until, _told(course), target=measure.target),
        measure.target is not None and h.p(".quiet")[f"{way(measure)}."],
        table(
            ["Day", "Value"],
            ([long_day(day), formatted(value, measure.unit)] for day, value in values),
            title=f"{measure.name}, day by day",
        ),
    ]


def _told(course: MeasureCourse) -> str:
    values, unit = course.values, course.measure.unit
    return f"{course.measure.name}: {formatted(values[0].value)} to {formatted(values[-1].value, unit)}"


def _letters(report: Report) -> Node:
    if not report.letters:
        return None
    return section(
        LETTERS,
        "The letters of the months",
        (
            h.details(".letter")[
                h.summary[h.b[wording.full_month(each.month)], each.line and f" {each.line}"], letter(each.text)
            ]
            for each in report.letters
        ),
    )


def _next(report: Report) -> Node:
    if not report.ahead:
        return None
    today = report.progress.today
    return section(
        NEXT,
        "What comes next",
        report.until < today and h.p(".quiet")[f"As of {long_day(today)}."],
        (
            (h.h3[title.format(who=report.says("you", "I"))], h.ul[(h.li[_ahead(each, report)] for each in items)])
            for kind, title in _KINDS.items()
            if (items := [each for each in report.ahead if each.kind == kind])
        ),
    )


def _left_out(report: Report) -> Node:
    """What isn't in it, counted, so that nobody takes it for all there is."""
    if report.audience == ALONE:
        return None
    words = left_out(report)
    return h.footer[
        h.p(".quiet")[
            f"{words}{' ' if words else ''}What anybody said or wrote is in it only where I agreed to each."
        ]
    ]


def _ahead(item: AheadItem, report: Report) -> Iterator[Node]:
    yield item.what
    yield item.about and f" ({item.about})"
    day, today = item.day, report.progress.today
    if day is None:
        return
    says = {"sheet": "due", "intention": "from", "priority": "until"}[item.kind]
    late = f", {wording.counted(item.overdue, 'day')} ago" if item.kind == "sheet" and item.overdue else ""
    yield h.span(".quiet")[f" {says} {wording.full_day(day, near=today)}{late}"]
