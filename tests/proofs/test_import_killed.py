"""An import that is stopped dead at any moment has taken in all or nothing; the next one takes all in, once."""

import random
import shutil
import subprocess
import time
from pathlib import Path

from tests.proofs.machine import PROGRAM, assert_sound, custfocus, entries, environ

KILLS, LONG_KILLS = 2, 200
COUNT = 100
LONGEST = 3.0  # seconds that an import may take at most on a busy machine


def test_a_kill_leaves_all_or_nothing(tmp_path: Path, long: bool) -> None:
    """Whenever it comes; the journal is sound, and its history tells what stands in it."""
    file = tmp_path / "old.txt"
    file.write_text("\n".join(f"[2023-03-05 09:{place % 60:02}] Entry {place}\n" for place in range(COUNT)))
    custfocus(tmp_path / "kept", "note", "Something of its own")
    started = time.monotonic()
    custfocus(tmp_path / "first", "import", str(file))
    usual = min(time.monotonic() - started, LONGEST)
    dice = random.Random(7)  # noqa: S311 - the same moments in every run
    for number in range(LONG_KILLS if long else KILLS):
        home = shutil.copytree(tmp_path / "kept", tmp_path / str(number))
        with subprocess.Popen(
            [*PROGRAM, "import", str(file)], env=environ(home), stdout=subprocess.DEVNULL
        ) as process:
            time.sleep(dice.uniform(usual / 4, usual))
            process.kill()
        assert len(entries(home / "journal.db")) in (1, COUNT + 1)
        custfocus(home, "import", str(file))
        assert len(entries(home / "journal.db")) == COUNT + 1
        assert_sound(home / "journal.db")
