import json
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.terminal.screen import CTRL_C, ENTER, Terminal, run

PAGE = "q leaves. >"


def entries(home: Path, kind: str) -> list[str]:
    """The texts of a kind in the journal, oldest first."""
    with sqlite3.connect(home / "journal.db") as connection:
        rows = connection.execute("select text from entry where kind = ? order by nth", (kind,)).fetchall()
    connection.close()
    return [row[0] for row in rows]


def test_enter_starts_answering_the_question_and_the_page_is_there_again(tmp_path: Path) -> None:
    """The one door leads straight to the prompt; what is typed is saved, and Enter leaves once nothing is left."""
    terminal = Terminal(tmp_path)
    terminal.see("Welcome.")
    terminal.see("Enter answers,")
    terminal.type(ENTER)
    terminal.see("Enter saves")
    terminal.type("Ana stayed late" + ENTER)
    terminal.see("Saved")
    terminal.see("One thing I'll do")
    terminal.type(ENTER)
    terminal.see("Answered: Ana stayed late")
    terminal.see("Enter leaves,")
    terminal.type(ENTER)
    assert terminal.ends() == 0


def test_words_typed_right_there_begin_the_answer(tmp_path: Path) -> None:
    """Nobody's first answer is lost for having been typed a prompt too soon."""
    terminal = Terminal(tmp_path)
    terminal.type("We lost the letter" + ENTER)
    terminal.see("> We lost the letter")
    terminal.see("Enter saves")
    terminal.type(" for Ms Okoro" + ENTER)
    terminal.see("One thing I'll do")
    terminal.type(ENTER)
    terminal.see("Answered: We lost the letter for Ms Okoro")
    terminal.type("q" + ENTER)
    assert terminal.ends() == 0
    assert entries(tmp_path, "answer") == ["We lost the letter for Ms Okoro"]


@pytest.mark.parametrize("words", ["3 customers", "Her letter", "e-mail", "hhh"])
def test_a_key_counts_as_a_whole_line_only(tmp_path: Path, words: str) -> None:
    """Anything longer has begun the answer, with all its letters."""
    run(tmp_path, "practice", "--start", "ask-once-more")
    terminal = Terminal(tmp_path)
    terminal.type(words + ENTER)
    terminal.see("Enter saves")
    terminal.type(ENTER)
    terminal.see("One thing I'll do")
    terminal.type(ENTER)
    terminal.type("q" + ENTER)
    assert terminal.ends() == 0
    assert entries(tmp_path, "answer") == [words]


def test_the_day_happens_from_the_page(tmp_path: Path) -> None:
    """A practice ticked, a remark kept, the one thing settled, the answer mended: each by a key and Enter."""
    run(tmp_path, "practice", "--start", "ask-once-more")
    run(tmp_path, "reflect", "--on", "yesterday", "An answer", "--do", "Ring Ana")
    terminal = Terminal(tmp_path, rows=100)
    terminal.see("1 ticks a practice off")
    terminal.type("1" + ENTER)
    terminal.see("What happened?")
    terminal.type("She had given up" + ENTER)
    terminal.see("Saved")
    terminal.type("h" + ENTER)
    terminal.see("What did they say?")
    terminal.type("Nobody rang" + ENTER)
    terminal.see("Who said it?")
    terminal.type("Ms Adeyemi" + ENTER)
    for question in ("How did it reach you?", "Did they say it to you yourself?", "Is it praise"):
        terminal.see(question)
        terminal.type(ENTER)
    terminal.see("Saved", 2)
    terminal.type("d" + ENTER)
    terminal.see("Did it happen?")
    terminal.type("yes" + ENTER)
    terminal.type("Today's answer" + ENTER)
    terminal.see("Enter saves")
    terminal.type(ENTER)
    terminal.see("One thing I'll do")
    terminal.type(ENTER)
    terminal.see("e mends today's answer")
    terminal.type("e" + ENTER)
    terminal.see("> Today's answer")
    terminal.type(", mended" + ENTER)
    terminal.type("q" + ENTER)
    assert terminal.ends() == 0
    assert entries(tmp_path, "practice") == ["She had given up"]
    assert entries(tmp_path, "heard") == ["Nobody rang"]
    assert entries(tmp_path, "answer")[-1] == "Today's answer, mended"
    thing = json.loads(run(tmp_path, "list", "--kind", "intention", "--json"))["data"]["entries"][0]
    assert thing["data"]["status"] == "done"
    assert not list((tmp_path / "drafts").glob("*.txt"))


