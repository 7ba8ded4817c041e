import subprocess
import sys
from pathlib import Path

import pytest
from platformdirs import PlatformDirs

from custfocus.base.world import World
from tests.proofs.machine import custfocus

XDG = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")


@pytest.mark.parametrize("given", ["/elsewhere", "", " ", "relative", None])
def test_folders_are_where_the_platform_wants_them(monkeypatch: pytest.MonkeyPatch, given: str | None) -> None:
    """What is worked out without platformdirs, to be quick, is what platformdirs says."""
    monkeypatch.delenv("CUSTFOCUS_HOME", raising=False)
    for name in XDG:
        if given is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, given)
    paths, dirs = World().paths, PlatformDirs("custfocus", appauthor=False)
    assert (paths.data, paths.config, paths.cache) == (
        dirs.user_data_path,
        dirs.user_config_path,
        dirs.user_cache_path,
    )


def test_one_folder_for_all_with_custfocus_home(tmp_path: Path) -> None:
    """CUSTFOCUS_HOME goes before the platform's folders."""
    paths = World(environ={"CUSTFOCUS_HOME": str(tmp_path), "XDG_DATA_HOME": "/elsewhere"}).paths
    assert paths.journal == tmp_path / "journal.db"
    assert paths.settings == tmp_path / "config.toml"


def shell(home: Path, command: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a line of shell with a home."""
    environ = {"CUSTFOCUS_HOME": str(home)}
    return subprocess.run(["/bin/sh", "-c", command], env=environ, capture_output=True, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes streams")
@pytest.mark.parametrize("closing", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_may_be_closed(tmp_path: Path, closing: str) -> None:
    """Whoever starts custfocus without one of the three streams gets no traceback, and what was given is saved."""
    done = shell(tmp_path, f'"{sys.executable}" -m custfocus note Words {closing}')
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Words" in custfocus(tmp_path, "list", "--json").stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("arguments", ["config", "list --json", "no-such-command --json"])
def test_an_answer_that_finds_no_room_ends_in_an_error(tmp_path: Path, arguments: str) -> None:
    """Where stdout takes nothing more, stderr says why, once."""
    done = shell(tmp_path, f'"{sys.executable}" -m custfocus {arguments} > /dev/full')
    assert done.returncode == 1
    assert done.stderr.decode() == "The system refuses: No space left on device.\n"


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    """`custfocus ... | head` ends quietly."""
    done = shell(tmp_path, f'"{sys.executable}" -m custfocus guide --json | true')
    assert done.stderr == b""
