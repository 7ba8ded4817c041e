from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.base import dates
from custfocus.base.errors import USAGE, CustfocusError

SUNDAY = date(2026, 11, 22)
PARSERS = (dates.parse_day, dates.parse_month, dates.parse_span, dates.parse_last)
NEAR = st.dates(date(1900, 1, 1), date(2150, 12, 31))
_NEAR_WORDS = ("last", "next", "this", "ago", "in", "at", "of", "a", "days", "weeks", "month", "year")
_FIXED_WORDS = ("friday", "sun", "october", "feb", "31st", "noon", "5pm", "utc", "3", "0", "99", "2026", "0001")
WORDS = st.sampled_from([*_NEAR_WORDS, *_FIXED_WORDS])
PIECES = st.sampled_from(["0", "3", "13", "29", "99", "2026", "/", ".", "-", " ", "T", "w", "d", "!"])


def code(words: str) -> str:
    """The code of the error that a day's words are refused with."""
    with pytest.raises(CustfocusError) as caught:
        dates.parse_day(words, SUNDAY)
    assert caught.value.exit_code == USAGE
    return caught.value.code


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", SUNDAY),
        (" Yesterday ", date(2026, 11, 21)),
        ("tomorrow", date(2026, 11, 23)),
        ("2026-11-03", date(2026, 11, 3)),
        ("2026/11/3", date(2026, 11, 3)),
        ("last friday", date(2026, 11, 20)),
        ("friday", date(2026, 11, 20)),
        ("3 days ago", date(2026, 11, 19)),
        ("a week  ago", date(2026, 11, 15)),
        ("3 november", date(2026, 11, 3)),
        ("dec 31", date(2025, 12, 31)),
        ("24/12", date(2025, 12, 24)),
        ("13.11.26", date(2026, 11, 13)),
        ("11/11", date(2026, 11, 11)),
    ],
)
def test_a_day_is_understood(words: str, day: date) -> None:
    """ISO 8601, words near and far, and short dates that can mean one day only; a past one where no year is given."""
    assert dates.parse_day(words, SUNDAY) == day


def test_a_day_to_come_is_understood_where_one_is_wanted() -> None:
    """Looking ahead, a weekday or a date without its year is the next."""
    assert dates.parse_day("friday", SUNDAY, ahead=True) == date(2026, 11, 27)
    assert dates.parse_day("24/12", SUNDAY, ahead=True) == date(2026, 12, 24)


def test_a_date_with_two_readings_is_refused_with_both() -> None:
    """Day first or month first: the user says which, in ISO 8601."""
    with pytest.raises(CustfocusError) as caught:
        dates.parse_day("03/04", SUNDAY)
    assert caught.value.message == '"03/04" could be 3 April 2026 or 4 March 2026.'
    assert caught.value.hint == "Write 2026-04-03 or 2026-03-04."
    assert code("03/04/25") == code("3.4.2025") == "ambiguous-day"


@pytest.mark.parametrize(
    "words",
    ["", "3", "12", "2026", "2026-13-01", "2026-02-30", "32/1", "someday", "octopus", "october",
     "2026-10", "03/04 friday", "tomorrow!today", "decoy", "mayhem", "marching", "0000-01-01", "friday " * 50],
)  # fmt: skip
def test_what_is_no_day_is_refused(words: str) -> None:
    """A bare number, a day that no calendar has, a whole month, and anything else: none is guessed at."""
    assert code(words) == "unknown-day"


def test_a_day_too_far_away_is_refused() -> None:
    """A slip of the keyboard in the year isn't taken for a day."""
    assert code("0206-11-03") == code("9999-12-31") == "unknown-day"


@pytest.mark.parametrize(
    ("words", "month"),
    [
        ("2026-10", date(2026, 10, 1)),
        ("October", date(2026, 10, 1)),
        ("dec", date(2025, 12, 1)),
        ("nov", date(2026, 11, 1)),
        ("sept. 2026", date(2026, 9, 1)),
        ("feb 2024", date(2024, 2, 1)),
        ("this month", date(2026, 11, 1)),
        ("last month", date(2026, 10, 1)),
    ],
)
def test_a_month_is_understood(words: str, month: date) -> None:
    """A month's name alone is the latest that has begun."""
    assert dates.parse_month(words, SUNDAY) == month
    assert dates.parse_span(words, SUNDAY) == (month, dates.month_end(month))


def test_a_span_may_be_a_day() -> None:
    """--from and --to take both."""
    assert dates.parse_span("yesterday", SUNDAY) == (date(2026, 11, 21), date(2026, 11, 21))


@pytest.mark.parametrize(
    ("words", "first"),
    [("1d", SUNDAY), ("7", date(2026, 11, 16)), ("2w", date(2026, 11, 9)), ("3 months", date(2026, 8, 25)),
     ("1y", date(2025, 11, 23)), ("9999y", date(1, 1, 1))],
)  # fmt: skip
def test_the_last_so_many_days_include_today(words: str, first: date) -> None:
    """In days, weeks, months of thirty days, or years."""
    assert dates.parse_last(words, SUNDAY) == first


@given(day=NEAR, today=NEAR)
def test_iso_is_always_understood(day: date, today: date) -> None:
    """Every day says itself, whenever it is said."""
    if abs(day.year - today.year) <= dates.FURTHEST_YEARS:
        assert dates.parse_day(day.isoformat(), today) == day
        assert dates.parse_span(f"{day:%Y-%m}", today) == (day.replace(day=1), dates.month_end(day))


@given(day=NEAR, count=st.integers(-500, 500))
def test_months_are_counted_over_years(day: date, count: int) -> None:
    """Going on and coming back ends in the same month, on its first day."""
    there = dates.months_on(day, count)
    assert (there.year - day.year) * 12 + there.month - day.month == count
    assert dates.months_on(there, -count) == day.replace(day=1)
    assert (dates.month_end(there) + timedelta(1)) == dates.months_on(there, 1)


@given(
    words=st.text(max_size=30) | st.lists(WORDS, max_size=5).map(" ".join) | st.lists(PIECES, max_size=9).map("".join)
)
def test_anything_is_a_day_nearby_or_an_error_in_words(words: str) -> None:
    """Nothing that can be typed is more than an error in a sentence, and no day is absurdly far away."""
    for parse in PARSERS:
        try:
            found = parse(words, SUNDAY)
        except CustfocusError:
            continue
        for day in found if isinstance(found, tuple) else (found,):
            assert parse is dates.parse_last or abs(day.year - SUNDAY.year) <= dates.FURTHEST_YEARS


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("Europe/Berlin", "2026-07-01T14:00:00+02:00"),
        ("+0530", "2026-07-01T17:30:00+05:30"),
        ("Mars/Olympus", "2026-07-01T12:00:00+00:00"),
        ("../etc/passwd", "2026-07-01T12:00:00+00:00"),
        ("", "2026-07-01T12:00:00+00:00"),
    ],
)
def test_an_instant_is_told_by_the_clock_of_its_place(zone: str, told: str) -> None:
    """As it was on the wall then; in UTC where nobody knows the place."""
    assert dates.local("2026-07-01T12:00:00.123Z", zone) == told
