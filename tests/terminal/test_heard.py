import json
import sqlite3
from pathlib import Path

from tests.terminal.screen import CTRL_C, ENTER, Terminal

WORDS = "Nobody rang me back"
WHO, CHANNEL, FIRSTHAND, TONE = "Who said it?", "How did it reach you?", "Did they say it to you", "Is it praise"


def heard(home: Path) -> list[tuple[str, dict[str, object]]]:
    """What was heard, and what else is kept of it, the oldest first."""
    with sqlite3.connect(home / "journal.db") as connection:
        rows = connection.execute("select text, data from entry where kind = 'heard' order by nth").fetchall()
    connection.close()
    return [(text, json.loads(data)) for text, data in rows]


def typed(home: Path, *arguments: str) -> Terminal:
    """A run at which the words have been typed."""
    terminal = Terminal(home, "heard", *arguments)
    terminal.see("What did they say?")
    terminal.type(WORDS + ENTER)
    return terminal


def answer(terminal: Terminal, *pairs: tuple[str, str], times: int = 1) -> None:
    """Answer questions once they stand there."""
    for question, keys in pairs:
        terminal.see(question, times)
        terminal.type(keys + ENTER)


def test_the_rest_is_asked_after_the_words_and_enter_passes_over_it(tmp_path: Path) -> None:
    """The words come first, as they are what is forgotten; each answer becomes part of the same entry."""
    terminal = typed(tmp_path)
    answer(terminal, (WHO, "Ana"), (CHANNEL, "1"), (FIRSTHAND, "n"), (TONE, "t"))
    terminal.see("Saved")
    assert terminal.ends() == 0
    terminal = typed(tmp_path)
    answer(terminal, (WHO, ""), (CHANNEL, ""), (FIRSTHAND, ""), (TONE, ""))
    terminal.see("Saved")
    assert terminal.ends() == 0
    assert heard(tmp_path) == [
        (WORDS, {"who": "Ana", "channel": "call", "firsthand": False, "tone": "trouble"}),
        (WORDS, {"who": None, "channel": None, "firsthand": True}),
    ]


def test_leaving_loses_neither_the_words_nor_what_was_answered_nor_what_stood_there(tmp_path: Path) -> None:
    """They are on disk before anything else is asked; a way that was being typed waits, and edit goes on with it."""
    terminal = typed(tmp_path)
    answer(terminal, (WHO, "Ana"))
    terminal.see(CHANNEL)
    terminal.type("at the fair")
    terminal.type(CTRL_C)
    terminal.see("Saved")
    assert terminal.ends() == 0
    assert heard(tmp_path) == [(WORDS, {"who": "Ana", "channel": None, "firsthand": True})]
    terminal = Terminal(tmp_path, "edit")
    terminal.see("> at the fair")
    terminal.type(ENTER)
    assert terminal.ends() == 0
    assert heard(tmp_path)[0][1]["channel"] == "at the fair"


def test_what_is_told_already_nobody_asks_again(tmp_path: Path) -> None:
    """Options answer before the question; where a colleague passed it on, nobody asks whether one did."""
    terminal = typed(tmp_path, "--from", "Bo", "--channel", "call", "--tone", "wish")
    terminal.see("Saved")
    assert terminal.ends() == 0
    assert WHO not in terminal.text
    terminal = typed(tmp_path, "--from", "Bo")
    answer(terminal, (CHANNEL, "a c"), (TONE, "p"))
    assert terminal.ends() == 0
    assert FIRSTHAND not in terminal.text
    assert [data for _, data in heard(tmp_path)] == [
        {"who": "Bo", "channel": "call", "firsthand": True, "tone": "wish"},
        {"who": "Bo", "channel": "a colleague", "firsthand": False, "tone": "praise"},
    ]


def test_a_b_leads_back_a_question_at_a_time_as_far_as_the_words(tmp_path: Path) -> None:
    """What was answered is what Enter keeps, and what follows is asked again; a mark alone is no name."""
    terminal = typed(tmp_path)
    answer(terminal, (WHO, "Ana"), (CHANNEL, "b"))
    answer(terminal, ("Enter: Ana", "b"))
    terminal.see(f"> {WORDS}", 2)
    terminal.type(" twice" + ENTER)
    answer(terminal, (WHO, "1"), times=3)
    answer(terminal, (WHO, ""), times=4)
    answer(terminal, (CHANNEL, "?"), times=2)
    answer(terminal, (CHANNEL, "visit"), times=3)
    answer(terminal, (FIRSTHAND, "b"))
    answer(terminal, ("Enter: visit", ""))
    answer(terminal, (FIRSTHAND, ""), times=2)
    answer(terminal, (TONE, "praise and a wish"))
    answer(terminal, ("p for praise", ""))
    terminal.see("Saved")
    assert not [*(tmp_path / "drafts").glob("note*")]
    assert terminal.ends() == 0
    assert heard(tmp_path) == [(f"{WORDS} twice", {"who": "Ana", "channel": "visit", "firsthand": True})]
