"""Journals for the store's own tests: each run of a command opened by hand, the clock and the ids handed in."""

import os
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from custfocus.journal.acts import Acts
from custfocus.journal.connect import Journal, connect
from custfocus.journal.entries import Entries
from custfocus.journal.entry import Filter
from custfocus.journal.finding.search import FoundEntry, search
from custfocus.journal.pen import Run

NOBODY = 65534


class Shelf:
    """One journal, and a clock that goes on by a millisecond whenever it is looked at."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.db: Journal = connect(path)
        self.entries = Entries(self.db)
        self.moment = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
        self.random = random.Random(7)  # noqa: S311 - the same ids in every run

    def search(self, words: str, wanted: Filter = Filter(), *, limit: int, newest: bool = False) -> list[FoundEntry]:
        """The entries that have all the words."""
        return search(self.db, words, wanted, limit=limit, newest=newest)

    def run(self, command: str = "test") -> Acts:
        """The writing side as one run of a command has it: one act."""
        return Acts(
            self.db, Run(command=command, now=self._now, zone=lambda: "Europe/London", random=self.random.randbytes)
        )

    def _now(self) -> datetime:
        self.moment += timedelta(milliseconds=1)
        return self.moment


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """An empty journal."""
    made = Shelf(tmp_path / "journal.db")
    yield made
    made.db.close()


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """A journal that fills with odd texts."""
    made = Shelf(tmp_path_factory.mktemp("odd") / "journal.db")
    made.db.execute("pragma synchronous = off")
    yield made
    made.db.close()


@contextmanager
def _unprivileged() -> Iterator[None]:
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def unprivileged() -> Callable[[], object]:
    """Makes a block that runs as somebody for whom permissions hold, also where the tests run as root."""
    return _unprivileged


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that anybody may look into and write to."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o777)
    shutil.rmtree(folder)
