"""A way through every command: a home that has been lived in, and calls that answer something there."""

import io
import shutil
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from custfocus.__main__ import run
from custfocus.features.voices.invitations import new_invitation
from tests.conftest import SUNDAY, Home

# Weeks of a measure, as a spreadsheet has them.
READINGS, SURVEY = (str(Path(__file__).with_name(name)) for name in ("readings.csv", "survey.csv"))
# What a customer sends back whom `live` has asked.
ANSWER = str(Path(__file__).with_name("answer.txt"))
# A few entries as custfocus export writes them.
ENTRIES = str(Path(__file__).with_name("entries.jsonl"))
TOKEN = "5ca1ab1e" * 4
# At least one call of each command; a number stands for what the last list has numbered so.
CALLS: dict[str, tuple[tuple[str, ...], ...]] = {
    "today": ((),),
    "reflect": (("--show",), ("--show", "--full", "--why"), ("She asked twice when it ships.", "--do", "Ring her")),
    "practice": ((), ("--all",), ("--why",), ("1", "Rang Ms Adeyemi.")),
    "review": (("--show",), ("2026-10", "--show"), ("--priority", "Answer within a day")),
    "priority": ((),),
    "priority add": (("Nobody waits for longer than a day",),),
    "priority reword": (("1", "Answer every question on the same day"),),
    "priority done": (("1",),),
    "priority drop": (("1",),),
    "heard": (("I never know who to call", "--from", "Ana"),),
    "sheet": (
        (),
        ("-n", "1"),
        ("complaint", "--fields"),
        ("complaint", "--set", "who=Ana", "--set", "said=Nobody rang me back."),
        ("1", "--set", "learnt=A name is worth more than a queue."),
    ),
    "sheet close": (("1", "--set", "told=today", "--set", "confirmed=yes"),),
    "sheet reopen": (("2",),),
    "plan barriers": ((), ("defensiveness",)),
    "remind": ((),),
    "remind shell": ((),),
    "remind calendar": ((), ("--names",)),
    "log": (
        (),
        ("complaint", "--fields"),
        ("complaint", "--set", "who=Ana", "--set", "said=Nobody rang me back."),
        ("1", "--set", "learnt=A name is worth more than a queue."),
    ),
    "open": ((), ("-n", "1")),
    "close": (("1", "--set", "told=today", "--set", "confirmed=yes"),),
    "reopen": (("2",),),
    "note": (("Prices came up again #pricing", "--on", "yesterday"),),
    "away": ((), ("2026-12-21", "2027-01-03", "Holidays")),
    "nudge": ((),),
    "barriers": ((), ("defensiveness",)),
    "plan": ((), ("isolation",), ("isolation", "--if", "I eat alone", "--then", "I ask who called"), ("--drop", "1")),
    "assess": ((), ("behaviours",), ("principles", "--why"), ("barriers", "--set", "isolation=4")),
    "invite": ((), ("Ana", "--role", "customer"), ("Bo", "--role", "team"), ("Ana", "--answered")),
    "invite import": ((ANSWER,),),
    "progress": ((), ("--last", "30d")),
    "report": ((), ("2026-10",), ("--last", "30d")),
    "insights": ((), ("--last", "30d"), ("--all",)),
    "insights groups": ((),),
    "scorecard": ((), ("first",)),
    "scorecard add": (("Complaints", "--better", "down", "--target", "3", "--by", "2027-01-31", "--outcome"),),
    "scorecard log": (("1", "5.8", "hours"),),
    "scorecard import": (
        (READINGS, "--measure", "1", "--column", "First reply"),
        (SURVEY, "--measure", "1", "--column", "Likely", "--as", "mean", "--every", "week"),
    ),
    "scorecard change": (("1", "--target", "5"),),
    "share": ((), ("--for", "manager", "--html"), ("--for", "coach", "--last", "90d")),
    "calendar": ((), ("--names",)),
    "guide": (
        (),
        ("listen",),
        ("practices",),
        ("questions",),
        ("what customers say",),
        ("--next",),
        ("--path",),
        ("check",),
    ),
    "read": (
        (),
        ("--last", "30d", "-n", "5"),
        ("--who", "Ms Adeyemi"),
        ("--on-this-day",),
        ("--random",),
        ("--kind", "rating"),
    ),
    "list": ((), ("--kind", "heard", "--last", "60d"), ("--tags",)),
    "show": (("1",), ("2",), ("3",), ("1", "2")),
    "search": (("price",), ("nothing-like-this",)),
    "edit": (("1", "--on", "yesterday"),),
    "delete": (("1",),),
    "undo": ((),),
    "history": ((), ("1",)),
    "backup": ((), ("--list",)),
    "export": ((), ("--format", "markdown"), ("--format", "csv"), ("--format", "html"), ("--whole",)),
    "import": ((ENTRIES, "--dry-run"), (ENTRIES,)),
    "restore": (("1", "--show"),),
    "doctor": ((),),
    "lock": ((),),
    "unlock": ((),),
    "config": ((), ("weekdays",)),
    "demo": ((), ("--seed", "2"), ("list",), ("sheet", "--fields", "complaint")),
}
EVERY_CALL = [(command, *arguments) for command, calls in CALLS.items() for arguments in calls]


