"""What holds for every command of the table, however many there will be."""

import json
import os
import pty
import re
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from custfocus.base.errors import DONE, FAILED, USAGE
from custfocus.cli.table import BY_NAME, COMMANDS
from tests.conftest import Home
from tests.proofs.machine import PATIENCE, PROGRAM, custfocus, environ
from tests.proofs.walk import CALLS, EVERY_CALL, copied, seen
from tests.warm import PARENT

TOP = Path(__file__).resolve().parents[2]
NAMES = [command.name for command in COMMANDS]
COLOUR = r"\x1b\[[0-9;]*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m"
# A style, or what moves the cursor and hides it while a run takes long.
ESCAPE = r"\x1b\[[0-9;?]*[A-Za-z]"
LONGEST_LINE = 62  # of help, beside a command's name in a window of 80
NARROW = 48
# What looks through several things, and answers what is wrong with each.
TELL_WHEN_THEY_FAIL = ("guide-check", "invite-import", "doctor")


def envelope(text: str) -> dict[str, Any]:
    """The one JSON envelope that a command printed, its form checked."""
    assert text.endswith("}\n")
    found: dict[str, Any] = json.loads(text)
    assert found["version"] == 1
    assert found["kind"]
    if found["kind"] == "error":
        assert found.keys() == {"version", "kind", "error"}
        assert found["error"].keys() == {"code", "message", "hint"}
        assert re.fullmatch("[a-z]+(-[a-z]+)*", found["error"]["code"])
        assert found["error"]["message"].endswith((".", "?"))
    else:
        assert found.keys() == {"version", "kind", "data"}
    return found


def test_every_command_is_walked() -> None:
    """The calls that these proofs make leave no command out."""
    assert CALLS.keys() == BY_NAME.keys()


@pytest.mark.sample(1, of="name")
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [80, NARROW])
def test_help_tells_what_a_command_does_and_shows_an_example(tmp_path: Path, name: str, width: int) -> None:
    """Help says it in its first line, has the example of the table, and fits narrow windows."""
    done = custfocus(tmp_path, name, "--help", COLUMNS=str(width))
    page = done.stdout.decode()
    assert (done.returncode, done.stderr) == (DONE, b"")
    assert BY_NAME[name].example in " ".join(page.split())
    usage, _, first = page.partition("\n\n")
    assert usage.startswith(f"Usage: custfocus {name}")
    assert len(first.split("\n\n")[0].strip()) > len(name)
    assert [line for line in page.splitlines() if len(line) > width] == []
    assert len(BY_NAME[name].line) <= LONGEST_LINE


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_home_answers_in_json(home: Home, name: str) -> None:
    """Without a journal there is an answer, or an error with its code; either in the one envelope."""
    code = home.run(name, *CALLS[name][0], "--json")
    found = envelope(home.out)
    tells = found["kind"] in TELL_WHEN_THEY_FAIL
    assert code in ((FAILED, USAGE) if found["kind"] == "error" else (DONE, FAILED) if tells else (DONE,))
    assert home.err == ""


@pytest.mark.parametrize("call", EVERY_CALL, ids=" ".join)
def test_a_journal_in_use_answers_in_json(lived: Home, tmp_path: Path, call: tuple[str, ...]) -> None:
    """Every way to call a command has its data."""
    home = copied(lived, tmp_path)
    assert home.run(*call, "--json") == DONE, home.out
    assert "data" in envelope(home.out)
    assert home.err == ""


@pytest.mark.parametrize("name", NAMES)
def test_wrong_usage_is_told_in_the_form_that_was_asked_for(home: Home, name: str) -> None:
    """An unknown option ends with 2: a sentence on stderr, or the envelope's error on stdout, never both."""
    assert home.run(name, "--no-such-option") == USAGE
    assert home.out == ""
    assert "--no-such-option" in home.err
    assert len(home.err.splitlines()) <= 3
    for arguments in ([name, "--no-such-option", "--json"], [name, "--json", "--no-such-option"]):
        assert home.run(*arguments) == USAGE
        assert "--no-such-option" in envelope(home.out)["error"]["message"]
        assert home.err == ""


@pytest.mark.parametrize("name", NAMES)
def test_the_docs_tell_of_every_command(name: str) -> None:
    """No command has to be found by chance."""
    assert re.search(rf"custfocus {name}\b", (TOP / "docs" / "commands.md").read_text("utf-8"))


@pytest.mark.parametrize(
    "words",
    ["custfocus ", "custfocus no-such ", "custfocus reflect --no-such ", "custfocus show ", "custfocus note '"],
)
def test_completion_says_nothing_but_completions(tmp_path: Path, words: str) -> None:
    """Whatever stands on the line that somebody is typing, no error gets into it; not even with a broken journal."""
    (tmp_path / "journal.db").write_text("no journal " * 100)
    place = str(words.count(" "))
    done = custfocus(tmp_path, _CUSTFOCUS_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=place)
    assert (done.returncode, done.stderr) == (DONE, b"")


