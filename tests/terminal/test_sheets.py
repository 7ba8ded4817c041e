import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.terminal.screen import CTRL_C, ENTER, Terminal, run

CLEAR = "\x15"
CALL = ["--set=who=Ms Adeyemi", "--set=channel=call", "--set=said=Nobody rang.", "--set=mattered=To know."]
FOUND = ["--set=cause=late", "--set=done=Rang.", "--set=learnt=A lot.", "--set=change=A list.", "--set=told=today"]


def sheets(home: Path) -> list[dict[str, Any]]:
    """What the sheets keep, in the order in which they were opened."""
    if not (home / "journal.db").exists():
        return []
    with closing(sqlite3.connect(home / "journal.db")) as db:
        rows = db.execute("select data from entry where kind = 'sheet' order by at, nth").fetchall()
    return [json.loads(data) for (data,) in rows]


def fields(home: Path) -> list[dict[str, Any]]:
    """What was filled in."""
    return [data["fields"] for data in sheets(home)]


def answer(terminal: Terminal, prompt: str, words: str = "") -> None:
    """Wait for a prompt and answer it."""
    terminal.see(prompt)
    terminal.type(words + ENTER)


def left(terminal: Terminal, prompt: str) -> None:
    """Wait for a prompt and leave."""
    terminal.see(prompt)
    terminal.type(CTRL_C)
    assert terminal.ends() == 130


def test_field_by_field_each_saved_at_once(tmp_path: Path) -> None:
    """Enter passes on, b goes back, what is wrong is told; the stage done, it goes on only if that is wanted."""
    terminal = Terminal(tmp_path, "log", "complaint", rows=60)
    terminal.see("Hear them out")
    answer(terminal, "Who is unhappy?", "Ms Adeyemi")
    terminal.see("How did it reach you?")
    assert fields(tmp_path) == [{"who": "Ms Adeyemi"}]
    answer(terminal, "How did it reach you?", "c")
    terminal.see('"c" could be call or chat.')
    terminal.type("ca" + ENTER)
    answer(terminal, "What did they say?", "b")
    terminal.see("> call")
    terminal.type(CLEAR + "mail" + ENTER)
    terminal.see("> mail")
    terminal.type("Nobody rang me back." + ENTER)
    answer(terminal, "What mattered most to them?", "To know when.")
    answer(terminal, "What had they expected")
    answer(terminal, 'Go on with "Send a first word and name a day" now?')
    terminal.see("Next: Send a first word and name a day, due")
    assert terminal.ends() == 0
    told = {"who": "Ms Adeyemi", "channel": "email", "said": "Nobody rang me back.", "mattered": "To know when."}
    assert fields(tmp_path) == [told]
    run(tmp_path, "undo")
    assert fields(tmp_path) == []


def test_left_and_taken_up_again(tmp_path: Path) -> None:
    """What was said is saved, what was being typed is there again; the unfinished one is offered."""
    terminal = Terminal(tmp_path, "log", "complaint", rows=60)
    answer(terminal, "Who is unhappy?", "Ana")
    answer(terminal, "How did it reach you?")
    terminal.see("What did they say?")
    terminal.type("Half a sen")
    left(terminal, "Half a sen")
    assert "What you answered is saved. custfocus sheet" in terminal.text
    assert fields(tmp_path) == [{"who": "Ana"}]
    again = Terminal(tmp_path, "log", "complaint", rows=60)
    answer(again, 'Go on with "Ana", which you began today?')
    answer(again, "How did it reach you?")
    again.see("What you wrote before is here again")
    again.see("Half a sen")
    again.type("tence" + ENTER)
    left(again, "What mattered most to them?")
    assert fields(tmp_path) == [{"who": "Ana", "said": "Half a sentence"}]
    assert list((tmp_path / "drafts").glob("*.txt")) == []


def test_another_one_the_same_day(tmp_path: Path) -> None:
    """The unfinished one can wait; one whose first stage is done isn't even offered."""
    run(tmp_path, "log", "complaint", *CALL)
    terminal = Terminal(tmp_path, "log", "complaint", rows=60)
    answer(terminal, "Who is unhappy?", "Bea")
    left(terminal, "How did it reach you?")
    other = Terminal(tmp_path, "log", "complaint", rows=60)
    answer(other, 'Go on with "Bea", which you began today?', "n")
    answer(other, "Who is unhappy?", "Cem")
    left(other, "How did it reach you?")
    assert [one["who"] for one in fields(tmp_path)] == ["Ms Adeyemi", "Bea", "Cem"]


