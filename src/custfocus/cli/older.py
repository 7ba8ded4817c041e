"""The names that commands had before: they stay, with every option, for those who have them in their scripts."""

from custfocus.cli.row import OLDER, Command

COMMANDS = (
    Command(
        "log",
        "custfocus.features.sheets.command.log",
        OLDER,
        "Work through a complaint, a decision, a conflict, thanks …",
        'custfocus log complaint --set who=Ana --set said="Nobody rang me back"',
        instead="custfocus sheet",
        takes='"-" reads JSON from it: custfocus log complaint -; or give the fields with --set.',
    ),
    Command(
        "open",
        "custfocus.features.sheets.command.open",
        OLDER,
        "See what is open, the most overdue first.",
        "custfocus open",
        instead="custfocus sheet",
    ),
    Command(
        "close",
        "custfocus.features.sheets.command.close",
        OLDER,
        "Bring a sheet to its end.",
        "custfocus close 1 --set told=today",
        instead="custfocus sheet close",
        takes="Give the fields with --set.",
    ),
    Command(
        "reopen",
        "custfocus.features.sheets.command.reopen",
        OLDER,
        "Take a closed sheet up again.",
        "custfocus reopen 1",
        instead="custfocus sheet reopen",
    ),
    Command(
        "barriers",
        "custfocus.features.plans.command.barriers",
        OLDER,
        "See what gets in your way, and what helps.",
        "custfocus barriers defensiveness",
        instead="custfocus plan barriers",
    ),
    Command(
        "nudge",
        "custfocus.features.today.command.nudge",
        OLDER,
        "One line for a shell's start, silent when nothing waits.",
        "custfocus nudge",
        quick=True,
        instead="custfocus remind shell",
    ),
    Command(
        "calendar",
        "custfocus.features.calendar.command",
        OLDER,
        "Put the question, the review and what is due in your calendar.",
        "custfocus calendar -o focus.ics",
        instead="custfocus remind calendar",
    ),
)
