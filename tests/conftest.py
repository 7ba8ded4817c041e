"""A home of its own for each test: its folder, clock, randomness and streams are all handed in."""

import gc
import io
import json
import random
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from custfocus.__main__ import back_up_once_a_day, run
from custfocus.base.world import World
from custfocus.terminal.session import Session
from tests.content.remembering import Remembering
from tests.warm import PARENT

# Files with a test that takes half a minute: nobody should wait for it in the end.
SLOW = ("test_house.py",)
SUNDAY = date(2026, 11, 22)


class Home:
    """One user's machine: run commands in it, move its clock, look into its journal."""

    def __init__(self, folder: Path, day: date = SUNDAY, seed: int = 7) -> None:
        self.folder = folder
        self.moment = datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC)
        self.environ = {"CUSTFOCUS_HOME": str(folder), "HOME": str(folder), "COLUMNS": "80", "NO_COLOR": "1"}
        self._random = random.Random(seed)  # noqa: S311 - the same ids in every run
        self.out = self.err = ""
        self.platform = sys.platform
        self.backs_up = False
        """Whether the journal is copied once a day, as the real program does."""
        self.opened: list[str] = []
        """The addresses that were shown in a browser."""
        self.has_browser = True
        """Whether there is one."""
        self.sessions: list[Session] = []

    def go_to(self, day: date) -> None:
        """Move the clock to half past nine on a day."""
        self.moment = datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC)

    def world(self, stdin: str | bytes = "") -> World:
        """The world as a command in this home sees it; each look at the clock is a millisecond later."""
        raw = stdin if isinstance(stdin, bytes) else stdin.encode()
        return World(
            environ=self.environ,
            now=self._tick,
            zone=lambda: "Europe/London",
            random=self._random.randbytes,
            device="laptop",
            platform=self.platform,
            opener=self._opener,
            stdin=io.TextIOWrapper(io.BytesIO(raw), "utf-8"),
            stdout=io.TextIOWrapper(io.BytesIO(), "utf-8", newline=""),
            stderr=io.TextIOWrapper(io.BytesIO(), "utf-8", newline=""),
        )

    def run(self, *arguments: str, stdin: str | bytes = "") -> int:
        """Run a command as at a pipe; what it printed is in `out` and `err`, the exit code is returned."""
        world = self.world(stdin)
        code = run(arguments, world, back_up_once_a_day if self.backs_up else None)
        self.out, self.err = (_written(stream) for stream in (world.stdout, world.stderr))
        return code

    def page(self, *arguments: str, width: int = 80, stdin: str | bytes = "") -> str:
        """What a command that succeeds prints at a width."""
        self.environ["COLUMNS"] = str(width)
        assert self.run(*arguments, stdin=stdin) == 0, self.err
        return self.out

    def data(self, *arguments: str, stdin: str | bytes = "") -> Any:
        """The data in the JSON envelope of a command that succeeds."""
        code = self.run(*arguments, "--json", stdin=stdin)
        assert code == 0, self.out + self.err
        return json.loads(self.out)["data"]

    def error(self, *arguments: str, stdin: str | bytes = "") -> dict[str, str]:
        """The error in the JSON envelope of a command that fails."""
        assert self.run(*arguments, "--json", stdin=stdin) != 0, self.out
        error: dict[str, str] = json.loads(self.out)["error"]
        return error

    def session(self, command: str = "test") -> Session:
        """A session of its own in this home, for looking into the journal; closed when the test ends."""
        session = Session(self.world(), command)
        self.sessions.append(session)
        return session

    def _opener(self, address: str) -> bool:
        self.opened.append(address)
        return self.has_browser

    def _tick(self) -> datetime:
        self.moment += timedelta(milliseconds=1)
        return self.moment


def _written(stream: Any) -> str:
    stream.flush()
    text: str = stream.buffer.getvalue().decode("utf-8")
    return text


@pytest.fixture(autouse=True, scope="session")
def _frameworks_read_once() -> Iterator[None]:
    """What one test has read of the content's files needn't be read by all: that would take most of the time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("custfocus.content.load.load", Remembering())
        yield


@pytest.fixture(autouse=True, scope="session")
def _warm_parent(long: bool) -> Iterator[None]:
    """Runs of the program are forked from a process that has imported it; with `--long` none is."""
    PARENT.off |= long
    yield
    PARENT.end()


@pytest.fixture
def home(new_home: Callable[[], Home]) -> Home:
    """An empty home on Sunday, 22 November 2026."""
    return new_home()


@pytest.fixture
def new_home(tmp_path: Path) -> Iterator[Callable[[], Home]]:
    """Makes as many empty homes as a test needs."""
    made: list[Home] = []

    def make() -> Home:
        made.append(Home(tmp_path / f"home{len(made)}"))
        return made[-1]

    yield make
    for home in made:
        for session in home.sessions:
            session.close()


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--long` runs the full form of the proofs."""
    parser.addoption("--long", action="store_true", help="run the full form of the proofs")


# What is collected stays until the end: looking through it for garbage would take a third of the time.
gc.disable()


def pytest_collection_finish() -> None:
    """From now on there is garbage; it isn't looked for among the tests themselves."""
    gc.freeze()
    gc.enable()


def pytest_configure(config: pytest.Config) -> None:
    """Laws are tried on a sample, on a larger one with `--long`; how long an example takes fails nothing."""
    settings.register_profile("quick", max_examples=40, deadline=None)
    settings.register_profile("long", max_examples=400, deadline=None)
    settings.load_profile("long" if config.getoption("--long") else "quick")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of a test that is marked as a sample, keep as many cases of each kind as its mark says; with `--long` all.

    What takes longest begins first.
    """
    kinds: dict[str, list[pytest.Item]] = {}
    for item in items:
        if isinstance(item, pytest.Function) and (mark := item.get_closest_marker("sample")):
            kinds.setdefault(f"{item.originalname} {_kind(mark.kwargs['of'], item.callspec.params)}", []).append(item)
    left: set[pytest.Item] = set()
    for kind, cases in kinds.items() if not config.getoption("--long") else ():
        mark = cases[0].get_closest_marker("sample")
        assert mark
        chance = random.Random(kind)  # noqa: S311 - the same sample in every run
        left.update(chance.sample(cases, len(cases))[mark.args[0] :])
    config.hook.pytest_deselected(items=[item for item in items if item in left])
    items[:] = sorted((item for item in items if item not in left), key=lambda item: item.path.name not in SLOW)


def _kind(of: str, given: Mapping[str, Any]) -> object:
    """The kind of a case: its command, the value of one of its parameters, or the same for all."""
    if of == "command":
        return (given["call"] if "call" in given else given["asked"].command)[:1]
    return None if of == "all" else given[of]


@pytest.fixture(scope="session")
def long(request: pytest.FixtureRequest) -> bool:
    """Whether the full form of a proof is wanted."""
    return bool(request.config.getoption("--long"))
