"""A journal of which some bit has changed: the doctor finds it, or nothing that anybody reads is otherwise."""

from pathlib import Path
from random import Random

import pytest

from tests.conftest import SUNDAY, Home

PAGE = 4096


@pytest.fixture
def used(home: Home) -> Home:
    """A journal with entries of several kinds, some changed, some deleted, and a backup."""
    for number in range(12):
        home.page("note", f"Note {number}: Ms Adeyemi rang about her invoice again #billing" + " and so on" * number)
        home.page("heard", f"I never know who to call ({number})", "--from", "Ana", "--channel", "call")
    home.page("practice", "--start", "talk-direct")
    home.page("practice", "1", "Sat with the support team")
    ids = [entry["id"] for entry in home.data("list", "-n", "9")["entries"]]
    for number, entry in enumerate(ids[2:6]):
        home.page("edit", entry, f"In other words {number}")
    home.page("delete", *ids[6:8])
    home.page("backup")
    return home


def flipped(raw: bytes, random: Random) -> bytes:
    """The same file with another bit, on a page that isn't all zeros."""
    changed = bytearray(raw)
    used = [page for page in range(len(raw) // PAGE) if any(raw[page * PAGE : (page + 1) * PAGE])]
    place = random.choice(used) * PAGE + random.randrange(PAGE)
    changed[place] ^= 1 << random.randrange(8)
    return bytes(changed)


def answered(home: Home) -> tuple[str, str]:
    """All entries as they are exported, and what a search finds."""
    home.run("export")
    entries = home.out
    home.run("search", "invoice", "-n", "50", "--json")
    return entries, home.out


def test_a_changed_bit_is_found_or_changes_nothing(used: Home, long: bool) -> None:
    """Wherever it is: in a text, in its history, in the index, in the tree that leads to them, in the file's head."""
    random = Random(2026)  # noqa: S311 - the same bits in every run
    journal = Path(used.folder / "journal.db")
    raw, before = journal.read_bytes(), answered(used)
    unseen = []
    for number in range(1000 if long else 40):
        journal.write_bytes(flipped(raw, random))
        used.go_to(SUNDAY)
        if used.run("doctor", "--json") == 0 and answered(used) != before:
            unseen.append(number)
    assert unseen == []
