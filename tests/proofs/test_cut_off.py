"""Every prompt cut off: what was typed half a second before is offered the next time, whatever ended it."""

import io
import random
import signal
import sqlite3
import stat
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec import Struct

from custfocus.__main__ import run
from custfocus.base.world import World
from tests.terminal.screen import CTRL_C, CTRL_D, ENTER, Terminal

WORDS = "nobody rang her back"
HELD = 0.5  # seconds after which what was typed is on disk, as is promised
ROWS = 100
Steps = tuple[tuple[str, str], ...]


class AskedPrompt(Struct, frozen=True):
    """A prompt: how somebody gets there, and where what they typed is offered again."""

    name: str
    command: tuple[str, ...]
    at: str
    """What the screen says there."""
    steps: Steps = ()
    """What is seen and typed on the way."""
    before: tuple[tuple[str, ...], ...] = ()
    """The commands that were run before."""
    again: tuple[str, ...] | None = None
    """The command that offers the words; None where a short answer was asked for, so that a note has them."""
    again_steps: Steps = ()
    """What is seen and typed on the way there."""


MONTH = (datetime.now(UTC).date().replace(day=1) - timedelta(1)).isoformat()[:7]
WISH = ("reflect", "--on", "yesterday", "An answer", "--do", "Ring Ana")
NOTE = ("note", "Prices came up")
HEARD = ("heard", "Prices came up")
PLAN = ("plan", "defensiveness", "--if", "I explain", "--then", "I ask", "--on", f"{MONTH}-01")
PRACTICE = ("practice", "--start", "talk-direct")
MEASURE = ("scorecard", "add", "Calls", "--unit", "calls", "--target", "4")
COMPLAINT = ("sheet", "complaint", "--set", "who=Ana", "--set", "said=She told Kwame Mensah about it.")
RATED = ("assess", *(part for name in ("innovation", "listening", "knowing", "encouraging", "gap")
         for part in ("--set", f"check-{name}=3")))  # fmt: skip
CHECKLIST: Steps = tuple((f"{number} of 4", ENTER) for number in range(1, 5))
ANSWERED: Steps = (("One of the five", "An answer" + ENTER),)
REVIEW = ("review", MONTH)
FIELDS: Steps = (
    ("What do you want to measure?", ENTER),
    ("Counted in what", ENTER),
    ("Is a higher value better", ENTER),
    ("What value", ENTER),
    ("By when?", ENTER),
)
TICKED = (("Tick what may go", "a" + ENTER),)

