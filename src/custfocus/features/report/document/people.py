"""The parts of a report that are about others: how they see the leader, what they brought up, what they said."""

import htpy as h
from htpy import Node

from custfocus.features.before_and_after.saying import FEW_CASES, NO_CAUSE, TITLE, heading, telling
from custfocus.features.insights.views import CaseTable
from custfocus.features.ratings.scales import SCALES
from custfocus.features.report.document import charts
from custfocus.features.report.document.charts import ChartPair, ChartRow
from custfocus.features.report.document.parts import long_day, period, section, table
from custfocus.features.report.views import BEGUN, CASES, HEARD, OTHERS, CasesOfTime, Report, SaidWords
from custfocus.features.scorecard.figures import formatted

MOST_SAID, MOST_BEGUN, MOST_ROWS = 12, 6, 8


def pairs(report: Report) -> Node:
    """How the leader rated the principles, and how others did."""
    if not report.pairs:
        return None
    scale = SCALES["principles"]
    rows = [
        ChartPair(each.name, each.own, each.others, " / ".join(filter(None, (_own(each.own), _others(each.others)))))
        for each in report.pairs
    ]
    said = any(each.others is not None for each in report.pairs)
    return section(
        OTHERS,
        report.says("You, and how others see you", "I, and how others see me")
        if said
        else report.says("How you see yourself", "How I see myself"),
        h.p(".asks")[report.says(scale.asks, scale.asks.replace("your", "my"))],
        h.figure[
            charts.pairs(rows, scale.steps),
            charts.legend("pairs", report.says("you", "I")),
            table(
                ["Principle", report.says("You", "I"), "Others", "Their answers"],
                (
                    [each.name, _own(each.own) or "–", _others(each.others) or "–", str(each.answers or "–")]
                    for each in report.pairs
                ),
                title="Yourself and others",
            ),
        ],
    )


def _own(value: int | None) -> str:
    return "" if value is None else str(value)


def _others(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"


def cases(report: Report) -> Node:
    """What was brought up: how long until each was told, what it is put down to, how it came in."""
    cases = report.cases
    if cases is None or not (cases.waits or cases.causes.total or cases.channels.total):
        return None
    many = cases.called[1]
    return section(
        CASES,
        f"{many[:1].upper()}{many[1:]}",
        _waits(cases, report),
        _tally(f"What the {many} are put down to", "Cause", cases.causes, "no cause yet", report),
        _tally(
            f"How {report.people.many} reached {report.says('you', 'me')}", "Way", cases.channels, "not known", report
        ),
        _tally(report.says("Your own tags", "My own tags"), "Tag", cases.tags, "", report),
    )


def _waits(cases: CasesOfTime, report: Report) -> Node:
    if not cases.waits:
        return None
    answered = [(wait.opened, float(wait.days)) for wait in cases.waits if wait.told]
    waiting = [(wait.opened, float(wait.days)) for wait in cases.waits if not wait.told]
    first = min(report.since, cases.waits[0].opened)
    return h.figure[
        h.figcaption[h.b["Days until they were told"], f" {_after(cases)}"],
        charts.course(answered, first, report.until, "Days until each was told", waiting=waiting, joined=False),
        charts.legend("waits"),
        _by_period(cases),
        table(
            ["Opened", "Told", "Days"],
            (
                [
                    long_day(wait.opened),
                    long_day(wait.told) if wait.told else "waiting",
                    str(wait.days),
                ]
                for wait in cases.waits
            ),
            title="Days until each was told",
        ),
    ]


def _by_period(cases: CasesOfTime) -> Node:
    """How long it took, the median, period by period, where several have some."""
    pairs = zip(cases.causes.periods, cases.medians, strict=True)
    known = [(span.first, middle) for span, middle in pairs if middle is not None]
    if len(known) <= 1:
        return None
    words = " · ".join(f"{period(first, cases.causes.by)} {formatted(middle)}" for first, middle in known)
    return h.p(".quiet")[f"The median of each {cases.causes.by}: {words}."]


def _after(cases: CasesOfTime) -> str:
    count = sum(1 for wait in cases.waits if wait.told)
    if cases.told_after is None:
        return ""
    return f"{formatted(cases.told_after, 'days')}, the median of {count} people" if count > 1 else "one only"


def _tally(title: str, what: str, counted: CaseTable, nameless: str, report: Report) -> Node:
    if not counted.total:
        return None
    starts = [period.first for period in counted.periods]
    rows = [ChartRow(row.name or nameless, row.counts, str(row.total)) for row in counted.rows[:MOST_ROWS]]
    trends = [f"{row.trend.capitalize()}: {row.name}, {row.why}." for row in counted.rows if row.trend]
    return h.figure[
        h.figcaption[h.b[title], f" by {counted.by}"],
        charts.rows(rows, starts, report.until),
        charts.legend("squares"),
        [h.p(".quiet")[trend] for trend in trends],
        counted.total < FEW_CASES and h.p(".quiet")[f"Small numbers: {counted.total} in all."],
        table(
            [what, *(period(start, counted.by) for start in starts), "in all"],
            ([row.name, *map(str, row.counts), row.note] for row in rows),
            title=title,
        ),
    ]


def begun(report: Report) -> Node:
    """What was begun because of a cause or for a measure, before and since."""
    every = telling(report.progress.before_and_after, MOST_BEGUN)
    if not every:
        return None
    return section(
        BEGUN,
        TITLE,
        h.p(".quiet")[NO_CAUSE],
        h.ul[(h.li[h.b[each.name], h.span(".quiet")[f"  {heading(each)}"], h.br, each.says] for each in every)],
    )


def heard(report: Report) -> Node:
    """What customers said, the latest of it."""
    if not report.heard:
        return None
    shown = report.heard[-MOST_SAID:]
    more = f"The latest {len(shown)} of {len(report.heard)}." if len(shown) < len(report.heard) else ""
    return section(
        HEARD,
        "In their words",
        _shared(report),
        more and h.p(".quiet")[more],
        (
            h.figure(".said")[
                h.blockquote[said.text],
                h.figcaption[_whose(said)],
            ]
            for said in shown
        ),
    )


def _whose(said: SaidWords) -> str:
    told = f" · told on {long_day(said.told)}" if said.told else ""
    return f"{', '.join(filter(None, (said.who, said.channel, long_day(said.day))))}{told}"


def _shared(report: Report) -> Node:
    """What several people said, each with a sentence of theirs."""
    if not report.shared:
        return None
    return h.ul(".shared")[
        (
            h.li[h.b[", ".join(each.words)], h.span(".quiet")[f" {each.people} people: "], f"“{each.sentence}”"]
            for each in report.shared
        )
    ]
