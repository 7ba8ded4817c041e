"""One table of the days that are taken, and one of those that are refused, with what is said."""

from datetime import date, timedelta

import pytest

from custfocus.base import dates
from custfocus.base.errors import USAGE, CustfocusError

SATURDAY = date(2026, 11, 28)
LIKE = 'Write it like 2026-11-03, yesterday, "last friday" or "3 days ago".'
NO_DAY, NUMBER, RECKONED = "is no day that custfocus knows.", "is a number, and no day.", "counts on from another day"

TAKEN = {
    # words: the day looking back, the day looking ahead
    "2026-11-27": ("2026-11-27", "2026-11-27"),
    "2026/11/27": ("2026-11-27", "2026-11-27"),
    "2026.11.27": ("2026-11-27", "2026-11-27"),
    "2026–11–27": ("2026-11-27", "2026-11-27"),
    "20261127": ("2026-11-27", "2026-11-27"),
    "2026-11-27 14:30": ("2026-11-27", "2026-11-27"),
    "2026-11-27T14:30:59.5": ("2026-11-27", "2026-11-27"),
    "2026-11-27 9.30": ("2026-11-27", "2026-11-27"),
    "yesterday 4am": ("2026-11-27", "2026-11-27"),
    "last friday at 5:30 pm": ("2026-11-27", "2026-11-27"),
    "2026-W48-5": ("2026-11-27", "2026-11-27"),
    "27.11.2026": ("2026-11-27", "2026-11-27"),
    "27.11.26": ("2026-11-27", "2026-11-27"),
    "27/11/2026": ("2026-11-27", "2026-11-27"),
    "11/27/2026": ("2026-11-27", "2026-11-27"),
    "27.11.": ("2026-11-27", "2027-11-27"),
    "27.11": ("2026-11-27", "2027-11-27"),
    "27/11": ("2026-11-27", "2027-11-27"),
    "11/27": ("2026-11-27", "2027-11-27"),
    "29/2": ("2024-02-29", "2028-02-29"),
    "29 feb": ("2024-02-29", "2028-02-29"),
    "27 November": ("2026-11-27", "2027-11-27"),
    "27 Nov 2026": ("2026-11-27", "2026-11-27"),
    "27-nov-2026": ("2026-11-27", "2026-11-27"),
    "27. november": ("2026-11-27", "2027-11-27"),
    "27th of November": ("2026-11-27", "2027-11-27"),
    "Nov 27": ("2026-11-27", "2027-11-27"),
    "November 27th, 2026": ("2026-11-27", "2026-11-27"),
    "2026 nov 27": ("2026-11-27", "2026-11-27"),
    "first of november": ("2026-11-01", "2027-11-01"),
    "dec 1": ("2025-12-01", "2026-12-01"),
    "27th": ("2026-11-27", "2026-12-27"),
    "the 31st": ("2026-10-31", "2026-12-31"),
    "Friday, 27.11.2026": ("2026-11-27", "2026-11-27"),
    "fri 27 nov 2026": ("2026-11-27", "2026-11-27"),
    "today": ("2026-11-28", "2026-11-28"),
    "Tomorrow": ("2026-11-29", "2026-11-29"),
    "yesterday evening": ("2026-11-27", "2026-11-27"),
    "the day before yesterday": ("2026-11-26", "2026-11-26"),
    "friday": ("2026-11-27", "2026-12-04"),
    "saturday": ("2026-11-21", "2026-12-05"),
    "weds": ("2026-11-25", "2026-12-02"),
    "thurs": ("2026-11-26", "2026-12-03"),
    "tues.": ("2026-11-24", "2026-12-01"),
    "on monday": ("2026-11-23", "2026-11-30"),
    "last friday": ("2026-11-27", "2026-11-27"),
    "previous friday": ("2026-11-27", "2026-11-27"),
    "next monday": ("2026-11-30", "2026-11-30"),
    "this friday": ("2026-11-27", "2026-12-04"),
    "this sunday": ("2026-11-29", "2026-11-29"),
    "monday last week": ("2026-11-16", "2026-11-16"),
    "next week monday": ("2026-11-30", "2026-11-30"),
    "3 days ago": ("2026-11-25", "2026-11-25"),
    "3d ago": ("2026-11-25", "2026-11-25"),
    "a week ago": ("2026-11-21", "2026-11-21"),
    "week ago": ("2026-11-21", "2026-11-21"),
    "a fortnight ago": ("2026-11-14", "2026-11-14"),
    "nine months ago": ("2026-02-28", "2026-02-28"),
    "a year ago": ("2025-11-28", "2025-11-28"),
    "in two weeks": ("2026-12-12", "2026-12-12"),
    "3 days from now": ("2026-12-01", "2026-12-01"),
    "in a month": ("2026-12-28", "2026-12-28"),
    "end of month": ("2026-11-30", "2026-11-30"),
    "end of next month": ("2026-12-31", "2026-12-31"),
    "end of march": ("2026-03-31", "2027-03-31"),
    "end of the year": ("2026-12-31", "2026-12-31"),
    "end of q3": ("2026-09-30", "2027-09-30"),
    "start of the quarter": ("2026-10-01", "2026-10-01"),
    "start of 2026": ("2026-01-01", "2026-01-01"),
    "last day of october": ("2026-10-31", "2027-10-31"),
}
SPANS = {
    "2014": ("2014-01-01", "2014-12-31"),
    "last year": ("2025-01-01", "2025-12-31"),
    "2026-Q3": ("2026-07-01", "2026-09-30"),
    "q4": ("2026-10-01", "2026-12-31"),
    "Q1 2027": ("2027-01-01", "2027-03-31"),
    "this quarter": ("2026-10-01", "2026-12-31"),
    "last quarter": ("2026-07-01", "2026-09-30"),
    "next quarter": ("2027-01-01", "2027-03-31"),
    "2026-w48": ("2026-11-23", "2026-11-29"),
    "2026-W53": ("2026-12-28", "2027-01-03"),
    "KW 48": ("2026-11-23", "2026-11-29"),
    "week 50": ("2025-12-08", "2025-12-14"),
    "w49 2026": ("2026-11-30", "2026-12-06"),
    "this week": ("2026-11-23", "2026-11-29"),
    "last week": ("2026-11-16", "2026-11-22"),
    "next week": ("2026-11-30", "2026-12-06"),
    "2026-10": ("2026-10-01", "2026-10-31"),
    "10/2026": ("2026-10-01", "2026-10-31"),
    "october": ("2026-10-01", "2026-10-31"),
    "Feb 2024": ("2024-02-01", "2024-02-29"),
    "last month": ("2026-10-01", "2026-10-31"),
    "next month": ("2026-12-01", "2026-12-31"),
    "yesterday": ("2026-11-27", "2026-11-27"),
}
REFUSED = {
    "five": (NUMBER, LIKE),
    "ten": (NUMBER, LIKE),
    "3": (NUMBER, LIKE),
    "-3": (NUMBER, LIKE),
    "31 november": ("There is no 31 November.", "The last day of that month is 2026-11-30."),
    "31/11": ("There is no 31 November.", "The last day of that month is 2026-11-30."),
    "2026-02-30": ("There is no 30 February 2026.", "The last day of that month is 2026-02-28."),
    "20260230": ("There is no 30 February 2026.", "The last day of that month is 2026-02-28."),
    "29.2.2026": ("There is no 29 February 2026.", "The last day of that month is 2026-02-28."),
    "32 nov": ("There is no 32 November.", "The last day of that month is 2026-11-30."),
    "may 45": ("There is no 45 May.", "The last day of that month is 2026-05-31."),
    "99 dec": ("There is no 99 December.", "The last day of that month is 2026-12-31."),
    "00 nov": ("There is no 0 November.", "The last day of that month is 2026-11-30."),
    "2026-13-01": (NO_DAY, LIKE),
    "2026-w54": (NO_DAY, LIKE),
    "27 nov 25:00": (NO_DAY, LIKE),
    "march on": (NO_DAY, LIKE),
    "mon 29": (NO_DAY, LIKE),
    "9.30": (NO_DAY, LIKE),
    "3d": (NO_DAY, LIKE),
    "end of week": (NO_DAY, LIKE),
    "2026-11/27": (NO_DAY, LIKE),
    "2026-11-27T23:30Z": (NO_DAY, LIKE),
    "a few days ago": (NO_DAY, LIKE),
    "today-3": (RECKONED, LIKE),
    "yesterday + 1 day": (RECKONED, LIKE),
    "2026-11-27+1": (RECKONED, LIKE),
    "yesterday week": (RECKONED, LIKE),
    "wed 27 nov 2026": ("27 November 2026 is a Friday, not a Wednesday.", "Write 2026-11-27 if you mean that day."),
    "Monday, 27.11.": ("27 November 2026 is a Friday, not a Monday.", "Write 2026-11-27 if you mean that day."),
    "3/11": ('"3/11" could be 3 November 2026 or 11 March 2026.', "Write 2026-11-03 or 2026-03-11."),
    "fri 3/4": ('"3/4" could be 3 April 2026 or 4 March 2026.', "Write 2026-04-03 or 2026-03-04."),
    "24-06-16": ('"24-06-16" could be 24 June 2016 or 16 June 2024.', "Write 2016-06-24 or 2024-06-16."),
    "q2": ("1 April 2026 to 30 June 2026 is a whole quarter.", "Name a day in it."),
    "2026-q5": (NO_DAY, LIKE),
    "2026": ("2026 is a whole year.", "Name a day in it."),
    "october": ("October 2026 is a whole month.", "Name a day in it."),
    "next week": ("30 November 2026 to 6 December 2026 is a whole week.", "Name a day in it."),
    "1026-11-27": ("1026-11-27 is too far away to be meant.", "See whether the year is right."),
}


