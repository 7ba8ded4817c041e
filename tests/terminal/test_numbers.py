import json
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

from tests.proofs.machine import PROGRAM, custfocus, environ

PATIENCE = 30


class Window:
    """A window with a shell in it, in which commands are run one after the other."""

    def __init__(self, home: Path) -> None:
        self._shell = pexpect.spawn(
            "/bin/sh",
            ["-i"],
            env=environ(home, PS1="", ENV="", TERM="dumb", NO_COLOR="1"),
            encoding="utf-8",
            timeout=PATIENCE,
            echo=False,
            dimensions=(40, 200),
        )
        self.runs(f'custfocus() {{ {shlex.join(PROGRAM)} "$@"; }}')

    def runs(self, line: str) -> str:
        """What a command says."""
        self._shell.sendline(f"{line}; echo this was''all")
        self._shell.expect_exact("this wasall\r\n")
        return str(self._shell.before)

    def close(self) -> None:
        """Close it."""
        self._shell.close(force=True)


@pytest.fixture
def new_window(tmp_path: Path) -> Iterator[Callable[[], Window]]:
    """Opens as many windows as a test needs."""
    opened: list[Window] = []

    def open_one() -> Window:
        opened.append(Window(tmp_path))
        return opened[-1]

    yield open_one
    for window in opened:
        window.close()


def test_a_number_is_of_the_page_on_one_s_own_screen(tmp_path: Path, new_window: Callable[[], Window]) -> None:
    """Not of one that went into a file from the same window, nor of one in a script without a window."""
    for words in ("The letters came late", "Prices again", "Nobody rang"):
        custfocus(tmp_path, "note", words)
    window = new_window()
    window.runs("custfocus list -n 3")
    window.runs("custfocus search letters > /dev/null")
    custfocus(tmp_path, "search", "letters")
    assert "Nobody rang" in window.runs("custfocus show 1")
    assert "Nobody rang" in window.runs("custfocus show 1 | cat")
    other = new_window()
    other.runs("custfocus search letters")
    assert "letters" in other.runs("custfocus show 1")
    assert "Nobody rang" in window.runs("custfocus show 1")
    shown = window.runs("custfocus delete 1 2")
    assert all(words in shown for words in ('"Nobody rang"', '"Prices again"', "custfocus undo brings them back"))
    assert "Number 1 on the last page has been deleted." in window.runs("custfocus show 1")


def test_a_number_that_has_come_to_another_is_refused(tmp_path: Path, new_window: Callable[[], Window]) -> None:
    """Until the list has been looked at again: a practice that was given up, a measure that was let go."""
    window = new_window()
    for name in ("first", "second", "third"):
        custfocus(tmp_path, "scorecard", "add", name, "--target", "4")
    practices = json.loads(custfocus(tmp_path, "practice", "--all", "--json").stdout)["data"]["items"]
    for practice in practices[:3]:
        custfocus(tmp_path, "practice", "--start", practice["id"])
    window.runs("custfocus practice")
    window.runs("custfocus practice --stop 2")
    assert "Number 2 was another" in window.runs("custfocus practice 2 Done")
    assert "Saved" in window.runs("custfocus practice 1 Done")
    window.runs("custfocus practice")
    assert "Saved" in window.runs("custfocus practice 2 Done")
    window.runs("custfocus scorecard")
    window.runs("custfocus scorecard change 1 --retire")
    assert "Number 1 was another" in window.runs("custfocus scorecard log 1 5")
    window.runs("custfocus scorecard")
    assert "Saved" in window.runs("custfocus scorecard log 1 5")


def test_what_is_no_sheet_is_not_closed(tmp_path: Path, new_window: Callable[[], Window]) -> None:
    """The refusal names what the number stands for."""
    custfocus(tmp_path, "log", "complaint", "--set", "who=Ana")
    custfocus(tmp_path, "note", "Prices again")
    window = new_window()
    window.runs("custfocus open")
    window.runs("custfocus list")
    assert 'Number 1 on the last page is no sheet, but kept as note: "Prices again".' in window.runs(
        "custfocus close 1"
    )
