from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from custfocus.features.insights.courses import Dated, course
from custfocus.features.insights.views import Insights, RecoveryOffer, RecurringTheme, ThemeEvidence
from tests.framework import CUSTOMERS
from tests.page import page, too_wide

UNTIL = date(2026, 11, 22)
SINCE = UNTIL - timedelta(179)
CAUSES = ("late",) * 4 + (
    "price or bill",
    "price or bill",
    "a very long cause of the user's own",
    "faulty",
    "",
)
CHANNELS = ("call", "call", "mail", "visit", "letter", "")
SENTENCES = (
    "She had waited at home for two whole days and then the van drove past her door without stopping.",
    "Nobody rang.",
    "The new date was wrong as well, he said.",
)


def cases(many: int, what: Sequence[str]) -> list[Dated]:
    """So many cases, each put down to one of these in turn; of lateness more and more."""
    found = []
    for number in range(many):
        ago = number * 7 % (60 if CAUSES[number % len(CAUSES)] == "late" else 170)
        found.append(Dated(UNTIL - timedelta(ago), what[number % len(what)] or None))
    return found


def theme(*words: str, people: int) -> RecurringTheme:
    """A theme with the sentences from above."""
    evidence = [
        ThemeEvidence(f"klmn{place}", "klmn", UNTIL - timedelta(100 * place), sentence)
        for place, sentence in enumerate(SENTENCES)
    ]
    return RecurringTheme(words, people + 1, people, tuple(evidence[:2]), tuple(evidence))


def worthwhile(cause: str, many: int, command: str) -> RecoveryOffer:
    """A recovery on offer."""
    ids = tuple(f"{cause}{n}" for n in range(many))
    return RecoveryOffer(cause, ids, UNTIL - timedelta(80), UNTIL, {"cause": cause}, f"custfocus insights {command}")


def view(many: int = 60, since: date = SINCE) -> Insights:
    """Much of everything."""
    return Insights(
        since=since,
        until=UNTIL,
        first=SINCE,
        counted={"complaint": many, "heard": 1, "loyalty": 2, "note": 1210},
        people=CUSTOMERS,
        names={
            "complaint": ("complaint", "complaints"),
            "heard": ("thing heard", "things heard"),
            "loyalty": ("customer who left or stays", "customers who left or stay"),
            "note": ("note", "notes"),
        },
        taker="complaint",
        voices=6320,
        read=5000,
        causes=course(cases(many, CAUSES), since, UNTIL),
        channels=course(cases(many, CHANNELS), since, UNTIL),
        themes=tuple(
            theme(*words, people=people)
            for words, people in ((("van", "late"), 31), (("bill", "twice"), 12), (("nobody",), 7), (("screws",), 5))
        ),
        languages={"": 3, "en": 4997},
        offers=(
            worthwhile("late", 4, "--plan late"),
            worthwhile("price or bill", 3, "--plan 'price or bill'"),
            worthwhile("faulty", 3, "--plan faulty"),
        ),
    )


NONE = course([], SINCE, UNTIL)
VIEWS = {
    "much": view(),
    "whole": replace(view(), whole=True),
    "a-short-time": view(24, UNTIL - timedelta(29)),
    "nothing-shared": replace(view(6), voices=300, read=300, themes=(), offers=(), languages={"": 1, "en": 299}),
    "few-voices": replace(
        view(),
        counted={"complaint": 0, "heard": 12, "loyalty": 0, "note": 0},
        voices=12,
        read=12,
        languages={"en": 12},
        causes=NONE,
        themes=(),
        offers=(),
    ),
    "only-notes": replace(
        view(),
        counted={"complaint": 0, "heard": 0, "loyalty": 0, "note": 1},
        voices=0,
        read=0,
        languages={},
        causes=NONE,
        channels=NONE,
        themes=(),
        offers=(),
    ),
    "nothing": replace(view(), counted={"complaint": 0, "heard": 0, "loyalty": 0, "note": 0}),
    "years": replace(
        view(),
        since=date(2021, 3, 1),
        causes=course(cases(60, CAUSES), date(2021, 3, 1), UNTIL),
        channels=course(cases(60, CHANNELS), date(2021, 3, 1), UNTIL),
    ),
}


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("width", [80, 48])
def test_page(name: str, width: int, snapshot: SnapshotAssertion) -> None:
    """The page as a pipe of this width gets to see it, within it."""
    text = page(VIEWS[name], width)
    assert too_wide(text, width) == []
    assert text == snapshot


def test_one_screen_first() -> None:
    """What matters stands on a screen of 80 columns, whatever there is; the rest comes with --all."""
    assert len(page(VIEWS["much"]).splitlines()) <= 28


def test_numbers_follow_one_another() -> None:
    """Sentences first, then complaints, as `ids_shown` has them."""
    text = page(VIEWS["much"])
    assert [line.split()[0] for line in text.splitlines() if line.endswith("klmn")] == list("123456")
    assert "7 to 10" in text
    assert "11 to 13" in text
