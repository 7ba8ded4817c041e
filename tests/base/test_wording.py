from datetime import date, datetime, timedelta

import pytest

from custfocus.base import wording

DAY = date(2026, 11, 3)


def test_days_and_months_have_their_long_and_short_forms() -> None:
    """With a year or without, with a weekday or without."""
    assert wording.full_day(DAY) == "3 November 2026"
    assert wording.full_day(datetime(2026, 11, 3, 7, 5)) == "3 November 2026"  # noqa: DTZ001 - as a clock shows it
    assert wording.day_and_month(DAY) == "3 November"
    assert wording.short_day(DAY) == "3 Nov"
    assert wording.weekday_and_day(DAY) == "Tuesday 3 November 2026"
    assert wording.full_month(DAY) == "November 2026"


def test_a_year_is_left_out_where_it_is_plain() -> None:
    """Beside a day of the same year, and only there."""
    assert wording.full_day(DAY, near=date(2026, 1, 1)) == "3 November"
    assert wording.full_day(DAY, near=date(2027, 1, 1)) == "3 November 2026"


def test_a_near_day_has_a_word_of_its_own() -> None:
    """Today and yesterday; no other day, not even tomorrow."""
    near = [wording.near_day(DAY + timedelta(days), DAY) for days in (-2, -1, 0, 1)]
    assert near == ["", "yesterday", "today", ""]


@pytest.mark.parametrize(
    ("days", "words"), [(0, "today"), (1, "yesterday"), (9, "9 days ago"), (-1, "on 2026-11-04")]
)
def test_how_long_ago(days: int, words: str) -> None:
    """In words."""
    assert wording.ago(DAY - timedelta(days), DAY) == words


def test_a_span_of_one_day_is_that_day() -> None:
    """Others have two ends."""
    assert wording.span(DAY, DAY) == "3 November 2026"
    assert wording.span(DAY, date(2026, 12, 7)) == "3 November 2026 to 7 December 2026"


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 days"), (1, "1 day"), (2, "2 days"), (1234, "1234 days")], ids=str
)
def test_one_is_counted_in_the_singular(count: int, words: str) -> None:
    """All others, none among them, in the plural."""
    assert wording.counted(count, "day") == words


def test_what_is_counted_may_have_forms_of_its_own() -> None:
    """A plural, an article for the one, commas in large figures."""
    assert wording.counted(2, "entry", "entries") == "2 entries"
    assert wording.counted(1, "plan", single="a") == "a plan"
    assert wording.counted(1234, "entry", "entries", grouped=True) == "1,234 entries"


@pytest.mark.parametrize(("count", "words"), [(1, "once"), (2, "twice"), (3, "3 times")])
def test_how_often_is_said_as_one_says_it(count: int, words: str) -> None:
    """Once, twice, then in figures."""
    assert wording.times(count) == words


@pytest.mark.parametrize(
    "words",
    [
        *("a customer", "an employee", "an uninsured driver", "an heir", "an hour"),
        *("a user", "a European", "a unit", "a one-off buyer"),
    ],
)
def test_a_noun_takes_the_article_of_its_first_sound(words: str) -> None:
    """Which its first letter doesn't always tell."""
    _, _, noun = words.partition(" ")
    assert wording.with_article(noun) == words


def test_small_numbers_are_words() -> None:
    """Up to twelve, or as far as is wanted."""
    assert [wording.number(count) for count in (0, 12, 13)] == ["no", "twelve", "13"]
    assert wording.number(7, up_to=6) == "7"


def test_places_in_a_row_are_words_as_far_as_the_fifth() -> None:
    """What follows is the next."""
    assert [wording.ordinal(place) for place in (2, 5, 6)] == ["second", "fifth", "next"]


@pytest.mark.parametrize(
    ("names", "words"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")], ids=str
)
def test_names_in_a_row_end_with_and(names: tuple[str, ...], words: str) -> None:
    """Commas stand before that."""
    assert wording.listed(names) == words


def test_names_in_a_row_may_be_a_choice() -> None:
    """Then they end with "or"."""
    assert wording.listed(("a", "b", "c"), "or") == "a, b or c"


def test_what_is_short_enough_stays_whole() -> None:
    """Whatever is to become of longer ones."""
    assert wording.shortened("abcd", 4) == wording.shortened("abcd", 4, beyond=True) == "abcd"


def test_what_is_too_long_ends_in_a_mark() -> None:
    """Within the length or just beyond it, after a space or not."""
    assert wording.shortened("to be or not", 7) == "to be …"
    assert wording.shortened("to be or not", 7, trimmed=True) == "to be…"
    assert wording.shortened("to be or not", 7, beyond=True) == "to be o…"
    assert wording.one_line("to be\nor not", 7) == "to be…"


@pytest.mark.parametrize(
    ("text", "short"), [(" as it is ", "as it is"), ("one two three", "one two …"), ("onetwothree", "onetwothr …")]
)
def test_a_long_text_ends_with_a_whole_word(text: str, short: str) -> None:
    """Where there is one."""
    assert wording.whole_words(text, 9) == short