def live(home: Home) -> None:
    """Three months of a leader's journal, up to the day that tests take for today."""
    for week in range(12):
        monday = SUNDAY - timedelta(days=83 - 7 * week)
        home.go_to(monday)
        words = f"Week {week}: Ms Adeyemi rang twice about her invoice, and nobody had called her back. #pricing"
        run_well(home, "reflect", words, "--do", "Ring her on Friday myself, before the team meeting begins")
        run_well(home, "heard", f"I never know who to call ({week})", "--from", "Ana", "--channel", "call")
        run_well(home, "note", "The returns desk hears first what goes wrong with a release #returns")
        if not week:
            run_well(home, "practice", "--start", "talk-direct")
            run_well(home, "practice", "--start", "stay-close")
            run_well(home, "scorecard", "add", "First reply", "--unit=hours", "--better=down", "--target=4")
            run_well(
                home, "plan", "defensiveness", "--if", "I start to explain", "--then", "I ask what mattered most"
            )
        run_well(home, "practice", "1", "Sat with the support team for ten minutes and listened to two calls")
    home.go_to(SUNDAY - timedelta(days=20))
    invited(home)
    run_well(home, "review", "2026-10", "--set", "customer-needs=Shorter waits, and one number to ring")
    run_well(home, "review", "2026-10", "--plan", "1=missed")
    run_well(home, "review", "2026-10", "--priority", "Answer every question within a working day", "--finish")
    home.go_to(SUNDAY)
    run_well(home, "scorecard", "import", READINGS)
    sheets(home)
    home.go_to(SUNDAY)  # a copy's clock begins here, and must not be behind the numbers of this list
    run_well(home, "backup")
    run_well(home, "list")


def sheets(home: Home) -> None:
    """Thanks that were given, and a complaint that is put right; only its customer doesn't know yet."""
    run_well(home, "log", "recognition", *_set(who="Lena", did="She rang him back.", values="A word", told="today"))
    run_well(home, "list")
    run_well(home, "close", "1")
    call = {"who": "Ms Adeyemi", "channel": "call", "said": "Nobody rang me back.", "mattered": "To know when."}
    found = {"cause": "late", "done": "Rang her.", "learnt": "The list has no owner.", "change": "It has one."}
    run_well(home, "log", "complaint", *_set(**call, **found))


def _set(**values: str) -> list[str]:
    return [f"--set={name}={value}" for name, value in values.items()]


def invited(home: Home) -> None:
    """Ana is asked, with a token that the answer in ANSWER was made for."""
    session = home.session("invite")
    role = next(role for role in session.framework.roles if role.word == "customer")
    with session.store.acts.writing() as pen:
        pen.add(new_invitation(role, "Ana", TOKEN), session.today, item=role.id, text="Asked for a view")
    session.close()


def run_well(home: Home, *arguments: str) -> None:
    """Run a command that must succeed."""
    assert home.run(*arguments) == 0, f"{arguments}: {home.out}{home.err}"


def copied(home: Home, folder: Path) -> Home:
    """Another home with the same journal, to do as one likes in."""
    shutil.copytree(home.folder, folder, dirs_exist_ok=True)
    return Home(folder, seed=8)  # or its ids would be those that are there already


class Screen(io.TextIOWrapper):
    """A stream that takes itself for a terminal."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding, newline="")

    def isatty(self) -> bool:
        """It is one, as far as anybody can tell."""
        return True

    @property
    def text(self) -> str:
        """What it shows."""
        self.flush()
        raw: Any = self.buffer
        return str(raw.getvalue().decode(self.encoding))


def seen(home: Home, *arguments: str, encoding: str = "utf-8", **environ: str) -> tuple[int, str]:
    """The exit code, and all that a run writes to a terminal of its own; nobody sits there to be asked."""
    screen, world = Screen(encoding), home.world()
    world.environ = {**_plain(world.environ), "TERM": "xterm-256color", **environ}
    world.stdout = world.stderr = screen
    return run(arguments, world), screen.text


def _plain(environ: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environ.items() if name != "NO_COLOR"}
