from pathlib import Path

from tests.terminal.screen import Terminal, run


def test_a_match_needs_no_signs_on_a_terminal(tmp_path: Path) -> None:
    """It is bold and underlined; on a terminal that can't, it stands between signs."""
    run(tmp_path, "note", "Prices came up")
    terminal = Terminal(tmp_path, "search", "prices")
    assert terminal.ends() == 0
    assert "«" not in terminal.text
    line = next(row for row in terminal.screen.display if "Prices" in row)
    cell = terminal.screen.buffer[terminal.screen.display.index(line)][line.index("Prices")]
    assert (cell.bold, cell.underscore) == (True, True)
    dumb = Terminal(tmp_path, "search", "prices", environ={"TERM": "dumb"})
    assert dumb.ends() == 0
    assert "«Prices»" in dumb.text
