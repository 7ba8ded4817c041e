import os
import plistlib
import re
import shutil
import subprocess
from base64 import b64decode
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.features.remind.timers import launchd, systemd, task_scheduler
from custfocus.features.remind.timers.platforms import PLATFORMS
from custfocus.features.remind.timers.timer import Desktop, told_time
from tests.proofs.machine import needs_tool

DESKTOP = Desktop(
    home="/home/me",
    config="/home/me/.config",
    program=("/usr/bin/python3", "-m", "custfocus", "remind", "notice"),
    environ={"CUSTFOCUS_HOME": "/home/me/my journal"},
    user=501,
)


@given(at=st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_a_file_tells_its_time(at: time) -> None:
    """Whatever the time is."""
    for name in ("linux", "darwin"):
        assert told_time(PLATFORMS[name].timer(DESKTOP, at).files[-1].text) == at
    assert told_time("") is None


def test_systemd_itself_finds_nothing_wrong(tmp_path: Path) -> None:
    """Blanks, signs of its own and other scripts in names of files included."""
    tool = needs_tool("systemd-analyze")
    program = tmp_path / "a $HOME of %h" / 'py"thon\\3'
    program.parent.mkdir()
    shutil.copy("/bin/true", program)
    environ = {"CUSTFOCUS_HOME": f'{tmp_path}/büro 100 % "quoted" \\ $x'}
    desktop = Desktop(str(tmp_path), str(tmp_path), (str(program), "it's", "$x", "%h"), environ)
    files = [Path(file.path) for file in systemd.timer(desktop, time(17, 15)).files]
    for path, file in zip(files, systemd.timer(desktop, time(17, 15)).files, strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, "utf-8")

    def complaints() -> str:
        call = [tool, "verify", "--user", *map(str, files)]
        runtime = {"XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path)}
        done = subprocess.run(call, capture_output=True, text=True, check=False, env=os.environ | runtime)
        return "".join(line for line in done.stderr.splitlines(keepends=True) if "custfocus" in line)

    assert complaints() == ""
    files[0].write_text(files[0].read_text().replace("ExecStart", "ExecBegin"))
    assert "ExecBegin" in complaints()


def test_launchd_gets_what_its_manual_asks_for() -> None:
    """A label, the program word by word, the variables, and the hour and minute of every day."""
    timer = launchd.timer(DESKTOP, time(17, 15))
    (file,) = timer.files
    assert file.path == "/home/me/Library/LaunchAgents/custfocus-remind.plist"
    assert plistlib.loads(file.text.encode()) == {
        "Label": "custfocus-remind",
        "ProgramArguments": list(DESKTOP.program),
        "EnvironmentVariables": DESKTOP.environ,
        "StartCalendarInterval": {"Hour": 17, "Minute": 15},
    }
    assert timer.sets[-1] == ("launchctl", "bootstrap", "gui/501", file.path)
    assert timer.takes_away == (("launchctl", "bootout", "gui/501/custfocus-remind"),)


def test_the_task_scheduler_gets_what_its_manual_asks_for() -> None:
    """A name, once a day, a time, and the program as one word with what needs quoting quoted."""
    program = ("C:\\Program Files\\Python\\python.exe", "-m", "custfocus", "remind", "notice")
    timer = task_scheduler.timer(Desktop("", "", program, {}), time(8, 5))
    (command,) = timer.sets
    assert command[:9] == ("schtasks", "/create", "/f", "/tn", "custfocus-remind", "/sc", "daily", "/st", "08:05")
    assert command[9:] == ("/tr", '"C:\\Program Files\\Python\\python.exe" -m custfocus remind notice')


@pytest.mark.parametrize("line", ["Today's question waits.", "'; rm -rf $HOME #", '"x" `y`'])
def test_a_line_is_never_acted_upon(line: str) -> None:
    """Whatever signs are in it, each platform's program gets it as words."""
    assert systemd.notice(line)[-1] == line
    assert launchd.notice(line)[-1] == line
    script = b64decode(task_scheduler.notice(line)[-1]).decode("utf-16-le")
    quoted = re.search(r"CreateTextNode\('((?:[^']|'')*)'\)", script)
    assert quoted
    assert quoted[1].replace("''", "'") == line
