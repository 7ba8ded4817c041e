"""Makes the pictures and the generated parts of README and docs from the program: `python docs/make.py [--check]`.

The pictures are pages of a fixed journal, written on fixed days through the real command line; with `--check`
nothing is written, and the exit code says whether what stands there is still what the program would print.
"""

import html
import io
import json
import os
import random
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, redirect_stdout
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from textwrap import fill

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from custfocus.__main__ import run
from custfocus.base.world import World
from custfocus.cli.help import root_help
from custfocus.cli.table import COMMANDS
from custfocus.content.load import content_folder, read_all
from custfocus.content.models import Source
from custfocus.features.report.flow.gathering import gather
from custfocus.journal.kinds import KINDS
from custfocus.journal.steps import ALL_VIEWS
from custfocus.terminal.session import Session
from report_picture import beginning
from ticking_picture import ticking

DOCS = Path(__file__).resolve().parent
PAGES = (DOCS.parent / "README.md", *sorted(DOCS.glob("*.md")))
PLACE = re.compile(r"(<!-- made: (\S+) -->\n).*?(<!-- end: \2 -->)", re.DOTALL)
TODAY = date(2026, 11, 19)
WIDTH = 80
ANSWER = ("reflect", "--question")
INK, GREY = (45, 45, 45), (110, 110, 110)
HUES = [(176, 58, 46), (30, 120, 90), (160, 100, 20), (40, 90, 160), (120, 70, 140), (0, 120, 120)]
PAPER = TerminalTheme((253, 251, 247), INK, [INK, *HUES, GREY], [GREY, *HUES, INK])

