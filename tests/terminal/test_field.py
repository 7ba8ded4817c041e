from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.utils import get_cwidth

from custfocus.terminal.field import at_words, blanks_before
from tests.terminal.screen import CTRL_C, ENTER, Terminal
from tests.terminal.test_reflect import texts

CTRL_Z = "\x1a"
LINES = st.text(alphabet="ab 客é", max_size=60)


def width_of(text: str) -> int:
    """How many columns a text takes."""
    return sum(map(get_cwidth, text))


@given(LINES, st.integers(2, 20))
def test_rows_are_no_wider_than_the_window_and_no_word_is_cut_that_fits(line: str, width: int) -> None:
    """Every letter but the blanks at the ends of rows is there, in its order."""
    rows = at_words(line, width).split("\n")
    assert all(width_of(row) <= width for row in rows)
    assert "".join(rows).replace(" ", "") == line.replace(" ", "")
    words = [word for word in line.split() if width_of(word) <= width]
    assert [word for word in words if not any(word in row.split() for row in rows)] == []


@given(LINES, st.integers(2, 20))
def test_what_is_typed_is_shown_in_the_same_rows(line: str, width: int) -> None:
    """With blanks up to the end of a row before a word that begins the next one."""
    blanks = blanks_before(line, width)
    column = 0
    for place, letter in enumerate(line):
        if place in blanks:
            assert (column + blanks[place]) in (width, width - 1)
            column = 0
        column += width_of(letter)
        assert column <= width


@pytest.mark.parametrize("columns", [80, 48])
def test_no_word_is_cut_while_somebody_types(tmp_path: Path, columns: int) -> None:
    """What is saved has no line of its own for it."""
    words = "The man from Hull said that he had been waiting since Tuesday for somebody to call him back at work"
    terminal = Terminal(tmp_path, "note", columns=columns)
    terminal.type(words)
    terminal.see("at work")
    rows = [row.strip() for row in terminal.screen.display]
    assert all(any(word in row.split() for row in rows) for word in words.split())
    terminal.type(ENTER)
    assert terminal.ends() == 0
    assert texts(tmp_path, "note") == [words]


def test_a_paste_without_marks_stays_together(tmp_path: Path) -> None:
    """Nothing is saved before Enter is pressed by hand, and the field says so; the line end behind it goes."""
    terminal = Terminal(tmp_path, "note")
    terminal.type("Three things:\rthe invoice\r\rthe lift\r")
    terminal.see("Several lines came at once, and nothing was saved.")
    assert texts(tmp_path, "note") == [] if (tmp_path / "journal.db").exists() else True
    terminal.type(ENTER)
    assert terminal.ends() == 0
    assert texts(tmp_path, "note") == ["Three things:\nthe invoice\n\nthe lift"]


def test_a_paste_with_marks_loses_its_last_line_end(tmp_path: Path) -> None:
    """As it comes from a page."""
    terminal = Terminal(tmp_path, "note")
    terminal.type("\x1b[200~one\r\ntwo\r\n\x1b[201~")
    terminal.type(ENTER)
    assert terminal.ends() == 0
    assert texts(tmp_path, "note") == ["one\ntwo"]


def test_what_is_typed_before_a_choice_stands_there_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    """Whoever typed on without looking sees what they say yes to."""
    terminal = Terminal(tmp_path, "log")
    terminal.process.send("comp\r")
    terminal.see("This was typed before the question stood here. Enter takes it. > comp")
    terminal.type(CTRL_C)
    assert terminal.ends() == 130


def test_ctrl_z_leaves_no_letter(tmp_path: Path) -> None:
    """It suspends; going on, the words stand there as before."""
    terminal = Terminal(tmp_path, "note")
    terminal.type("Before")
    terminal.see("> Before")
    terminal.process.send(CTRL_Z)
    terminal.see("Before")
    terminal.process.kill(18)
    terminal.type(" and after" + ENTER)
    assert terminal.ends() == 0
    assert texts(tmp_path, "note") == ["Before and after"]
