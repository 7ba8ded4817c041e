from datetime import timedelta

import pytest

from custfocus.content.models import Due
from custfocus.features.sheets.sheet import closed, filled
from custfocus.features.sheets.standing import (
    standing_on,
)
from custfocus.features.sheets.values import Value
from custfocus.features.sheets.words import deadline_in_words, due_in_words, facts, gist
from tests.features.sheets.worksheets import (
    CALL,
    MONDAY,
    WORKSHEETS,
    WORKWEEK,
    opened,
    saved,
)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (Due(), "due on the day it is opened"),
        (Due(after="promised"), "due on the day of promised"),
        (Due(days=1), "due the day after it is opened"),
        (Due(days=1, working=True), "due on the next working day"),
        (Due(days=1, working=True, after="told"), "due on the next working day after told"),
        (Due(days=14, after="asked"), "due 14 days after asked"),
        (Due(days=5, working=True), "due 5 working days after it is opened"),
    ],
)
def test_when_a_stage_is_due_is_said_in_words(due: Due, words: str) -> None:
    """Days or working days, from the opening or a date."""
    assert deadline_in_words(due) == words


def whole(name: str) -> dict[str, Value | None]:
    """A value for every field of one of ours."""
    values: dict[str, Value | None] = {"date": "2026-11-02", "yes-no": True, "scale": 3}
    return {
        field.id: field.choices[0] if field.choices else values.get(field.kind, "words")
        for field in WORKSHEETS[name].fields
    }


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (None, ""),
        (-3, "3 days overdue"),
        (-1, "1 day overdue"),
        (0, "due today"),
        (1, "due tomorrow"),
        (2, "due Wednesday"),
        (6, "due Sunday"),
        (7, "due 9 November"),
        (70, "due 11 January 2027"),
    ],
)
def test_when_something_is_due_is_said_from_a_day(days: int | None, words: str) -> None:
    """The sooner, the closer to how one would say it."""
    assert due_in_words(None if days is None else MONDAY + timedelta(days), MONDAY) == words


def test_a_sheet_in_a_line() -> None:
    """What it is, whom it is about, the next step, and on a day when that is due; a closed one is closed."""
    sheet = filled(opened("complaint"), CALL)
    entry = saved(sheet)
    assert gist(entry) == "A complaint · Ms Adeyemi · Send a first word and name a day"
    found = standing_on(sheet, MONDAY, WORKWEEK)
    assert gist(entry, found, MONDAY).endswith("Send a first word and name a day, due tomorrow")
    done = closed(filled(opened("mantra"), whole("mantra")), MONDAY)
    assert gist(saved(done)).endswith(" · closed")
    assert gist(saved(opened("mantra"))) == "A phrase for the team · Find the words"


def test_what_a_sheet_says_is_told_by_its_prompts() -> None:
    """Then how it came to its end."""
    assert list(facts(saved(filled(opened("complaint"), {"who": "Ana", "confirmed": False})))) == [
        ("Who is unhappy?", "Ana"),
        ("Do they say that it is resolved?", "no"),
    ]
    done = list(facts(saved(closed(filled(opened("recognition"), whole("recognition")), MONDAY))))
    assert done[-1] == ("Closed", "2026-11-02 · they have been told")
