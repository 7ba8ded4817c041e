from pathlib import Path

from tests.terminal.screen import ENTER, Terminal, run


def test_a_day_to_come_is_questioned(tmp_path: Path) -> None:
    """It is more likely a slip; a yes keeps it all the same."""
    terminal = Terminal(tmp_path, "note", "--on", "tomorrow", "See Ana")
    terminal.see("is still to come. Keep it for that day anyway?")
    terminal.type("no" + ENTER)
    assert terminal.ends() == 2
    sure = Terminal(tmp_path, "note", "--on", "tomorrow", "See Ana")
    sure.see("Keep it for that day anyway?")
    sure.type("yes" + ENTER)
    assert sure.ends() == 0
    assert "See Ana" in run(tmp_path, "list")
