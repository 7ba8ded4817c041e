"""The three things of a time that matter most, worked out: what moved, what is quiet, what is owed.

Of each sort the first that there is, in the order in which they stand here: what one would rather not hear comes
before what pleases. Where a sort has nothing, another gives its second. A sentence that rests on a few things only
says so.
"""

from collections.abc import Iterator
from datetime import date
from itertools import chain, zip_longest

from custfocus.base import wording
from custfocus.features.progress.views import PrincipleWeeks
from custfocus.features.report.views import (
    BEGUN,
    CASES,
    DAYS,
    HEARD,
    MEASURES,
    MOVED,
    NEXT,
    OWED,
    PRACTICES,
    PRINCIPLES,
    QUIET,
    CaseWait,
    MeasureCourse,
    Report,
    ReportPoint,
)
from custfocus.features.scorecard.figures import formatted
from custfocus.features.scorecard.measures import UP

MOST = 3
# What each sort is called.
SORTS = {MOVED: "What moved", QUIET: "What is quiet", OWED: "What is owed"}
# Fewer values, cases or words than this are said to be few.
FEW = 5
# After so many days something is quiet, and a time shorter than that says nothing of it.
QUIET_DAYS = 28
_HIGH = 4
_RISING = "rising"


def points_of(report: Report) -> tuple[ReportPoint, ...]:
    """What matters most, three things at most: of each sort one as long as there is one, in this order."""
    sorts = [list(_moved(report)), list(_quiet(report)), list(_owed(report))]
    in_turn = [point for point in chain.from_iterable(zip_longest(*sorts)) if point][:MOST]
    return tuple(sorted(in_turn, key=lambda point: [*SORTS].index(point.kind)))


def _moved(report: Report) -> Iterator[ReportPoint]:
    """A cause that comes more often, what changed since something was begun, a figure, then what most counts for.

    Of the figures the one that got worse, or moved the most.
    """
    rising = [row for row in report.cases.causes.rows if row.trend == _RISING] if report.cases else []
    if rising:
        yield ReportPoint(MOVED, f'The cause "{rising[0].name}" comes up more often: {rising[0].why}.', CASES)
    plain = [each for each in report.progress.before_and_after if each.change and not each.recording and each.cause]
    if plain:
        first = plain[0]
        day = _on(first.day, report.until)
        yield ReportPoint(MOVED, f'"{first.name}", begun on {day} about "{first.cause}": {first.says}', BEGUN)
    changed = [each for each in report.measures if len(each.values) > 1 and _change(each)]
    if changed:
        course = min(changed, key=lambda each: (_is_better(each), -abs(_change(each))))
        yield ReportPoint(MOVED, _course_says(course), MEASURES)
    most = sorted(report.progress.principles, key=lambda each: -each.total)[:2]
    if most and most[0].total >= FEW and most[0].total > max((each.total for each in most[1:]), default=0):
        yield ReportPoint(MOVED, f'Most counts for "{most[0].name}": {most[0].total} times.', PRINCIPLES)


def _change(course: MeasureCourse) -> float:
    """How much a measure has changed over the time, as a share of the larger of its first and last value."""
    first, last = course.values[0].value, course.values[-1].value
    return (last - first) / (max(abs(first), abs(last)) or 1)


def _is_better(course: MeasureCourse) -> bool:
    return (_change(course) > 0) == (course.measure.better == UP)


def _course_says(course: MeasureCourse) -> str:
    measure, first, last = course.measure, course.values[0].value, course.values[-1].value
    words = f'"{measure.name}" {"rose" if last > first else "fell"} from {formatted(first)}'
    words += f" to {formatted(last, measure.unit)}"
    if not _is_better(course):
        words += ", the wrong way"
    if measure.target is not None and measure.reached:
        words += ", and so the target is reached"
    elif measure.target is not None:
        by = f" by {wording.full_day(measure.by)}" if measure.by else ""
        words += f"; the target is {formatted(measure.target)}{by}"
    return f"{words}.{_few(len(course.values), 'value')}"


