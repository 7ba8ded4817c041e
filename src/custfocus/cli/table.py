"""Every command: its name, group, line of help and an example; the help and the README are made of it."""

from typing import NamedTuple

EVERY_DAY, MORE_DAYS, MONTHS, JOURNAL, HOME = (
    "Most days",
    "More: day by day",
    "More: month by month",
    "More: your journal",
    "More: custfocus itself",
)


class Command(NamedTuple):
    """A row of the table; the module `custfocus.cli.<name>` holds its function `run`.

    One of two words, such as "scorecard add", is found in the `PARTS` of the first word's module by the second.
    """

    name: str
    group: str
    line: str
    example: str


COMMANDS = (
    Command("today", EVERY_DAY, "What waits today; custfocus alone does the same.", "custfocus"),
    Command("reflect", EVERY_DAY, "Answer today's question.", 'custfocus reflect "She asked twice when it ships."'),
    Command(
        "practice",
        EVERY_DAY,
        "Tick off a practice, or take one on.",
        'custfocus practice 1 "Rang Ms Adeyemi."',
    ),
    Command("review", EVERY_DAY, "Look back on a month, ending in three priorities.", "custfocus review"),
    Command(
        "heard",
        EVERY_DAY,
        "Keep what a customer said.",
        'custfocus heard "I never know who to call" --from Ana',
    ),
    Command("note", MORE_DAYS, "Keep anything else.", 'custfocus note "Prices came up again #pricing"'),
    Command("away", MORE_DAYS, "Mark days that don't count.", "custfocus away 2026-12-21 2027-01-03 Holidays"),
    Command("nudge", MORE_DAYS, "One line for a shell's start, silent when nothing waits.", "custfocus nudge"),
    Command(
        "progress",
        MONTHS,
        "See the days, principles and practices of a time.",
        "custfocus progress --last 90d",
    ),
    Command(
        "calendar",
        MONTHS,
        "Put the question and the review in your calendar.",
        "custfocus calendar -o focus.ics",
    ),
    Command("guide", MONTHS, "Browse the framework, or check your own content.", "custfocus guide listen"),
    Command("list", JOURNAL, "List entries.", "custfocus list --last 30d --kind heard"),
    Command("show", JOURNAL, "Show an entry whole.", "custfocus show 2"),
    Command("search", JOURNAL, "Find words in entries.", "custfocus search invoice"),
    Command("edit", JOURNAL, "Change an entry.", "custfocus edit 2 --on yesterday"),
    Command("delete", JOURNAL, "Delete an entry.", "custfocus delete 2"),
    Command("undo", JOURNAL, "Take back what was last done.", "custfocus undo"),
    Command("history", JOURNAL, "See every version of an entry, or what was done lately.", "custfocus history 2"),
    Command(
        "export",
        JOURNAL,
        "Take the journal out, as JSON Lines, Markdown or CSV.",
        "custfocus export -o all.jsonl",
    ),
    Command(
        "config",
        HOME,
        "See and change settings, and where things are kept.",
        "custfocus config weekdays mon-fri",
    ),
)
BY_NAME = {command.name: command for command in COMMANDS}
FIRST_WORDS = tuple(name for name in BY_NAME if " " not in name)


def parts_of(name: str) -> list[str]:
    """The names of two words that begin with this one."""
    return [each for each in BY_NAME if each.startswith(f"{name} ")]
