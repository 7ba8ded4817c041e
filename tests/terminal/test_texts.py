"""A text from the arguments or a pipe, and what is asked about before it is kept."""

import pytest

from custfocus.base.errors import USAGE
from tests.conftest import Home


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
