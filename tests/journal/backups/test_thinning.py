from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from custfocus.journal.backups.thinning import DAYS, DEEDS, MONTHS, WEEKS, kept_of_days, kept_of_deeds

FIRST = datetime(2025, 1, 1, 9)  # noqa: DTZ001 - as on the wall
MOMENTS = st.sets(st.integers(0, 700 * 24), max_size=120).map(
    lambda hours: sorted(FIRST + timedelta(hours=hour) for hour in hours)
)


def test_of_two_years_of_days_as_many_stay_as_is_said() -> None:
    """Twelve days, ten weeks and nine months, some of which are the same copy."""
    every_day = [FIRST + timedelta(day) for day in range(700)]
    kept = sorted(kept_of_days(every_day))
    assert kept[-DAYS:] == every_day[-DAYS:]
    assert [moment for moment in kept if moment.weekday() == 0][-WEEKS:] == [
        moment for moment in every_day if moment.weekday() == 0
    ][-WEEKS:]
    assert [moment for moment in kept if moment.day == 1][-MONTHS:] == [
        moment for moment in every_day if moment.day == 1
    ][-MONTHS:]
    assert len(kept) == 28


@given(MOMENTS)
def test_the_earliest_of_each_late_day_week_and_month_stays(moments: list[datetime]) -> None:
    """So that the state before a mistake isn't the one that goes."""
    kept = kept_of_days(moments)
    assert kept <= set(moments)
    assert len(kept) <= DAYS + WEEKS + MONTHS
    for moment in moments:
        of_day = [each for each in moments if each.date() == moment.date()]
        of_month = [each for each in moments if (each.year, each.month) == (moment.year, moment.month)]
        if len({each.date() for each in moments if each.date() > moment.date()}) < DAYS:
            assert of_day[0] in kept
        if len({(each.year, each.month) for each in moments if each.date() > of_month[-1].date()}) < MONTHS:
            assert of_month[0] in kept


@given(MOMENTS)
def test_thinned_after_each_or_all_at_once_comes_to_the_same(moments: list[datetime]) -> None:
    """What has gone is never missed later."""
    kept: set[datetime] = set()
    for moment in moments:
        kept = kept_of_days({*kept, moment})
    assert kept == kept_of_days(moments)


@given(MOMENTS)
def test_of_those_before_a_deed_the_last_stay(moments: list[datetime]) -> None:
    """As many as are said."""
    assert kept_of_deeds(moments) == set(moments[-DEEDS:])
