import json
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest

from tests.terminal.screen import ALT_ENTER, CTRL_C, ENTER, Terminal, run

CLEAR = "\x15"


def texts(home: Path, kind: str = "answer") -> list[str]:
    """The texts of a kind in the journal, oldest first."""
    with sqlite3.connect(home / "journal.db") as connection:
        rows = connection.execute("select text from entry where kind = ? order by nth", (kind,)).fetchall()
    connection.close()
    return [row[0] for row in rows]


def test_an_answer_typed_at_the_prompt_is_saved(tmp_path: Path) -> None:
    """The question stands on the screen, Enter saves, one thing to do is offered and may be passed."""
    terminal = Terminal(tmp_path, "reflect")
    terminal.see("One of the five questions to begin with.")
    terminal.type("Ana stayed late" + ENTER)
    terminal.see("Saved")
    terminal.see("One thing I'll do")
    terminal.type(ENTER)
    assert terminal.ends() == 0
    assert texts(tmp_path) == ["Ana stayed late"]
    assert texts(tmp_path, "intention") == []


def test_several_lines_and_editing_keys(tmp_path: Path) -> None:
    """Alt+Enter begins a line, arrows and backspace edit, a pasted text keeps its lines."""
    terminal = Terminal(tmp_path, "reflect")
    terminal.see("q leaves. >")
    terminal.type("one" + ALT_ENTER + "twx\x7fo" + ALT_ENTER)
    terminal.type("\x1b[200~pasted\nlines\x1b[201~" + ENTER)
    terminal.see("One thing I'll do")
    terminal.type("Thank her" + ENTER)
    assert terminal.ends() == 0
    assert texts(tmp_path) == ["one\ntwo\npasted\nlines"]
    assert texts(tmp_path, "intention") == ["Thank her"]


def test_ctrl_c_keeps_what_was_typed_and_offers_it_next_time(tmp_path: Path) -> None:
    """Leaving half way ends with 130, says where the words are, and the next run begins with them."""
    terminal = Terminal(tmp_path, "reflect")
    terminal.see("q leaves. >")
    terminal.type("half a thought")
    terminal.see("half a thought")
    terminal.type(CTRL_C)
    terminal.see("kept and offered next time")
    assert terminal.ends() == 130
    again = Terminal(tmp_path, "reflect")
    again.see("here again")
    again.see("half a thought")
    again.type(", finished" + ENTER)
    again.see("One thing I'll do")
    again.type(ENTER)
    assert again.ends() == 0
    assert texts(tmp_path) == ["half a thought, finished"]
    assert not list((tmp_path / "drafts").glob("*.txt"))


def test_one_thing_to_do_is_asked_about_the_next_day(tmp_path: Path) -> None:
    """What was kept on an earlier day is asked about before the question, and settled by a letter."""
    run(tmp_path, "reflect", "--on", "yesterday", "An answer", "--do", "Ring Ana")
    terminal = Terminal(tmp_path, "reflect")
    terminal.see("you meant to: Ring Ana")
    terminal.type("y" + ENTER)
    terminal.see(" >")
    terminal.type("Another answer" + ENTER)
    terminal.see("One thing I'll do")
    terminal.type(ENTER)
    assert terminal.ends() == 0
    with sqlite3.connect(tmp_path / "journal.db") as connection:
        [(data,)] = connection.execute("select data from entry where kind = 'intention'").fetchall()
    connection.close()
    assert json.loads(data)["status"] == "done"


@pytest.mark.parametrize("columns", [80, 48])
def test_the_page_fits_the_window(tmp_path: Path, columns: int) -> None:
    """At either width the question, its reason and the prompt are on one screen, no word cut."""
    terminal = Terminal(tmp_path, "reflect", columns=columns, rows=24)
    terminal.see("stayed with you?")
    terminal.see(" >")
    terminal.type(CTRL_C)
    assert terminal.ends() == 130


def test_a_dumb_terminal_works_without_colour_or_cursor_movement(tmp_path: Path) -> None:
    """TERM=dumb asks and saves in plain lines."""
    terminal = Terminal(tmp_path, "reflect", environ={"TERM": "dumb"})
    terminal.see("q leaves. >")
    terminal.type("Plainly" + ENTER)
    terminal.see("One thing I'll do")
    terminal.type(ENTER)
    assert terminal.ends() == 0
    assert texts(tmp_path) == ["Plainly"]


def test_words_typed_where_it_is_asked_whether_it_happened_begin_the_answer(tmp_path: Path) -> None:
    """The choice stays to be made; then the question stands there again, above them, and a b leads back to it."""
    run(tmp_path, "reflect", "--on", "yesterday", "An answer", "--do", "Ring Ana")
    terminal = Terminal(tmp_path, "reflect", rows=60)
    terminal.see("Did it happen?")
    terminal.type("A caller said that we were late" + ENTER)
    terminal.see("What you typed is kept for what you write next. One of yes, not yet, drop:")
    terminal.type("done" + ENTER)
    terminal.see('Done: "Ring Ana".')
    terminal.see("One of the five")
    terminal.see("> A caller said that we were late")
    terminal.type(CLEAR + "b" + ENTER)
    terminal.see("Did it happen?", times=2)
    terminal.type("not yet" + ENTER)
    terminal.see('It stays open: "Ring Ana".')
    terminal.see("> A caller said that we were late", times=2)
    terminal.type(" again" + ENTER)
    terminal.see("One thing I'll do")
    terminal.type(ENTER)
    assert terminal.ends() == 0
    assert texts(tmp_path)[-1] == "A caller said that we were late again"
    assert not list((tmp_path / "drafts").glob("*.txt"))
    assert (
        json.loads(run(tmp_path, "list", "--kind", "intention", "--json"))["data"]["entries"][0]["data"]["status"]
        == "open"
    )


