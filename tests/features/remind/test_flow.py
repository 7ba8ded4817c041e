import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Home
from tests.desktop import at_desktop, called
from tests.locked import lock_home

FILES = {
    "linux": (".config/systemd/user/custfocus-remind.service", ".config/systemd/user/custfocus-remind.timer"),
    "darwin": ("Library/LaunchAgents/custfocus-remind.plist",),
    "win32": (),
}
Machine = Callable[[str], Path]


@pytest.fixture
def machine(home: Home, tmp_path: Path) -> Machine:
    """Make the home one on a platform, whose programs only write down how they were called."""
    folder = tmp_path / "machine"
    at_desktop(home, folder)

    def be(platform: str) -> Path:
        home.platform = platform
        return folder

    return be


@pytest.mark.parametrize("platform", FILES)
def test_a_timer_is_set_shown_and_taken_away_whole(home: Home, machine: Machine, platform: str) -> None:
    """What was written and run is told; nothing stays after --off."""
    folder = machine(platform)
    view = home.data("remind", "5:15pm")
    assert view["notification_at"] == "17:15:00"
    assert view["files"] == [str(folder / name) for name in FILES[platform]]
    assert called(folder) == view["commands"]
    for name in view["files"]:
        assert stat.S_IMODE(Path(name).stat().st_mode) == 0o600

    (folder / "answer").write_text("<StartBoundary>2026-11-22T17:15:00</StartBoundary>")
    assert home.data("remind")["notification_at"] == "17:15:00"
    assert "at 17:15" in home.page("remind")
    called(folder)

    gone = home.data("remind", "--off")
    assert (gone["notification_at"], gone["files"]) == ("17:15:00", view["files"])
    assert called(folder)
    (folder / "answer").unlink()
    assert not any(Path(name).exists() for name in view["files"])
    assert home.data("remind")["notification_at"] is None
    assert home.page("remind", "--off") == "No notification was set up.\n"


def test_a_later_time_takes_the_place_of_the_one_before(home: Home, machine: Machine) -> None:
    """There is one notification a day."""
    machine("linux")
    home.page("remind", "17:15")
    home.page("remind", "8:00")
    assert home.data("remind")["notification_at"] == "08:00:00"


def test_the_timer_means_the_same_journal(home: Home, machine: Machine, tmp_path: Path) -> None:
    """Whichever folder, and whichever file, it was set up with."""
    folder = machine("linux")
    home.environ["XDG_DATA_HOME"] = "/srv/data"
    home.page("--journal", str(tmp_path / "my 100 % journal.db"), "remind", "17:15")
    service = (folder / FILES["linux"][0]).read_text()
    assert f'Environment="CUSTFOCUS_HOME={home.folder}"' in service
    assert 'Environment="XDG_DATA_HOME=/srv/data"' in service
    assert (
        f'ExecStart="/usr/bin/env" "{sys.executable}" "-m" "custfocus" "--journal" "{tmp_path}/my 100 %% journal.db"'
        in service
    )


def test_the_demo_leaves_the_timer_alone(home: Home, machine: Machine) -> None:
    """The machine has one, which is for the user's own journal."""
    folder = machine("linux")
    home.page("remind", "17:15")
    called(folder)
    for how in ("8:00", "--off"):
        assert home.error("demo", "remind", how)["code"] == "usage"
    assert called(folder) == []
    assert home.data("remind")["notification_at"] == "17:15:00"


@pytest.mark.parametrize("platform", FILES)
def test_a_machine_that_refuses_is_left_as_it_was(home: Home, machine: Machine, platform: str) -> None:
    """With the calendar named as another way."""
    folder = machine(platform)
    for name in ("systemctl", "launchctl", "schtasks"):
        (folder / f"fails-{name}").touch()
    error = home.error("remind", "17:15")
    assert error["code"] == "no-timer"
    assert "custfocus remind calendar" in error["hint"]
    assert not any((folder / name).exists() for name in FILES[platform])


def test_without_anything_that_shows_notifications_no_timer_is_set(home: Home, machine: Machine) -> None:
    """It would run for nothing."""
    folder = machine("linux")
    (folder / "bin" / "notify-send").unlink()
    home.environ["PATH"] = str(folder / "bin")
    error = home.error("remind", "17:15")
    assert error["code"] == "no-notifications"
    assert "notify-send" in error["message"]
    assert not called(folder)


def test_another_system_is_told_so(home: Home, machine: Machine) -> None:
    """And sees the other ways."""
    machine("haiku")
    assert home.error("remind", "17:15")["code"] == "no-timer"
    assert home.data("remind")["notification_at"] is None


def test_a_notification_says_what_waits_and_nothing_that_was_written(home: Home, machine: Machine) -> None:
    """Neither words nor names; and none is shown when nothing waits, or on days away."""
    folder = machine("linux")
    home.run("practice", "--start", "talk-direct")
    home.run("note", "Marmalade for Ms Adeyemi")
    assert home.data("remind", "--now")["line"] == "Today's question and a practice wait."
    (line,) = called(folder)
    assert line.endswith("custfocus Today's question and a practice wait.")
    home.run("away", "today")
    assert home.data("remind", "--now")["line"] == ""
    assert not called(folder)


def test_of_a_locked_journal_a_notification_says_nothing_that_is_in_it(home: Home, machine: Machine) -> None:
    """It asks for no passphrase either; on days that don't count there is none."""
    folder = machine("linux")
    home.run("practice", "--start", "talk-direct")
    lock_home(home, opens=False)
    assert home.data("remind", "--now")["line"] == "Two minutes for today's question?"
    assert called(folder)
    home.page("config", "weekdays", "mon-fri")
    assert home.data("remind", "--now")["line"] == ""
    assert not called(folder)


def test_a_notification_that_cannot_be_shown_is_an_error(home: Home, machine: Machine) -> None:
    """So that whoever looks into it finds out."""
    (machine("linux") / "fails-notify-send").touch()
    assert home.error("remind", "--now")["code"] == "no-notifications"


@pytest.mark.parametrize("words", [("25:00",), ("soon",), ("17:15", "--off")])
def test_what_is_no_time_is_refused(home: Home, machine: Machine, words: tuple[str, ...]) -> None:
    """And so is a time together with --off."""
    folder = machine("linux")
    assert home.run("remind", *words) == 2
    assert not called(folder)
