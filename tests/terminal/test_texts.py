"""A text from the arguments or a pipe, and what is asked about before it is kept."""

import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from custfocus.base.errors import USAGE
from tests.conftest import Home
from tests.proofs.machine import PATIENCE, PROGRAM, environ, texts


@pytest.mark.parametrize("word", ["help", "Back", "skip", "quit", "exit", "q", "b", "custfocus today"])
def test_what_may_be_a_command_is_not_saved_unasked(home: Home, word: str) -> None:
    """In a script it is refused with the way; through that it is kept as it is, and in quotes of its own."""
    for command in ("note", "heard", "reflect"):
        error = home.error(command, *word.split())
        assert error["code"] == "doubtful-words"
        assert f'echo "{word}" | custfocus {command} -' in error["hint"]
    assert home.data("note", "-", stdin=word)["entry"]["text"] == word
    assert home.data("note", f'"{word}"')["entry"]["text"] == word


def test_such_a_word_within_a_sentence_is_no_command(home: Home) -> None:
    """Only a word alone, or a line that calls the program."""
    assert home.data("note", "Help me understand")["entry"]["text"] == "Help me understand"


ASKING = (
    ("reflect",),
    ("practice",),
    ("review",),
    ("plan",),
    ("assess",),
    ("sheet",),
    ("sheet", "complaint"),
    ("scorecard", "add"),
    ("invite",),
)


@pytest.mark.parametrize("call", ASKING, ids=" ".join)
def test_words_in_a_pipe_are_not_dropped(home: Home, call: tuple[str, ...]) -> None:
    """A command that wouldn't read them says so, with the way, and does nothing."""
    assert home.run(*call, stdin="words") == USAGE
    assert "What came through the pipe wouldn't be read.\n" in home.err
    assert home.out == ""
    home.run(*call)
    assert "through the pipe" not in home.err


def test_who_says_what_to_do_leaves_the_pipe_alone(home: Home) -> None:
    """A loop over lines goes on; a page that is only to be shown is shown."""
    assert home.run("reflect", "An answer", stdin="the next line") == 0
    assert home.run("reflect", "--show", stdin="the next line") == 0
    assert home.run("reflect", "--json", stdin="the next line") == 0
    assert home.run("list", stdin="the next line") == 0
    assert home.run("practice", "talk-direct", stdin="the next line") == 0
    assert home.run(stdin="the next line") == 0


def beside_an_open_pipe(home: Path, *call: str, words: Sequence[bytes] = ()) -> tuple[int, str, str]:
    """The exit code of a run, and what it says, at a pipe that brings words late, and else stays open."""
    process = subprocess.Popen(
        [*PROGRAM, *call],
        env=environ(home),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin
    for each in words:
        time.sleep(1)
        process.stdin.write(each)
        process.stdin.flush()
    if "-" in call:
        process.stdin.close()
    process.wait(PATIENCE)
    assert process.stdout
    assert process.stderr
    said = process.stdout.read().decode(), process.stderr.read().decode()
    for stream in (process.stdin, process.stdout, process.stderr):
        stream.close()
    return process.returncode, *said


def test_words_that_come_late_are_not_dropped_either(tmp_path: Path) -> None:
    """They are refused as those are that come at once; and who reads them waits for them, however long."""
    code, out, err = beside_an_open_pipe(tmp_path, "reflect", words=[b"words"])
    assert (code, out) == (USAGE, "")
    assert "What came through the pipe wouldn't be read.\n" in err
    code, _, err = beside_an_open_pipe(tmp_path, "reflect", "-", words=[b"late ", b"", b"", b"words"])
    assert code == 0, err
    assert texts(tmp_path / "journal.db") == ["late words"]


def test_a_pipe_that_brings_nothing_holds_nobody_up(tmp_path: Path) -> None:
    """As a machine that builds has it, or `ssh`: the page comes, with a line on what would read the pipe."""
    code, out, err = beside_an_open_pipe(tmp_path, "reflect")
    assert code == 0
    assert "What may yet come through the pipe isn't read." in err
    assert "custfocus reflect -" in err
    assert out
    for call in (["list"], ["note", "Words"], ["reflect", "--show"], ["reflect", "--json"], []):
        code, _, err = beside_an_open_pipe(tmp_path, *call)
        assert (code, err) == (0, "")
