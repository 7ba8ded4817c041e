"""Windows: a task of the Task Scheduler, and a notification by PowerShell.

The forms are those of Microsoft's pages on schtasks and on the class ToastNotificationManager.
"""

from base64 import b64encode
from datetime import time
from subprocess import list2cmdline

from custfocus.features.remind.timers.timer import NAME, Command, Desktop, Timer

# Notifications need a program that Windows knows; PowerShell is one.
_SHOWN_BY = r"{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\WindowsPowerShell\v1.0\powershell.exe"
_SHOWS = """\
$manager = [Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime]
$form = $manager::GetTemplateContent([Windows.UI.Notifications.ToastTemplateType]::ToastText01)
$form.GetElementsByTagName('text').Item(0).AppendChild($form.CreateTextNode('{line}')) | Out-Null
$manager::CreateToastNotifier('{shown_by}').Show([Windows.UI.Notifications.ToastNotification]::new($form))
"""
_TASK = ("/tn", NAME)


def timer(desktop: Desktop, at: time) -> Timer:
    """A daily task."""
    program = list2cmdline(desktop.program)
    return Timer(
        files=(),
        sets=(("schtasks", "/create", "/f", *_TASK, "/sc", "daily", "/st", f"{at:%H:%M}", "/tr", program),),
        takes_away=(("schtasks", "/delete", "/f", *_TASK),),
        tells=("schtasks", "/query", *_TASK, "/xml"),
    )


def notice(line: str) -> Command:
    """The command that shows a line as a notification; the script is encoded, so that no sign of it is acted upon."""
    script = _SHOWS.format(line=line.replace("'", "''"), shown_by=_SHOWN_BY)
    return (
        "powershell",
        "-NoProfile",
        "-NonInteractive",
        "-EncodedCommand",
        b64encode(script.encode("utf-16-le")).decode(),
    )
