from datetime import date, timedelta
from typing import Any

import pytest

from custfocus.base.errors import CustfocusError
from custfocus.features.reflect.intentions import (
    OUTCOMES,
    answered,
    is_stuck,
    open_intention,
    set_anew,
    settleable,
    was_asked,
)
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

TODAY = date(2026, 6, 1)


def intention(name: str, days: int, status: str = "open", hour: int = 8) -> Entry:
    """One thing to do that was kept so many days ago, made on the same day at an hour."""
    day = TODAY - timedelta(days)
    data = {"answer": None, "status": status}
    return Entry(name, "intention", day, f"{day}T{hour:02}:00:00Z", "UTC", text=name, data=data)


def test_the_oldest_that_is_still_open_is_asked_about() -> None:
    """What was settled is left alone, and the order in which they come doesn't matter."""
    old, older, done = intention("old", 2), intention("older", 3), intention("done", 9, "done")
    for several in ([old, older, done], [done, older, old]):
        assert open_intention(several, TODAY) is older


def test_the_days_own_is_not_asked_about_before_the_next_day() -> None:
    """There has been no time to do it."""
    fresh = intention("fresh", 0)
    assert open_intention([fresh], TODAY) is None
    assert open_intention([fresh], TODAY + timedelta(1)) is fresh


@pytest.mark.parametrize("did", OUTCOMES)
def test_each_outcome_settles_what_waits(did: str) -> None:
    """What is asked about comes back, to be settled."""
    waiting = intention("old", 2)
    assert settleable(waiting, did) == (waiting, did)


@pytest.mark.parametrize(
    ("words", "did"),
    [
        ("not yet", "not-yet"),
        ("Not yet.", "not-yet"),
        ("no, not yet", "not-yet"),
        ("no", "not-yet"),
        ("later", "not-yet"),
        ("done", "yes"),
        ("y", "yes"),
        ("yep", "yes"),
        ("drop it", "drop"),
    ],
)
def test_an_outcome_may_be_said_in_other_words(words: str, did: str) -> None:
    """As one would say it to a colleague."""
    assert settleable(intention("old", 2), words)[1] == did


def test_an_outcome_that_is_none_is_refused_before_anything_else() -> None:
    """With the nearest one; and a good one where nothing waits says that there is nothing to settle."""
    with pytest.raises(CustfocusError) as refused:
        settleable(None, "not-jet")
    assert refused.value.hint == "Did you mean not-yet?"
    with pytest.raises(CustfocusError) as refused:
        settleable(None, "yes")
    assert refused.value.code == "no-intention"


def kept(ago: int, *, asked: int | None = None, rests: int | None = None, not_yet: int = 0) -> Entry:
    """An open intention of so many days ago, asked about so many days ago, that rests for so many days."""
    data: dict[str, Any] = {"answer": None, "status": "open"}
    data |= {"asked": str(TODAY - timedelta(asked))} if asked is not None else {}
    data |= {"rests": str(TODAY + timedelta(rests))} if rests is not None else {}
    data |= {"not_yet": not_yet} if not_yet else {}
    day = TODAY - timedelta(ago)
    return Entry(f"of {ago}", "intention", day, f"{day}T09:00:00+00:00", "UTC", data=data)


def test_one_is_asked_about_a_day_and_each_has_its_turn() -> None:
    """The one asked about longest ago; on a day that has asked, it stays that one."""
    first, second = kept(9, asked=1), kept(5)
    assert open_intention([first, second], TODAY) is second
    asked = kept(5, asked=0)
    assert open_intention([first, asked], TODAY) is asked
    assert was_asked([first, asked], TODAY)
    assert not was_asked([first, second], TODAY)


def test_what_was_put_off_rests_until_its_day() -> None:
    """And is asked about on it."""
    assert open_intention([kept(9, rests=1)], TODAY) is None
    assert open_intention([kept(9, rests=0)], TODAY) is not None


def test_the_third_not_yet_asks_what_would_help() -> None:
    """Each is counted; once it is worded anew or put off, the count begins again."""
    now = kept(9, not_yet=1).of(kinds.Intention)
    assert not is_stuck(now)
    again = answered(answered(now, "not-yet", TODAY), "not-yet", TODAY)
    assert is_stuck(again)
    assert again.asked == TODAY
    assert not is_stuck(set_anew(again))
    assert answered(now, "yes", TODAY).status == kinds.DONE