def test_what_is_open_is_gone_on_with(tmp_path: Path) -> None:
    """The most overdue sheet asks what it asks next; a b leads back to the page."""
    run(tmp_path, "sheet", "complaint", "--set", "who=Ms Adeyemi", "--on", "9 days ago")
    terminal = Terminal(tmp_path, rows=100)
    terminal.see("o goes on with what is open")
    terminal.type("o" + ENTER)
    terminal.see("How did it reach you?")
    terminal.type(ENTER)
    terminal.see("What did they say?")
    terminal.type("The invoice was wrong" + ENTER)
    terminal.see("mattered most")
    terminal.type("q" + ENTER)
    assert terminal.ends() == 0
    assert "The invoice was wrong" in run(tmp_path, "sheet", "--json")


def test_a_sentence_after_the_answer_is_a_note(tmp_path: Path) -> None:
    """It stands in the field of a note, to be saved or gone on with."""
    run(tmp_path, "reflect", "An answer")
    terminal = Terminal(tmp_path)
    terminal.see("Answered: An answer")
    terminal.type("Tom rang about the letters" + ENTER)
    terminal.see("Note:")
    terminal.type(ENTER)
    terminal.see("Saved")
    terminal.type(ENTER)
    assert terminal.ends() == 0
    assert entries(tmp_path, "note") == ["Tom rang about the letters"]


@pytest.mark.parametrize("key", ["h", "1"])
def test_a_key_that_is_cut_off_is_no_draft(tmp_path: Path, key: str) -> None:
    """Whoever leaves with a letter in the field has written nothing."""
    run(tmp_path, "practice", "--start", "ask-once-more")
    terminal = Terminal(tmp_path)
    terminal.type(key)
    terminal.type(CTRL_C)
    assert terminal.ends() == 130
    assert not list((tmp_path / "drafts").glob("*.txt"))


def test_words_that_are_cut_off_on_the_page_are_offered_with_the_question(tmp_path: Path) -> None:
    """Below what waited already."""
    for words in ("First thought", "Second thought"):
        terminal = Terminal(tmp_path)
        terminal.type(words)
        terminal.see(words)
        terminal.type(CTRL_C)
        assert terminal.ends() == 130
    terminal = Terminal(tmp_path)
    terminal.type(ENTER)
    terminal.see("First thought")
    terminal.see("Second thought")
    terminal.type(ENTER)
    terminal.see("One thing I'll do")
    terminal.type(ENTER)
    terminal.see("Saved")
    terminal.type("q" + ENTER)
    assert terminal.ends() == 0
    assert entries(tmp_path, "answer") == ["First thought\n\nSecond thought"]


def test_q_leaves(tmp_path: Path) -> None:
    """It leaves without a word, and so does Ctrl+C, which ends with 130."""
    terminal = Terminal(tmp_path)
    terminal.type("q" + ENTER)
    assert terminal.ends() == 0
    terminal = Terminal(tmp_path)
    terminal.see(PAGE)
    terminal.type(CTRL_C)
    assert terminal.ends() == 130


