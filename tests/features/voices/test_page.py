from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from custfocus.features.entries.rows import listed_entry
from custfocus.features.entries.views import ListedEntry
from custfocus.features.entries.whole import whole_entry
from custfocus.features.voices.views import (
    ImportedAnswers,
    Invitations,
    Invitee,
    MarkedInvitation,
    PooledAnswers,
    RefusedAnswer,
    TakenAnswer,
)
from custfocus.journal.entry import Entry
from custfocus.terminal import output
from tests.framework import CUSTOMERS, SMALL
from tests.page import page, too_wide

TODAY = date(2026, 11, 22)
ROLES = ("customer", "partner", "team", "manager")
WIDTHS = pytest.mark.parametrize("width", [80, 48])
OPENED = (
    PooledAnswers("k" * 32, "kkkk", "customer", "customer", 3),
    PooledAnswers("l" * 32, "llll", "pool", "pool", 14),
)


def asked(who: str, role: str, ago: int, *, answered: int | None = None, thanked: int | None = None) -> Invitee:
    """Somebody who was asked so many days ago, and answered, and was thanked."""
    status = "asked" if answered is None else "answered" if thanked is None else "thanked"
    days = [None if one is None else (TODAY - timedelta(one)).isoformat() for one in (answered, thanked)]
    day = TODAY - timedelta(ago)
    overdue = answered is None and ago > 30
    return Invitee(who[0] * 32, who[0].lower() * 4, who, role, role, status, day, days[0], days[1], overdue)


FULL = Invitations(
    invitations=(
        asked("Ana Adeyemi", "customer", 0),
        asked("Ben Osei-Tutu of the warehouse in Felixstowe", "internal partner", 3, answered=1),
        asked("Cleo", "customer", 10, answered=4, thanked=2),
        asked("Dan", "customer", 45),
    ),
    to_thank=("Ben Osei-Tutu of the warehouse in Felixstowe",),
    waiting=2,
    alone=1,
    opened=(),
    cleaned=True,
    roles=ROLES,
    today=TODAY,
    people=CUSTOMERS,
)
VIEWS = {
    "nobody asked": replace(FULL, invitations=(), to_thank=(), waiting=0, alone=0),
    "nobody asked and no role left": replace(FULL, invitations=(), to_thank=(), waiting=0, alone=0, roles=()),
    "all thanked and no role left": replace(
        FULL, invitations=(FULL.invitations[2],), to_thank=(), waiting=0, alone=0, roles=()
    ),
    "traces left by an earlier look": replace(FULL, cleaned=False),
    "some asked": FULL,
    "put together by looking": replace(FULL, waiting=0, alone=0, opened=OPENED),
    "all wait in vain": replace(FULL, alone=2),
    "all thanked": replace(FULL, invitations=(FULL.invitations[2],), to_thank=(), waiting=0, alone=0),
    "marked as answered": MarkedInvitation(FULL.invitations[1]),
    "marked as thanked": MarkedInvitation(FULL.invitations[2]),
    "taken in": ImportedAnswers(
        (TakenAnswer("a.txt", "k" * 32, "Ana", "customer", named=False),),
        (RefusedAnswer("b.txt", "doubled", "this invitation has been answered already; the first answer stays."),),
        1,
        1,
        (),
        cleaned=True,
    ),
    "taken in and put together": ImportedAnswers(
        (
            TakenAnswer("-", "k" * 32, "Ana", "customer", named=False),
            TakenAnswer("-", "l" * 32, "Max", "manager", named=True),
        ),
        (),
        0,
        0,
        OPENED,
        cleaned=False,
    ),
}


@WIDTHS
@pytest.mark.parametrize("name", VIEWS)
def test_the_pages_look_as_they_did(snapshot: SnapshotAssertion, name: str, width: int) -> None:
    """Who was asked; what came in; what was put together."""
    assert page(VIEWS[name], width) == snapshot


@given(
    name=st.sampled_from([name for name, view in VIEWS.items() if isinstance(view, Invitations)]),
    width=st.integers(30, 120),
)
def test_no_line_is_wider_than_the_screen(name: str, width: int) -> None:
    """However narrow or wide."""
    assert too_wide(page(VIEWS[name], width), min(width, output.WIDEST)) == []


RATINGS = [
    {
        "statement": "a",
        "says": "When you ask, I hear you out.",
        "principle": "listen",
        "behaviour": None,
        "counts": [0, 1, 0, 3, 0],
    },
    {"statement": "", "says": "", "principle": "commit", "behaviour": None, "counts": [0, 0, 3, 0, 0]},
]


def entry(kind: str, text: str = "", **data: object) -> ListedEntry:
    """An entry of one of the three kinds, as pages list it."""
    return listed_entry(
        Entry("k" * 32, kind, TODAY, "2026-11-22T09:30:00.000Z", "UTC", "role-guest", text=text, data=data), "kkkk"
    )


@WIDTHS
def test_the_entries_read_well(snapshot: SnapshotAssertion, width: int) -> None:
    """An invitation, an answer that waits, one by name, and several put together."""
    named = [
        {
            "statement": "a",
            "says": "I say early what went wrong.",
            "principle": "listen",
            "behaviour": None,
            "value": 2,
        }
    ]
    kinds = [
        entry(
            "invitation",
            "Asked for a view, as guest",
            who="Ana",
            role="guest",
            status="asked",
            token="secret",  # noqa: S106 - of nobody
            statements=[],
        ),
        entry("reply", role="guest", status="waiting", invitation="l" * 32, sealed="c2VjcmV0"),
        entry("reply", "Say it sooner.", role="manager", who="Max", invitation="l" * 32, ratings=named),
        entry("voices", "Call us back.\n\n---\n\nAll fine.", role="guest", count=4, ratings=RATINGS),
    ]
    for one in kinds:
        text = page(whole_entry(SMALL, one, earlier=[], edits=0, today=TODAY), width)
        assert text == snapshot
        assert "secret" not in text
        assert "c2VjcmV0" not in text
