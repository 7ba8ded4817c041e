import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.screen import CTRL_C, ENTER, Terminal, run

IF = "leaves. If"
EXPLAIN = ("plan", "defensiveness", "--if", "I start to explain", "--then", "I ask first", "--on", "2026-01-05")
WORDS = "If I start to explain, then I ask first"


def plans(home: Path) -> list[tuple[str, str | None, dict[str, Any]]]:
    """Text, barrier and data of all plans, in the order they were made."""
    if not (home / "journal.db").exists():
        return []
    connection = sqlite3.connect(home / "journal.db")
    rows = connection.execute("select text, item, data from entry where kind = 'plan' order by at, nth").fetchall()
    connection.close()
    return [(text, item, json.loads(data)) for text, item, data in rows]


def type_in(terminal: Terminal, answers: Iterable[tuple[str, str]]) -> None:
    """Wait for each prompt and answer it."""
    for prompt, answer in answers:
        terminal.see(prompt)
        terminal.type(answer + ENTER)


@pytest.mark.parametrize("columns", [80, 48])
def test_a_plan_for_a_barrier_is_asked_for_half_by_half(tmp_path: Path, columns: int) -> None:
    """How it works, the moment, what to do then, and which practice it is part of."""
    terminal = Terminal(tmp_path, "plan", "defensiveness", columns=columns)
    terminal.see("criticism of it feels like criticism of you")
    terminal.see("Own a mistake the same day")
    type_in(
        terminal,
        [
            (IF, "if I start to explain"),
            ("if I start to explain then", ""),
            ("What will you do then?", "then I ask first."),
            ("Is it part of one of these practices?", "9"),
            ("> 9 A number from 1 to 2, or the first letters. (1, 2; Enter: no)", "2"),
        ],
    )
    terminal.see(WORDS)
    terminal.see("custfocus practice --start own-the-mistake")
    assert terminal.ends() == 0
    [(text, barrier, data)] = plans(tmp_path)
    assert (text, barrier, data["practice"]) == (WORDS, "defensiveness", "own-the-mistake")


def test_the_first_plan_begins_with_the_choice_of_a_barrier(tmp_path: Path) -> None:
    """By its number; with a plan there, the plans are shown instead."""
    terminal = Terminal(tmp_path, "plan")
    type_in(
        terminal,
        [
            ("Which one is your plan to answer? (1 to 10; Enter: another matter)", "12"),
            ("> 12 A number from 1 to 10, or the first letters. (1 to 10; Enter: another matter)", "3"),
            (IF, "I eat alone, then I ask who called"),
            ("> I ask who called", ""),
            ("practices?", ""),
        ],
    )
    terminal.see("Saved")
    assert terminal.ends() == 0
    [(text, barrier, data)] = plans(tmp_path)
    assert (text, barrier, data["practice"]) == ("If I eat alone, then I ask who called", "isolation", None)
    again = Terminal(tmp_path, "plan")
    again.see("Your plans")
    assert again.ends() == 0


def test_a_plan_may_answer_another_matter(tmp_path: Path) -> None:
    """Enter instead of a barrier; no practice is offered then."""
    terminal = Terminal(tmp_path, "plan")
    type_in(terminal, [("another matter)", ""), (IF, "the phone rings"), ("the phone rings then", "I smile")])
    terminal.see("Saved")
    assert terminal.ends() == 0
    [(text, barrier, _)] = plans(tmp_path)
    assert (text, barrier) == ("If the phone rings, then I smile", None)


def test_half_a_plan_is_kept_and_goes_on_next_time(tmp_path: Path) -> None:
    """Left at the second half, both halves are there again; the day's page says where to go on."""
    terminal = Terminal(tmp_path, "plan", "isolation")
    type_in(terminal, [(IF, "I eat alone")])
    terminal.see("I eat alone then")
    terminal.type("I ask wh")
    terminal.see("I ask wh")
    terminal.type(CTRL_C)
    assert terminal.ends() == 130
    assert plans(tmp_path) == []
    run(tmp_path, "note", "Something")
    today = Terminal(tmp_path)
    today.see("custfocus plan isolation")
    today.type("q" + ENTER)
    assert today.ends() == 0
    again = Terminal(tmp_path, "plan", "isolation")
    again.see("here again")
    again.see("> I eat alone")
    again.type(ENTER)
    again.see("> I ask wh")
    again.type("o called" + ENTER)
    again.see("practices?")
    again.type(CTRL_C)  # the plan is saved by now
    assert again.ends() == 0
    [(text, _, data)] = plans(tmp_path)
    assert (text, data["practice"]) == ("If I eat alone, then I ask who called", None)
    assert not list((tmp_path / "drafts").glob("*.txt"))