def test_the_docs_tell_the_exit_codes() -> None:
    """0, 1, 2 and 130 have a row each."""
    page = (TOP / "docs" / "pipes.md").read_text("utf-8")
    assert re.findall(r"^\| (\d+) \|", page, re.MULTILINE) == ["0", "1", "2", "130"]


@pytest.mark.sample(1, of="call")
@pytest.mark.parametrize("call", EVERY_CALL, ids=" ".join)
@pytest.mark.parametrize("width", [80, NARROW])
def test_pages_fit_the_window(lived: Home, tmp_path: Path, call: tuple[str, ...], width: int) -> None:
    """No line is wider than the window, but for what can't be broken: a path, an address, an id."""
    code, page = seen(copied(lived, tmp_path), *call, COLUMNS=str(width))
    assert code == DONE, page
    if call[0] in ("export", "calendar", "remind calendar", "share"):  # texts to keep rather than pages to read
        return
    lines = re.sub(ESCAPE, "", page).splitlines()
    assert [line for line in lines if cell_len(line) > width and not _unbreakable(line, width)] == []


@pytest.mark.sample(1, of="command")
@pytest.mark.parametrize("call", EVERY_CALL, ids=" ".join)
def test_a_pipe_gets_plain_text(lived: Home, tmp_path: Path, call: tuple[str, ...]) -> None:
    """No escape sequence goes into a pipe, whatever the terminal beside it can do."""
    home = copied(lived, tmp_path)
    home.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    del home.environ["NO_COLOR"]
    assert home.run(*call) == DONE
    assert "\x1b" not in home.out + home.err


@pytest.mark.sample(1, of="command")
@pytest.mark.parametrize("call", EVERY_CALL, ids=" ".join)
def test_an_ascii_locale_gets_plain_ascii(lived: Home, tmp_path: Path, call: tuple[str, ...]) -> None:
    """Where only ASCII may be printed, pages say the same with its characters, and none is an escape."""
    code, page = seen(copied(lived, tmp_path), *call, encoding="ascii", TERM="dumb")
    assert code == DONE
    assert page.isascii()
    assert not re.search(r"\\[ux][0-9a-f]{2}", page)


def test_a_page_has_colour_where_a_terminal_has(lived: Home, tmp_path: Path) -> None:
    """What the next test looks for is there to be found."""
    assert re.search(COLOUR, at_a_terminal(copied(lived, tmp_path), "list", TERM="xterm-256color"))


@pytest.mark.sample(1, of="name")
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("dumb", [False, True])
def test_a_terminal_without_colour(lived: Home, tmp_path: Path, name: str, *, dumb: bool) -> None:
    """NO_COLOR leaves no colour, a dumb terminal no escape sequence."""
    home, call = copied(lived, tmp_path), (name, *CALLS[name][0])
    if any(map(str.isdigit, call)):
        custfocus(tmp_path, "list")  # numbers hold for an hour, and a process has a clock of its own
    if dumb:
        assert "\x1b" not in at_a_terminal(home, *call, TERM="dumb")
    else:
        assert not re.search(COLOUR, at_a_terminal(home, *call, TERM="xterm-256color", NO_COLOR="1"))


def test_a_terminal_with_ascii_alone(lived: Home, tmp_path: Path) -> None:
    """An interpreter that was told so writes no strange letter."""
    assert at_a_terminal(copied(lived, tmp_path), "today", TERM="dumb", PYTHONIOENCODING="ascii").isascii()


def at_a_terminal(home: Home, *arguments: str, **more: str) -> str:
    """What a real process shows on a real terminal, with nobody there to be asked."""
    ours, theirs = pty.openpty()
    command, given = [*PROGRAM, *arguments], environ(home.folder, COLUMNS="80", **more)
    with closing(os.fdopen(ours, "rb", buffering=0)) as screen, Path(os.devnull).open("rb") as nobody:
        process = (
            PARENT.fork(command[1:], given, [nobody.fileno(), theirs, theirs])
            if PARENT.can_run(command, given)
            else subprocess.Popen(command, env=given, stdin=nobody, stdout=theirs, stderr=theirs)
        )
        os.close(theirs)
        page = b""
        while piece := _read(screen):
            page += piece
        assert process.wait(PATIENCE) == DONE, page.decode()
    return page.decode()


def _read(screen: Any) -> bytes:
    try:
        return bytes(screen.read(65536))
    except OSError:  # Linux says so that the other end is gone
        return b""


def _unbreakable(line: str, width: int) -> bool:
    return any(cell_len(word) > width - 10 and (re.search("[/:.]", word) or len(word) == 32) for word in line.split())
