from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from custfocus.features.insights.views import Tally
from custfocus.features.report.points import points_of
from custfocus.features.report.views import MOVED, OWED, QUIET, CaseWait, DatedValue, RecoveryDue, Report
from tests.features.report.samples import (
    BEGUN,
    CASES,
    CAUSES,
    CONTACT,
    COURSE,
    LEAD,
    LISTEN,
    PROGRESS,
    REPORT,
    SINCE,
    UNTIL,
    with_progress,
)


def says(report: Report) -> list[str]:
    """The sentences of a report."""
    return [point.says for point in points_of(report)]


def test_one_thing_that_moved_one_that_is_quiet_one_that_is_owed() -> None:
    """In this order, each with the part of the report that it rests on; what rests on little says so."""
    assert [(point.kind, point.evidence) for point in points_of(REPORT)] == [
        (MOVED, "measures"),
        (QUIET, "principles"),
        (OWED, "cases"),
    ]
    assert says(REPORT) == [
        '"First reply" fell from 9 to 6.5 hours; the target is 4 by 31 March 2027. That rests on three values only.',
        'Nothing counts for "Lead" since 7 October, though you rated it 5 of 5.',
        "One complaint is still without an answer, for 5 days.",
    ]


def test_a_cause_that_comes_more_often_is_told_before_any_figure() -> None:
    """As is a figure that got worse before one that got better."""
    rising = Tally("late", (0, 8), 8, "rising", "8 in the later half, 0 before")
    causes = replace(CAUSES, rows=(rising, *CAUSES.rows))
    assert says(replace(REPORT, cases=replace(CASES, causes=causes)))[0] == (
        'The cause "late" comes up more often: 8 in the later half, 0 before.'
    )
    worse = replace(COURSE, measure=replace(COURSE.measure, name="Waits"), values=COURSE.values[::-1])
    assert says(replace(REPORT, measures=(COURSE, worse)))[0].startswith(
        '"Waits" rose from 6.5 to 9 hours, the wrong way;'
    )


def test_what_changed_since_something_was_begun_comes_before_a_figure_that_got_better() -> None:
    """Where that is more than chance, and not all that was kept changed likewise."""
    report = with_progress(before_and_after=(BEGUN,))
    assert points_of(report)[0].evidence == "begun"
    assert says(report)[0] == (
        '"Trains that wait", begun on 20 October about "late": '
        "9 in the 60 days before, none in the 33 since: fewer, by more than chance."
    )
    for doubtful in (replace(BEGUN, change=""), replace(BEGUN, recording=True)):
        assert points_of(with_progress(before_and_after=(doubtful,)))[0].evidence == "measures"


def test_of_many_values_nothing_is_said_to_be_few() -> None:
    """And a target that is reached is called so."""
    values = tuple(DatedValue(date(2026, 10, 5) + timedelta(week), 9 - week) for week in range(6))
    reached = replace(COURSE, measure=replace(COURSE.measure, reached=True), values=values)
    assert says(replace(REPORT, measures=(reached,)))[0] == (
        '"First reply" fell from 9 to 4 hours, and so the target is reached.'
    )


def test_where_customers_have_gone_unheard_that_comes_before_a_quiet_principle() -> None:
    """Since the last contact, or in all of the time; it leads to what was said, where anything was."""
    sheets = replace(PROGRESS.sheets, contact=replace(CONTACT, last=date(2026, 10, 9)))
    [quiet] = [point for point in points_of(with_progress(sheets=sheets)) if point.kind == QUIET]
    assert quiet.says == "You have had no word from a customer yourself since 9 October."
    assert quiet.evidence == "heard"
    unheard = replace(with_progress(sheets=replace(PROGRESS.sheets, contact=replace(CONTACT, last=None))), heard=())
    [quiet] = [point for point in points_of(unheard) if point.kind == QUIET]
    assert quiet.says == "You have had no word from a customer yourself in these 7 weeks."
    assert quiet.evidence == "days"


def test_what_customers_feel_comes_before_what_the_leader_does() -> None:
    """However far the leader's own figure moved; and a measure without a name is no headline."""
    own = replace(COURSE, measure=replace(COURSE.measure, name="Visits", felt="activity", better="up", target=None))
    own = replace(own, values=(DatedValue(SINCE, 1), DatedValue(UNTIL, 9)))
    assert says(replace(REPORT, measures=(own, COURSE)))[0].startswith('"First reply" fell')
    assert says(replace(REPORT, measures=(own,)))[0].startswith('"Visits" rose')
    nameless = replace(COURSE, measure=replace(COURSE.measure, name="Measure 1"))
    assert next(point.kind for point in points_of(replace(REPORT, measures=(nameless,)))) == QUIET


