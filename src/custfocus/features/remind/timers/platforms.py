"""The platforms that have a timer of their own, each with what reminds there."""

from collections.abc import Callable
from datetime import time

from msgspec import Struct

from custfocus.features.remind.timers import launchd, systemd, task_scheduler
from custfocus.features.remind.timers.timer import Command, Desktop, Timer


class Platform(Struct, frozen=True):
    """How a platform reminds."""

    by: str
    """What its timer is called, in the middle of a sentence."""
    timer: Callable[[Desktop, time], Timer]
    """The timer for a time of day."""
    notice: Callable[[str], Command]
    """The command that shows a line as a notification."""
    comes_with: str
    """What has the program that shows notifications."""


# By the name that Python has for the platform.
PLATFORMS = {
    "linux": Platform("systemd", systemd.timer, systemd.notice, "the package libnotify-bin or libnotify"),
    "darwin": Platform("launchd", launchd.timer, launchd.notice, "macOS"),
    "win32": Platform("the Task Scheduler", task_scheduler.timer, task_scheduler.notice, "Windows"),
}
