from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from custfocus.features.ratings.gaps import WORD, Gap
from custfocus.features.ratings.point import point
from custfocus.features.ratings.views import Assessment, Profile, RatedItem

TODAY = date(2026, 11, 22)


def item(name: str, word: str, scale: str = "principles") -> RatedItem:
    """An item that was rated so, in words."""
    known: dict[str, Any] = {
        "principle": name,
        "self": 1,
        "day": TODAY,
        "evidence": None,
        "last": None,
        "others": None,
    }
    return RatedItem(name, scale, name.title(), "", "", word=word, course=(), by_role={}, managers=(), **known)


ITEMS = (item("listen", "most of it"), item("recover", "a little"), item("lead", "nearly all"), item("serve", "half"))
VIEW = Assessment(None, "Where you stand", "", (), ITEMS, Profile((), (), (), None), (), TODAY)


def said(*weakest: str, gaps: int = 0, items: tuple[RatedItem, ...] = ITEMS) -> tuple[str, ...]:
    """What is said where these were rated lowest and so many things don't go together."""
    gap = Gap("lead", "lead", WORD, 5, "So.", 0, 8.0, None, None, "So.")
    return point(replace(VIEW, items=items, profile=Profile((), weakest, (gap,) * gaps, None)))


def test_it_says_what_stands_lowest() -> None:
    """Two by name; nothing where most are as low."""
    assert said("recover") == ('"Recover" (a little) stands lowest.',)
    assert said("recover", "serve") == ('"Recover" (a little) and "Serve" (half) stand lowest.',)
    assert said("listen", "recover", "serve") == ()
    more = (*ITEMS, item("ask", "a little"), item("note", "a little"))
    assert said("recover", "ask", "note", items=more)[0].endswith("stand lowest, like 1 more.")


def test_a_barrier_is_most_in_one_s_way() -> None:
    """On that scale the highest is the weakest."""
    barrier = item("time-pressure", "most weeks", "barriers")
    assert said("time-pressure", items=(*ITEMS, barrier)) == (
        '"Time-Pressure" (most weeks) stands most in your way.',
    )


@pytest.mark.parametrize(
    ("count", "begins"), [(0, ""), (1, "In one place your rating doesn't"), (3, "In 3 places your ratings don't")]
)
def test_it_says_in_how_many_places_word_and_deed_do_not_go_together(count: int, begins: str) -> None:
    """Nothing where there is none."""
    words = said(gaps=count)
    assert len(words) == bool(count)
    assert all(each.startswith(begins) for each in words)
