from pathlib import Path

import pytest

from tests.conftest import Home


def completed(home: Home, line: str) -> list[str]:
    """What bash is offered at the end of a line."""
    home.environ |= {"_CUSTFOCUS_COMPLETE": "complete_bash", "COMP_LINE": line}
    try:
        assert home.run() == 0
    finally:
        del home.environ["_CUSTFOCUS_COMPLETE"], home.environ["COMP_LINE"]
    assert home.err == ""
    return home.out.splitlines()


@pytest.mark.parametrize(
    "line", ["list --tag ", "show ", "demo list --tag ", "--journal {other} list --tag ", "sheet 1 --set "]
)
def test_a_tab_begins_no_journal(home: Home, tmp_path: Path, line: str) -> None:
    """Neither one's own, nor the demo's, nor one that is named."""
    completed(home, "custfocus " + line.format(other=tmp_path / "other.db"))
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and path.suffix == ".db"]


@pytest.mark.parametrize("line", ["--journal $NOBODY_SET_IT/x show ", "note '", "show '\\", "reflect --no "])
def test_nothing_is_said_in_the_middle_of_a_line(home: Home, line: str) -> None:
    """Whatever is wrong with it."""
    assert completed(home, "custfocus " + line) == []


def test_a_name_that_cannot_be_shown_is_left_out(home: Home) -> None:
    """One with control codes, or of several lines, would do something to the terminal or the shell."""
    home.run("scorecard", "add", "\x1b]0;title\x07\x1b[2J", "--target", "4")
    home.run("scorecard", "add", "Fine", "--target", "4")
    assert completed(home, "custfocus scorecard log ") == ["Fine"]


def test_parts_and_choices_are_offered(home: Home) -> None:
    """Whatever an option names as its choices, and settings with what they usually are."""
    assert completed(home, "custfocus scorecard ")[:3] == ["add", "log", "import"]
    assert completed(home, "custfocus remind ") == ["shell", "calendar"]
    assert completed(home, "custfocus help remind ca") == ["calendar"]
    assert completed(home, "custfocus scorecard add x --better ") == ["up", "down"]
    assert completed(home, "custfocus share --for co") == ["coach"]
    assert completed(home, "custfocus config assess-every ") == ["1m", "3m", "6m", "12m", "never"]
    assert completed(home, "custfocus config framework ") == []
