"""Somebody at a terminal whose files don't tell all."""

import os
from pathlib import Path

from tests.terminal.screen import ENTER, Terminal, run

MARCH = 1_772_625_600


def test_columns_and_days_that_nobody_can_tell_are_asked_for(tmp_path: Path) -> None:
    """A column from a list; the days of notes all in one way or each by itself, and whoever leaves has the others."""
    home, table, notes = tmp_path / "home", tmp_path / "told.csv", tmp_path / "notes"
    table.write_text("Seen,Said\n03/04/2026,It was late\n")
    terminal = Terminal(home, "import", str(table))
    for asked, answer in (("has the days?", "1"), ("has the words?", "said"), ("could be", "day")):
        terminal.see(asked)
        terminal.type(answer + ENTER)
    terminal.see("Imported 1 entry")
    assert terminal.ends() == 0
    assert "2026-04-03" in run(home, "export")
    notes.mkdir()
    for name in ("a", "b", "c"):
        (notes / f"{name}.md").write_text(f"Words of {name}")
        os.utime(notes / f"{name}.md", (MARCH, MARCH))
    terminal = Terminal(home, "import", str(notes))
    terminal.see("3 notes have no day in the name or the front matter")
    terminal.type("each" + ENTER)
    terminal.see("a.md of?")
    terminal.type("someday" + ENTER)
    terminal.see("Which day is", times=2)
    terminal.type("changed" + ENTER)
    terminal.see("b.md of?")
    terminal.type("1 March 2026" + ENTER)
    terminal.see("c.md of?")
    terminal.type("q" + ENTER)
    terminal.see("Imported 2 entries")
    terminal.see("Left out: 1")
    assert terminal.ends() == 1
    written = run(home, "export")
    assert '"day":"2026-03-01"' in written
    assert '"day":"2026-03-04"' in written
