from datetime import date
from pathlib import Path

from tests.conftest import Home
from tests.terminal.screen import ENTER, Terminal

DOWN = "\x1b[B"


def test_a_coach_gets_what_was_ticked_without_names(tmp_path: Path) -> None:
    """The same screen and questions as for a brief; whoever goes on is told where the page is."""
    home, target = Home(tmp_path / "home", date.today()), tmp_path / "coach.html"  # noqa: DTZ011 - the real clock
    home.page("heard", "Ms Adeyemi rang Kwame.", "--from", "Ms Adeyemi")
    home.page("heard", "Nobody rang.")
    terminal = Terminal(home.folder, "report", "--for", "coach", "-o", str(target))
    terminal.see("Tick what may go to my coach")
    terminal.see("Customer A rang Kwame.")
    terminal.type(" ")
    terminal.see("1 of 2 ticked")
    terminal.type(ENTER)
    terminal.see("Are these names?")
    terminal.type("1" + ENTER)
    terminal.see("Written to")
    assert terminal.ends() == 0
    page = target.read_text("utf-8")
    assert "Customer A rang Person A." in page
    assert "Nobody rang" not in page
    assert "Left out: 1 thing that was heard." in page
