"""Damage closes no journal: what can still be read is read, taken out and found; what can't is named."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from custfocus.base.errors import DONE, FAILED
from custfocus.journal.damage.carving import PAGE
from tests.conftest import Home

ENTRIES = 300
READING = (
    ("list",),
    ("today",),
    ("search", "word"),
    ("progress",),
    ("review", "--show"),
    ("insights",),
    ("history",),
)


def flip(raw: bytearray, random: Random) -> None:
    """One bit, anywhere but in the head."""
    raw[random.randrange(100, len(raw))] ^= 1 << random.randrange(8)


def flips(raw: bytearray, random: Random) -> None:
    """Eight bits."""
    for _ in range(8):
        flip(raw, random)


def zeroes(raw: bytearray, random: Random) -> None:
    """A page of nothing, as a disk that has lost it gives."""
    start = PAGE * random.randrange(1, len(raw) // PAGE)
    raw[start : start + PAGE] = bytes(PAGE)


def garbage(raw: bytearray, random: Random) -> None:
    """A kilobyte of something else, across pages."""
    start = random.randrange(PAGE, len(raw) - PAGE)
    raw[start : start + 1000] = random.randbytes(1000)


def doubled(raw: bytearray, random: Random) -> None:
    """One page written over another."""
    here, there = (PAGE * random.randrange(1, len(raw) // PAGE) for _ in range(2))
    raw[here : here + PAGE] = raw[there : there + PAGE]


def cut(raw: bytearray, random: Random) -> None:
    """The end is gone, up to a tenth."""
    del raw[int(len(raw) * random.uniform(0.9, 0.99)) :]


DAMAGE: tuple[tuple[Callable[[bytearray, Random], None], float], ...] = (
    (flip, 0.99),
    (flips, 0.98),
    (zeroes, 0.98),
    (garbage, 0.97),
    (doubled, 0.95),
    (cut, 0.80),
)
"""Each kind of damage, and the least share of the entries that any file still gives."""


@pytest.fixture
def sound(home: Home) -> bytes:
    """A journal of 300 entries, some edited or deleted since, and one longer than a page."""
    session = home.session()
    random = Random(5)  # noqa: S311 - the same journal in every run
    for batch in range(3):
        with session.store.acts.writing() as pen:
            for place in range(ENTRIES // 3):
                words = " ".join(random.choice(["word", "customer", "late", "invoice"]) for _ in range(40))
                pen.add_raw("note", session.today, text=f"{batch}-{place} {words} #tag", principles=["listen"])
            pen.add_raw("note", session.today, text="long word " * 3000)
    for place in (1, 4, 9):
        assert home.run("edit", session.find()[place].id, "Edited words") == DONE
        assert home.run("delete", session.find()[place + 1].id) == DONE
    session.close()
    return (home.folder / "journal.db").read_bytes()


def ids_in(text: str) -> set[str]:
    """The ids of the entries in JSON Lines."""
    return {json.loads(line)["id"] for line in text.splitlines()}


def test_what_can_be_read_of_a_damaged_journal_is_given(home: Home, sound: bytes, long: bool) -> None:
    """Whatever the damage, in JSON Lines and in JSON; what is missing is named, and the file stays as it is."""
    path = home.folder / "journal.db"
    before = ids_in(home.page("export"))
    given: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    rounds = 95 if long else 5
    for number in range(rounds * len(DAMAGE)):
        damage, least = DAMAGE[number % len(DAMAGE)]
        raw = bytearray(sound)
        damage(raw, Random(number))  # noqa: S311 - the same damage in every run
        path.write_bytes(raw)
        code = home.run("export")
        had = ids_in(home.out) & before
        assert len(had) >= least * len(before), (damage.__name__, number, home.err)
        assert "Traceback" not in home.err
        assert code in (DONE, FAILED)
        if code == FAILED:
            assert "can't be read any more" in home.err
            assert home.run("export", "--json") == FAILED
            answer = json.loads(home.out)["data"]
            assert {entry["id"] for entry in answer["entries"]} & before == had
            assert answer["missing"]
            assert not set(answer["missing"]) & had
        assert path.read_bytes() == raw
        given[damage.__name__] += len(had)
        tried[damage.__name__] += len(before)
    assert given.total() >= 0.97 * tried.total()


@pytest.mark.parametrize("call", READING, ids=" ".join)
def test_reading_goes_on_beside_a_damaged_row(home: Home, sound: bytes, call: tuple[str, ...]) -> None:
    """Every page is there, and says once that the journal is damaged; nothing of what is damaged is quoted."""
    raw = sound.replace(b'#tag["listen"]{}', b'#tag["listen"}{}')
    assert raw != sound
    (home.folder / "journal.db").write_bytes(raw)
    assert home.run(*call) == DONE, home.err
    assert home.err.count("The journal is damaged") <= 1
    assert "listen" not in home.err
    assert home.out


def test_a_journal_of_somebody_else_is_not_rescued(home: Home, tmp_path: Path) -> None:
    """Only a file that says it is ours is looked through."""
    path = tmp_path / "theirs.db"
    path.write_bytes(b"SQLite format 3\0" + b"\x99" * 9000)
    assert home.run("--journal", str(path), "export") == FAILED
    assert not home.out