@pytest.mark.parametrize("arguments", [("--show",), ("today", "--show"), ("--json",)])
def test_whoever_only_wants_to_look_is_not_held_up(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """The page is shown, and that is all."""
    terminal = Terminal(tmp_path, *arguments)
    assert terminal.ends() == 0
    assert "stayed with you?" in terminal.text


def gone_for_weeks(home: Path) -> None:
    """A journal that nothing was written in for seven weeks."""
    run(home, "reflect", "--on", "50 days ago", "An answer", "--do", "Ring back case 29")
    run(home, "sheet", "complaint", "--set", "who=Ms Adeyemi", "--on", "49 days ago")
    _seven_weeks_ago(home)


def _seven_weeks_ago(home: Path) -> None:
    """Have all that was done here done at that time."""
    then = (datetime.now(UTC) - timedelta(49)).isoformat()
    with sqlite3.connect(home / "journal.db") as connection:
        connection.execute("update act set at = ?", (then,))
    connection.close()


def test_whoever_comes_back_begins_afresh_without_a_figure_for_how_late_it_is(tmp_path: Path) -> None:
    """What waits is told once; dates are set anew, and the first question is an easy one."""
    gone_for_weeks(tmp_path)
    terminal = Terminal(tmp_path, rows=60)
    terminal.see("Welcome back.")
    terminal.see("Ms Adeyemi")
    terminal.see("Ring back case 29")
    terminal.see("Begin afresh?")
    assert "overdue" not in terminal.text
    terminal.type(ENTER)
    terminal.see("An easy question to begin with")
    terminal.see("Enter answers,")
    assert "overdue" not in terminal.text
    terminal.type("It was a good summer" + ENTER)
    terminal.see("Enter saves")
    assert "Did it happen?" not in terminal.text
    terminal.type(ENTER)
    terminal.see("One thing I'll do")
    terminal.type(ENTER)
    terminal.type("q" + ENTER)
    assert terminal.ends() == 0
    (sheet,) = json.loads(run(tmp_path, "sheet", "--json"))["data"]["sheets"]
    assert sheet["overdue"] == 0
    assert len(json.loads(run(tmp_path, "away", "--json"))["data"]["items"]) == 1


def test_whoever_would_rather_not_is_asked_once_only(tmp_path: Path) -> None:
    """The page says since when something waits; nothing is set anew."""
    gone_for_weeks(tmp_path)
    terminal = Terminal(tmp_path, rows=60)
    terminal.see("Begin afresh?")
    terminal.type("no" + ENTER)
    terminal.see("waiting since")
    terminal.type("q" + ENTER)
    terminal.ends()
    again = Terminal(tmp_path, rows=60)
    again.see("Enter answers,")
    assert "Begin afresh?" not in again.text
    again.type("q" + ENTER)
    again.ends()
    assert not entries(tmp_path, "away")


def test_whoever_rated_or_closed_something_lately_was_not_gone(tmp_path: Path) -> None:
    """Whatever was done, it is no absence."""
    gone_for_weeks(tmp_path)
    run(tmp_path, "assess", "--set", "listen=4")
    terminal = Terminal(tmp_path, rows=60)
    terminal.see("Enter answers,")
    assert "Welcome back" not in terminal.text
    terminal.type("q" + ENTER)
    terminal.ends()


def test_undo_takes_back_what_was_set_anew(tmp_path: Path) -> None:
    """As it is one act."""
    gone_for_weeks(tmp_path)
    terminal = Terminal(tmp_path, rows=60)
    terminal.see("Begin afresh?")
    terminal.type(ENTER)
    terminal.type("q" + ENTER)
    terminal.ends()
    run(tmp_path, "undo")
    assert not entries(tmp_path, "away")
    (sheet,) = json.loads(run(tmp_path, "sheet", "--json"))["data"]["sheets"]
    assert sheet["overdue"] > 21


def test_r_reads_and_the_page_is_there_again(tmp_path: Path) -> None:
    """Whole entries, through the user's pager where they are longer than the window."""
    run(tmp_path, "note", "A note that is worth reading again")
    terminal = Terminal(tmp_path, rows=60, environ={"PAGER": "cat"})
    terminal.see("r reads")
    terminal.type("r" + ENTER)
    terminal.see("A note that is worth reading again")
    terminal.type("q" + ENTER)
    assert terminal.ends() == 0


def test_from_a_key_one_can_go_back_to_the_page(tmp_path: Path) -> None:
    """Whoever pressed another than they meant has kept nothing, and ticked nothing off."""
    run(tmp_path, "practice", "--start", "ask-once-more")
    run(tmp_path, "reflect", "--on", "yesterday", "An answer", "--do", "Ring Ana")
    terminal = Terminal(tmp_path, rows=200)
    for key, asks in (("h", "What did they say?"), ("1", "What happened?"), ("d", "Did it happen?")):
        terminal.see("r reads, q leaves. >")
        terminal.type(key + ENTER)
        terminal.see(asks)
        terminal.see("b goes back, q leaves. >")
        terminal.type("b" + ENTER)
        terminal.see("> b")
    terminal.see("r reads, q leaves. >")
    terminal.type("q" + ENTER)
    assert terminal.ends() == 0
    kinds = [entry["kind"] for entry in json.loads(run(tmp_path, "list", "--json"))["data"]["entries"]]
    assert sorted(kinds) == ["adoption", "answer", "intention"]