@pytest.mark.parametrize("words", TAKEN)
def test_a_day_is_taken(words: str) -> None:
    """The day that the words mean, looking back and looking ahead."""
    back, ahead = TAKEN[words]
    assert str(dates.parse_day(words, SATURDAY)) == back
    assert str(dates.parse_day(words, SATURDAY, ahead=True)) == ahead


@pytest.mark.parametrize("words", SPANS)
def test_a_longer_time_is_taken_where_one_may_stand(words: str) -> None:
    """A year, a quarter, a month or a week alone, from its first day to its last."""
    assert tuple(map(str, dates.parse_span(words, SATURDAY))) == SPANS[words]


@pytest.mark.parametrize("words", REFUSED)
def test_what_could_be_wrong_is_refused(words: str) -> None:
    """Never guessed at: the sentence says what is wrong, the next step what would be taken."""
    with pytest.raises(CustfocusError) as caught:
        dates.parse_day(words, SATURDAY)
    message, hint = REFUSED[words]
    assert message in caught.value.message
    assert caught.value.hint == hint
    assert caught.value.exit_code == USAGE
    assert caught.value.code == ("ambiguous-day" if "could be" in message else "unknown-day")


def test_examples_are_days_to_come_where_one_is_wanted() -> None:
    """Looking ahead, nobody is shown yesterday as an example, and each example would be taken."""
    with pytest.raises(CustfocusError) as caught:
        dates.parse_day("whenever", SATURDAY, ahead=True)
    assert caught.value.hint == 'Write it like 2026-12-12, tomorrow, "next friday" or "in 3 days".'