# What a leader wrote in seven weeks: how many days before TODAY, and the command. Each question is named, so that
# the answers stay answers to it whatever the choice would have been.
STORY: tuple[tuple[int, tuple[str, ...]], ...] = (
    (48, (*ANSWER, "did-it-well", "Tomasz rang the customer back before his break. Nobody had asked him to.")),
    (48, ("practice", "--start", "talk-direct")),
    (45, (*ANSWER, "straight-from-them", "Ms Adeyemi: 'I never know whom to ask.' She has told us before.")),
    (45, ("heard", "I had to explain it three times", "--from", "Ms Adeyemi", "--channel", "call")),
    (
        44,
        (*ANSWER, "help-from-next-door", "Lena in accounts sent both invoices again.", "--do", "Tell Lena's manager"),
    ),
    (43, ("practice", "talk-direct", "Rang Mr Sato. He likes the new form.")),
    (42, (*ANSWER, "tiny-fix", "The tracking link in the mail. People used to ring up for it.", "--did", "yes")),
    (41, ("note", "Three calls about the same letter this week #letters")),
    (38, (*ANSWER, "promise-tonight", "Ms Adeyemi an answer by Friday. It is half written.")),
    (37, ("practice", "--start", "remove-one-step")),
    (37, ("practice", "remove-one-step", "Took the second signature off returns under 50.")),
    (35, (*ANSWER, "goal-gives", "Shorter calls. I couldn't say what anybody gains by it.")),
    (34, ("heard", "You answer fast, but never the whole question", "--from", "Northgate", "--channel", "mail")),
    (31, ("practice", "talk-direct", "Mrs Okafor. The wait again: twelve minutes. I had guessed four.")),
    (30, ("practice", "remove-one-step", "One question fewer on the form.")),
    (29, (*ANSWER, "spoke-for-them", "Dario. He asked why customers see our internal numbers. Nobody knew.")),
    (24, ("practice", "talk-direct", "A teacher who orders once a year. She notices everything.")),
    (23, (*ANSWER, "use-in-a-grumble", "A driver's: the side door is locked at noon. So customers wait, too.")),
    (22, ("heard", "The letter frightened my mother", "--channel", "visit", "--from", "a daughter")),
    (21, ("practice", "remove-one-step", "Noon deliveries go to the side door, and it is open.")),
    (17, ("review", "2026-10", "--set", "customer-needs=One person who knows the whole story.")),
    (17, ("review", "2026-10", "--set", "changes-around-us=Post on three days a week only, from January.")),
    (17, ("review", "2026-10", "--set", "competitors=Two of them let people choose the day. We can't.")),
    (17, ("review", "2026-10", "--set", "small-improvement=Answer the whole question, or say when.")),
    (17, ("review", "2026-10", "--priority", "Plain letters")),
    (17, ("review", "2026-10", "--priority", "One name to call")),
    (17, ("review", "2026-10", "--priority", "Shorter waits")),
    (17, ("review", "2026-10", "--line", "They don't want it faster. They want it finished.", "--finish")),
    (16, (*ANSWER, "watched-in-use", "My neighbour, with our returns label. She read it twice, then rang us.")),
    (16, ("practice", "remove-one-step", "The label says it in one line now.")),
    (15, ("practice", "talk-direct", "Left a message for Mr Sato.")),
    (14, (*ANSWER, "help-from-next-door", "Lena again. Two of her colleagues do the same now.")),
    (14, ("practice", "--start", "catch-it-right")),
    (13, ("practice", "catch-it-right", "Thanked Priya in front of the others.")),
    (
        10,
        (*ANSWER, "last-thank-you", "Priya, for ringing all four before they noticed.", "--do", "Let Priya tell it"),
    ),
    (9, ("practice", "catch-it-right", "Tomasz, for the note he left the night shift.")),
    (8, (*ANSWER, "asked-first", "The backlog. Again.")),
    (7, ("practice", "remove-one-step")),
    (6, ("heard", "First letter I understood without my glasses", "--from", "Mr Sato", "--channel", "call")),
    (3, ("practice", "talk-direct", "Ms Adeyemi. She has one name to call now, and used it.")),
    (2, (*ANSWER, "hard-to-say", "Dario's call with Northgate. He wasn't sure that he may say sorry.")),
    (1, ("practice", "catch-it-right", "Dario, for saying sorry anyway.")),
)
PICTURES: dict[str, tuple[tuple[str, ...], ...]] = {
    "today": ((),),
    "reflect": (
        ("reflect", "--show", "--why"),
        ("reflect", "Mr Sato a call by Tuesday. I rang on Monday.", "--do", "Ask Priya to keep the list of promises"),
    ),
    "practice": (("practice",),),
    "review": (("review", "2026-10", "--show"),),
    "progress": (("progress", "--last", "8w"),),
}
# Drawn from the journal that `custfocus demo` makes.
OF_DEMO: dict[str, tuple[tuple[str, ...], ...]] = {"assess": (("assess", "principles", "--show"),)}
# As Rich draws it, but with whatever fonts the reader has: nothing is fetched.
FRAME = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: monospace; font-size: {char_height}px; }}
.{unique_id}-title {{ font-family: sans-serif; font-size: 16px; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">{matrix}</g>
</g>
</svg>
"""


class Screen(io.StringIO):
    """A stream that says it is a terminal, so that pages come with their colours."""

    def isatty(self) -> bool:
        """Always."""
        return True


class Machine:
    """The leader's machine: the same ids every time, and each command a second after the one before."""

    def __init__(self, home: str) -> None:
        self._home = home
        self._chance = random.Random(7).randbytes  # noqa: S311 - nothing here is secret
        self._seconds = count()

    def world(self, day: date, screen: io.StringIO, problems: io.StringIO) -> World:
        """The world on a day."""
        moment = datetime(day.year, day.month, day.day, 8, 50, tzinfo=UTC) + timedelta(seconds=next(self._seconds))
        return World(
            environ={"CUSTFOCUS_HOME": self._home, "TERM": "xterm-256color", "COLUMNS": str(WIDTH)},
            now=lambda: moment,
            zone=lambda: "Europe/London",
            random=self._chance,
            stdin=io.StringIO(),
            stdout=screen,
            stderr=problems,
        )

    def run(self, day: date, command: tuple[str, ...]) -> str:
        """What a terminal is sent for a command on a day; one that fails ends everything."""
        screen, problems = Screen(), io.StringIO()
        world = self.world(day, screen, problems)
        with redirect_stdout(screen):  # Typer prints help past the world
            failed = run(command, world)
        if failed:
            sys.exit(f"custfocus {' '.join(command)}: {problems.getvalue()}")
        return screen.getvalue()


def pictures() -> Iterator[tuple[str, str]]:
    """Each picture's name, and the picture: a terminal with the commands and what they print, or a page."""
    with tempfile.TemporaryDirectory() as home:
        machine = Machine(home)
        for days, command in STORY:
            machine.run(TODAY - timedelta(days), command)
        yield from _drawn(machine, PICTURES)
        machine.run(TODAY, ("demo",))
        Path(home, "demo", "journal.db").replace(Path(home, "journal.db"))
        yield from _drawn(machine, OF_DEMO)
        with closing(Session(machine.world(TODAY, io.StringIO(), io.StringIO()))) as session:
            yield "report", beginning(gather(session, TODAY - timedelta(179), TODAY))
            yield "share", picture("share", ticking(session, TODAY, WIDTH))


def _drawn(machine: Machine, wanted: dict[str, tuple[tuple[str, ...], ...]]) -> Iterator[tuple[str, str]]:
    for name, commands in wanted.items():
        screens = (_screen(each, machine.run(TODAY, each)) for each in commands)
        yield name, picture(name, Text("\n\n").join(screens))


def _screen(command: tuple[str, ...], page: str) -> Text:
    typed = " ".join(f'"{word}"' if " " in word else word for word in ("custfocus", *command))
    return Text("\n").join([Text(f"$ {typed}", style="dim"), Text.from_ansi(page.rstrip("\n"))])


def picture(name: str, page: Text) -> str:
    """A page as an SVG picture of a terminal."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(page, end="\n\n")
    return console.export_svg(title="custfocus", theme=PAPER, code_format=FRAME, unique_id=name)


def words(svg: str) -> str:
    """The text in a picture; how it is drawn may change with the library that draws it."""
    return " ".join(html.unescape(" ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg))).split())


def commands() -> str:
    """The table of every command, each with a link to its help."""
    rows = [
        f"| [`custfocus {command.name}`](#custfocus-{command.name.replace(' ', '-')}) | {command.line} "
        f"| `{command.example}` |"
        for command in COMMANDS
        if not command.instead
    ]
    return "\n".join(["| command | what it does | for example |", "|---|---|---|", *rows])


def older() -> str:
    """The table of the older names, each with what is offered in its place."""
    rows = [f"| `custfocus {command.name}` | `{command.instead}` |" for command in COMMANDS if command.instead]
    return "\n".join(["| older name | now |", "|---|---|", *rows])


def helps() -> str:
    """The help of every command, under its name."""
    with tempfile.TemporaryDirectory() as home:
        machine = Machine(home)
        os.environ["COLUMNS"] = str(WIDTH)  # help has the width of the real window
        offered = [command.name for command in COMMANDS if not command.instead]
        texts = [(name, machine.run(TODAY, (*name.split(), "--help"))) for name in offered]
    return "\n\n".join(f"### custfocus {name}\n\n{_block('text', text)}" for name, text in texts)


def answer() -> str:
    """An answer in JSON, laid out for reading."""
    with tempfile.TemporaryDirectory() as home:
        machine = Machine(home)
        machine.run(TODAY, ("heard", "I had to explain it three times", "--from", "Ms Adeyemi", "--channel", "call"))
        line = machine.run(TODAY, ("list", "--kind", "heard", "--json"))
    return _block("json", json.dumps(json.loads(line), indent=2, ensure_ascii=False))


def brief() -> str:
    """A brief of the demo journal."""
    with tempfile.TemporaryDirectory() as home:
        machine = Machine(home)
        machine.run(TODAY, ("demo",))
        return _block("text", machine.run(TODAY, ("demo", "share", "--last", "30d", "--include", "complaint")))


def _block(language: str, text: str) -> str:
    return f"```{language}\n{text.rstrip()}\n```"


def views() -> str:
    """The table of the journal's SQL views."""
    columns = {kind: ", ".join(f"`{name}`" for name in ALL_VIEWS[kind]) for kind in KINDS}
    rows = [f"| `{kind}` | {record.words} | {columns[kind]} |" for kind, record in KINDS.items()]
    return "\n".join(["| view | a row is | and its own columns |", "|---|---|---|", *rows])


def sources() -> str:
    """The list of the documents that the framework was made from."""
    documents = read_all(content_folder(), DOCS / "no-own-content").sources
    return "\n".join(fill(_source(document), 118, subsequent_indent="  ") for document in documents)


def _source(document: Source) -> str:
    by = ", ".join(part for part in (document.author, document.publisher, document.date) if part)
    return f"- *{document.title}*{by and f' ({by})'}: {document.about}"


def generated() -> dict[str, str]:
    """The generated parts by name."""
    return {
        "commands": commands(),
        "older": older(),
        "help": _block("text", root_help(WIDTH)),
        "helps": helps(),
        "answer": answer(),
        "brief": brief(),
        "views": views(),
        "sources": sources(),
    }


def filled() -> dict[Path, str]:
    """Each page with its generated parts as they should be; every part has one place."""
    parts, texts = generated(), {page: page.read_text("utf-8") for page in PAGES}
    places = [name for text in texts.values() for _, name, _ in PLACE.findall(text)]
    if sorted(places) != sorted(parts):
        sys.exit(f"There are places for {sorted(places)}, and parts for {sorted(parts)}.")
    return {
        page: PLACE.sub(lambda place: f"{place[1]}{parts[place[2]]}\n{place[3]}", text)
        for page, text in texts.items()
    }


def stale() -> list[str]:
    """What no longer is as the program would print it."""
    old = [page.name for page, text in filled().items() if text != page.read_text("utf-8")]
    for name, svg in pictures():
        file = DOCS / f"{name}.svg"
        if not file.exists() or words(file.read_text("utf-8")) != words(svg):
            old.append(file.name)
    return old


def main() -> None:
    """Make everything, or check it."""
    if "--check" in sys.argv:
        sys.exit(f"stale: {', '.join(old)}; run python docs/make.py" if (old := stale()) else 0)
    for page, text in filled().items():
        page.write_text(text, "utf-8")
    for name, svg in pictures():
        (DOCS / f"{name}.svg").write_text(svg, "utf-8")


if __name__ == "__main__":
    main()
