"""The root help, drawn from the command table: a short page that fits a window, and a longer one with everything."""

from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap

from custfocus.cli.row import EVERY_DAY
from custfocus.cli.table import BY_NAME, LISTED

INTRO = "A private journal for leaders who want to stay close to the people they serve. Two minutes a day."
ALONE = ("custfocus", "See what waits today.")
OPTIONS = (
    ("--journal FILE", "Use this journal instead of yours."),
    ("--json", "Answer in JSON; every command takes it."),
    ("--version", "Say which custfocus this is."),
    ("--install-completion", "Let your shell complete commands, ids and tags."),
    ("-h, --help", "Show the short help; after a command, tell more of it."),
)
MORE = (
    ("custfocus help COMMAND", "Tell more of a command."),
    ("custfocus help all", "Say what each command and option does."),
)
SHORTLY = "Options: --journal FILE, --json, --version, --install-completion, --help."
DOCUMENTED = """\
Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted."""
OF_EVERYTHING = tuple(BY_NAME[name] for name in LISTED)


def root_help(width: int) -> str:
    """What `custfocus --help` prints, at most `width` wide: what most days need, and the names of the rest."""
    parts = [*wrap(INTRO, width), ""]
    for group, members in groupby(OF_EVERYTHING, lambda command: command.group):
        if group == EVERY_DAY:
            parts += [f"{group}:", *_row(*ALONE, 22, width)]
            for command in members:
                parts += _row(f"custfocus {command.name}", command.line, 22, width)
            parts += ["", "More, by what it is for:"]
        else:
            parts += _row(group, "  ".join(command.name for command in members), 22, width)
    parts += [""]
    for words, line in MORE:
        parts += _row(words, line, 26, width)
    return "\n".join([*parts, "", *wrap(SHORTLY, width), ""])


def whole_help(width: int) -> str:
    """What `custfocus help all` prints, at most `width` wide: every command, with what it does."""
    parts = [*wrap(INTRO, width), *wrap("custfocus alone shows what waits today.", width), ""]
    for group, members in groupby(OF_EVERYTHING, lambda command: command.group):
        parts += [f"{group}:"]
        for command in members:
            parts += _row(command.name, command.line, 12, width)
        parts += [""]
    parts += ["Options:"]
    for option, line in OPTIONS:
        parts += _row(option, line, 24, width)
    return "\n".join([*parts, "", *wrap(DOCUMENTED, width), ""])


def _row(name: str, line: str, indent: int, width: int) -> Iterator[str]:
    first, *more = wrap(line, max(20, width - indent), break_on_hyphens=False) or [""]
    yield f"  {name:<{indent - 3}} {first}"
    yield from (" " * indent + rest for rest in more)