def test_a_number_word_counts_a_length_of_time() -> None:
    """With its unit; alone it is refused."""
    assert dates.parse_last("two weeks", SATURDAY) == dates.parse_last("2w", SATURDAY)
    with pytest.raises(CustfocusError) as caught:
        dates.parse_last("two", SATURDAY)
    assert caught.value.code == "unknown-span"


SPELLINGS = (
    "{0:%Y-%m-%d}", "{0:%Y/%m/%d}", "{0:%Y.%m.%d}", "{0:%Y%m%d}", "{0:%d %B %Y}", "{0:%d %b %Y}", "{0:%d-%b-%Y}",
    "{0:%d. %B %Y}", "{0:%B %d, %Y}", "{0:%b %d %Y}", "{0:%A, %d %B %Y}", "{0:%a %d %b %Y}", "{0:%A %Y-%m-%d}",
    "{0:%Y-%m-%d} 14:30", "{0:%Y-%m-%d}T09:05:00", "{0:%d %b %Y} at 5pm", "{0:%G-W%V-%u}", "{0:%GW%V%u}",
    "{0:%Y %b %d}", " {0:%d  %B   %Y} ",
)  # fmt: skip
DAYS = [date(2024, 1, 1) + timedelta(11 * step) for step in range(100)]


@pytest.mark.parametrize("form", SPELLINGS)
def test_every_spelling_of_a_day_is_that_day(form: str) -> None:
    """A hundred days each, in lower and upper case, looking back and looking ahead."""
    for day in DAYS:
        for words in (form.format(day), form.format(day).upper()):
            assert dates.parse_day(words, SATURDAY) == dates.parse_day(words, SATURDAY, ahead=True) == day, words


@pytest.mark.parametrize("form", ["{0:%d.%m.%Y}", "{0:%d/%m/%Y}", "{0:%m/%d/%Y}", "{0:%d-%m-%Y}"])
def test_digits_alone_are_that_day_or_could_be_two(form: str) -> None:
    """Never another one."""
    for day in DAYS:
        words = form.format(day)
        if day.day > 12 or day.day == day.month:
            assert dates.parse_day(words, SATURDAY) == day
            continue
        with pytest.raises(CustfocusError) as caught:
            dates.parse_day(words, SATURDAY)
        assert caught.value.code == "ambiguous-day", words
        assert str(day) in caught.value.hint


@pytest.mark.parametrize("step", range(1, 7))
def test_a_weekday_that_contradicts_its_date_is_refused(step: int) -> None:
    """All six that it isn't."""
    for day in DAYS:
        with pytest.raises(CustfocusError) as caught:
            dates.parse_day(f"{day + timedelta(step):%A} {day:%d %B %Y}", SATURDAY)
        assert str(day) in caught.value.hint