def test_a_draft_without_a_barrier_is_offered_by_plan_alone(tmp_path: Path) -> None:
    """Also where there are plans already."""
    run(tmp_path, *EXPLAIN)
    terminal = Terminal(tmp_path, "plan", "--if", "the phone rings")
    terminal.see("leaves. then")
    terminal.type("I smi")
    terminal.see("I smi")
    terminal.type(CTRL_C)
    assert terminal.ends() == 130
    again = Terminal(tmp_path, "plan")
    again.see("> the phone rings")
    again.type(ENTER)
    again.see("> I smi")
    again.type("le" + ENTER)
    assert again.ends() == 0
    assert [text for text, _, _ in plans(tmp_path)] == [WORDS, "If the phone rings, then I smile"]


def test_nothing_typed_saves_nothing(tmp_path: Path) -> None:
    """Enter alone says so."""
    terminal = Terminal(tmp_path, "plan", "isolation")
    type_in(terminal, [(IF, "")])
    terminal.see("Nothing was written")
    assert terminal.ends() == 1
    assert plans(tmp_path) == []


def test_rewording_begins_with_the_old_words(tmp_path: Path) -> None:
    """Leaving them as they are keeps no draft."""
    run(tmp_path, *EXPLAIN)
    terminal = Terminal(tmp_path, "plan", "--reword", "1")
    terminal.see("> I start to explain")
    terminal.type(CTRL_C)
    assert terminal.ends() == 130
    assert not list(tmp_path.glob("drafts/*.txt"))
    again = Terminal(tmp_path, "plan", "--reword", "1")
    again.see("> I start to explain")
    again.type(" myself" + ENTER)
    again.see("> I ask first")
    again.type(ENTER)
    again.see("worded anew")
    assert again.ends() == 0
    assert plans(tmp_path)[0][0] == "If I start to explain myself, then I ask first"


def in_review(home: Path) -> Terminal:
    """March's review, its questions passed on, where it asks about the plan."""
    terminal = Terminal(home, "review", "2026-03", rows=100)
    for item in ("1 of 4", "2 of 4", "3 of 4", "4 of 4"):
        terminal.see(item)
        terminal.type(ENTER)
    terminal.see(f"Plan 1 of 1 How did it go in March? {WORDS} Quick to explain Used:")
    terminal.see("[used, missed, no occasion; Enter: pass on]")
    return terminal


def test_the_review_asks_how_a_plan_went(tmp_path: Path) -> None:
    """By the first letters; Enter says nothing, and it is asked again next time."""
    run(tmp_path, *EXPLAIN)
    terminal = in_review(tmp_path)
    terminal.type(ENTER)
    terminal.see("New priority")
    terminal.type(CTRL_C)
    assert terminal.ends() == 130
    assert plans(tmp_path)[0][2]["fired"] == {}
    again = in_review(tmp_path)
    again.type("no" + ENTER)
    again.see("New priority")
    assert "Word it anew?" not in again.text
    again.type(CTRL_C)
    assert again.ends() == 130
    assert plans(tmp_path)[0][2]["fired"] == {"2026-03": "no-occasion"}


def test_missed_three_times_it_is_offered_for_rewording_right_there(tmp_path: Path) -> None:
    """What comes after goes on with the review; the letter tells how the plan went."""
    run(tmp_path, *EXPLAIN)
    for month in ("2026-01", "2026-02"):
        run(tmp_path, "review", month, "--plan", "1=missed")
    terminal = in_review(tmp_path)
    type_in(
        terminal,
        [
            ("pass on]", "m"),
            ("the plan may want other words", "y"),
            ("> I start to explain", " myself"),
            ("> I ask first", ""),
            ("New priority", ""),
            ("A last word", ""),
            ("End the review anyway?", "y"),
        ],
    )
    terminal.see(f"The moment slipped by: 1. {WORDS}")
    assert terminal.ends() == 0
    [(text, _, data)] = plans(tmp_path)
    assert text == "If I start to explain myself, then I ask first"
    assert data["earlier"] == [{"until": "2026-03", "text": WORDS}]


@pytest.mark.parametrize(("said", "status"), [("drop", "dropped"), ("", "open")])
def test_it_may_be_let_go_or_left_as_it_is(tmp_path: Path, said: str, status: str) -> None:
    """Enter changes nothing."""
    run(tmp_path, *EXPLAIN)
    for month in ("2026-01", "2026-02"):
        run(tmp_path, "review", month, "--plan", "1=missed")
    terminal = in_review(tmp_path)
    type_in(terminal, [("pass on]", "missed"), ("Word it anew?", said)])
    terminal.see("New priority")
    terminal.type(CTRL_C)
    assert terminal.ends() == 130
    [(text, _, data)] = plans(tmp_path)
    assert (text, data["status"], data["fired"]["2026-03"]) == (WORDS, status, "missed")
