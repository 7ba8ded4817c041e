import shutil
import sys
from pathlib import Path

import pytest

from tests.proofs.machine import PROGRAM
from tests.terminal.screen import Terminal, run

LONG = 12  # rows of a window that help is longer than
NEEDS_LESS = pytest.mark.skipif(shutil.which("less") is None, reason="there is no less here")


def recording(folder: Path, after: str = "") -> tuple[str, Path]:
    """A pager that keeps what it got, and the file that it keeps it in."""
    kept, script = folder / "kept.txt", folder / "pager.py"
    script.write_text(f"import sys\nopen({str(kept)!r}, 'wb').write(sys.stdin.buffer.read())\n{after}\n")
    return f"{sys.executable} {script}", kept


def test_what_is_longer_than_the_window_goes_through_the_pager(tmp_path: Path) -> None:
    """Pages with their colours, and help of each sort; nothing of it reaches the screen by another way."""
    pager, kept = recording(tmp_path)
    for place in range(LONG):
        run(tmp_path, "note", f"Call {place} about the letter")
    for call, words in (
        (("list",), "Call 3 about the letter"),
        (("guide",), "\x1b["),
        (("--help",), "Most days:"),
        (("help", "all"), "Exit codes"),
        (("help", "list"), "Usage: custfocus list"),
        (("export", "--format", "markdown"), "Call 3"),
    ):
        terminal = Terminal(tmp_path, *call, rows=LONG, environ={"PAGER": pager})
        assert terminal.ends() == 0
        assert words in kept.read_text("utf-8")
        assert terminal.text == ""
        kept.unlink()


def test_what_fits_the_window_needs_no_pager(tmp_path: Path) -> None:
    """Nor does what goes into a pipe, or what a terminal shows that can't move its cursor."""
    pager, kept = recording(tmp_path)
    run(tmp_path, "note", "Prices came up")
    for call, environ in ((("list",), {}), (("guide",), {"TERM": "dumb"}), (("guide",), {"PAGER": ""})):
        terminal = Terminal(tmp_path, *call, rows=LONG, environ={"PAGER": pager} | environ)
        assert terminal.ends() == 0
        assert terminal.text
    assert not kept.exists()


@pytest.mark.parametrize("pager", ["cat", "", "no-such-pager", "false", "'"])
def test_a_page_is_seen_whatever_the_pager_does(tmp_path: Path, pager: str) -> None:
    """One that only passes on, none, one that isn't there, fails, or isn't even a command: that is no error."""
    terminal = Terminal(tmp_path, "guide", rows=LONG, environ={"PAGER": pager})
    assert terminal.ends() == 0
    assert terminal.text.count("custfocus guide practices") == 1
    assert "not found" not in terminal.text


def test_a_pager_that_is_left_early_is_no_error(tmp_path: Path) -> None:
    """It takes a line, and goes."""
    run(tmp_path, "note", "word " * 20_000)
    terminal = Terminal(tmp_path, "show", rows=LONG, environ={"PAGER": "head -1"})
    assert terminal.ends() == 0
    assert terminal.text.startswith("Note")
    assert "word" not in terminal.text


@NEEDS_LESS
def test_less_is_used_where_nobody_has_said_otherwise(tmp_path: Path) -> None:
    """With colours, until q is pressed; Ctrl+C is its own affair."""
    terminal = Terminal(tmp_path, "guide", rows=LONG, program=("env", "-u", "PAGER", *PROGRAM))
    terminal.see(":")
    assert "ESC[" not in terminal.text
    assert "custfocus guide practices" not in terminal.text
    terminal.process.send("\x03")
    terminal.process.send("G")
    terminal.see("custfocus guide practices")
    terminal.process.send("q")
    assert terminal.ends() == 0


def test_a_page_with_a_question_after_it_stays_on_the_screen(tmp_path: Path) -> None:
    """As the day's page does, which Enter answers."""
    pager, kept = recording(tmp_path)
    terminal = Terminal(tmp_path, rows=8, environ={"PAGER": pager})
    terminal.see("Enter answers")
    terminal.type("q\r")
    assert terminal.ends() == 0
    assert not kept.exists()
