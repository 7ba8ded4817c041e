import re

import pytest

from custfocus.cli.help import OF_EVERYTHING, root_help, whole_help
from custfocus.cli.row import EVERY_DAY
from custfocus.cli.table import COMMANDS, LISTED
from tests.conftest import Home

WINDOW = 24


def test_a_newcomer_reads_it_without_scrolling() -> None:
    """It leaves a line for the prompt."""
    assert len(root_help(80).splitlines()) < WINDOW


@pytest.mark.parametrize("width", [80, 48])
def test_it_names_every_command_that_is_offered_and_no_other(width: int) -> None:
    """Those of most days with what they do, the rest by its name; nothing is wider than the window."""
    text = root_help(width)
    assert all(len(line) <= width for line in text.splitlines())
    rest = text.partition("More, by what it is for:")[2].partition("custfocus help")[0]
    for command in COMMANDS:
        if command.group == EVERY_DAY and command.name in LISTED:
            assert f"custfocus {command.name} " in text
        elif " " not in command.name:
            assert bool(re.search(rf"  {command.name}\b", rest)) == (not command.instead), command.name


@pytest.mark.parametrize("width", [80, 48])
def test_the_long_page_says_what_each_does(width: int) -> None:
    """In lines that fit."""
    text = whole_help(width)
    assert all(len(line) <= width for line in text.splitlines())
    flat = " ".join(text.split())
    assert [command.name for command in OF_EVERYTHING if f"{command.name} {command.line}" not in flat] == []


def test_help_is_asked_for_by_a_word(home: Home) -> None:
    """Alone, for everything, or for one command, of two words or an older name, too."""
    assert home.run("help", "all") == 0
    assert home.out == whole_help(80)
    assert home.run("help", "sheet", "close") == 0
    assert home.error("help", "refelct")["hint"] == "Did you mean custfocus reflect?"


def test_an_older_name_leads_to_the_one_that_is_offered() -> None:
    """Which stands in the table, and takes the same options."""
    offered = {f"custfocus {command.name}" for command in COMMANDS if not command.instead} | {"custfocus"}
    assert {command.instead for command in COMMANDS if command.instead} <= offered