PROMPTS = [
    AskedPrompt("front page", (), "Enter answers", again=(), again_steps=(("Enter answers", ENTER),)),
    AskedPrompt("answer", ("reflect",), "One of the five", again=("reflect",)),
    AskedPrompt("did it happen", ("reflect",), "Did it happen?", before=(WISH,), again=("reflect",),
                again_steps=(("Did it happen?", ENTER),)),
    AskedPrompt("did it happen, from the front page", (), "Did it happen?", (("Enter answers", ENTER),),
                before=(WISH,), again=(), again_steps=(("Enter answers", ENTER), ("Did it happen?", ENTER))),
    AskedPrompt("one thing to do", ("reflect",), "One thing I'll do", ANSWERED, again=("reflect",),
                again_steps=(("You have answered one question today.", "Another" + ENTER),)),
    AskedPrompt("as your answer", ("note",), "as your answer?", (("Note:", "help" + ENTER),), again=("note",)),
    AskedPrompt("note", ("note",), "Note:", again=("note",)),
    AskedPrompt("a day to come", ("note", "Later", "--on", "tomorrow"), "Keep it for that day"),
    AskedPrompt("heard", ("heard",), "What did they say?", again=("heard",)),
    AskedPrompt("who said it", ("heard",), "Who said it?", (("What did they say?", "It was late" + ENTER),),
                again=("edit",)),
    AskedPrompt("how it came", ("heard",), "How did it reach you?", (("What did they say?", "It was late" + ENTER),
                ("Who said it?", ENTER)), again=("edit",)),
    AskedPrompt("edit", ("edit",), "Prices came up", before=(NOTE,), again=("edit",)),
    AskedPrompt("delete", ("delete", "1", "--for-good"), "Nothing brings them back", before=(NOTE, ("list",))),
    AskedPrompt("practice", ("practice", "1"), "What happened?", before=(PRACTICE,), again=("practice", "1")),
    AskedPrompt("barrier", ("plan",), "Which one is your plan to answer?"),
    AskedPrompt("if", ("plan", "isolation"), "If", again=("plan", "isolation")),
    AskedPrompt("then", ("plan", "isolation"), "then", (("If", "I eat alone" + ENTER),), again=("plan", "isolation"),
                again_steps=(("I eat alone", ENTER),)),
    AskedPrompt("a plan's practice", ("plan", "isolation"), "practices?", (("If", "I eat, then I ask" + ENTER),
                ("then", ENTER))),
    AskedPrompt("reword", ("plan", "--reword", "1"), "I explain", before=(PLAN, ("plan",)),
                again=("plan", "--reword", "1")),
    AskedPrompt("what to log", ("log",), "Which one?"),
    AskedPrompt("first field", ("log", "complaint"), "Who is unhappy?", again=("log", "complaint")),
    AskedPrompt("choice of a sheet", ("log", "complaint"), "How did it reach you?",
                (("Who is unhappy?", "Ana" + ENTER),), again=("sheet",),
                again_steps=(("Which one?", "1" + ENTER),)),
    AskedPrompt("go on with today's", ("log", "complaint"), "which you began today?", before=(COMPLAINT,)),
    AskedPrompt("which sheet", ("sheet",), "Which one?", before=(COMPLAINT,)),
    AskedPrompt("edit of a sheet", ("edit",), "Who is unhappy?", before=(COMPLAINT,), again=("edit",)),
    AskedPrompt("measure", ("scorecard", "add"), "What do you want to measure?", again=("scorecard", "add")),
    AskedPrompt("unit", ("scorecard", "change", "1"), "Counted in what", FIELDS[:1], (MEASURE,),
                ("scorecard", "change", "1"), FIELDS[:1]),
    AskedPrompt("better", ("scorecard", "change", "1"), "Is a higher value better", FIELDS[:2], (MEASURE,)),
    AskedPrompt("target", ("scorecard", "change", "1"), "What value", FIELDS[:3], (MEASURE,),
                ("scorecard", "change", "1"), FIELDS[:3]),
    AskedPrompt("by", ("scorecard", "change", "1"), "By when?", FIELDS[:4], (MEASURE,),
                ("scorecard", "change", "1"), FIELDS[:4]),
    AskedPrompt("source", ("scorecard", "change", "1"), "Where does the figure", FIELDS, (MEASURE,),
                ("scorecard", "change", "1"), FIELDS),
    AskedPrompt("felt", ("scorecard", "change", "1"), "Is this an outcome",
                (*FIELDS, ("Where does the figure", ENTER)), (MEASURE,)),
    AskedPrompt("value", ("scorecard", "log", "1"), "Calls", before=(MEASURE,), again=("scorecard", "log", "1")),
    AskedPrompt("column", ("scorecard", "import", "{home}/weeks.csv"), "Which column has the days?",
                before=(MEASURE,)),
    AskedPrompt("rating", ("assess", "self-check"), "1 of 5"),
    AskedPrompt("change a rating", ("assess", "self-check"), "Change a rating?", before=(RATED,)),
    AskedPrompt("checklist", REVIEW, "1 of 4", again=REVIEW),
    AskedPrompt("a plan in review", REVIEW, "Plan 1 of 1", CHECKLIST, (PLAN,)),
    AskedPrompt("new priority", REVIEW, "New priority", CHECKLIST, again=REVIEW, again_steps=CHECKLIST),
    AskedPrompt("last word", REVIEW, "A last word", (("1 of 4", "Shorter waits" + ENTER), *CHECKLIST[1:],
                ("New priority", ENTER)), again=REVIEW, again_steps=(*CHECKLIST[1:], ("New priority", ENTER))),
    AskedPrompt("end the review", REVIEW, "End the review anyway?", (("1 of 4", "Shorter waits" + ENTER),
                *CHECKLIST[1:], ("New priority", ENTER), ("A last word", "Ring" + ENTER))),
    AskedPrompt("change an answer", REVIEW, "Change an answer?",
                before=((*REVIEW, "--set", "customer-needs=Before", "--finish"),)),
    AskedPrompt("names", ("share",), "Are these names?", TICKED, (COMPLAINT,), ("share",), TICKED[:1]),
    AskedPrompt("hand it on", ("share",), "to hand it on?", (*TICKED, ("Which?", "y" + ENTER)), (COMPLAINT,)),
    AskedPrompt("role", ("invite", "Pia"), "What is Pia to you?"),
]  # fmt: skip


