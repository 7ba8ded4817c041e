from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from custfocus.content.models import Text
from custfocus.features.guide.path import in_reading_order, offered, pieces, unread
from tests.bundled import OURS
from tests.framework import SMALL, altered

MONDAY = date(2026, 11, 23)
PIECES = tuple(
    Text(id=f"read-{place}", title="T", body="B", principles=("listen",), reading=place) for place in (3, 1, 2)
)
FRAMEWORK = replace(SMALL, items=(*SMALL.items, *PIECES))
IDS = ["read-1", "read-2", "read-3"]


def test_the_path_is_in_the_order_of_its_numbers() -> None:
    """Texts without a number come after it where all are wanted; what is retired is none of it."""
    assert [text.id for text in pieces(FRAMEWORK)] == IDS
    assert [text.id for text in in_reading_order(FRAMEWORK)] == [*IDS, "read-it"]
    fewer = (altered(PIECES[0], retired=True), *PIECES[1:])
    assert [text.id for text in pieces(replace(SMALL, items=fewer))] == IDS[:2]
    assert pieces(SMALL) == ()


def test_ours_has_fourteen_pieces_of_two_minutes_that_meet_every_principle() -> None:
    """Numbered from one on; somebody who reads 130 words a minute, or 200, is done in about that time."""
    ours = pieces(OURS)
    assert [text.reading for text in ours] == list(range(1, 15))
    assert all(180 <= len(text.body.split()) <= 260 for text in ours)
    met = {principle for text in ours for principle in text.principles}
    assert met == {principle.id for principle in OURS.principles}


def test_the_next_piece_is_the_first_that_is_unread() -> None:
    """Also where a later one was read before it; none after the last."""
    assert _id(unread(FRAMEWORK, {"read-2": MONDAY})) == "read-1"
    assert _id(unread(FRAMEWORK, {"read-1": MONDAY, "read-2": MONDAY})) == "read-3"
    assert unread(FRAMEWORK, dict.fromkeys(IDS, MONDAY)) is None
    assert unread(SMALL, {}) is None


def test_one_is_offered_on_one_day_of_the_week_alone() -> None:
    """On that weekday, or never where there is none."""
    days = [MONDAY + timedelta(day) for day in range(7)]
    assert [_id(offered(FRAMEWORK, {}, day, 3)) for day in days] == [""] * 3 + ["read-1"] + [""] * 3
    assert not any(offered(FRAMEWORK, {}, day, None) for day in days)


@given(st.lists(st.integers(0, 60), max_size=3, unique=True), st.integers(0, 60))
def test_whoever_has_read_one_is_left_in_peace_for_a_week(read: list[int], day: int) -> None:
    """However often the page is looked at; after it the next one comes, as long as there is one."""
    today = MONDAY + timedelta(day)
    days = {piece: MONDAY + timedelta(when) for piece, when in zip(IDS, sorted(read), strict=False)}
    recent = any(0 <= day - when < 7 for when in read)
    found = offered(FRAMEWORK, days, today, today.weekday())
    assert (found is None) == (recent or len(read) == len(IDS))
    assert found is None or found.id not in days


def _id(text: Text | None) -> str:
    return text.id if text else ""