def test_words_for_a_sheet_that_isnt_there_yet(tmp_path: Path) -> None:
    """The first thing typed and left is there again, at its own field, and the day's page says how."""
    terminal = Terminal(tmp_path, "log", "press-release", rows=60)
    terminal.see("q leaves. >")
    terminal.type("The new cou")
    left(terminal, "The new cou")
    run(tmp_path, "note", "Something")
    assert "custfocus sheet press-release" in " ".join(run(tmp_path).split())
    again = Terminal(tmp_path, "log", "press-release", rows=60)
    again.see("The new cou")
    again.type("nter" + ENTER)
    left(again, "When does it begin?")
    assert fields(tmp_path) == [{"project": "The new counter"}]


def test_words_for_a_later_field_of_a_sheet_that_isnt_there_yet(tmp_path: Path) -> None:
    """They come back at their own field, though the sheet has begun in the meantime."""
    terminal = Terminal(tmp_path, "log", "complaint", rows=60)
    answer(terminal, "Who is unhappy?")
    answer(terminal, "How did it reach you?")
    terminal.see("What did they say?")
    terminal.type("Half a sen")
    left(terminal, "Half a sen")
    again = Terminal(tmp_path, "log", "complaint", rows=60)
    answer(again, "Who is unhappy?", "Ana")
    answer(again, "How did it reach you?")
    again.see("Half a sen")
    again.type("tence" + ENTER)
    left(again, "What mattered most to them?")
    assert fields(tmp_path) == [{"who": "Ana", "said": "Half a sentence"}]
    assert list((tmp_path / "drafts").glob("*.txt")) == []


def test_going_on_ends_with_closing(tmp_path: Path) -> None:
    """The stage it is in comes first; once nothing is missing, closing is offered."""
    run(tmp_path, "log", "complaint", *CALL, *FOUND)
    run(tmp_path, "list")
    terminal = Terminal(tmp_path, "log", "1", rows=60)
    terminal.see("Ask whether it is resolved")
    answer(terminal, "Do they say that it is resolved?", "perhaps")
    terminal.see('"perhaps" is neither yes nor no.')
    terminal.type(CLEAR + "y" + ENTER)
    answer(terminal, "They have been told and say that it is resolved: close it?")
    terminal.see("Closed ")
    assert terminal.ends() == 0
    assert [data["status"] for data in sheets(tmp_path)] == ["closed"]


def test_closing_goes_back_to_the_answer_before(tmp_path: Path) -> None:
    """By b, as logging does; the words of then are there to be changed, and nothing is left out."""
    run(tmp_path, "log", "complaint", *CALL, *FOUND[:1])
    run(tmp_path, "list")
    terminal = Terminal(tmp_path, "close", "1", rows=100)
    answer(terminal, "What did you do about it?", "Rang her")
    answer(terminal, "What did it teach you?", "b")
    terminal.see("> Rang her")
    terminal.type(" twice" + ENTER)
    answer(terminal, "What did it teach you?", "One name")
    terminal.see("What will change?")
    terminal.type(CTRL_C)
    assert terminal.ends() == 130
    [found] = fields(tmp_path)
    assert (found["done"], found["learnt"]) == ("Rang her twice", "One name")


def test_closing_asks_for_what_is_missing_and_only_for_that(tmp_path: Path) -> None:
    """What was answered is saved though it can't be closed; the rest is named with the command."""
    run(tmp_path, "log", "complaint", *CALL, *FOUND[:4])
    run(tmp_path, "list")
    terminal = Terminal(tmp_path, "close", "1", rows=60)
    answer(terminal, "On which day did you tell them the outcome?", "today")
    answer(terminal, "Do they say that it is resolved?", "no")
    terminal.see("it still needs confirmed")
    assert terminal.ends() == 1
    assert "get no reply?" not in terminal.text
    assert "Who is unhappy?" not in terminal.text
    [found] = fields(tmp_path)
    assert (found["confirmed"], "told" in found) == (False, True)
    again = Terminal(tmp_path, "close", "1", rows=60)
    answer(again, "> no", CLEAR + "yes")
    again.see("Closed ")
    assert again.ends() == 0
    assert "without a reply" not in again.text


