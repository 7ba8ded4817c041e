"""Somebody at a terminal to whom it is offered what several people say."""

import json
from pathlib import Path

from tests.conftest import Home
from tests.features.groups.test_command import CALLS, FORMS, OTHERS, hear
from tests.terminal.screen import ENTER, Terminal, run


def test_groups_are_named_refused_or_left_for_later(tmp_path: Path) -> None:
    """A name, "no", or Enter; each is saved at once, and what is left out comes again."""
    home = Home(tmp_path / "home")
    hear(home, (*CALLS, *FORMS, *((words, f"Guest {number}") for number, words in enumerate(OTHERS))))
    terminal = Terminal(home.folder, "insights", "groups")
    terminal.see("1 of 2 Three people say much the same")
    terminal.see("aren't offered again")
    terminal.type("yes" + ENTER)
    terminal.see("Write what they have in common")
    terminal.type("first things" + ENTER)
    terminal.see("2 of 2 Three people")
    terminal.type(ENTER)
    terminal.see("Named by you")
    assert terminal.ends() == 0
    found = json.loads(run(home.folder, "insights", "groups", "--json"))["data"]
    assert [each["name"] for each in found["named"]] == ["first things"]
    assert len(found["offers"]) == 1