def _quiet(report: Report) -> Iterator[ReportPoint]:
    """No word from customers, a principle without anything, then a practice that has lapsed."""
    until, weeks = report.until, len(report.progress.weeks)
    if (until - report.since).days < QUIET_DAYS:
        return
    contact, someone = report.progress.sheets.contact, report.people.a_one
    if contact.last is None or _is_long_ago(contact.last, until):
        since = f"since {_on(contact.last, until)}" if contact.last else f"in these {weeks} weeks"
        who, oneself = report.says("You", "I"), report.says("yourself", "myself")
        says = f"{who} have had no word from {someone} {oneself} {since}."
        yield ReportPoint(QUIET, says, HEARD if report.heard else DAYS)
    principles = report.progress.principles
    i = report.says("you", "I")
    silent = [each for each in principles if each.last is None or _is_long_ago(each.last, until)]
    if silent and any(each.total for each in principles):
        first = min(silent, key=lambda each: (-(each.rating or 0), each.last or date.min))
        rated = f", though {i} rated it {first.rating} of 5" if (first.rating or 0) >= _HIGH else ""
        since = f"since {_on(first.last, until)}" if first.last else "yet"
        more = _nor_for([each for each in silent if each is not first], first, until)
        yield ReportPoint(QUIET, f'Nothing counts for "{first.name}" {since}{rated}{more}.', PRINCIPLES)
    lapsed = [each for each in report.progress.practices if each.last and _is_long_ago(each.last, until)]
    if lapsed:
        day = _on(lapsed[0].last or until, until)
        yield ReportPoint(QUIET, f'"{lapsed[0].name}" was last done on {day}.', PRACTICES)


def _nor_for(others: list[PrincipleWeeks], first: PrincipleWeeks, until: date) -> str:
    """How many others are quiet as well, and since when all of them are, where that is later."""
    if not others:
        return ""
    latest = max(each.last or date.min for each in others)
    since = f" since {_on(latest, until)}" if latest > (first.last or date.min) else ""
    return f", nor for {wording.number(len(others))} more{since}"


def _is_long_ago(day: date, until: date) -> bool:
    return (until - day).days >= QUIET_DAYS


def _owed(report: Report) -> Iterator[ReportPoint]:
    """Those who wait for an answer, what was meant and is open, then priorities whose season is over."""
    waiting = [wait for wait in report.cases.waits if wait.told is None] if report.cases else []
    if waiting and report.cases:
        yield ReportPoint(OWED, _waiting_says(waiting, report.cases.called, report), CASES)
    meant = [each for each in report.ahead if each.kind == "intention" and each.day]
    if meant:
        oldest = min(each.day for each in meant if each.day)
        count, who = len(meant), report.says("you", "I")
        things, are = ("thing", "is") if count == 1 else ("things", "are")
        since = f"{'' if count == 1 else 'the oldest '}from {_on(oldest, report.progress.today)}"
        yield ReportPoint(OWED, f"{_many(count)} {things} that {who} meant to do {are} still open, {since}.", NEXT)
    over = [each for each in report.ahead if each.kind == "priority" and each.overdue]
    if over:
        what = "priority is" if len(over) == 1 else "priorities are"
        yield ReportPoint(OWED, f"The season of {wording.number(len(over))} {what} over.", NEXT)


def _waiting_says(waiting: list[CaseWait], called: tuple[str, str], report: Report) -> str:
    count, oldest = len(waiting), waiting[0]
    past = report.until < report.progress.today
    verb = ("was" if count == 1 else "were") if past else ("is" if count == 1 else "are")
    when = f"On {_on(report.until, report.progress.today)} " if past else ""
    of = called[0] if count == 1 else called[1]
    what = f"{when}{wording.number(count)} {of} {verb} still without an answer"
    longest = f"{'' if count == 1 else 'the oldest '}for {wording.counted(oldest.days, 'day')}"
    return f"{what[:1].upper()}{what[1:]}, {longest}."


def _few(count: int, noun: str) -> str:
    return f" That rests on {wording.in_words(count, noun)} only." if count < FEW else ""


def _many(count: int) -> str:
    words = wording.number(count)
    return words[:1].upper() + words[1:]


def _on(day: date, near: date) -> str:
    return wording.full_day(day, near=near)
