from datetime import date, timedelta

import pytest

from custfocus.content.framework import Framework
from custfocus.content.models import Behaviour, Principle, SelfCheck
from custfocus.features.deeds.counting import DeedCount, Deeds, count_deeds, in_words, since
from custfocus.journal.entry import Entry
from custfocus.journal.kinds import DEEDS, EVIDENCE

TODAY = date(2026, 11, 22)
CONTENT = Framework(
    (
        *(Principle(id=one, name=one, pillar="p", summary="So.", ideas=()) for one in ("listen", "lead", "commit")),
        Behaviour(
            id="contact",
            name="Contact",
            weak="You guess.",
            strong="You ask.",
            principles=("listen",),
            questions=("who",),
            practices=("ring",),
            worksheets=("complaint",),
        ),
        SelfCheck(id="gap", name="A gap", asks="Is there one?", pillar="p"),
    )
)


def entry(kind: str, *principles: str, item: str | None = None, day: date = TODAY) -> Entry:
    """Something written."""
    return Entry("k" * 32, kind, day, f"{day}T08:00:00.000Z", "UTC", item, principles=principles)


def counted(*entries: Entry) -> Deeds:
    """What these show."""
    return count_deeds(CONTENT, entries, {}, TODAY - timedelta(1), TODAY)


@pytest.mark.parametrize("kind", EVIDENCE)
def test_an_answer_is_no_deed(kind: str) -> None:
    """Practices, remarks, notes and sheets are; an answer stands beside them."""
    found = counted(entry(kind, "listen")).of["listen"]
    assert (found.days, found.answers) == ((1, 0) if kind in DEEDS else (0, 1))
    assert found.deeds == ({kind: 1} if kind in DEEDS else {})


def test_days_count_and_not_entries() -> None:
    """Three entries of a day are one day, and each principle that a note names has its own."""
    before = TODAY - timedelta(1)
    found = counted(entry("note", "listen"), entry("note", "listen", "lead"), entry("heard", day=before))
    assert [found.of[one].days for one in ("listen", "lead", "commit")] == [1, 1, 0]
    assert found.of["listen"].last == TODAY
    assert (found.written, found.age) == (2, 1)


def test_a_practice_counts_for_its_first_principle_alone() -> None:
    """And for the behaviours that it is about."""
    found = counted(entry("practice", "listen", "lead", item="ring"))
    assert [found.of[one].days for one in ("listen", "lead", "contact", "gap")] == [1, 0, 1, 0]


def test_what_is_narrower_than_a_principle_has_deeds_of_its_own() -> None:
    """By what the content names as about it, and by nothing that merely belongs to the same principle."""
    found = counted(
        entry("practice", "listen", item="other"),
        entry("sheet", "recover", item="complaint"),
        entry("answer", "listen", item="who"),
        entry("note", "listen"),
    )
    assert found.of["contact"] == DeedCount(1, {"sheet": 1}, 1, TODAY)
    assert found.of["gap"] == DeedCount()


def test_sixty_days_end_today() -> None:
    """The first of them is fifty-nine days ago."""
    assert since(TODAY) == date(2026, 9, 24)


def test_counts_are_told_by_kind() -> None:
    """In the words of pages."""
    assert in_words({"practice": 16, "heard": 2, "note": 1}) == ["16 ticks", "2 heard", "1 note"]
