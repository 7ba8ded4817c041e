import pytest

from custfocus.base.errors import CustfocusError
from custfocus.content.framework import cadence_of
from custfocus.content.models import Cadence
from custfocus.features.practice.cadence import often, parse_cadence

DAILY, THRICE, WEEKLY = cadence_of(1, 1), cadence_of(3, 7), cadence_of(1, 7)


@pytest.mark.parametrize(
    ("cadence", "words"),
    [(DAILY, "every day"), (cadence_of(7, 7), "every day"), (WEEKLY, "once a week"),
     (cadence_of(2, 7), "twice a week"), (THRICE, "3 times a week"), (cadence_of(1, 10), "once in 10 days"),
     (cadence_of(5, 31), "5 times in 31 days")],
)  # fmt: skip
def test_a_cadence_in_words(cadence: Cadence, words: str) -> None:
    """As one would say it."""
    assert often(cadence) == words


@pytest.mark.parametrize(
    ("words", "cadence"),
    [("3/7", THRICE), ("3", THRICE), (" 1 / 1 ", DAILY), ("1", WEEKLY), ("31/31", cadence_of(31, 31)),
     ("daily", DAILY), ("Every day", DAILY), ("weekly", WEEKLY), ("once a week", WEEKLY),
     ("twice a week", cadence_of(2, 7)),
     ("3 times a week", THRICE), ("three times a week", THRICE), ("3x a week", THRICE),
     ("monthly", cadence_of(1, 31))],
)  # fmt: skip
def test_a_cadence_is_read_as_so_many_times_in_so_many_days(words: str, cadence: Cadence) -> None:
    """A number alone is per week."""
    assert parse_cadence(words) == cadence


@pytest.mark.parametrize(
    "words", ["", "often", "0/7", "8/7", "8", "1/32", "3/", "3/7/2", "²/7", "8 times a week", "fortnightly"]
)
def test_what_is_no_cadence_is_refused(words: str) -> None:
    """At most daily, at least once in 31 days."""
    with pytest.raises(CustfocusError) as refused:
        parse_cadence(words)
    assert refused.value.code == "unknown-cadence"
