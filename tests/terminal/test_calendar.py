from pathlib import Path

from tests.terminal.screen import Terminal


def test_a_calendar_on_a_terminal_says_how_to_save_it(tmp_path: Path) -> None:
    """On stderr; the file itself is printed all the same."""
    terminal = Terminal(tmp_path, "calendar", rows=100)
    terminal.see("custfocus remind calendar -o focus.ics")
    terminal.see("END:VCALENDAR")
    assert terminal.ends() == 0