def interrupt(terminal: Terminal) -> None:
    """Ctrl-C."""
    terminal.process.send(CTRL_C)


def end_of_file(terminal: Terminal) -> None:
    """Ctrl-D, which does nothing behind words, and then the window is closed."""
    terminal.process.send(CTRL_D)
    time.sleep(0.1)
    hang_up(terminal)


def hang_up(terminal: Terminal) -> None:
    """The word that a closing window sends."""
    terminal.process.kill(signal.SIGHUP)


def kill(terminal: Terminal) -> None:
    """The end without a word."""
    terminal.process.kill(signal.SIGKILL)


CUTS: tuple[Callable[[Terminal], None], ...] = (interrupt, end_of_file, hang_up, kill)


def prepared(home: Path, asked: AskedPrompt) -> None:
    """Run what was run before."""
    (home / "weeks.csv").write_text("Begun,Ended,Calls\n2026-01-01,2026-01-07,12\n2026-01-08,2026-01-14,15\n")
    for arguments in asked.before:
        streams = [io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(3)]
        world = World(environ={"CUSTFOCUS_HOME": str(home)}, stdin=streams[0], stdout=streams[1], stderr=streams[2])
        assert run(arguments, world) == 0, streams[2].buffer.getvalue()


def at_prompt(home: Path, command: tuple[str, ...], steps: Steps, at: str) -> Terminal:
    """A terminal in which somebody has come to a prompt."""
    terminal = Terminal(home, *(word.format(home=home) for word in command), rows=ROWS)
    for seen, keys in (*steps, (at, "")):
        terminal.see(seen)
        terminal.type(keys)
    return terminal


def kept(home: Path) -> str:
    """All words that are on disk, in the journal, in drafts and in the list of names."""
    files = [*(home / "drafts").glob("*.txt"), *home.glob("content/names.txt")]
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in files)
    words = [path.read_text("utf-8") for path in files]
    if (home / "journal.db").exists():
        with closing(sqlite3.connect(home / "journal.db")) as journal:
            words += [f"{text} {data}" for text, data in journal.execute("select text, data from entry")]
    return "\n".join(words)


def cut_off(home: Path, asked: AskedPrompt, cut: Callable[[Terminal], None], *, entered: bool) -> None:
    """Type at a prompt, be cut off, and find the words again."""
    prepared(home, asked)
    terminal = at_prompt(home, asked.command, asked.steps, asked.at)
    terminal.type(WORDS)
    terminal.see(WORDS)
    end = time.monotonic() + HELD
    while WORDS not in kept(home) and time.monotonic() < end:
        time.sleep(0.02)
    if entered:
        terminal.type(ENTER)
    cut(terminal)
    terminal.ends()
    assert WORDS in kept(home), "\n".join(terminal.screen.display).rstrip()
    if entered:
        return
    if asked.again is None:
        assert [path for path in (home / "drafts").glob("note.*.txt") if WORDS in path.read_text("utf-8")]
        return
    again = at_prompt(home, asked.again, asked.again_steps, WORDS)
    again.process.kill(signal.SIGKILL)
    again.ends()


@pytest.mark.sample(1, of="command")
@pytest.mark.parametrize("asked", PROMPTS, ids=lambda asked: asked.name)
def test_what_was_typed_is_offered_again(tmp_path: Path, asked: AskedPrompt, *, long: bool) -> None:
    """At a prompt of every command, in one of four ways; in the long form at every one, in each, and after Enter."""
    ways = [(cut, entered) for entered in (False, True) for cut in CUTS]
    chance = random.Random(asked.name)  # noqa: S311 - the same ones in every run
    for number, (cut, entered) in enumerate(ways if long else [(chance.choice(CUTS), False)]):
        home = tmp_path / str(number)
        home.mkdir()
        cut_off(home, asked, cut, entered=entered)
