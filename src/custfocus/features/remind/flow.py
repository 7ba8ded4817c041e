"""Setting the machine's own timer and taking it away, and what it then shows."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from datetime import time
from pathlib import Path

from custfocus.base.errors import CustfocusError, usage
from custfocus.base.files import write_private
from custfocus.features.away.days import calendar
from custfocus.features.remind.timers.platforms import PLATFORMS, Platform
from custfocus.features.remind.timers.timer import Command, Desktop, Timer, told_time
from custfocus.features.remind.views import Notice, Reminders, TimerSet, TimerTakenAway, ways_for
from custfocus.features.today.flow.nudge import gather_nudge
from custfocus.terminal.session import Session

# What decides which journal, settings and framework are meant.
_HANDED_ON = ("CUSTFOCUS_HOME", "CUSTFOCUS_CONTENT", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
_CALENDAR = "custfocus remind calendar -o custfocus.ics"
_INSTEAD = f"Your calendar can remind you as well: {_CALENDAR}"
_PATIENCE = 20.0  # seconds for a program of the system's
_ANY_TIME = time(12)


def ways(session: Session) -> Reminders:
    """The ways to be reminded, and whether a notification is set up."""
    return Reminders(ways_for(session.world.environ.get("SHELL", "")), _set_at(session))


def set_timer(session: Session, at: time) -> TimerSet:
    """Have a notification shown once a day.

    Raises:
        CustfocusError: This machine has no timer that we know, or nothing that shows notifications, or refuses.
    """
    _see_that_it_is_meant(session)
    platform = _platform(session)
    program = platform.notice("")[0]
    if not _is_there(session, program):
        raise CustfocusError(
            f"Nothing here shows notifications: {program} is missing.",
            f"Install {platform.comes_with}; or let your calendar remind you: {_CALENDAR}",
            code="no-notifications",
        )
    timer = platform.timer(_desktop(session), at)
    for file in timer.files:
        write_private(Path(file.path), file.text)
    if not _runs(session, timer.sets):
        _remove(session, timer)
        raise CustfocusError(f"A timer of {platform.by} can't be set here.", _INSTEAD, code="no-timer")
    return TimerSet(at, platform.by, tuple(file.path for file in timer.files), tuple(map(" ".join, timer.sets)))


def take_away(session: Session) -> TimerTakenAway:
    """Have no notification any more; whatever was set up goes."""
    _see_that_it_is_meant(session)
    was_set = _set_at(session)
    if was_set is None:
        return TimerTakenAway(None, ())
    timer = _platform(session).timer(_desktop(session), was_set)
    return TimerTakenAway(was_set, _remove(session, timer))


def show_notice(session: Session) -> Notice:
    """Show what waits as a notification, of a locked journal nothing that is in it; none where nothing waits."""
    line = _unread(session) if session.key.is_locked else gather_nudge(session).sentence
    if line and not _runs(session, [_platform(session).notice(line)]):
        raise CustfocusError("The notification can't be shown.", _INSTEAD, code="no-notifications")
    return Notice(line)


def _unread(session: Session) -> str:
    """What can be said on a day that counts without reading the journal."""
    return (
        "Two minutes for today's question?" if calendar(session.settings.weekdays, ()).counts(session.today) else ""
    )


def _see_that_it_is_meant(session: Session) -> None:
    if session.world.leading:  # the machine has one timer, which is for what somebody writes themselves
        raise usage(
            "The demo has no notification of its own.", "Leave out the word demo: it is for your own journal."
        )


def _platform(session: Session) -> Platform:
    platform = PLATFORMS.get(session.world.platform)
    if platform is None:
        raise CustfocusError("This system has no timer that custfocus knows.", _INSTEAD, code="no-timer")
    return platform


def _desktop(session: Session) -> Desktop:
    world = session.world
    home = world.path("~")
    named = Path(world.environ.get("XDG_CONFIG_HOME", ""))
    journal = ("--journal", str(session.journal.absolute())) if session.journal else ()
    return Desktop(
        home=str(home),
        config=str(named if named.is_absolute() else home / ".config"),
        program=(sys.executable, "-m", "custfocus", *journal, "remind", "--now"),
        environ={name: world.environ[name] for name in _HANDED_ON if name in world.environ},
        user=os.getuid() if hasattr(os, "getuid") else 0,
    )


def _set_at(session: Session) -> time | None:
    """When the notification comes, as the machine's own timer has it; None where there is none."""
    platform = PLATFORMS.get(session.world.platform)
    if platform is None:
        return None
    timer = platform.timer(_desktop(session), _ANY_TIME)
    with suppress(OSError, UnicodeDecodeError):
        told = _run(session, timer.tells) if timer.tells else Path(timer.files[-1].path).read_text("utf-8")
        return told_time(told or "")
    return None


def _remove(session: Session, timer: Timer) -> tuple[str, ...]:
    """Take a timer away, and return the files that went."""
    _runs(session, timer.takes_away)
    gone = [file.path for file in timer.files if Path(file.path).exists()]
    for path in gone:
        Path(path).unlink(missing_ok=True)
    _runs(session, timer.forgets)
    return tuple(gone)


def _is_there(session: Session, program: str) -> bool:
    return shutil.which(program, path=session.world.environ.get("PATH", "")) is not None


def _runs(session: Session, commands: Iterable[Command]) -> bool:
    """Run the system's own programs in turn; whether the last did what it was to do."""
    done = True
    for command in commands:
        done = _run(session, command) is not None
    return done


def _run(session: Session, command: Command) -> str | None:
    """What a program of the system's prints; None where it isn't there or fails."""
    program = shutil.which(command[0], path=session.world.environ.get("PATH", ""))
    if program is None:
        return None
    with suppress(OSError, subprocess.TimeoutExpired):
        done = subprocess.run(  # noqa: S603 - the system's own programs, by fixed names
            [program, *command[1:]],
            env=dict(session.world.environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
        return None if done.returncode else done.stdout.decode(errors="replace")
    return None