def test_whoever_leaves_is_told_what_is_saved(tmp_path: Path) -> None:
    """With q it is a good end, with Ctrl+C an interruption."""
    run(tmp_path, "reflect", "--on", "yesterday", "An answer", "--do", "Ring Ana")
    terminal = Terminal(tmp_path, "reflect")
    terminal.type("q" + ENTER)
    terminal.see("Nothing was saved.")
    assert terminal.ends() == 0
    again = Terminal(tmp_path, "reflect")
    again.type("y" + ENTER)
    again.see("One of the five")
    again.type(CTRL_C)
    again.see("What was saved stays saved.")
    assert again.ends() == 130


def test_a_b_at_the_one_thing_leads_back_to_the_answer(tmp_path: Path) -> None:
    """The answer stands there to be changed; then the offer comes again."""
    terminal = Terminal(tmp_path, "reflect", rows=60)
    terminal.see("q leaves. >")
    terminal.type("An answer" + ENTER)
    terminal.see("One thing I'll do")
    terminal.type("b" + ENTER)
    terminal.see("> An answer")
    terminal.type(", reworded" + ENTER)
    terminal.see("> An answer, reworded")
    terminal.type("Ring Ana" + ENTER)
    terminal.see("You'll be asked about it.")
    assert terminal.ends() == 0
    assert (texts(tmp_path), texts(tmp_path, "intention")) == (["An answer, reworded"], ["Ring Ana"])


def test_the_long_look_asks_its_follow_ups_one_by_one(tmp_path: Path) -> None:
    """Each is kept below the answer as it is given, any may be passed over, and what is cut off waits."""
    for ago in range(6, 1, -1):
        run(tmp_path, "reflect", "--on", f"{ago} days ago", f"Answer {ago}")
    run(tmp_path, "config", "long-look", f"{datetime.now().astimezone():%a}")
    asked = json.loads(run(tmp_path, "reflect", "--json"))["data"]
    first, second, *_ = asked["question"]["wider"]
    terminal = Terminal(tmp_path, "reflect", rows=60)
    terminal.see("The long look at the week")
    terminal.type("We ask them" + ENTER)
    terminal.see("Enter alone passes one over")
    terminal.type(ENTER)
    terminal.see(second[:30])
    terminal.type("By telephone" + ENTER)
    terminal.see("Kept with it")
    terminal.type("q" + ENTER)
    assert terminal.ends() == 0
    assert texts(tmp_path)[-1] == f"We ask them\n\n{second}\nBy telephone"
    assert first not in texts(tmp_path)[-1]


def test_a_follow_up_that_is_cut_off_waits_for_its_answer_to_be_mended(tmp_path: Path) -> None:
    """What was typed is offered where the answer is edited, below what is saved."""
    for ago in range(6, 1, -1):
        run(tmp_path, "reflect", "--on", f"{ago} days ago", f"Answer {ago}")
    run(tmp_path, "config", "long-look", f"{datetime.now().astimezone():%a}")
    terminal = Terminal(tmp_path, "reflect", rows=60)
    terminal.type("We ask them" + ENTER)
    terminal.see("Enter alone passes one over")
    terminal.type("Half a thou" + CTRL_C)
    assert terminal.ends() == 130
    assert texts(tmp_path)[-1] == "We ask them"
    newest = json.loads(run(tmp_path, "list", "-n", "1", "--json"))["data"]["entries"][0]["id"]
    again = Terminal(tmp_path, "edit", newest, rows=60)
    again.see("Half a thou")
    again.type("ght" + ENTER)
    assert again.ends() == 0
    assert texts(tmp_path)[-1].startswith("We ask them\n\n")
    assert texts(tmp_path)[-1].endswith("\nHalf a thought")


def test_what_has_not_happened_three_times_is_made_smaller_put_off_or_let_go(tmp_path: Path) -> None:
    """Asked once a day; a new one may be kept while another is open."""
    run(tmp_path, "reflect", "--on", "9 days ago", "An answer", "--do", "Ring Ana")
    for ago in (3, 2):
        run(tmp_path, "reflect", "--on", f"{ago} days ago", "--did", "not yet", f"Answer {ago}")
    terminal = Terminal(tmp_path, "reflect", rows=60)
    terminal.see("9 days ago, you meant to: Ring Ana")
    terminal.type("no" + ENTER)
    terminal.see("three times now. What would help?")
    terminal.type("smaller" + ENTER)
    terminal.see("a smaller step?")
    terminal.type(CLEAR + "Look up her number" + ENTER)
    terminal.see('Kept: "Look up her number".')
    terminal.see("q leaves. >")
    terminal.type("Today's answer" + ENTER)
    terminal.see("One thing I'll do")
    terminal.type("Write to Tom" + ENTER)
    assert terminal.ends() == 0
    assert texts(tmp_path, "intention") == ["Look up her number", "Write to Tom"]
    again = Terminal(tmp_path, "reflect", rows=60)
    again.see("q leaves. >")
    assert "Did it happen?" not in again.text
    again.type("q" + ENTER)
    again.ends()
