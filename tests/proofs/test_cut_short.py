"""Every deed killed on the way: the home is as it was or as it is to be, and whatever was said to be done is.

Each command that writes, a copy, a restore, an import, the lock and its rotation are ended by SIGKILL at a random
moment of their run; 2,000 times in the long form. Every backup can be read afterwards, what was begun can be done
once more, and no entry is there by half.
"""

import os
import shutil
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from signal import SIGKILL
from typing import NamedTuple

import pytest

from tests.conftest import Home
from tests.proofs.deeds import DEEDS, Deed, state, surroundings, troubles
from tests.warm import PATIENCE, Parent

LONG, QUICK = 40, 1


class Ready(NamedTuple):
    """A deed with the home that it finds, what that holds before and after, and how long it takes."""

    deed: Deed
    home: Path
    before: Counter[str]
    after: Counter[str]
    seconds: float


@pytest.fixture(scope="module")
def parent() -> Iterator[Parent]:
    """What forks the processes: in the long form, too, since an interpreter writes nothing while it starts."""
    made = Parent()
    yield made
    made.end()


def started(parent: Parent, words: Sequence[str], home: Path, *, for_: float | None = None) -> tuple[int, str]:
    """The exit code of a deed, and what it has said: to its end, or killed after so many seconds."""
    said = home.with_name(f"{home.name}.out")
    with Path(os.devnull).open() as stdin, said.open("wb") as out, home.with_name("err").open("ab") as err:
        forked = parent.fork(words, surroundings(home), [stdin.fileno(), out.fileno(), err.fileno()])
        if for_ is not None:
            time.sleep(for_)
            forked.kill(SIGKILL)
        return forked.wait(PATIENCE), said.read_text()


def prepared(parent: Parent, deed: Deed, lived: Home, folder: Path) -> Ready:
    """Make a home ready, and do the deed to its end in a copy of it."""
    home, done = folder / "home", folder / "done"
    shutil.copytree(lived.folder, home)
    deed.ready(home)
    shutil.copytree(home, done)
    begun = time.monotonic()
    code, _ = started(parent, deed.words(done), done)
    seconds = time.monotonic() - begun
    assert code == 0, home.with_name("err").read_text()
    return Ready(deed, home, state(home), state(done), seconds)


def killed(parent: Parent, ready: Ready, folder: Path, after: float) -> tuple[bool, list[str]]:
    """Whether a deed was killed that was to be after so many seconds, and what isn't as it is promised then."""
    shutil.copytree(ready.home, folder)
    words = ready.deed.words(folder)
    code, said = started(parent, words, folder, for_=after)
    bad = troubles(folder, ready.before, ready.after, said=bool(said))
    if not bad and (ready.deed.again or state(folder) == ready.before):
        started(parent, words, folder)
        if state(folder) != ready.after:
            bad = ["done once more it comes to something else"]
    shutil.rmtree(folder)
    return code == -SIGKILL, bad


@pytest.mark.sample(8, of="all")
@pytest.mark.parametrize("name", DEEDS)
def test_a_deed_that_is_killed_is_done_or_not(
    parent: Parent, lived: Home, tmp_path: Path, name: str, *, long: bool
) -> None:
    """At random moments of its run, and never by half."""
    ready = prepared(parent, DEEDS[name], lived, tmp_path)
    random = Random(name)  # noqa: S311 - the same moments in every run
    kills, seconds = 0, ready.seconds
    while kills < (LONG if long else QUICK):
        after = random.uniform(0, seconds)
        was_killed, bad = killed(parent, ready, tmp_path / "killed", after)
        assert not bad, f"killed after {after * 1000:.0f} of {ready.seconds * 1000:.0f} ms"
        kills += was_killed
        # Most runs are quicker than the first was, on a machine that may have been busy.
        seconds *= 1.05 if was_killed else 0.9
    assert ready.deed.call.startswith("smith") or "Traceback" not in (tmp_path / "err").read_text()
