import json
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.terminal.screen import CTRL_C, ENTER, Terminal, run


def ratings(home: Path) -> dict[str, int | None]:
    """The ratings that are kept, by item."""
    connection = sqlite3.connect(home / "journal.db")
    rows = connection.execute("select item, data from entry where kind = 'rating' order by nth").fetchall()
    connection.close()
    return {item: json.loads(data)["value"] for item, data in rows}


def test_whoever_comes_first_begins_with_the_self_check(tmp_path: Path) -> None:
    """One question at a time, the steps in words; don't know, passing on and going back; then the profile."""
    terminal = Terminal(tmp_path, "assess", rows=100)
    terminal.see("1 of 5 New and still easy")
    terminal.see("1 not at all · 2 a little · 3 partly · 4 mostly · 5 very much so")
    terminal.type("4" + ENTER)
    terminal.see("2 of 5 Hearing concerns")
    terminal.type("7" + ENTER)
    terminal.see("1 to 5, or ? for don't know.")
    terminal.type("?" + ENTER)
    terminal.see("3 of 5 Knowing your customers")
    terminal.type("b" + ENTER)
    terminal.see(": don't know")
    terminal.type("2" + ENTER)
    terminal.see("> 2 3 of 5 Knowing your customers")
    terminal.type("5" + ENTER)
    terminal.see("4 of 5 Encouraging service")
    terminal.type(ENTER)
    terminal.see("5 of 5 A gap in the market")
    terminal.type("3" + ENTER)
    terminal.see("Weakest: Hearing concerns (a little)")
    terminal.see("Tomorrow")
    assert terminal.ends() == 0
    expected = {"check-innovation": 4, "check-listening": 2, "check-knowing": 5, "check-gap": 3}
    assert ratings(tmp_path) == expected


def test_left_half_way_it_goes_on_there(tmp_path: Path) -> None:
    """What was rated is saved, and isn't asked again."""
    terminal = Terminal(tmp_path, "assess", "behaviours", rows=100)
    terminal.see("1 of 9 Direct contact")
    terminal.see("First:")
    terminal.see("Second:")
    terminal.type("2" + ENTER)
    terminal.see("2 of 9")
    terminal.type(CTRL_C)
    terminal.see("What you answered is saved. custfocus assess behaviours goes on from here.")
    assert terminal.ends() == 130
    assert list(ratings(tmp_path).values()) == [2]
    again = Terminal(tmp_path, "assess", "behaviours", rows=100)
    again.see("Going on where you stopped: 1 of 9 rated.")
    again.see("2 of 9")
    assert "1 of 9 Direct" not in again.text
    again.type(CTRL_C)
    assert again.ends() == 130


def test_a_complete_sitting_shows_the_profile_and_lets_one_be_changed(tmp_path: Path) -> None:
    """By its number; the profile is shown anew."""
    names = ("check-innovation", "check-listening", "check-knowing", "check-encouraging", "check-gap")
    run(tmp_path, "assess", *[part for name in names for part in ("--set", f"{name}=3")])
    terminal = Terminal(tmp_path, "assess", "self-check", rows=100)
    terminal.see("Change a rating? (1 to 5, Enter: no)")
    terminal.type("2" + ENTER)
    terminal.see("2 of 5 Hearing concerns")
    terminal.type("1" + ENTER)
    terminal.see("> 1 Change a rating? (1 to 5, Enter: no) Enter goes on")
    terminal.type(ENTER)
    terminal.see("Weakest: Hearing concerns (not at all)")
    assert terminal.ends() == 0
    assert ratings(tmp_path)["check-listening"] == 1


def test_after_a_fortnight_all_of_it_is_asked_anew_beside_what_was(tmp_path: Path) -> None:
    """With the rating of then, and the day."""
    then = (datetime.now(UTC).date() - timedelta(30)).isoformat()
    run(tmp_path, "assess", "--set", "listen=2", "--on", then)
    terminal = Terminal(tmp_path, "assess", "principles", rows=100)
    for place in ("1 of 10", "2 of 10"):
        terminal.see(place)
        terminal.type(ENTER)
    terminal.see("3 of 10 Listen where it happens")
    terminal.see(": 2, a little")
    terminal.type(CTRL_C)
    assert terminal.ends() == 130


@pytest.mark.parametrize("columns", [80, 48])
def test_a_question_fits_the_window(tmp_path: Path, columns: int) -> None:
    """Both poles and all five steps, folded between words."""
    terminal = Terminal(tmp_path, "assess", "behaviours", columns=columns, rows=40)
    terminal.see("5 nearly always")
    terminal.type(CTRL_C)
    assert terminal.ends() == 130
