from importlib import import_module

import pytest

from custfocus.cli.row import Command
from custfocus.cli.table import COMMANDS
from tests.conftest import Home

QUICK = [command for command in COMMANDS if command.quick]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_row_has_a_function_to_run(command: Command) -> None:
    """Under the module that it names; the second of two words is found in its parts, where it has any."""
    module, part = import_module(command.home), command.name.partition(" ")[2]
    assert callable(module.PARTS[part] if part and hasattr(module, "PARTS") else module.run)


@pytest.mark.parametrize("command", QUICK, ids=lambda command: command.name)
def test_a_quick_command_says_alone_what_it_says_by_the_long_way(home: Home, command: Command) -> None:
    """With an option it goes through the command line; the line is the same."""
    assert home.run(command.name) == 0
    alone = home.out
    assert alone.strip()
    assert home.run("--journal", str(home.folder / "journal.db"), command.name) == 0
    assert home.out == alone


@pytest.mark.parametrize("command", QUICK, ids=lambda command: command.name)
def test_a_quick_command_alone_fails_in_silence(home: Home, command: Command) -> None:
    """Nothing may spoil a shell's start; asked by the long way, it tells of the damage."""
    home.folder.mkdir(parents=True, exist_ok=True)
    (home.folder / "journal.db").write_text("This is no journal.")
    assert (home.run(command.name), home.out, home.err) == (0, "", "")
    assert home.error(command.name)["code"]
