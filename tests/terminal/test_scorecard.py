import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.screen import CTRL_C, ENTER, Terminal, run


def entries(home: Path, kind: str) -> list[tuple[str, dict[str, Any]]]:
    """Text and data of a kind's entries, in the order they were made."""
    with closing(sqlite3.connect(home / "journal.db")) as db:
        rows = db.execute("select text, data from entry where kind = ? order by at, nth", (kind,)).fetchall()
    return [(text, json.loads(data)) for text, data in rows]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A home with two measures."""
    run(tmp_path, "scorecard", "add", "First reply", "--unit=hours", "--better=down", "--target=4")
    run(tmp_path, "scorecard", "add", "Calls")
    return tmp_path


def test_a_measure_is_asked_for_one_thing_after_the_other(tmp_path: Path) -> None:
    """What is wrong is told and stays to be changed; at the end all of it is one act."""
    terminal = Terminal(tmp_path, "scorecard", "add", rows=50)
    terminal.see("What do you want to measure?")
    terminal.type("First reply" + ENTER)
    terminal.see("Counted in what")
    terminal.type("hours" + ENTER)
    terminal.see("Is a higher value better")
    terminal.type("d" + ENTER)
    terminal.see("What value do you want to reach?")
    terminal.type("1,200" + ENTER)
    terminal.see('"1,200" could be 1200 or 1.2.')
    terminal.type("\x7f" * 5 + "4 h" + ENTER)
    terminal.see("By when?")
    terminal.type("2099-12" + ENTER)
    terminal.see("Where does the figure come from?")
    terminal.type("helpdesk report" + ENTER)
    terminal.see("an outcome that a customer would feel")
    terminal.type("a" + ENTER)
    terminal.see("What would a customer notice")
    assert terminal.ends() == 0
    told = {"unit": "hours", "better": "down", "target": 4, "by": "2099-12-31", "source": "helpdesk report"}
    assert entries(tmp_path, "measure") == [("First reply", {**told, "felt": "activity", "status": "open"})]
    run(tmp_path, "undo")
    assert entries(tmp_path, "measure") == []


def test_enter_alone_leaves_open_and_options_are_not_asked_for(tmp_path: Path) -> None:
    """Without a target, nothing is asked about its day."""
    terminal = Terminal(tmp_path, "scorecard", "add", "Calls", "--better", "up", "--source", "phone", rows=50)
    terminal.see("Counted in what")
    terminal.type(ENTER)
    terminal.see("What value do you want to reach?")
    terminal.type(ENTER)
    terminal.see("an outcome that a customer would feel")
    terminal.type(ENTER)
    terminal.see("keeps its first value")
    assert terminal.ends() == 0
    assert "By when?" not in terminal.text
    assert "Is a higher value better" not in terminal.text
    assert "What do you want" not in terminal.text
    [(_, data)] = entries(tmp_path, "measure")
    assert (data["target"], data["by"], data["felt"], data["source"]) == (None, None, None, "phone")


def test_left_half_way_nothing_that_was_typed_is_lost(tmp_path: Path) -> None:
    """What was answered is saved, what stood at the prompt is offered when going on."""
    terminal = Terminal(tmp_path, "scorecard", "add", rows=50)
    terminal.see("What do you want to measure?")
    terminal.type("First reply")
    terminal.see("First reply")
    terminal.type(CTRL_C)
    assert terminal.ends() == 130
    run(tmp_path, "note", "Something else")
    assert "scorecard add" in run(tmp_path, "today")
    again = Terminal(tmp_path, "scorecard", "add", rows=50)
    again.see("q leaves. > First reply")
    again.type(ENTER)
    again.see("Counted in what")
    again.type("working hou")
    again.see("working hou")
    again.type(CTRL_C)
    again.see("What you answered is saved. custfocus scorecard change 1 goes on from here.")
    assert again.ends() == 130
    [(name, data)] = entries(tmp_path, "measure")
    assert (name, data["unit"]) == ("First reply", "")
    assert "scorecard change" in run(tmp_path, "today")
    on = Terminal(tmp_path, "scorecard", "change", "1", rows=50)
    on.see("q leaves. > First reply")
    on.type(ENTER)
    on.see("working hou")
    on.type("rs" + ENTER)
    on.see("Is a higher value better")
    on.type(ENTER)
    on.see("What value do you want to reach?")
    on.type(ENTER)
    on.see("Where does the figure")
    on.type(ENTER)
    on.see("an outcome that a customer would feel")
    on.type("o" + ENTER)
    on.see("Changed")
    assert on.ends() == 0
    [(_, data)] = entries(tmp_path, "measure")
    assert (data["unit"], data["felt"]) == ("working hours", "outcome")
    assert list((tmp_path / "drafts").glob("*.txt")) == []


def test_a_sixth_measure_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    """Nobody types for nothing."""
    for name in "ABCDE":
        run(tmp_path, "scorecard", "add", name)
    terminal = Terminal(tmp_path, "scorecard", "add")
    terminal.see("A scorecard has room for five measures")
    assert terminal.ends() == 1
    assert "What do you want to measure?" not in terminal.text


def test_each_measure_is_asked_for_its_value(kept: Path) -> None:
    """Enter passes one on; the scorecard shows what came of it."""
    terminal = Terminal(kept, "scorecard", "log", rows=50)
    terminal.see("First reply (hours)? (Enter: none)")
    terminal.type("five" + ENTER)
    terminal.see('"five" is no number.')
    terminal.type("\x7f" * 4 + "5,5" + ENTER)
    terminal.see("Calls? (Enter: none)")
    terminal.type(ENTER)
    terminal.see("1.5 away from the target of 4 hours")
    assert terminal.ends() == 0
    [(_, data)] = entries(kept, "reading")
    assert data["value"] == 5.5


def test_a_value_that_was_typed_halfway_is_offered_again(kept: Path) -> None:
    """With what the last one was."""
    run(kept, "scorecard", "log", "2", "12")
    terminal = Terminal(kept, "scorecard", "log", "Calls")
    terminal.see("Calls? (last 12 on")
    terminal.type("1")
    terminal.see("q leaves. > 1")
    terminal.type(CTRL_C)
    assert terminal.ends() == 130
    again = Terminal(kept, "scorecard", "log", "Calls")
    again.see("q leaves. > 1")
    again.type("3" + ENTER)
    again.see("Changed")
    assert again.ends() == 0
    assert [data["value"] for _, data in entries(kept, "reading")] == [13]


def test_what_a_file_leaves_open_is_asked(kept: Path, tmp_path: Path) -> None:
    """Measure and columns, by number or by how they begin."""
    file = tmp_path / "weeks.csv"
    file.write_text("Begun,Ended,Inbound,Hours\n2026-01-01,2026-01-07,12,9\n2026-01-08,2026-01-14,15,8\n")
    terminal = Terminal(kept, "scorecard", "import", str(file), rows=50)
    terminal.see("Which measure are the values of? 1 First reply 2 Calls")
    terminal.type("9" + ENTER)
    terminal.see("A number from 1 to 2.")
    terminal.type("c" + ENTER)
    terminal.see("Which column has the days? 1 Begun 2 Ended")
    terminal.type("2" + ENTER)
    terminal.see("Which column has the values? 1 Inbound 2 Hours")
    terminal.type("inb" + ENTER)
    terminal.see("Calls: 2 new")
    assert terminal.ends() == 0
    assert [data["value"] for _, data in entries(kept, "reading")] == [12, 15]
