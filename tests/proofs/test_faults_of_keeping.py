"""Faults of disk and system in what keeps a journal: copies, restores, imports, the doctor, the lock.

strace lets the n-th call of a kind fail, at 300 places in the long form. Nothing is said to be done that isn't, no
wall of code is shown, what was there is there, each backup can be read, and once the disk is well it can be done.
"""

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from custfocus.base.errors import DONE, FAILED, USAGE
from tests.conftest import Home
from tests.proofs.deeds import DEEDS, Deed, state, surroundings, troubles
from tests.proofs.machine import PATIENCE
from tests.proofs.test_faults import FAULTS, OURS, RARE, Fault, strace

LONG, QUICK = 16, 1
KEEPING = [
    name
    for name, deed in DEEDS.items()
    if re.match("backup|restore|import|doctor|export|unlock|smith|delete .*good|config", deed.call)
]


def done(words: Sequence[str], home: Path, *options: str) -> "subprocess.CompletedProcess[bytes]":
    """What is to be started in a home, done under strace."""
    env = surroundings(home) | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"}
    command = [*strace(home.with_name(f"{home.name}-traced"), *options), sys.executable, *words]
    return subprocess.run(command, input=b"", env=env, capture_output=True, check=False, timeout=PATIENCE)


def copied(home: Path, folder: Path) -> Path:
    """The same home, and a place for what strace has to say."""
    folder.with_name(f"{folder.name}-traced").mkdir()
    return shutil.copytree(home, folder)


def faults_of(deed: Deed, home: Path) -> list[Fault]:
    """Each call of a deed that has to do with its home or with what it says, with each of its faults."""
    outcome = done(deed.words(home), home, "-y", "-e", f"trace={','.join(FAULTS)}")
    assert outcome.returncode == DONE, outcome.stderr.decode()
    lines = (home.with_name(f"{home.name}-traced") / "trace.txt").read_text().splitlines()
    counts: Counter[str] = Counter()
    found = []
    for line in lines:
        if made := re.match(rf"{lines[0].split()[0]} +(\w+)\(", line):
            counts[made[1]] += 1
            if str(home) in line or "/custfocus-" in line or re.match(r"\d+ +write\([12]<", line):
                ways = ("", "+") if made[1] in OURS else ("",)
                found += [
                    Fault(made[1], error, f"{counts[made[1]]}{way}") for error in FAULTS[made[1]] for way in ways
                ]
    return found


def chosen(faults: list[Fault], random: Random, count: int) -> list[Fault]:
    """So many of them, half of them of the calls that are few."""
    rare = [fault for fault in faults if fault.call in RARE]
    some = random.sample(rare, min(len(rare), count // 2))
    return [*some, *random.sample([fault for fault in faults if fault not in some], count - len(some))]


def bad_with(deed: Deed, home: Path, fault: Fault, before: Counter[str], after: Counter[str]) -> list[str]:
    """What isn't as it is promised after a fault."""
    words = deed.words(home)
    outcome = done(words, home, "-e", f"trace={fault.call}", "-e", f"inject={fault}")
    complaint = outcome.stderr.decode()
    bad = troubles(home, before, after, said=outcome.returncode == DONE)
    if outcome.returncode not in (DONE, FAILED, USAGE) or "Traceback" in complaint:
        bad.append("a wall of code")
    if not bad and (deed.again or state(home) == before):
        again = done(words, home, "-e", "trace=none")
        if state(home) != after:
            bad = [f"then it can't be done: {again.stderr.decode()}"]
    return [f"{fault}: {each}\n{outcome.stdout.decode()}\n{complaint}" for each in bad]


@pytest.mark.sample(4, of="all")
@pytest.mark.parametrize("name", KEEPING)
def test_whatever_fails_nothing_is_lost_and_nothing_said_that_is_not(
    lived: Home, tmp_path: Path, name: str, *, long: bool
) -> None:
    """Once, or from then on."""
    deed, home = DEEDS[name], tmp_path / "home"
    shutil.copytree(lived.folder, home)
    deed.ready(home)
    faults = faults_of(deed, copied(home, tmp_path / "done"))
    before, after = state(home), state(tmp_path / "done")
    random = Random(name)  # noqa: S311 - the same faults in every run
    bad = []
    for place, fault in enumerate(chosen(faults, random, LONG if long else QUICK)):
        folder = copied(home, tmp_path / f"{place}")
        bad += bad_with(deed, folder, fault, before, after)
        shutil.rmtree(folder)
    assert not bad, "\n".join(bad)
