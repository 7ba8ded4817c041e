"""A whole journal as lines, and journals that such lines are taken into."""

import json
import random
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custfocus.base.errors import CustfocusError
from custfocus.journal.entry import Entry
from custfocus.journal.whole.reading import TakenIn, head_of, take_in_whole
from custfocus.journal.whole.writing import whole
from tests.journal.conftest import Shelf

DAY = date(2026, 11, 3)
COURSES, LONG = 6, 100
STEPS = 40
ODD = 'NUL \0 ESC \x1b C1 \x9b bidi \u202e sep \u2028 é ☺ 😀 \ue000 "q" \\ / \\u0041'


def lines_of(shelf: Shelf) -> list[str]:
    """All lines of a journal."""
    return [line for batch in whole(shelf.db) for line in batch]


def taken(shelf: Shelf, lines: list[str], refused: list[tuple[int, str]] | None = None) -> tuple[int, TakenIn]:
    """How many entries came of such lines, and what became of the others; nothing may be bad without a list."""

    def refuse(line: int, why: str) -> None:
        assert refused is not None, (line, why)
        refused.append((line, why))

    came: list[Entry] = []
    acts = shelf.run("import")
    head = head_of(lines[0].encode())
    assert head
    with acts.writing() as pen:
        numbered = ((number, line.encode()) for number, line in enumerate(lines[1:], 2))
        outcome = take_in_whole(acts, shelf.db, pen, head, numbered, came.append, refuse)
    return len(came), outcome


@pytest.fixture
def shelves(tmp_path: Path) -> Callable[[], Shelf]:
    """Makes as many empty journals as a test needs."""
    made: list[Shelf] = []

    def make() -> Shelf:
        made.append(Shelf(tmp_path / f"{len(made)}.db"))
        made[-1].random.seed(len(made))
        made[-1].db.execute("pragma synchronous = off")
        return made[-1]

    return make


@pytest.fixture
def lived(shelves: Callable[[], Shelf]) -> Shelf:
    """A journal with an entry that was changed, one that was deleted, one erased, and an act taken back."""
    shelf = shelves()
    with shelf.run("note").writing() as pen:
        entries = [pen.add_raw("note", DAY, text=text, data={"who": "Ana"}) for text in ("a", "b", "c", ODD)]
    with shelf.run("edit").writing() as pen:
        pen.edit(entries[0], text="a changed", day=DAY + timedelta(2))
        pen.delete(entries[1])
    shelf.run("delete").purge(entries[2].id)
    with shelf.run("edit").writing() as pen:
        pen.edit(entries[3], item="taken back")
    shelf.run("undo").undo()
    return shelf


def course(shelf: Shelf, seed: int) -> None:
    """Whatever can happen in a journal happens in one, by a seed."""
    dice = random.Random(seed)  # noqa: S311 - the same course again
    for _ in range(STEPS):
        entries = shelf.entries.find()
        action = dice.choice(["add", "add", "edit", "day", "delete", "undo", "erase", "clock"])
        if action == "clock":
            shelf.moment += timedelta(hours=dice.randint(-99, 99))
        elif action == "undo":
            with suppress(CustfocusError):  # erased, or changed since
                shelf.run("undo").undo()
        elif action == "add" or not entries:
            with shelf.run("note").writing() as pen:
                pen.add_raw("note", DAY + timedelta(dice.randint(0, 3)), text=ODD[dice.randint(0, 40) :])
        else:
            entry = dice.choice(entries)
            if action == "erase":
                shelf.run("delete").purge(entry.id)
                continue
            with shelf.run(action).writing() as pen:
                if action == "edit":
                    pen.edit(entry, text=f"{entry.text} #{dice.randint(0, 9)}x")
                elif action == "day":
                    pen.edit(entry, day=DAY + timedelta(dice.randint(0, 3)))
                else:
                    pen.delete(entry)


def test_the_same_journal_comes_of_it(shelves: Callable[[], Shelf], long: bool) -> None:
    """After edits, deletions, undo and erasing, by clocks that go back: the lines of both are equal."""
    for seed in range(LONG if long else COURSES):
        shelf, other = shelves(), shelves()
        course(shelf, seed)
        lines = lines_of(shelf)
        taken(other, lines)
        assert lines_of(other) == lines
        assert other.entries.find() == shelf.entries.find()
        assert [change.id for entry in other.entries.find() for change in other.run().history(entry.id)]
        other.db.execute("insert into entry_fts (entry_fts, rank) values ('integrity-check', 1)")


def test_a_second_time_adds_nothing(lived: Shelf, shelves: Callable[[], Shelf]) -> None:
    """All is known then, in the journal it came from too."""
    other, lines = shelves(), lines_of(lived)
    assert taken(other, lines)[0] == 2
    for shelf in (other, lived):
        assert taken(shelf, lines) == (0, TakenIn(known=2))
        assert lines_of(shelf) == lines


def test_two_journals_join(lived: Shelf, shelves: Callable[[], Shelf]) -> None:
    """What either has written both have then; what came to an entry that was there is told apart."""
    other = shelves()
    taken(other, lines_of(lived))
    with other.run().writing() as pen:
        pen.add_raw("note", DAY, text="new there")
    with lived.run().writing() as pen:
        pen.edit(lived.entries.find()[0], text="changed again")
        pen.add_raw("note", DAY, text="new here")
    assert taken(other, lines_of(lived)) == (1, TakenIn(changed=1, known=1))
    assert taken(lived, lines_of(other)) == (1, TakenIn(known=3))
    key = [(entry.id, entry.text) for entry in sorted(lived.entries.find(), key=lambda entry: entry.id)]
    assert key == [(entry.id, entry.text) for entry in sorted(other.entries.find(), key=lambda entry: entry.id)]


