import json
import sqlite3
from pathlib import Path

from tests.terminal.screen import CTRL_C, ENTER, Terminal

WORDS = "Nobody rang me back"


def remarks(home: Path) -> list[tuple[str, str | None]]:
    """What was heard and from whom, the oldest first."""
    with sqlite3.connect(home / "journal.db") as connection:
        rows = connection.execute("select text, data from entry where kind = 'heard' order by nth").fetchall()
    connection.close()
    return [(text, json.loads(data)["who"]) for text, data in rows]


def typed(home: Path, *arguments: str) -> Terminal:
    """A run at which the words have been typed."""
    terminal = Terminal(home, "heard", *arguments)
    terminal.see("What did they say?")
    terminal.type(WORDS + ENTER)
    return terminal


def test_who_said_it_is_asked_after_the_words(tmp_path: Path) -> None:
    """The words come first, as they are what is forgotten; the answer becomes part of the same entry."""
    terminal = typed(tmp_path)
    terminal.see("Who said it?")
    terminal.type("Ana" + ENTER)
    terminal.see("Saved")
    assert terminal.ends() == 0
    assert remarks(tmp_path) == [(WORDS, "Ana")]


def test_leaving_or_naming_nobody_loses_no_words(tmp_path: Path) -> None:
    """They are on disk before anybody is asked who said them."""
    for keys in (ENTER, CTRL_C):
        terminal = typed(tmp_path)
        terminal.see("Who said it?")
        terminal.type(keys)
        terminal.see("Saved")
        assert terminal.ends() == 0
    assert remarks(tmp_path) == [(WORDS, None)] * 2


def test_where_it_is_said_already_nobody_asks_again(tmp_path: Path) -> None:
    """--from answers before the question."""
    terminal = typed(tmp_path, "--from", "Bo")
    terminal.see("Saved")
    assert terminal.ends() == 0
    assert "Who said it?" not in terminal.text
    assert remarks(tmp_path) == [(WORDS, "Bo")]


def test_a_b_where_the_name_is_asked_leads_back_to_the_words(tmp_path: Path) -> None:
    """They stand there to be changed, and the name is asked again."""
    terminal = typed(tmp_path)
    terminal.see("Who said it?")
    terminal.type("b" + ENTER)
    terminal.see(f"> {WORDS}")
    terminal.type(" twice" + ENTER)
    terminal.see("Who said it? (Enter: nobody in particular)")
    terminal.type("Ana" + ENTER)
    terminal.see("Saved")
    assert terminal.ends() == 0
    assert remarks(tmp_path) == [(f"{WORDS} twice", "Ana")]
