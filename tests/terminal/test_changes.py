from pathlib import Path

import pytest

from tests.terminal.screen import CTRL_C, ENTER, Terminal, run


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one note, numbered 1."""
    run(tmp_path, "note", "Prices came up")
    run(tmp_path, "list")
    return tmp_path


def test_a_text_is_changed_where_it_stands(home: Path) -> None:
    """The prompt begins with what was written."""
    terminal = Terminal(home, "edit", "1")
    terminal.see("> Prices came up")
    terminal.type(" again" + ENTER)
    terminal.see("Changed")
    assert terminal.ends() == 0
    assert "Prices came up again" in run(home, "list")


def test_leaving_half_way_keeps_the_words(home: Path) -> None:
    """They are offered when the same entry is edited the next time; the entry is as it was."""
    terminal = Terminal(home, "edit", "1")
    terminal.see("> Prices came up")
    terminal.type(" half")
    terminal.see("up half")
    terminal.type(CTRL_C)
    assert terminal.ends() == 130
    assert "half" not in run(home, "list")
    again = Terminal(home, "edit", "1")
    again.see("> Prices came up half")
    again.type(ENTER)
    assert again.ends() == 0
    assert "Prices came up half" in run(home, "list")


def test_for_good_is_asked_first(home: Path) -> None:
    """Enter alone deletes nothing; a yes does."""
    terminal = Terminal(home, "delete", "1", "--for-good")
    terminal.see("Nothing brings them back. [yes, no; Enter: no]")
    terminal.type(ENTER)
    assert terminal.ends() == 1
    assert "Prices came up" in run(home, "list")
    sure = Terminal(home, "delete", "1", "--for-good")
    sure.see("Nothing brings them back.")
    sure.type("y" + ENTER)
    assert sure.ends() == 0
    assert "Prices came up" not in run(home, "list")
