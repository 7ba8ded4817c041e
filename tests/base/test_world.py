import re
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from platformdirs import PlatformDirs

from custfocus.base.dates import local
from custfocus.base.errors import CustfocusError
from custfocus.base.world import World
from tests.proofs.machine import custfocus, environ

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


@pytest.mark.parametrize("named", ["~/x.db", "$HOME/x.db", "${HOME}/x.db", "$MINE/x.db"])
def test_a_home_that_the_shell_left_in_a_name_is_put_in(tmp_path: Path, named: str) -> None:
    """Behind a "=", or in quotes."""
    world = World(environ={"HOME": str(tmp_path), "MINE": str(tmp_path), "CUSTFOCUS_HOME": named})
    assert world.path(named) == tmp_path / "x.db"
    assert world.paths.data == tmp_path / "x.db"


@pytest.mark.parametrize("named", ["$", "/~/x.db", "/$HOME", "a~", "price$HOME", ":memory:"])
def test_a_file_may_be_called_anything(tmp_path: Path, named: str) -> None:
    """Only the first part of a name stands for something else."""
    assert World(environ={"HOME": str(tmp_path)}).path(named) == Path(named)


@pytest.mark.parametrize("named", ["$NOBODY_SET_IT/x", "~nobody-of-that-name/x", "relative", "./x"])
def test_a_home_that_is_nowhere_for_certain_is_refused(named: str) -> None:
    """Nothing is begun in a folder that the user doesn't mean."""
    with pytest.raises(CustfocusError) as caught:
        assert World(environ={"CUSTFOCUS_HOME": named}).paths
    assert caught.value.code == "no-home"


@pytest.mark.skipif(sys.platform == "win32", reason="a shell starts it")
def test_a_journal_named_with_an_equals_sign_is_in_the_home(tmp_path: Path) -> None:
    """No folder called "~" is made."""
    home = tmp_path / "home"
    home.mkdir()
    done = shell(
        home, f'cd {tmp_path}; HOME={home} "{sys.executable}" -m custfocus --journal=~/x.db note Words && ls {home}'
    )
    assert "x.db" in done.stdout.decode().splitlines(), done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def shell(home: Path, command: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a line of shell with a home."""
    return subprocess.run(["/bin/sh", "-c", command], env=environ(home), capture_output=True, check=False)


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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.sample(1, of="arguments")
@pytest.mark.parametrize("as_json", ["", " --json"])
@pytest.mark.parametrize(
    "arguments", ["note Words", "config weekdays mon-fri", "export -o mine.jsonl", "heard Words --from Ana", "demo"]
)
def test_what_is_saved_is_called_saved_where_only_the_answer_finds_no_room(
    tmp_path: Path, arguments: str, as_json: str
) -> None:
    """Who is told that the system refused would do it twice."""
    done = shell(tmp_path, f'cd {tmp_path}; "{sys.executable}" -m custfocus {arguments}{as_json} > /dev/full')
    assert done.returncode == 1
    assert done.stderr.decode() == (
        "It is saved; only what came after that was refused: No space left on device.\n"
        "There is no need to do it again.\n"
    )


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    """`custfocus ... | head` ends quietly."""
    done = shell(tmp_path, f'"{sys.executable}" -m custfocus guide --json | true')
    assert done.stderr == b""


ZONES = {
    "EST5EDT": "-0500",
    "PST8PDT": "-0800",
    "CET-1CEST,M3.5.0,M10.5.0/3": "+0100",
    "AEST-10AEDT,M10.1.0,M4.1.0/3": "+1100",
    "<-03>3<-02>,M3.5.0/-2,M10.5.0/-1": "-0300",
    "CST-8": "+0800",
    "GMT+5": "-0500",
    "<+0330>-3:30": "+0330",
    "<+0545>-5:45": "+0545",
    "Antarctica/Troll": "+0000",
    ":Europe/Berlin": "+0100",
    "/usr/share/zoneinfo/Asia/Kathmandu": "+0545",
    "posix/Asia/Tokyo": "+0900",
    "Foo/Bar": "+0000",
    "../../etc/passwd": "+0000",
    "": "+0000",
}


@pytest.mark.skipif(sys.platform != "linux", reason="zones are told so on Linux")
@pytest.mark.parametrize(("told", "offset"), ZONES.items())
def test_the_zone_kept_has_the_hours_of_the_clock(monkeypatch: pytest.MonkeyPatch, told: str, offset: str) -> None:
    """Whatever TZ holds: a rule, an older name, a file, nonsense; an entry shows the hour that the clock showed."""
    monkeypatch.setenv("TZ", told)
    time.tzset()
    try:
        now, zone = World().now(), World().zone()
        assert local(now.isoformat(), zone) == now.isoformat(timespec="seconds")
        winter = datetime(2026, 12, 1, 12).astimezone()
        assert f"{winter:%z}" == offset
        if not zone.startswith(("+", "-")):
            assert f"{datetime(2026, 12, 1, 12, tzinfo=ZoneInfo(zone)):%z}" == offset
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.skipif(sys.platform != "linux", reason="zones are told so on Linux")
@pytest.mark.parametrize("told", ["UTC+25", "UTC-25", "XXX+24:59:59"])
def test_a_zone_that_is_nowhere_on_earth_keeps_nobody_from_writing(tmp_path: Path, told: str) -> None:
    """UTC stands in for it."""
    done = custfocus(tmp_path, "note", "Words", TZ=told)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Words" in custfocus(tmp_path, "list", TZ=told).stdout


@pytest.mark.skipif(sys.platform != "linux", reason="zones are told so on Linux")
@pytest.mark.parametrize("told", ["EST5EDT", "CST-8", "<+0330>-3:30", "Antarctica/Troll"])
def test_the_calendar_rings_by_the_clock(tmp_path: Path, told: str) -> None:
    """In a zone with a name by that zone; in one without, at that hour wherever the calendar is."""
    text = custfocus(tmp_path, "remind", "calendar", "--at", "17:30", TZ=told).stdout.decode()
    [start] = [line for line in text.splitlines() if line.startswith("DTSTART") and line.endswith("T173000")]
    named = re.fullmatch(r"DTSTART(;TZID=[^:]+)?:\d+T173000", start)
    assert named is not None
    assert bool(named[1]) == (told in ("EST5EDT", "Antarctica/Troll"))