def test_a_tally_is_no_movement() -> None:
    """Where no half differs by more than chance, that is said; else what does, with its figures."""
    still = replace(REPORT, measures=())
    assert says(still)[0] == "Nothing moved that the record could tell."
    listen, lead = replace(LISTEN, weeks=(9, 9, 9, 0, 0, 0, 0)), replace(LEAD, weeks=(0, 0, 0, 9, 9, 9, 0))
    turned = replace(with_progress(principles=(listen, lead)), measures=())
    assert says(turned)[0] == '"Listen" is less of what you did: 0 of 27 in the later half, 27 of 27 before.'
    waits = [CaseWait(f"a{n}", SINCE, SINCE + timedelta(n), 2) for n in range(6)]
    waits += [CaseWait(f"b{n}", UNTIL, UNTIL - timedelta(n), 9) for n in range(6)]
    assert says(replace(still, cases=replace(CASES, waits=tuple(waits))))[0] == (
        "People waited longer to be told in the later half: 9 days, the median of 6, and 2 before, of 6."
    )


def test_a_cause_that_asks_for_a_plan_and_what_is_due_tomorrow_are_owed() -> None:
    """The cause beside those who wait; what is due by its words."""
    due = (RecoveryDue("late", 8, 58),)
    assert says(replace(REPORT, recoveries=due))[-1] == (
        "One complaint is still without an answer, for 5 days. "
        '"late" came up 8 times within 58 days, with no recovery planned since.'
    )
    tomorrow = UNTIL + timedelta(1)
    for item, words in zip(REPORT.ahead[::2], ("Due tomorrow: ", "The season of "), strict=True):
        only = (replace(item, day=tomorrow, overdue=0),)
        assert says(replace(REPORT, cases=None, ahead=only))[-1].startswith(words)


def test_of_others_that_are_quiet_no_longer_silence_is_told_than_theirs() -> None:
    """Those that have been quiet for less long than the first have a day of their own."""
    serve = replace(LEAD, id="serve", name="Serve", rating=None, last=date(2026, 10, 20))
    measure = replace(serve, id="measure", name="Measure", last=None)
    [quiet] = [
        each for each in points_of(with_progress(principles=(LISTEN, LEAD, serve, measure))) if each.kind == QUIET
    ]
    assert quiet.says == (
        'Nothing counts for "Lead" since 7 October, though you rated it 5 of 5, nor for two more since 20 October.'
    )
    [quiet] = [each for each in points_of(with_progress(principles=(LISTEN, LEAD, measure))) if each.kind == QUIET]
    assert quiet.says.endswith("though you rated it 5 of 5, nor for one more.")


def test_a_short_time_is_never_quiet() -> None:
    """Of three weeks nobody can say so."""
    assert QUIET not in {point.kind for point in points_of(with_progress(since=date(2026, 11, 1)))}


def test_what_is_owed_goes_on_to_what_was_meant_and_to_seasons_that_are_over() -> None:
    """Where nobody waits for an answer; of a time that is over it is told as what was then."""
    answered = replace(CASES, waits=CASES.waits[:2])
    assert says(replace(REPORT, cases=answered))[-1] == "One step is overdue by 2 days."
    assert says(replace(REPORT, cases=answered, ahead=REPORT.ahead[1:]))[-1] == (
        "One thing that you meant to do is still open, from 2 November."
    )
    late = (replace(REPORT.ahead[2], overdue=3),)
    assert says(replace(REPORT, cases=answered, ahead=late))[-1] == "The season of one priority is over."
    then = with_progress(until=date(2026, 11, 20))
    two = replace(CASES, waits=(*CASES.waits, replace(CASES.waits[2], id="d")))
    assert says(replace(then, cases=two))[-1] == (
        "On 20 November two complaints were still without an answer, the oldest for 5 days."
    )


def test_a_sort_without_anything_leaves_its_place_to_another() -> None:
    """As long as there is more; none of nothing."""
    nothing_owed = replace(REPORT, cases=None, ahead=())
    assert [point.kind for point in points_of(nothing_owed)] == [MOVED, QUIET]
    quiet = replace(LISTEN, total=0, weeks=(0,) * 7, last=None, rating=None)
    empty = replace(with_progress(principles=(quiet,), practices=(), days={}), measures=(), cases=None, ahead=())
    assert points_of(empty) == ()


@given(st.permutations([LISTEN, LEAD, replace(LEAD, id="recover", name="Mend", rating=None)]))
def test_the_order_of_principles_changes_nothing(principles: list[object]) -> None:
    """What was rated high and is quiet is told first, wherever it stands."""
    report = with_progress(principles=tuple(principles))
    assert 'Nothing counts for "Lead" since 7 October, though you rated it 5 of 5, nor for one more.' in says(report)