def test_without_a_name_it_asks_which(tmp_path: Path) -> None:
    """By its first letters; Enter leaves."""
    terminal = Terminal(tmp_path, "log", rows=60)
    terminal.see("What fits now")
    answer(terminal, "Which one?", "re")
    terminal.see("One of recovery, recognition.")
    terminal.type("man" + ENTER)
    answer(terminal, "What is the phrase?", "Ask twice")
    left(terminal, "What does somebody who remembers it do")
    assert fields(tmp_path) == [{"phrase": "Ask twice"}]
    terminal = Terminal(tmp_path, "log", rows=60)
    answer(terminal, "Which one?")
    assert terminal.ends() == 0


def test_what_a_customer_said_comes_along(tmp_path: Path) -> None:
    """It is saved at once, and only the rest is asked."""
    run(tmp_path, "heard", "Nobody rang", "--from", "Ana", "--channel", "call")
    run(tmp_path, "list")
    terminal = Terminal(tmp_path, "log", "complaint", "--of", "1", rows=60)
    terminal.see("What mattered most to them?")
    assert fields(tmp_path) == [{"who": "Ana", "channel": "call", "said": "Nobody rang"}]
    left(terminal, "What mattered most to them?")


def test_editing_asks_all_with_the_old_words(tmp_path: Path) -> None:
    """Enter keeps them, an emptied one is taken away."""
    run(tmp_path, "log", "recognition", "--set=who=Lena", "--set=did=Rang.", "--set=values=A word")
    run(tmp_path, "list")
    terminal = Terminal(tmp_path, "edit", "1", rows=60)
    answer(terminal, "> Lena", " B.")
    answer(terminal, "> Rang.")
    answer(terminal, "Who did they do it for?", "Ana")
    answer(terminal, "Who helped in the background?")
    answer(terminal, "> A word", CLEAR)
    answer(terminal, "On which day did you tell them?")
    terminal.see("Changed ")
    assert terminal.ends() == 0
    assert fields(tmp_path) == [{"who": "Lena B.", "did": "Rang.", "for-whom": "Ana"}]


def test_nothing_said_opens_nothing(tmp_path: Path) -> None:
    """Enter to the end, and nothing was saved."""
    terminal = Terminal(tmp_path, "log", "mantra", rows=60)
    answer(terminal, "What is the phrase?")
    answer(terminal, "What does somebody who remembers it do")
    terminal.see("Nothing was written, so nothing was saved.")
    assert terminal.ends() == 1
    assert fields(tmp_path) == []


def test_a_refused_answer_leaves_the_line_empty(tmp_path: Path) -> None:
    """Or the next one would be typed behind it."""
    run(tmp_path, "log", "complaint", "--set=who=Ana")
    run(tmp_path, "list")
    terminal = Terminal(tmp_path, "log", "1", rows=60)
    answer(terminal, "How did it reach you?", "c")
    terminal.see('"c" could be call or chat.')
    terminal.type("mail" + ENTER)
    terminal.see("What did they say?")
    terminal.type(CTRL_C)
    assert terminal.ends() == 130
    [found] = fields(tmp_path)
    assert found["channel"] == "email"


def test_a_day_that_does_not_go_with_another_is_asked_for_again(tmp_path: Path) -> None:
    """The sentence names the other day; the field is empty, and the same question stands."""
    run(tmp_path, "log", "complaint", *CALL, *FOUND)
    run(tmp_path, "list")
    terminal = Terminal(tmp_path, "log", "1", rows=60)
    answer(terminal, "Do they say that it is resolved?")
    answer(terminal, "On which day did you ask and get no reply?", "yesterday")
    terminal.see('the answer to "On which day did you tell them the outcome?"')
    terminal.type("today" + ENTER)
    left(terminal, "On which day did you ask again")
    assert "tried" in fields(tmp_path)[0]
