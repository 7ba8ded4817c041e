import io
import os
import subprocess
from pathlib import Path

import pytest

from custfocus.base.view import View
from custfocus.base.world import World
from custfocus.features.config.views import Config, Setting
from custfocus.features.entries.views import Listing
from custfocus.terminal import output
from custfocus.terminal.output import clean
from tests.conftest import SUNDAY
from tests.proofs.machine import PROGRAM, environ, texts

LINE = Config((Setting("weekdays", "mon " * 40, "", ""),), (), "weekdays")
PAGE = Listing((), 0, 0, filtered=True, today=SUNDAY)


class Terminal(io.StringIO):
    """A screen that doesn't say how wide it is."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def widest(view: View, columns: str | None) -> int:
    """The length of the longest line that a terminal is given."""
    stream = Terminal()
    environ = {"NO_COLOR": "1", "TERM": "xterm"} | ({} if columns is None else {"COLUMNS": columns})
    output.draw(view, stream, World(environ=environ, stderr=Terminal()))
    return max(map(len, stream.getvalue().rstrip("\n").split("\n")))


@pytest.mark.parametrize("columns", ["abc", "-5", "0", "", " 40", "4\u0664", "9" * 30, None])
def test_what_is_no_width_is_as_if_unset(columns: str | None) -> None:
    """Whatever COLUMNS says, words are printed whole and lines fit a usual page."""
    assert 70 < widest(LINE, columns) <= 80
    assert widest(PAGE, columns) == len("No entry is like that.")


@pytest.mark.parametrize(("columns", "most"), [("40", 40), ("500", output.WIDEST)])
def test_a_page_is_as_wide_as_columns_says(columns: str, most: int) -> None:
    """Up to what is easily read."""
    assert most - 5 < widest(LINE, columns) <= most
    assert widest(PAGE, columns) <= most


def test_a_mark_of_direction_is_left_out_quietly() -> None:
    """As chats put them before numbers; what turns text around is still shown."""
    assert clean("\u200e+49 30 1234\u200f") == "+49 30 1234"
    assert clean("a\u202eb") == "a\ufffdb"


def test_only_what_takes_long_says_how_far_it_is() -> None:
    """At a terminal, and it is gone at the end; a pipe, and one that can't redraw a line, get nothing."""
    for soon, term, stream in ((9.0, "xterm", Terminal()), (0.0, "dumb", Terminal()), (0.0, "xterm", io.StringIO())):
        with output.progress("Reading", World(environ={"TERM": term}, stderr=stream), soon=soon) as told:
            told(0.5)
        assert stream.getvalue() == ""
    stream = Terminal()
    with output.progress("Reading \x1b[31m", World(environ={"TERM": "xterm"}, stderr=stream), soon=0.0) as told:
        told(0.5)
        assert " 50%" in stream.getvalue()
        assert "Reading \u241b[31m" in stream.getvalue()
    assert stream.getvalue().endswith("\x1b[2K")


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_who_has_left_is_no_failure(tmp_path: Path, unbuffered: str) -> None:
    """As with `| head -1`: a page, help, JSON or the word that something is saved, written at once or at the end."""
    for call in (
        ["note", "Words"],
        ["list"],
        ["export"],
        ["list", "--json"],
        ["--help"],
        ["note", "--help"],
        ["--version"],
    ):
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run(
            [*PROGRAM, *call],
            stdin=subprocess.DEVNULL,
            stdout=writer,
            stderr=subprocess.PIPE,
            env=environ(tmp_path, PYTHONUNBUFFERED=unbuffered),
            check=False,
        )
        os.close(writer)
        assert (done.returncode, done.stderr) == (0, b""), call
    assert texts(tmp_path / "journal.db") == ["Words"]
