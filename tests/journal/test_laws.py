"""What holds of a journal after anything that may be done to it."""

import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from custfocus.base.errors import CustfocusError
from custfocus.journal.acts import Acts
from custfocus.journal.entry import Entry, Filter
from custfocus.journal.folding import fold
from custfocus.journal.pen import Pen, labels_of
from tests.journal.conftest import Shelf

SETTINGS = settings(max_examples=40, stateful_step_count=25, deadline=None)
KINDS = st.sampled_from(["answer", "note", "heard", "unheard-of"])
DAYS = st.dates(date(2026, 10, 28), date(2026, 11, 3))
TEXTS = st.lists(st.sampled_from(["red", "Red", "#tag", "#größe", "C++", "a\0b", "☺", "\n"]), max_size=4).map(
    " ".join
)
PRINCIPLES = st.lists(st.sampled_from(["listen", "lead", "learn"]), max_size=2)
DATA = st.dictionaries(st.sampled_from(["who", "until"]), st.none() | st.integers(0, 3) | TEXTS, max_size=2)

FIELDS = st.fixed_dictionaries({}, optional={"day": DAYS, "text": TEXTS, "principles": PRINCIPLES, "data": DATA})


def refusal(action: Callable[[], object]) -> str:
    """The code of the error with which something is refused, empty where it isn't."""
    try:
        action()
    except CustfocusError as error:
        return error.code
    return ""


class AnyJournal(RuleBasedStateMachine):
    """Entries are added, changed, deleted and erased, acts taken back, while the clock goes as it likes."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.shelf = Shelf(Path(self._folder.name) / "journal.db")
        self.shelf.db.execute("pragma synchronous = off")
        self.acts: list[str] = []

    def teardown(self) -> None:
        """Let go of the file."""
        self.shelf.db.close()
        self._folder.cleanup()

    def write(self, *steps: Callable[[Pen], object]) -> None:
        """One run of a command, each step saved by itself."""
        acts = self.run()
        for step in steps:
            with acts.writing() as pen:
                step(pen)

    def run(self) -> Acts:
        """One run of a command, to be named later."""
        acts = self.shelf.run()
        self.acts.append(acts.act)
        return acts

    def entry(self, place: int) -> Entry:
        """One of the entries there are."""
        entries = self.shelf.entries.find()
        return entries[place % len(entries)]

    def some(self) -> bool:
        """Whether there is an entry."""
        return self.shelf.entries.count(most=1) > 0

    @rule(made=st.lists(st.tuples(KINDS, DAYS, TEXTS, PRINCIPLES, DATA), min_size=1, max_size=3))
    def add(self, made: list[tuple[str, date, str, list[str], dict[str, Any]]]) -> None:
        """Record one or several in one act."""

        def adding(pen: Pen, kind: str, day: date, text: str, principles: list[str], data: dict[str, Any]) -> None:
            pen.add_raw(kind, day, text=text, principles=principles, data=data)

        self.write(*(partial(adding, kind=a, day=b, text=c, principles=d, data=e) for a, b, c, d, e in made))

    @precondition(some)
    @rule(place=st.integers(0, 99), fields=FIELDS)
    def edit(self, place: int, fields: dict[str, Any]) -> None:
        """Change some fields."""
        self.write(lambda pen: pen.edit(self.entry(place), **fields))

    @precondition(some)
    @rule(place=st.integers(0, 99), edits=st.lists(FIELDS, min_size=1, max_size=3), delete=st.booleans())
    def change_and_take_back(self, place: int, edits: list[dict[str, Any]], *, delete: bool) -> None:
        """What one act did to an entry, in however many steps, is taken back as a whole."""
        entry = self.entry(place)
        acts = self.run()
        after = entry
        for fields in edits:
            with acts.writing() as pen:
                after = pen.edit(after, **fields)
        if delete:
            with acts.writing() as pen:
                pen.delete(after)
        if delete or after != entry:
            self.run().undo(acts.act)
        assert self.shelf.entries.get(entry.id) == entry

    @precondition(some)
    @rule(place=st.integers(0, 99))
    def delete(self, place: int) -> None:
        """Delete one."""
        self.write(lambda pen: pen.delete(self.entry(place)))

    @precondition(some)
    @rule(place=st.integers(0, 99))
    def purge(self, place: int) -> None:
        """Erase one."""
        entry = self.entry(place)
        self.run().purge(entry.id)
        assert [change.operation for change in self.shelf.run().history(entry.id)] == ["purge"]

    @rule(hours=st.integers(-99, 99))
    def turn_clock(self, hours: int) -> None:
        """Go forward or back in time."""
        self.shelf.moment += timedelta(hours=hours)

    @rule()
    def undo_twice(self) -> None:
        """What an undo did is undone exactly by another."""
        before = self.shelf.entries.find()
        refused = refusal(lambda: self.run().undo())
        assert refused in ("", "nothing-to-undo", "purged")
        if not refused:
            self.run().undo()
        assert sorted(self.shelf.entries.find(), key=repr) == sorted(before, key=repr)

    @precondition(lambda self: self.acts)
    @rule(place=st.integers(0, 99))
    def undo(self, place: int) -> None:
        """Take back any act, or be told why not; refused, it changes nothing."""
        before = self.shelf.entries.find()
        refused = refusal(lambda: self.run().undo(self.acts[place % len(self.acts)]))
        assert refused in ("", "nothing-to-undo", "purged", "changed-since")
        if refused:
            assert self.shelf.entries.find() == before

    @invariant()
    def history_gives_the_entries(self) -> None:
        """The entries can be rebuilt from the changes alone."""
        changed = self.shelf.db.rows("select distinct entry from change")
        state = {entry_id: fold(self.shelf.run().history(entry_id)).state for (entry_id,) in changed}
        with self.shelf.run().writing() as pen:
            for entry_id, fields in state.items():
                assert pen.state(entry_id) == fields
        assert self.shelf.entries.count() == sum(fields is not None for fields in state.values())

    @invariant()
    def index_and_labels_agree_with_the_texts(self) -> None:
        """What can be found is what is written."""
        self.shelf.db.execute("insert into entry_fts (entry_fts, rank) values ('integrity-check', 1)")
        labels = set(self.shelf.db.rows("select label, entry from label"))
        expected = {
            (label, nth)
            for nth, entry_id in self.shelf.db.rows("select nth, id from entry")
            if (entry := self.shelf.entries.get(entry_id))
            for label in labels_of({"text": entry.text, "principles": entry.principles})
        }
        assert labels == expected
        for tag in ("tag", "größe"):
            assert all(f"#{tag}" in entry.text for entry in self.shelf.entries.find(Filter(tag=tag)))

    @invariant()
    def rows_lie_by_day(self) -> None:
        """A row's number begins with its day, so that no order needs sorting."""
        for nth, day in self.shelf.db.rows("select nth, day from entry"):
            assert nth >> 20 == date.fromisoformat(day).toordinal()

    @invariant()
    def ticks_only_grow(self) -> None:
        """Whatever the clock does, what was done later has the larger tick."""
        ticks = [row[0] for row in self.shelf.db.rows("select tick from change order by n")]
        assert all(one < other for one, other in pairwise(ticks))


TestAnyJournal = AnyJournal.TestCase
TestAnyJournal.settings = SETTINGS
