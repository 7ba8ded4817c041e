"""macOS: an agent of launchd, and a notification by AppleScript.

The form is that of launchd.plist(5) with StartCalendarInterval; a Mac that was asleep at that time reminds when it
wakes.
"""

import plistlib
from datetime import time

from custfocus.features.remind.timers.timer import NAME, Command, Desktop, Timer, TimerFile

_SHOWS = ("on run argv", 'display notification (item 1 of argv) with title "custfocus"', "end run")


def timer(desktop: Desktop, at: time) -> Timer:
    """A daily agent."""
    path = f"{desktop.home}/Library/LaunchAgents/{NAME}.plist"
    agent = {
        "Label": NAME,
        "ProgramArguments": list(desktop.program),
        "EnvironmentVariables": desktop.environ,
        "StartCalendarInterval": {"Hour": at.hour, "Minute": at.minute},
    }
    of_user = f"gui/{desktop.user}"
    leaves = ("launchctl", "bootout", f"{of_user}/{NAME}")
    return Timer(
        files=(TimerFile(path, plistlib.dumps(agent).decode()),),
        sets=(leaves, ("launchctl", "bootstrap", of_user, path)),
        takes_away=(leaves,),
    )


def notice(line: str) -> Command:
    """The command that shows a line as a notification; the line is handed over as a word, not as a script."""
    script = (word for part in _SHOWS for word in ("-e", part))
    return ("osascript", *script, line)
