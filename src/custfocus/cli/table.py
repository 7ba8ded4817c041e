"""Every command: its name, group, line of help and an example; the help and docs/commands.md are made of it."""

from typing import NamedTuple

EVERY_DAY, MORE_DAYS, MONTHS, JOURNAL, HOME = (
    "Most days",
    "More: day by day",
    "More: month by month",
    "More: your journal",
    "More: custfocus itself",
)


class Command(NamedTuple):
    """A row of the table.

    One of two words, such as "scorecard add", is found in the `PARTS` of its module by the second.
    """

    name: str
    home: str
    """The module that holds its function `run`."""
    group: str
    """The heading of the help that it stands under."""
    line: str
    """What it does, in a line."""
    example: str
    quick: bool = False
    """Whether `custfocus NAME`, with nothing else, runs without loading the command line: it must answer at a shell's
    start, so it prints a plain line or none, and no error. `__main__` sees to it."""


COMMANDS = (
    Command(
        "today",
        "custfocus.features.today.command.today",
        EVERY_DAY,
        "What waits today; custfocus alone does the same.",
        "custfocus",
    ),
    Command(
        "reflect",
        "custfocus.features.reflect.command",
        EVERY_DAY,
        "Answer today's question.",
        'custfocus reflect "She asked twice when it ships."',
    ),
    Command(
        "practice",
        "custfocus.features.practice.command",
        EVERY_DAY,
        "Tick off a practice, or take one on.",
        'custfocus practice 1 "Rang Ms Adeyemi."',
    ),
    Command(
        "review",
        "custfocus.features.review.command",
        EVERY_DAY,
        "Look back on a month, ending in three priorities.",
        "custfocus review",
    ),
    Command(
        "heard",
        "custfocus.features.capture.command.heard",
        EVERY_DAY,
        "Keep what a customer said.",
        'custfocus heard "I never know who to call" --from Ana',
    ),
    Command(
        "log",
        "custfocus.features.sheets.command.log",
        MORE_DAYS,
        "Work through a complaint, a decision, a conflict, thanks …",
        'custfocus log complaint --set who=Ana --set said="Nobody rang me back"',
    ),
    Command(
        "open",
        "custfocus.features.sheets.command.open",
        MORE_DAYS,
        "See what is open, the most overdue first.",
        "custfocus open",
    ),
    Command(
        "close",
        "custfocus.features.sheets.command.close",
        MORE_DAYS,
        "Bring a sheet to its end.",
        "custfocus close 1 --set told=today",
    ),
    Command(
        "reopen",
        "custfocus.features.sheets.command.reopen",
        MORE_DAYS,
        "Take a closed sheet up again.",
        "custfocus reopen 1",
    ),
    Command(
        "note",
        "custfocus.features.capture.command.note",
        MORE_DAYS,
        "Keep anything else.",
        'custfocus note "Prices came up again #pricing"',
    ),
    Command(
        "away",
        "custfocus.features.away.command",
        MORE_DAYS,
        "Mark days that don't count.",
        "custfocus away 2026-12-21 2027-01-03 Holidays",
    ),
    Command(
        "nudge",
        "custfocus.features.today.command.nudge",
        MORE_DAYS,
        "One line for a shell's start, silent when nothing waits.",
        "custfocus nudge",
        quick=True,
    ),
    Command(
        "assess",
        "custfocus.features.ratings.command",
        MONTHS,
        "See where you stand: your ratings, your days, what others say.",
        "custfocus assess principles",
    ),
    Command(
        "barriers",
        "custfocus.features.plans.command.barriers",
        MONTHS,
        "See what gets in your way, and what helps.",
        "custfocus barriers defensiveness",
    ),
    Command(
        "plan",
        "custfocus.features.plans.command.plan",
        MONTHS,
        "Make an if-then plan, or see how yours went.",
        'custfocus plan defensiveness --if "I start to explain" --then "I ask what mattered most"',
    ),
    Command(
        "invite",
        "custfocus.features.voices.command",
        MONTHS,
        "Ask customers and colleagues how they see you.",
        "custfocus invite Ana --role customer",
    ),
    Command(
        "invite import",
        "custfocus.features.voices.command",
        MONTHS,
        "Take in the answers that came back.",
        "custfocus invite import answer.txt",
    ),
    Command(
        "progress",
        "custfocus.features.progress.command",
        MONTHS,
        "See the days, principles and practices of a time.",
        "custfocus progress --last 90d",
    ),
    Command(
        "insights",
        "custfocus.features.insights.command",
        MONTHS,
        "See what customers say together: causes, channels, themes.",
        "custfocus insights --last 180d",
    ),
    Command(
        "scorecard",
        "custfocus.features.scorecard.command",
        MONTHS,
        "See up to five figures that tell how customers fare.",
        "custfocus scorecard",
    ),
    Command(
        "scorecard add",
        "custfocus.features.scorecard.command",
        MONTHS,
        "Set up a measure of your own.",
        "custfocus scorecard add First reply --unit hours --better down --target 4 --by 2026-12-31",
    ),
    Command(
        "scorecard log",
        "custfocus.features.scorecard.command",
        MONTHS,
        "Keep a value of a measure.",
        'custfocus scorecard log "First reply" 5.2 --on yesterday',
    ),
    Command(
        "scorecard import",
        "custfocus.features.scorecard.command",
        MONTHS,
        "Take values in from a spreadsheet's file.",
        'custfocus scorecard import replies.csv --measure "First reply" --column Hours --date Month',
    ),
    Command(
        "scorecard change",
        "custfocus.features.scorecard.command",
        MONTHS,
        "Change a measure, or let it go.",
        "custfocus scorecard change 1 --target 3 --by 2027-06-30",
    ),
    Command(
        "share",
        "custfocus.features.share.command",
        MONTHS,
        "Hand on what was heard and learnt, without names.",
        "custfocus share --for team -o brief.html",
    ),
    Command(
        "calendar",
        "custfocus.features.calendar.command",
        MONTHS,
        "Put the question, the review and what is due in your calendar.",
        "custfocus calendar -o focus.ics",
    ),
    Command(
        "guide",
        "custfocus.features.guide.command",
        MONTHS,
        "Browse the framework, or check your own content.",
        "custfocus guide listen",
    ),
    Command(
        "list",
        "custfocus.features.entries.command.list",
        JOURNAL,
        "List entries.",
        "custfocus list --last 30d --kind heard",
    ),
    Command(
        "show",
        "custfocus.features.entries.command.show",
        JOURNAL,
        "Show an entry whole.",
        "custfocus show 2",
    ),
    Command(
        "search",
        "custfocus.features.entries.command.search",
        JOURNAL,
        "Find words in entries.",
        "custfocus search invoice",
    ),
    Command(
        "edit",
        "custfocus.features.changes.command.edit",
        JOURNAL,
        "Change an entry.",
        "custfocus edit 2 --on yesterday",
    ),
    Command(
        "delete",
        "custfocus.features.changes.command.delete",
        JOURNAL,
        "Delete an entry.",
        "custfocus delete 2",
    ),
    Command(
        "undo",
        "custfocus.features.changes.command.undo",
        JOURNAL,
        "Take back what was last done.",
        "custfocus undo",
    ),
    Command(
        "history",
        "custfocus.features.entries.command.history",
        JOURNAL,
        "See every version of an entry, or what was done lately.",
        "custfocus history 2",
    ),
    Command(
        "export",
        "custfocus.features.export.command",
        JOURNAL,
        "Take the journal out, as JSON Lines, Markdown or CSV.",
        "custfocus export -o all.jsonl",
    ),
    Command(
        "config",
        "custfocus.features.config.command",
        HOME,
        "See and change settings, and where things are kept.",
        "custfocus config weekdays mon-fri",
    ),
    Command(
        "demo",
        "custfocus.features.demo.command",
        HOME,
        "Make a believable journal to look around in.",
        "custfocus demo",
    ),
)
BY_NAME = {command.name: command for command in COMMANDS}
FIRST_WORDS = tuple(name for name in BY_NAME if " " not in name)


def parts_of(name: str) -> list[str]:
    """The names of two words that begin with this one."""
    return [each for each in BY_NAME if each.startswith(f"{name} ")]
