"""The root help, drawn from the command table."""

from itertools import groupby
from textwrap import wrap

from custfocus.cli.table import BY_NAME, FIRST_WORDS

INTRO = "A private journal for leaders who want to stay close to their customers. Two minutes a day."
OPTIONS = (
    ("--journal FILE", "Use this journal instead of yours."),
    ("--json", "Answer in JSON; every command takes it."),
    ("--version", "Say which custfocus this is."),
    ("--install-completion", "Let your shell complete commands, ids and tags."),
    ("-h, --help", "Show this; custfocus COMMAND --help tells more."),
)
DOCUMENTED = """\
Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted."""


def root_help(width: int) -> str:
    """What `custfocus --help` prints, in lines no longer than `width`."""
    parts = [*wrap(INTRO, width), ""]
    listed = [BY_NAME[name] for name in FIRST_WORDS]
    for group, commands in groupby(listed, lambda command: command.group):
        parts += [f"{group}:"]
        for command in commands:
            parts += _row(command.name, command.line, 12, width)
        parts += [""]
    parts += ["Options:"]
    for option, line in OPTIONS:
        parts += _row(option, line, 24, width)
    return "\n".join([*parts, "", *wrap(DOCUMENTED, width), ""])


def _row(name: str, line: str, indent: int, width: int) -> list[str]:
    first, *more = wrap(line, max(20, width - indent)) or [""]
    return [f"  {name:<{indent - 3}} {first}", *(" " * indent + rest for rest in more)]
