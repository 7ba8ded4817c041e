"""What was begun, compared before and since."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from custfocus.features.away.days import Calendar
from custfocus.features.before_and_after.begun import Begun
from custfocus.features.before_and_after.cases import CountedCases
from custfocus.features.before_and_after.comparing import MeasureValues, compared
from custfocus.features.before_and_after.views import FEWER, BeforeAndAfter, ComparedTime
from custfocus.features.scorecard.views import MeasureStanding

DAY = date(2026, 9, 23)
PLAN = Begun("k" * 32, "sheet", "A recovery plan", "Parcels come late", DAY, None, "late")
ALWAYS = Calendar()


def at(*offsets: int) -> Counter[date]:
    """One case on each of these days, counted from the day it began."""
    return Counter(DAY + timedelta(offset) for offset in offsets)


def before_and_since(
    late: Counter[date],
    others: Counter[date] | None = None,
    calendar: Calendar = ALWAYS,
    begun: Begun = PLAN,
    *,
    until: int = 60,
    first: int = -400,
) -> BeforeAndAfter:
    """A plan against what comes late, looked at so many days after it began."""
    return compared(
        begun,
        CountedCases({"late": late}, late + (others or Counter())),
        {},
        calendar,
        first=DAY + timedelta(first),
        until=DAY + timedelta(until),
        short="kk",
    )


def test_as_many_days_before_as_since_and_what_came_on_the_day_itself_is_before() -> None:
    """What came in earlier still is left out, whatever is about another cause too."""
    view = before_and_since(at(-60, -59, -40, -31, -22, -13, -4, 0, 0, 1), at(-1, 2, 3))
    assert (view.before, view.since) == (ComparedTime(60, 8), ComparedTime(60, 1))
    assert view.change == FEWER
    assert view.says == "8 in the 60 days before, 1 in the 60 since: fewer, by more than chance."


def test_of_what_has_just_begun_sixty_days_before_are_told_or_as_many_as_there_are() -> None:
    """Seven days on, and in a journal that is three weeks old."""
    late = at(-50, -1, 3)
    assert before_and_since(late, until=7).before == ComparedTime(60, 2)
    young = before_and_since(late, until=7, first=-20)
    assert (young.before, young.since) == (ComparedTime(21, 1), ComparedTime(7, 1))
    assert before_and_since(late, until=0).says == "2 in the 60 days before; it has only just begun."


@given(st.sets(st.integers(-150, 60)), st.integers(-150, 50), st.integers(0, 40))
def test_days_away_on_which_nothing_came_in_count_on_neither_side(cases: set[int], start: int, length: int) -> None:
    """It is as if these days were none: the same cases, with what lies beyond them moved up, are compared."""
    away = range(start, start + length + 1)
    here = {offset for offset in cases if offset not in away}
    gone = Calendar(away=((DAY + timedelta(away[0]), DAY + timedelta(away[-1])),))
    view = before_and_since(at(*here), calendar=gone)
    until_day = [offset for offset in range(-400, 1) if offset not in away]
    after_day = [offset for offset in range(1, 61) if offset not in away]
    compared_days = until_day[-max(60, len(after_day)) :]
    assert view.since == ComparedTime(len(after_day), len(here & set(after_day)))
    assert view.before == ComparedTime(len(compared_days), len(here & set(compared_days)))


def test_a_day_away_on_which_something_came_in_counts() -> None:
    """Somebody was there to write it down."""
    view = before_and_since(at(-3), calendar=Calendar(away=((DAY - timedelta(9), DAY),)), first=-9, until=5)
    assert view.before == ComparedTime(1, 1)


def test_where_everything_that_was_kept_became_fewer_it_is_not_called_more_than_chance() -> None:
    """Whoever stops writing down sees complaints go down."""
    late, others = at(*range(-59, 0, 7)), at(*range(-58, 0, 3))
    view = before_and_since(late, others)
    assert (view.change, view.recording) == (FEWER, True)
    assert view.says == (
        "9 in the 60 days before, none in the 60 since: fewer, but so was everything else that you kept."
    )


def test_small_numbers_are_said_to_be_small_with_the_days_that_it_would_take() -> None:
    """None at all where there is nothing to halve, and no days where a halving should have shown."""
    assert before_and_since(at(-50, -20, -1, 5)).says == (
        "3 in the 60 days before, 1 in the 60 since. Small numbers, which may be chance. "
        "At this rate a halving would show after about 400 days."
    )
    assert before_and_since(at(-50, -20, -1, 5), first=-60).says.endswith("From so few a halving wouldn't show.")
    often = at(*range(-59, 0, 5), *range(1, 60, 5))
    assert before_and_since(often).says == (
        "12 in the 60 days before, 12 in the 60 since. That may be chance. "
        "At this rate a halving would show after about 100 days."
    )
    longer = at(*range(-149, 0, 5), *range(1, 150, 5))
    assert (
        before_and_since(longer, until=130).says
        == "26 in the 130 days before, 26 in the 130 since. That may be chance."
    )
    assert before_and_since(at(3)).says == (
        "None in the 60 days before, 1 in the 60 since. Small numbers, which may be chance."
    )
    assert before_and_since(at()).says == (
        "None in the 60 days before, none in the 60 since. There is nothing to compare."
    )


def test_what_was_given_up_is_looked_at_until_then_and_nothing_for_longer_than_180_days() -> None:
    """Then it says "after", for more came since."""
    over = replace(PLAN, ended=DAY + timedelta(31))
    view = before_and_since(at(-9, 40), begun=over)
    assert (view.last, view.since) == (DAY + timedelta(30), ComparedTime(30, 0))
    assert view.says.startswith("1 in the 60 days before, none in the 30 after.")
    assert before_and_since(at(-9, 200), until=300).since == ComparedTime(180, 0)


def test_of_a_measure_the_middle_values_stand_side_by_side_and_nothing_is_tried() -> None:
    """With how many they are of; a few are said to be few."""
    standing = MeasureStanding(
        id="m" * 32,
        short="mm",
        number=1,
        name="First reply",
        unit="hours",
        better="down",
        target=None,
        by=None,
        source="",
        felt=None,
        status="open",
        since=DAY,
        first=None,
        first_day=None,
        last=None,
        last_day=None,
        readings=0,
        share=None,
        reached=False,
        overdue=False,
        step="month",
        course=(),
    )

    def of(values: dict[int, float]) -> BeforeAndAfter:
        kept = MeasureValues(standing, {DAY + timedelta(offset): value for offset, value in values.items()})
        return compared(
            replace(PLAN, aim=standing.id),
            CountedCases({}, {}),
            {standing.id: kept},
            ALWAYS,
            first=DAY - timedelta(300),
            until=DAY + timedelta(60),
            short="kk",
        )

    view = of({-290: 40, -90: 9, -60: 8, -30: 12, 0: 10, 20: 7, 40: 5, 60: 6})
    assert (view.measure, view.cause, view.change, view.halving) == ("First reply", None, "", None)
    assert (view.before, view.since) == (ComparedTime(180, 4, 9.5), ComparedTime(60, 3, 6))
    assert view.says == "9.5 hours before (the middle of 4 values), 6 hours since (the middle of 3 values)."
    assert of({-30: 8}).says == "8 hours before (one value), no value since. These are few values."
