from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.content.models import Cadence
from custfocus.features.away.days import Calendar
from custfocus.features.practice.views import PracticeStanding
from custfocus.features.progress.views import Progress
from custfocus.features.progress.weeks import TimeFacts, progress, span
from custfocus.features.sheets.figures import sheet_figures
from custfocus.journal.entry import Entry
from tests.framework import PACK, SMALL

TODAY = date(2026, 11, 22)
FIRST = date(2026, 1, 3)


def known(since: date, until: date, days: Mapping[date, int], **more: Any) -> TimeFacts:
    """A time in which notes were written on these days, all for listening, and one practice was done as often."""
    inside = {day: count for day, count in days.items() if since <= day <= until}
    standing = PracticeStanding(
        "stay-close", "Sit in", adopted=True, number=1, cadence=Cadence(times=3), strength=0.4, level="steady"
    )
    fields: dict[str, Any] = {
        "since": since,
        "until": until,
        "today": TODAY,
        "first": FIRST,
        "days": {"answer": {}, "practice": inside, "heard": {}, "note": inside},
        "deeds": {"listen": inside},
        "spoken": {"measure": inside},
        "last": {},
        "ratings": {},
        "calendar": Calendar(),
        "standings": (standing,),
        "ticks": {"stay-close": days},
        "answered": ("who-spoke", "gone-one", "elsewhere"),
        "reviews": (),
        "sheets": sheet_figures((), (), since, until, PACK),
    }
    return TimeFacts(**(fields | more))


DAYS = st.dates(date(2025, 1, 1), TODAY)


@st.composite
def times(draw: st.DrawFn) -> tuple[date, date, Mapping[date, int], Progress]:
    """A time, entries in and around it, and what was made of them."""
    since, until = sorted((draw(DAYS), draw(DAYS)))
    days = draw(st.dictionaries(DAYS, st.integers(1, 9), max_size=20))
    return since, until, days, progress(SMALL, known(since, until, days))


@given(times())
def test_the_weeks_add_up_to_the_whole(time: tuple[date, date, Mapping[date, int], Progress]) -> None:
    """For principles and practices: nothing of the time is left out, nothing from outside is counted."""
    since, until, days, view = time
    total = sum(count for day, count in days.items() if since <= day <= until)
    listen, measure = view.principles
    assert sum(listen.weeks) == listen.total == total
    assert sum(measure.weeks) == measure.total == 0
    assert (sum(listen.answers), sum(measure.answers)) == (0, total)
    assert sum(view.practices[0].weeks) == view.practices[0].total == total
    assert view.counts == {"answer": 0, "practice": total, "heard": 0, "note": total}
    assert sum(view.days.values()) == 2 * total
    assert view.other_practices == 0


@given(times())
def test_each_week_counts_its_own_days(time: tuple[date, date, Mapping[date, int], Progress]) -> None:
    """The weeks begin on Mondays, follow one another, and hold the whole time."""
    since, until, days, view = time
    assert view.weeks[0] <= since
    assert until < view.weeks[-1] + timedelta(7)
    assert all(monday.weekday() == 0 for monday in view.weeks)
    assert {b - a for a, b in zip(view.weeks, view.weeks[1:], strict=False)} <= {timedelta(7)}
    expected: Counter[date] = Counter()
    for day, count in days.items():
        if since <= day <= until:
            expected[day - timedelta(day.weekday())] += count
    assert list(view.principles[0].weeks) == [expected[monday] for monday in view.weeks]


def test_questions_count_once_they_were_asked_and_are_still_offered() -> None:
    """Retired ones and those of another framework neither count as asked nor as to come."""
    view = progress(SMALL, known(FIRST, TODAY, {}))
    assert (view.questions.asked, view.questions.total) == (1, 4)


def test_practices_that_arent_taken_on_are_a_count() -> None:
    """What was done of them is neither lost nor given to another."""
    view = progress(SMALL, known(FIRST, TODAY, {TODAY: 3}, ticks={"stay-close": {TODAY: 1}}))
    assert (view.practices[0].total, view.other_practices) == (1, 2)


def test_reviews_come_in_the_order_of_their_months() -> None:
    """With the day they were begun, and whether they are finished."""
    reviews = [
        Entry("b", "review", date(2026, 11, 3), "", "", data={"month": "2026-10", "finished": False}),
        Entry("a", "review", date(2026, 11, 4), "", "", data={"month": "2026-09", "finished": True}),
    ]
    view = progress(SMALL, known(FIRST, TODAY, {}, reviews=reviews))
    assert [(one.month, one.finished) for one in view.reviews] == [("2026-09", True), ("2026-10", False)]


def test_only_times_away_that_reach_into_it_are_shown() -> None:
    """One that ends on its first day does."""
    away = tuple((FIRST + timedelta(a), FIRST + timedelta(b)) for a, b in ((-9, -1), (-9, 0), (5, 6)))
    view = progress(SMALL, known(FIRST, FIRST + timedelta(5), {}, calendar=Calendar(away=away)))
    assert view.away == away[1:]


@pytest.mark.parametrize(
    ("since", "until", "first", "expected"),
    [
        (None, None, FIRST, (date(2026, 8, 25), TODAY)),
        (None, date(2026, 3, 5), FIRST, (FIRST, date(2026, 3, 5))),
        (date(2020, 1, 1), None, FIRST, (FIRST, TODAY)),
        (date(2026, 5, 1), date(2027, 1, 1), FIRST, (date(2026, 5, 1), TODAY)),
        (date(2020, 1, 1), date(2021, 1, 1), FIRST, (date(2021, 1, 1), date(2021, 1, 1))),
        (date(2030, 1, 1), None, FIRST, (TODAY, TODAY)),
        (date(1, 1, 1), None, None, (TODAY, TODAY)),
        (None, date(1, 1, 2), date(1, 1, 1), (date(1, 1, 1), date(1, 1, 2))),
    ],
)
def test_the_time_is_the_last_90_days_or_what_was_asked_for_within_the_journal(
    since: date | None, until: date | None, first: date | None, expected: tuple[date, date]
) -> None:
    """Nothing before the first entry, nothing after today."""
    assert span(since, until, first, TODAY) == expected


def test_a_principle_has_the_rating_beside_its_weeks() -> None:
    """The latest; None where it wasn't rated."""
    view = progress(SMALL, known(FIRST, TODAY, {}, ratings={"listen": (4, FIRST)}))
    assert [one.rating for one in view.principles] == [4, None]
