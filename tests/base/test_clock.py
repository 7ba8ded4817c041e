from datetime import time

import pytest

from custfocus.base.clock import read_time


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("17:30", time(17, 30)),
        ("9:30", time(9, 30)),
        ("9.30", time(9, 30)),
        ("17:30:05", time(17, 30, 5)),
        ("0930", time(9, 30)),
        ("04", time(4)),
        ("4am", time(4)),
        (" 5:15 PM ", time(17, 15)),
        ("5 p.m.", time(17)),
        ("9h30", time(9, 30)),
        ("17h", time(17)),
        ("17.30 h", time(17, 30)),
        ("12am", time(0)),
        ("12pm", time(12)),
    ],
)
def test_a_time_of_day_is_taken(words: str, moment: time) -> None:
    """By a clock of 24 hours or of twelve, with a colon or a point."""
    assert read_time(words) == moment


@pytest.mark.parametrize("words", ["", "4", "24:00", "9:60", "13pm", "0am", "9:3", "17:30Z", "noon", "9,30", "2960"])
def test_what_could_be_another_time_is_refused(words: str) -> None:
    """A bare number and a time that no clock has are never guessed at."""
    assert read_time(words) is None
