import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.screen import CTRL_C, ENTER, Terminal


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one practice taken on."""
    command = [sys.executable, "-m", "custfocus", "practice", "--start", "talk-direct"]
    subprocess.run(command, env={"CUSTFOCUS_HOME": str(tmp_path), "PATH": ""}, check=True, capture_output=True)
    return tmp_path


def texts(home: Path) -> list[str]:
    """What happened, of all ticks, oldest first."""
    with sqlite3.connect(home / "journal.db") as connection:
        rows = connection.execute("select text from entry where kind = 'practice' order by nth").fetchall()
    connection.close()
    return [row[0] for row in rows]


def test_without_words_it_asks_what_happened(home: Path) -> None:
    """The practice is named, Enter saves what was typed."""
    terminal = Terminal(home, "practice", "1")
    terminal.see("Ring one customer yourself")
    terminal.see("nothing to add)")
    terminal.type("Ana was in a hurry" + ENTER)
    terminal.see("Saved")
    assert terminal.ends() == 0
    assert texts(home) == ["Ana was in a hurry"]


def test_enter_alone_ticks_it_off_all_the_same(home: Path) -> None:
    """There needn't be anything to add."""
    terminal = Terminal(home, "practice", "1", columns=48)
    terminal.see("nothing to add)")
    terminal.type(ENTER)
    terminal.see("Saved")
    assert terminal.ends() == 0
    assert texts(home) == [""]


def test_leaving_saves_nothing_and_keeps_the_words(home: Path) -> None:
    """Ctrl+C ends with 130; the next time begins with what stood there."""
    terminal = Terminal(home, "practice", "1")
    terminal.see("nothing to add)")
    terminal.type("Half a wo")
    terminal.see("Half a wo")
    terminal.type(CTRL_C)
    assert terminal.ends() == 130
    assert texts(home) == []
    again = Terminal(home, "practice", "1")
    again.see("here again")
    again.see("Half a wo")
    again.type("rd" + ENTER)
    again.see("Saved")
    assert again.ends() == 0
    assert texts(home) == ["Half a word"]
    assert not list((home / "drafts").glob("*.txt"))
