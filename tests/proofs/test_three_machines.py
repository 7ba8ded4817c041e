"""Three machines write in copies of one journal, by clocks that differ, and hear of one another in any order."""

import random
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from custfocus.journal.entry import Entry
from custfocus.journal.joining import take_in
from tests.journal.conftest import Shelf

COURSES, LONG = 12, 200
STEPS = 25
DAY = date(2026, 11, 3)
MACHINES = 3
# What happens, and how often beside the rest.
ACTIONS = {"add": 2, "edit": 5, "day": 1, "data": 2, "delete": 1, "undo": 1, "clock": 1, "hear": 3}


class Course:
    """What happened on three machines, by a seed."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - the same course again
        first = Shelf(folder / "0.db")
        with first.run().writing() as pen:
            for place in range(3):
                pen.add_raw("note", DAY, text=self.word(), data={"who": f"w{place}"})
        self.machines = [first]
        for place in range(1, MACHINES):
            shutil.copy(first.path, folder / f"{place}.db")
            self.machines.append(Shelf(folder / f"{place}.db"))
        for place, machine in enumerate(self.machines):
            machine.random.seed(f"{seed} {place}")
            machine.db.execute("pragma synchronous = off")
            machine.moment += timedelta(hours=self.dice.randint(-60, 60))

    def word(self) -> str:
        """A word that nothing else has."""
        return f"word{self.dice.getrandbits(48):012x}"

    def step(self) -> None:
        """Something happens on one of the machines."""
        machine = self.dice.choice(self.machines)
        match self.dice.choices(list(ACTIONS), list(ACTIONS.values()))[0]:
            case "hear":
                self.hear(machine, self.dice.choice([each for each in self.machines if each is not machine]))
            case "clock":
                machine.moment += timedelta(hours=self.dice.randint(-99, 99))
            case "undo":
                with_something = machine.run("undo").recent(1)
                if with_something:
                    machine.run("undo").undo()
            case action:
                entries = machine.entries.find()
                with machine.run(action).writing() as pen:
                    if action == "add" or not entries:
                        pen.add_raw("note", DAY + timedelta(self.dice.randint(0, 5)), text=self.word())
                        return
                    entry = self.dice.choice(entries)
                    if action == "edit":
                        pen.edit(entry, text=f"{entry.text} {self.word()}")
                    elif action == "day":
                        pen.edit(entry, day=DAY + timedelta(self.dice.randint(0, 5)))
                    elif action == "data":
                        pen.edit(entry, data={**entry.data, self.dice.choice("abc"): self.word()})
                    else:
                        pen.delete(entry)

    @staticmethod
    def hear(machine: Shelf, other: Shelf) -> None:
        """One takes in what another knows."""
        take_in(machine.run("join"), machine.db, other.db)

    def meet(self) -> None:
        """All hear of all, in any order, until nobody has anything new."""
        pairs = [(a, b) for a in self.machines for b in self.machines if a is not b]
        for _ in range(2):
            self.dice.shuffle(pairs)
            for machine, other in pairs:
                self.hear(machine, other)


def written(machine: Shelf) -> list[Entry]:
    """All entries of a machine, in the order of their ids."""
    return sorted(machine.entries.find(), key=lambda entry: entry.id)


def lost(course: Course) -> set[str]:
    """The words that somebody wrote, nobody knew to have been replaced, and no entry has."""
    machine = course.machines[0]
    acts = machine.run()
    missing: set[str] = set()
    for (entry_id,) in machine.db.rows("select distinct entry from change"):
        changes = acts.history(entry_id)
        entry = machine.entries.get(entry_id)
        followed = {parent for change in changes for parent in change.parents}
        heads = [change for change in changes if change.id not in followed]
        if entry is None:
            assert {change.operation for change in heads} == {"delete"}
            continue
        known = {change.id: change for change in changes}

        def ancestors(change_id: str, known: dict = known) -> set[str]:  # type: ignore[type-arg]
            above = set(known[change_id].parents) & known.keys()
            return above.union(*(ancestors(parent) for parent in above)) if above else set()

        texts = [change for change in changes if "text" in change.fields]
        standing = [change for change in texts if not any(change.id in ancestors(other.id) for other in texts)]
        for change in standing:
            missing |= {word for word in change.fields["text"].split() if word not in entry.text}
    return missing


def test_they_end_equal_and_no_text_is_lost(tmp_path: Path, long: bool) -> None:
    """However their clocks go: the same entries, labels and search on each, and every text that still stands."""
    for seed in range(LONG if long else COURSES):
        folder = tmp_path / str(seed)
        folder.mkdir()
        course = Course(folder, seed)
        for _ in range(STEPS):
            course.step()
        course.meet()
        first, *others = course.machines
        for other in others:
            assert written(other) == written(first), seed
            assert sorted(other.db.rows("select id from change")) == sorted(first.db.rows("select id from change"))
        assert lost(course) == set(), seed
        for machine in course.machines:
            machine.db.execute("insert into entry_fts (entry_fts, rank) values ('integrity-check', 1)")
            machine.db.close()
        shutil.rmtree(folder)


def test_the_check_would_find_a_lost_text(tmp_path: Path) -> None:
    """A machine that drops what it hears second is told of."""
    course = Course(tmp_path, 1)
    entry = course.machines[0].entries.find()[0]
    for machine in course.machines[:2]:
        with machine.run().writing() as pen:
            pen.edit(entry, text=f"only {course.word()}")
    course.meet()
    assert lost(course) == set()
    course.machines[0].db.execute("update entry set text = ? where id = ?", ("only", entry.id))
    assert lost(course)


@pytest.mark.parametrize("place", range(MACHINES))
def test_a_clock_that_goes_back_reorders_nothing(tmp_path: Path, place: int) -> None:
    """What was written later on a machine counts as later, whatever its clock says."""
    course = Course(tmp_path, 2)
    machine = course.machines[place]
    entry = machine.entries.find()[0]
    for text in ("first", "second", "third"):
        with machine.run().writing() as pen:
            entry = pen.edit(entry, text=text)
        machine.moment -= timedelta(days=30)
    course.meet()
    assert {found.text for each in course.machines for found in [each.entries.get(entry.id)] if found} == {"third"}
