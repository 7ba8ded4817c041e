import pytest

from tests.conftest import Home


@pytest.mark.parametrize(("word", "hint"), [("reflct", "custfocus reflect"), ("xyzzy", "custfocus --help")])
def test_an_unknown_command_names_the_nearest(home: Home, word: str, hint: str) -> None:
    """Or the list of all, where none comes close."""
    error = home.error(word)
    assert (error["code"], error["message"]) == ("unknown-command", f'There is no command "{word}".')
    assert hint in error["hint"]


@pytest.mark.parametrize("words", [["I met Ana"], ["Met", "Ana", "today"]])
def test_words_without_a_command_are_told_how_they_are_kept(home: Home, words: list[str]) -> None:
    """With the command to copy; nothing is saved yet."""
    assert home.error(*words)["hint"] == f'To keep that as a note: custfocus note "{" ".join(words)}"'
    assert home.data("list")["entries"] == []


def test_json_before_the_command_is_told_where_it_stands(home: Home) -> None:
    """It is an option of each command."""
    assert home.run("--json", "list") == 2
    assert "custfocus list --json" in home.out + home.err


def test_a_number_below_zero_is_no_option(home: Home) -> None:
    """Among words it is a value; behind an option that takes one, too; what begins like it is still refused."""
    assert home.run("scorecard", "add", "Net score", "--better", "up") == 0
    assert home.run("scorecard", "log", "1", "-12") == 0, home.err
    assert "-12" in home.page("scorecard", "1")
    assert home.run("scorecard", "log", "1", "-x") == 2


def test_alone_it_is_today(home: Home) -> None:
    """The commonest command needs no name."""
    assert home.run() == 0
    alone = home.out
    assert home.run("today") == 0
    assert home.out == alone


def test_help_is_found_by_the_word_too(home: Home) -> None:
    """`custfocus help note` is what many try first."""
    assert home.run("help", "note") == 0
    by_word = home.out
    assert home.run("note", "--help") == 0
    assert home.out == by_word
    assert home.run("--journal", str(home.folder / "x.db"), "help", "note") == 0
    assert home.out == by_word
    assert home.run(f"--journal={home.folder / 'x.db'}", "help", "all") == 0
    assert "Options:" in home.out
    assert not (home.folder / "x.db").exists()
