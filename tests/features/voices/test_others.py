from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.features.voices.others import others
from custfocus.features.voices.views import ManagerRating, OthersRating, RoleRating
from custfocus.journal.entry import Entry, sound

DAY = date(2026, 11, 22)


def entry(kind: str, ratings: Any, ago: int = 0, **data: Any) -> Entry:
    """An entry of so many days ago."""
    return Entry("k" * 32, kind, DAY - timedelta(ago), "", "UTC", data={"ratings": ratings, **data})


def rated(counts: Any, principle: str = "listen", behaviour: str | None = None) -> dict[str, Any]:
    """How often each step was given to a statement."""
    return {"statement": "x", "says": "Says.", "principle": principle, "behaviour": behaviour, "counts": counts}


def voices(*ratings: Any, role: str = "customer", ago: int = 0) -> Entry:
    """Answers that were put together."""
    return entry("voices", list(ratings), ago, role=role, count=9)


def by_name(who: str, value: Any, ago: int = 0) -> Entry:
    """What a manager said of listening."""
    rating = {"statement": "x", "says": "Says.", "principle": "listen", "behaviour": "contact", "value": value}
    return entry("reply", [rating], ago, who=who, role="manager", invitation="k")


def test_a_mean_over_all_groups_gives_each_answer_the_same_weight() -> None:
    """And each role has its own."""
    found = others([voices(rated([0, 0, 3, 0, 0])), voices(rated([0, 0, 0, 0, 6]), role="team")], [], DAY)
    assert found == {"listen": OthersRating(4.33, 9, (RoleRating("customer", 3.0, 3), RoleRating("team", 5.0, 6)))}


def test_groups_of_a_role_are_told_together() -> None:
    """Whenever they were put together."""
    found = others([voices(rated([3, 0, 0, 0, 0]), ago=300), voices(rated([0, 0, 3, 0, 0]))], [], DAY)
    assert found["listen"].groups == (RoleRating("customer", 2.0, 6),)


def test_a_statement_counts_for_its_principle_and_its_behaviour() -> None:
    """Each under its own id."""
    found = others([voices(rated([0, 3, 0, 0, 0], behaviour="contact"))], [], DAY)
    assert found["listen"] == found["contact"] == OthersRating(2.0, 3, (RoleRating("customer", 2.0, 3),))


def test_two_statements_on_one_item_are_not_twice_as_many_people() -> None:
    """The mean is of both, the count of people."""
    found = others([voices(rated([0, 0, 0, 0, 3]), rated([4, 0, 0, 0, 0]))], [], DAY)
    assert (found["listen"].mean, found["listen"].count) == (2.71, 4)


def test_a_year_counts() -> None:
    """Up to the day, and not a day longer."""
    assert others([voices(rated([3, 0, 0, 0, 0]), ago=364)], [], DAY)
    assert not others([voices(rated([3, 0, 0, 0, 0]), ago=365)], [], DAY)
    assert not others([voices(rated([3, 0, 0, 0, 0]), ago=-1)], [], DAY)


def test_fewer_than_three_say_nothing() -> None:
    """Even where an entry from elsewhere has them."""
    assert not others([voices(rated([1, 0, 0, 0, 1]))], [], DAY)


def test_a_manager_is_told_of_by_name_with_what_they_said_last() -> None:
    """And is in no mean."""
    replies = [by_name("Max", 5, ago=0), by_name("Max", 1, ago=40), by_name("Eva", 2, ago=7)]
    found = others([], replies, DAY)["listen"]
    assert (found.mean, found.count, found.groups) == (None, 0, ())
    assert {one.who: one.value for one in found.managers} == {"Max": 5, "Eva": 2}
    assert ManagerRating("Max", 5, DAY) in found.managers
    both = others([voices(rated([0, 0, 3, 0, 0]))], replies, DAY)["listen"]
    assert (both.mean, both.count, len(both.managers)) == (3.0, 3, 2)


def test_an_answer_that_waits_says_nothing() -> None:
    """Whatever is sealed in it."""
    waiting = Entry(
        "l" * 32,
        "reply",
        DAY,
        "",
        "UTC",
        data={"role": "customer", "invitation": "k", "status": "waiting", "sealed": "e30="},
    )
    assert others([], [waiting], DAY) == {}


ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-9, 9), st.text(max_size=3), st.floats(allow_nan=False)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=6),
        st.dictionaries(
            st.sampled_from(["principle", "behaviour", "counts", "value", "role", "who", "ratings"]), inner
        ),
    ),
    max_leaves=15,
)


@given(st.lists(ANYTHING, max_size=3), ANYTHING)
def test_whatever_an_entry_holds_there_is_an_answer(ratings: list[Any], who: Any) -> None:
    """Another version, or a tool of the user's, may have written it."""
    given, _ = sound([voices(*ratings)])
    replies, _ = sound([entry("reply", ratings, who=who, role="manager", invitation="k")])
    found = others(given, replies, DAY)
    assert all(voice.mean is None or 1 <= voice.mean <= 5 for voice in found.values())
    assert all(voice.count == 0 or voice.count >= 3 for voice in found.values())


@pytest.mark.parametrize("day", [date.min, date(1, 6, 1), date.max])
def test_any_day_will_do(day: date) -> None:
    """Also those at the ends of the calendar."""
    assert others([voices(rated([3, 0, 0, 0, 0]))], [], day) == {}