def test_what_was_erased_here_stays_erased(lived: Shelf, shelves: Callable[[], Shelf]) -> None:
    """And what was erased there goes here; what was only deleted here is told."""
    other, before = shelves(), lines_of(lived)
    taken(other, before)
    first, second = other.entries.find()
    other.run("delete").purge(first.id)
    with other.run("delete").writing() as pen:
        pen.delete(second)
    assert taken(other, before) == (0, TakenIn(deleted=2))
    assert other.entries.find() == []
    taken(lived, lines_of(other))
    assert lived.entries.find() == []
    assert lived.db.rows("select count(*) from change where entry = ? and operation != 'purge'", (first.id,)) == [
        (0,)
    ]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "isn't JSON"),
        ('{"act": 1}', "neither an act"),
        ('{"change": {"tick": 1}}', "isn't what a journal keeps"),
        ('{"entry": {"id": "x", "kind": "note", "day": "2026-11-03", "at": "", "zone": ""}}', "isn't what"),
        ('{"entry": {"id": "' + "k" * 32 + '", "kind": "note", "day": "2026-13-03", "at": "", "zone": ""}}', "isn't"),
        (
            '{"entry": {"id": "' + "k" * 32 + '", "kind": "note", "day": "2026-11-03", "at": "noon", "zone": ""}}',
            "isn't",
        ),
        ('{"entry": NaN}', "isn't JSON"),
        ('{"entry": "\\ud800"}', "isn't UTF-8"),
        ("[" * 100_000, "nested"),
    ],
)
def test_a_bad_line_is_named_and_the_others_come(
    lived: Shelf, shelves: Callable[[], Shelf], line: str, why: str
) -> None:
    """Its number and the reason are told."""
    lines = lines_of(lived)
    refused: list[tuple[int, str]] = []
    came, _ = taken(other := shelves(), [*lines[:3], line, *lines[3:]], refused)
    assert came == 2
    assert refused[0][0] == 4
    assert why in refused[0][1]
    assert lines_of(other) == lines


def test_a_file_that_ends_early_is_told(lived: Shelf, shelves: Callable[[], Shelf]) -> None:
    """What is there comes, entries without a line of their own too."""
    refused: list[tuple[int, str]] = []
    came, _ = taken(shelves(), lines_of(lived)[:-1], refused)
    assert came == 2
    assert "the file says that it has" in refused[0][1]


def test_an_entry_whose_beginning_is_missing_comes_as_it_stands(lived: Shelf, shelves: Callable[[], Shelf]) -> None:
    """Its line has it whole; where that is missing as well, it is left out and named."""
    lines = lines_of(lived)
    entry = next(each for each in lived.entries.find() if each.text == "a changed")
    others = [line for line in lines if not ('"operation":"add"' in line and entry.id in line)]
    refused: list[tuple[int, str]] = []
    taken(other := shelves(), others, refused)
    assert other.entries.get(entry.id) == entry
    refused.clear()
    bare = [line for line in others if not (line.startswith('{"entry"') and entry.id in line)]
    taken(other := shelves(), bare, refused)
    assert other.entries.get(entry.id) is None
    assert "the beginning is missing" in refused[0][1]


def test_another_file_is_none_of_these() -> None:
    """A first line that says something else, or nothing; one of a newer version is refused."""
    for line in (b"", b"{", b"[1]", b'{"format": "custfocus-journal"}', b"\xff", b'{"id": 1}'):
        assert head_of(line) is None
    head = {"format": "custfocus-journal", "version": 2, "acts": 0, "changes": 0, "entries": 0}
    with pytest.raises(CustfocusError) as caught:
        head_of(json.dumps(head).encode())
    assert caught.value.code == "newer-journal"
    assert head_of(b"\xef\xbb\xbf" + json.dumps(head | {"version": 1}).encode())


def test_a_change_of_a_newer_form_is_refused(lived: Shelf, shelves: Callable[[], Shelf]) -> None:
    """With all that stands around it."""
    lines = [line.replace('"format":1}', '"format":2}') for line in lines_of(lived)]
    other = shelves()
    with pytest.raises(CustfocusError) as caught:
        taken(other, lines)
    assert caught.value.code == "newer-journal"
    assert other.entries.find() == []


def test_a_change_without_its_act_is_left_out(lived: Shelf, shelves: Callable[[], Shelf]) -> None:
    """Its entry comes as it stands."""
    refused: list[tuple[int, str]] = []
    came, _ = taken(other := shelves(), [line for line in lines_of(lived) if not line.startswith('{"act"')], refused)
    assert came == 2
    assert other.entries.find() == lived.entries.find()
    assert {why for _, why in refused[:-1]} == {"belongs to an act that is missing"}


@settings(max_examples=4)
@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=20, max_size=40))
def test_any_words_come_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    """Whatever signs are in them, the lines are the same again."""
    folder = tmp_path_factory.mktemp("words")
    shelf, other = Shelf(folder / "first.db"), Shelf(folder / "second.db")
    with shelf.run().writing() as pen:
        for text in texts:
            pen.add_raw("note", DAY, text=text, asked=text, data={text: text})
    taken(other, lines_of(shelf))
    assert lines_of(other) == lines_of(shelf)
    assert other.entries.find() == shelf.entries.find()
    shelf.db.close()
    other.db.close()
