import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.screen import CTRL_C, ENTER, Terminal


def saved(home: Path, *arguments: str) -> str:
    """What a command answers at a pipe."""
    command = [sys.executable, "-m", "custfocus", *arguments]
    environ = os.environ | {"CUSTFOCUS_HOME": str(home)}
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one note, numbered 1."""
    saved(tmp_path, "note", "Prices came up")
    saved(tmp_path, "list")
    return tmp_path


def test_a_text_is_changed_where_it_stands(home: Path) -> None:
    """The prompt begins with what was written."""
    terminal = Terminal(home, "edit", "1")
    terminal.see("> Prices came up")
    terminal.type(" again" + ENTER)
    terminal.see("Changed")
    assert terminal.ends() == 0
    assert "Prices came up again" in saved(home, "list")


def test_leaving_half_way_keeps_the_words(home: Path) -> None:
    """They are offered when the same entry is edited the next time; the entry is as it was."""
    terminal = Terminal(home, "edit", "1")
    terminal.see("> Prices came up")
    terminal.type(" half")
    terminal.see("up half")
    terminal.type(CTRL_C)
    assert terminal.ends() == 130
    assert "half" not in saved(home, "list")
    again = Terminal(home, "edit", "1")
    again.see("> Prices came up half")
    again.type(ENTER)
    assert again.ends() == 0
    assert "Prices came up half" in saved(home, "list")


def test_for_good_is_asked_first(home: Path) -> None:
    """Enter alone deletes nothing; a yes does."""
    terminal = Terminal(home, "delete", "1", "--for-good")
    terminal.see("Nothing brings them back. [yes, no; Enter: no]")
    terminal.type(ENTER)
    assert terminal.ends() == 1
    assert "Prices came up" in saved(home, "list")
    sure = Terminal(home, "delete", "1", "--for-good")
    sure.see("Nothing brings them back.")
    sure.type("y" + ENTER)
    assert sure.ends() == 0
    assert "Prices came up" not in saved(home, "list")


def test_a_day_to_come_is_questioned(home: Path) -> None:
    """It is more likely a slip; a yes keeps it all the same."""
    terminal = Terminal(home, "note", "--on", "tomorrow", "See Ana")
    terminal.see("is still to come. Keep it for that day anyway?")
    terminal.type("no" + ENTER)
    assert terminal.ends() == 2
    sure = Terminal(home, "note", "--on", "tomorrow", "See Ana")
    sure.see("Keep it for that day anyway?")
    sure.type("yes" + ENTER)
    assert sure.ends() == 0
    assert "See Ana" in saved(home, "list")


def test_a_match_needs_no_signs_on_a_terminal(home: Path) -> None:
    """It is bold and underlined; on a terminal that can't, it stands between signs."""
    terminal = Terminal(home, "search", "prices")
    assert terminal.ends() == 0
    assert "«" not in terminal.text
    line = next(row for row in terminal.screen.display if "Prices" in row)
    cell = terminal.screen.buffer[terminal.screen.display.index(line)][line.index("Prices")]
    assert (cell.bold, cell.underscore) == (True, True)
    dumb = Terminal(home, "search", "prices", environ={"TERM": "dumb"})
    assert dumb.ends() == 0
    assert "«Prices»" in dumb.text
