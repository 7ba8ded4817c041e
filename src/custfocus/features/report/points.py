"""The three things of a time that matter most, worked out: what moved, what is quiet, what is owed.

Of each sort the first that there is, in the order in which they stand here: what one would rather not hear comes
before what pleases. Where a sort has nothing, another gives its second. A sentence that rests on a few things only
says so.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain, zip_longest
from statistics import median

from custfocus.base import wording
from custfocus.features.insights.trend import CHANCE, by_chance, trend
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
    is_nameless,
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
_OUTCOME = "outcome"
_RISING, _FALLING = "rising", "falling"
_DUE = {"sheet": "Due {when}: {what}.", "priority": "The season of {what} ends {when}."}


def points_of(report: Report) -> tuple[ReportPoint, ...]:
    """What matters most, three things at most: of each sort one as long as there is one, in this order."""
    sorts = [list(_moved(report)), list(_quiet(report)), list(_owed(report))]
    in_turn = [point for point in chain.from_iterable(zip_longest(*sorts)) if point][:MOST]
    return tuple(sorted(in_turn, key=lambda point: [*SORTS].index(point.kind)))


def _moved(report: Report) -> Iterator[ReportPoint]:
    """What changed, what customers feel before what the leader does; where nothing did, that.

    A cause that comes up more often, what changed since something was begun, a figure that customers feel, a cause
    that comes up less, how long people wait, any other figure, what the leader does.
    """
    moved = chain(
        _causes(report, _RISING),
        _since_begun(report),
        _figures(report, felt=True),
        _causes(report, _FALLING),
        _waits(report),
        _figures(report, felt=False),
        _deeds(report),
    )
    first = next(moved, None)
    if first:
        yield first
        yield from moved
    elif report.progress.days and not any(map(_has_changed, report.measures)):
        yield ReportPoint(MOVED, "Nothing moved that the record could tell.", DAYS)


def _causes(report: Report, trend_of: str) -> Iterator[ReportPoint]:
    for row in report.cases.causes.rows if report.cases else ():
        if row.name and row.trend == trend_of:
            often = "more" if trend_of == _RISING else "less"
            yield ReportPoint(MOVED, f'The cause "{row.name}" comes up {often} often: {row.why}.', CASES)
            return


def _since_begun(report: Report) -> Iterator[ReportPoint]:
    for each in report.progress.before_and_after:
        if each.change and not each.recording and each.cause:
            day = _on(each.day, report.until)
            yield ReportPoint(MOVED, f'"{each.name}", begun on {day} about "{each.cause}": {each.says}', BEGUN)
            return


def _figures(report: Report, *, felt: bool) -> Iterator[ReportPoint]:
    """Of the figures that customers feel, or the others, one that went away from its target, or went the furthest."""
    changed = (each for each in report.measures if _has_changed(each) and not is_nameless(each.measure))
    wanted = [each for each in changed if (each.measure.felt == _OUTCOME) == felt]
    if wanted:
        course = min(wanted, key=lambda each: (_is_better(each), -abs(_change(each))))
        yield ReportPoint(MOVED, _course_says(course), MEASURES)


def _waits(report: Report) -> Iterator[ReportPoint]:
    """Whether people waited longer in one half of the time than in the other, by more than chance.

    It compares how many waited longer than the median (the median test, with Fisher's exact probabilities).
    """
    told = [(wait.told, wait.days) for wait in report.cases.waits if wait.told] if report.cases else []
    told = [each for each in told if each[0] >= report.since]
    half = report.since + (report.until - report.since) / 2
    halves = [days for day, days in told if day <= half], [days for day, days in told if day > half]
    if not all(halves):
        return
    usual = median(days for _, days in told)
    (before, of_before), (later, of_later) = ((sum(each > usual for each in days), len(days)) for days in halves)
    longer = later * of_before > before * of_later
    part, whole = (later, of_later) if longer else (before, of_before)
    if by_chance(part, whole, before + later, len(told)) <= CHANCE / 2:
        first, last = (formatted(median(days)) for days in halves)
        says = f"People waited {'longer' if longer else 'less long'} to be told in the later half: {last} days"
        yield ReportPoint(MOVED, f"{says}, the median of {of_later}, and {first} before, of {of_before}.", CASES)


def _deeds(report: Report) -> Iterator[ReportPoint]:
    every = report.progress.principles
    totals = [sum(counts) for counts in zip(*(each.weeks for each in every), strict=True)]
    trends = ((each, *trend(each.weeks, totals, len(every))) for each in every)
    for each, way, why in trends:
        if way:
            share = "more" if way == _RISING else "less"
            did = report.says("you", "I")
            yield ReportPoint(MOVED, f'"{each.name}" is {share} of what {did} did: {why}.', PRINCIPLES)
            return


def _has_changed(course: MeasureCourse) -> bool:
    return len(course.values) > 1 and bool(_change(course))


def _change(course: MeasureCourse) -> float:
    """How much a measure has changed over the time, as a share of the way from its very first value to its target.

    Without a target it is one of the larger of its first and last value in the time.
    """
    measure, first, last = course.measure, course.values[0].value, course.values[-1].value
    way = 0.0 if measure.target is None or measure.first is None else abs(measure.target - measure.first)
    return (last - first) / (way or max(abs(first), abs(last)) or 1)


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
    """Those who wait, with causes that ask for a plan; what is due, what was meant, seasons that are over."""
    yield from _answers_owed(report)
    yield from _due(report)
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


def _answers_owed(report: Report) -> Iterator[ReportPoint]:
    waiting = [wait for wait in report.cases.waits if wait.told is None] if report.cases else []
    says = [_waiting_says(waiting, report)] if waiting else []
    if report.recoveries and report.until == report.progress.today:
        first, more = report.recoveries[0], len(report.recoveries) - 1
        others = f"; {wording.number(more)} more likewise" if more else ""
        again = f'"{first.cause}" came up {wording.times(first.often)} within {first.days} days'
        says.append(f"{again}, with no recovery planned since{others}.")
    if says:
        yield ReportPoint(OWED, " ".join(says), CASES)


def _due(report: Report) -> Iterator[ReportPoint]:
    """The steps of sheets that are late, else what is due today or tomorrow: a step, or a priority's season."""
    late = [each.overdue for each in report.ahead if each.kind == "sheet" and each.overdue]
    if late:
        steps, oldest = "step is" if len(late) == 1 else "steps are", "" if len(late) == 1 else ", the oldest"
        says = f"{_many(len(late))} {steps} overdue{oldest} by {wording.counted(max(late), 'day')}."
        yield ReportPoint(OWED, says, NEXT)
    today = report.progress.today
    names = {today: "today", today + timedelta(1): "tomorrow"}
    for each in report.ahead:
        if each.kind in _DUE and each.day in names:
            what = wording.quoted(each.what)
            says = _DUE[each.kind].format(what=what, when=names[each.day])
            yield ReportPoint(OWED, says, NEXT)
            return


def _waiting_says(waiting: list[CaseWait], report: Report) -> str:
    called = report.cases.called if report.cases else ("", "")
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
