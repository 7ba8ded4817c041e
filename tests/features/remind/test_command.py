import shlex
from pathlib import Path

import pytest

from tests.conftest import Home


def test_each_way_has_a_command_that_works(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The shell's line and the calendar file, each as it is named; of the notification test_flow tells."""
    monkeypatch.chdir(tmp_path)
    ways = home.data("remind")["ways"]
    assert [way["name"] for way in ways] == ["17:15", "shell", "calendar"]
    for way in ways:
        assert f"custfocus {way['command']}" in home.page("remind")
    for way in ways[1:]:
        home.page(*shlex.split(way["command"]))
    assert (tmp_path / "custfocus.ics").exists()


@pytest.mark.parametrize(("shell", "file"), [("/usr/bin/zsh", "~/.zshrc"), ("/bin/odd", "the file that your shell")])
def test_the_line_goes_where_ones_own_shell_looks(home: Home, shell: str, file: str) -> None:
    """For a shell that isn't known, it is said without a name."""
    home.environ["SHELL"] = shell
    assert file in home.page("remind")


def test_the_older_names_say_the_same(home: Home) -> None:
    """With the same kinds in JSON, so that scripts needn't know of the new ones."""
    for part, older in (("shell", "nudge"), ("calendar", "calendar")):
        assert home.run("remind", part, "--json") == 0
        now = home.out
        assert home.run(older, "--json") == 0
        assert home.out.partition('"data"')[0] == now.partition('"data"')[0]
