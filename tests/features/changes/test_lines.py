import pytest
from syrupy.assertion import SnapshotAssertion

from custfocus.features.changes.views import Deleted, Edited, RestoredEntry, StuckCopy, TakenBack
from custfocus.features.entries.rows import listed_entry
from tests.features.entries.samples import REVIEW, ROWS, TODAY
from tests.page import page

LINES = {
    "edited": Edited(ROWS[1], (("Text", "a", "b"), ("Day", "2026-11-01", "2026-11-02"), ("From", "Ana", "")), TODAY),
    "not edited": Edited(ROWS[1], (), TODAY),
    "deleted": Deleted(ROWS[1:2], (ROWS[1].id,), for_good=False, today=TODAY),
    "deleted many": Deleted(ROWS * 3, ("k",) * 20, for_good=False, today=TODAY),
    "deleted for good": Deleted(ROWS[1:2], (ROWS[1].id,), for_good=True, today=TODAY),
    "deleted for good, quoted": Deleted(
        ROWS[1:2],
        (ROWS[1].id,),
        for_good=True,
        today=TODAY,
        cleaned=False,
        quoted_in=(listed_entry(REVIEW, "llll"),),
    ),
    "deleted for good, copies left": Deleted(
        ROWS[1:3],
        (ROWS[1].id, ROWS[2].id),
        for_good=True,
        today=TODAY,
        quoted_in=(listed_entry(REVIEW, "llll"),),
        also_in=ROWS[3:5],
        copies=("/home/journal-before-format-3.db", "/home/journal-before-format-4.db"),
        in_copies=("kkkk", "llll"),
        files=("/home/journal.db.bak", "/home/drafts/note..1.txt"),
    ),
    "deleted for good, many copies left": Deleted(
        ROWS[1:2],
        (ROWS[1].id,),
        for_good=True,
        today=TODAY,
        copies=tuple(f"/home/backups/{day}" for day in range(12)),
        in_copies=("kkkk",),
    ),
    "deleted for good, in copies": Deleted(
        ROWS[1:2],
        (ROWS[1].id,),
        for_good=True,
        today=TODAY,
        quoted_in=(listed_entry(REVIEW, "llll"),),
        erased_in=("/home/journal-before-format-2.db",),
        removed=("/home/journal-before-format-3.db",),
        stuck=(StuckCopy("/home/journal-before-format-4.db", "can't be written."),),
        files=("/home/journal.db.bak",),
    ),
    "taken back": TakenBack("k", "reflect", (RestoredEntry("gone", ROWS[3]),), TODAY),
    "taken back many": TakenBack("k", "edit", tuple(RestoredEntry("as-before", row) for row in ROWS), TODAY),
    "taken back delete": TakenBack("k", "delete", (RestoredEntry("back", ROWS[4]),), TODAY),
}


@pytest.mark.parametrize("name", LINES)
def test_the_lines(name: str, snapshot: SnapshotAssertion) -> None:
    """What follows a change is told in plain lines."""
    assert page(LINES[name]) == snapshot
