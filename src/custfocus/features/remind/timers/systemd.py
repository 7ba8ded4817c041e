"""Linux: a timer and a service of the user's own systemd, and a notification by notify-send.

The forms are those of systemd.timer(5), systemd.service(5) and systemd.syntax(7).
"""

from collections.abc import Iterable
from datetime import time

from custfocus.features.remind.timers.timer import NAME, Command, Desktop, Timer, TimerFile

_SERVICE = """\
[Unit]
Description=A reminder of custfocus

[Service]
Type=oneshot
{environment}ExecStart={program}
"""
# systemd takes no name of a program that has signs such as "$" or quotes in it; as words of another they stand.
_BY = "/usr/bin/env"
# A machine that was asleep at that time reminds when it wakes.
_TIMER = """\
[Unit]
Description=A reminder of custfocus, once a day

[Timer]
OnCalendar=*-*-* {at:%H:%M}:00
Persistent=true

[Install]
WantedBy=timers.target
"""
_SYSTEMCTL = ("systemctl", "--user")


def timer(desktop: Desktop, at: time) -> Timer:
    """A daily timer."""
    folder = f"{desktop.config}/systemd/user"
    environment = "".join(f"Environment={_quoted([f'{name}={value}'])}\n" for name, value in desktop.environ.items())
    program = _quoted(word.replace("$", "$$") for word in (_BY, *desktop.program))
    return Timer(
        files=(
            TimerFile(f"{folder}/{NAME}.service", _SERVICE.format(environment=environment, program=program)),
            TimerFile(f"{folder}/{NAME}.timer", _TIMER.format(at=at)),
        ),
        sets=((*_SYSTEMCTL, "daemon-reload"), (*_SYSTEMCTL, "reenable", "--now", f"{NAME}.timer")),
        takes_away=((*_SYSTEMCTL, "disable", "--now", f"{NAME}.timer"),),
        forgets=((*_SYSTEMCTL, "daemon-reload"),),
    )


def notice(line: str) -> Command:
    """The command that shows a line as a notification."""
    return ("notify-send", "--app-name=custfocus", "--icon=appointment-soon", "custfocus", line)


def _quoted(words: Iterable[str]) -> str:
    """Words as systemd reads them: signs that mean something there stand for themselves."""
    plain = (word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("\n", "\\n") for word in words)
    return " ".join(f'"{word}"' for word in plain)
