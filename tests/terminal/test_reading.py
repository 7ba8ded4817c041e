import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.proofs.machine import PROGRAM
from tests.terminal.programs.test_pager import NEEDS_LESS, recording
from tests.terminal.screen import Terminal, run

WORDS = (
    "Mrs Okafor printed the form at her neighbour's and filled it in by hand, as nobody had told her of another way."
)
ROWS = 12


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with more to read than a window has lines."""
    home = tmp_path_factory.mktemp("journal")
    for place in range(4):
        run(home, "note", f"{place}. {WORDS}", "--on", f"2026-0{place + 1}-11")
    run(home, "heard", "Nobody rang me back", "--from", "Ms Adeyemi", "--on", "2026-05-11")
    return home


def test_what_one_reads_goes_whole_through_the_pager(journal: Path, tmp_path: Path) -> None:
    """The newest first, with colours; nothing of it is written past the pager."""
    pager, kept = recording(tmp_path)
    terminal = Terminal(journal, "read", rows=ROWS, environ={"PAGER": pager})
    assert terminal.ends() == 0
    assert terminal.text == ""
    page = " ".join(kept.read_text("utf-8").split())
    assert [page.index(f"{place}. Mrs Okafor") for place in range(4)] == sorted(
        (page.index(f"{place}. Mrs Okafor") for place in range(4)), reverse=True
    )
    assert page.count("as nobody had told her of another way.") == 4
    assert "\x1b[" in page


@NEEDS_LESS
def test_one_leafs_through_with_less(journal: Path) -> None:
    """The first screen stands there until a key is pressed, and what was read stays."""
    terminal = Terminal(journal, "read", rows=ROWS, program=("env", "-u", "PAGER", *PROGRAM))
    terminal.see("Nobody rang me back")
    terminal.see(":")
    assert "0. Mrs Okafor" not in terminal.text
    terminal.process.send("G")
    terminal.see("0. Mrs Okafor")
    terminal.process.send("q")
    assert terminal.ends() == 0


@pytest.mark.parametrize("columns", [80, 48, 30])
def test_without_a_pager_all_is_there_and_no_word_is_cut(journal: Path, columns: int) -> None:
    """In a window of any width."""
    terminal = Terminal(journal, "read", columns=columns, rows=ROWS)
    assert terminal.ends() == 0
    for place in range(4):
        assert f"{place}. {WORDS}" in terminal.text
    assert "Nobody rang me back" in terminal.text


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--who", "Ms", "Adeyemi"), "Nobody rang me back"),
        (("Ms", "Adeyemi"), "Nobody rang me back"),
        (("11", "feb", "2026"), f"1. {WORDS}"),
    ],
)
def test_words_without_quotation_marks_are_understood(journal: Path, words: Sequence[str], says: str) -> None:
    """A person, or a day."""
    terminal = Terminal(journal, "read", *words, columns=48)
    assert terminal.ends() == 0
    assert says in terminal.text
    assert terminal.text.count("11") == 1


def test_reading_changes_nothing(journal: Path) -> None:
    """However one leaves the pager."""
    database = journal / "journal.db"
    before = list(sqlite3.connect(database).iterdump())
    terminal = Terminal(journal, "read", rows=ROWS, environ={"PAGER": "head -1"})
    assert terminal.ends() == 0
    assert list(sqlite3.connect(database).iterdump()) == before


def test_a_piece_of_the_reading_path_is_ticked_off_however_it_is_asked_for(tmp_path: Path) -> None:
    """The next one is the one after it, and reading it again ticks off nothing more."""
    terminal = Terminal(tmp_path, "guide", "read-turned-pyramid", rows=60)
    assert terminal.ends() == 0
    assert "Ticked off. 13 more pieces to come." in terminal.text
    again = Terminal(tmp_path, "guide", "read-turned-pyramid", rows=60)
    assert again.ends() == 0
    assert "Ticked off" not in again.text
    assert "1 of 14 read" in run(tmp_path, "guide", "--path")
