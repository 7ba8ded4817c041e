import json
import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.screen import CTRL_C, ENTER, Terminal, run

NEEDS, CHANGES, RIVALS, SMALL = ("1 of 4", "2 of 4", "3 of 4", "4 of 4")
# A month that is over, so that the pages don't depend on the day the tests run.
MONTH = "2026-03"
THIS = datetime.now(UTC).date().isoformat()[:7]


def entries(home: Path, kind: str) -> list[tuple[str, dict[str, Any]]]:
    """Text and data of a kind's entries, in the order they were made."""
    connection = sqlite3.connect(home / "journal.db")
    rows = connection.execute("select text, data from entry where kind = ? order by at, nth", (kind,)).fetchall()
    connection.close()
    return [(text, json.loads(data)) for text, data in rows]


def test_a_review_from_the_page_to_the_letter(tmp_path: Path) -> None:
    """Questions one at a time, Enter passes one on, priorities until it's enough, a closing line, the letter."""
    terminal = Terminal(tmp_path, "review", MONTH, rows=100)
    terminal.see("Nothing is written in this journal yet.")
    terminal.see(NEEDS)
    terminal.type("Shorter waits" + ENTER)
    terminal.see(CHANGES)
    terminal.type(ENTER)
    terminal.see(RIVALS)
    terminal.type("A chat" + ENTER)
    terminal.see(SMALL)
    terminal.type("Pick up" + ENTER)
    terminal.see("New priority, 1 of 3")
    terminal.type("Ring first" + ENTER)
    terminal.see("New priority, 2 of 3")
    terminal.type(ENTER)
    terminal.see("A last word")
    terminal.type("Tell them first." + ENTER)
    terminal.see("One question has no answer yet. End the review anyway?")
    terminal.type(ENTER)
    terminal.see("Saved. custfocus review 2026-03 --show")
    assert terminal.ends() == 0
    assert [text for text, _ in entries(tmp_path, "checklist")] == ["Shorter waits", "A chat", "Pick up"]
    [(priority, _)] = entries(tmp_path, "priority")
    [(letter, data)] = entries(tmp_path, "review")
    assert priority == "Ring first"
    assert (data["finished"], data["line"]) == (True, "Tell them first.")
    assert "> A chat" in letter


def test_left_half_way_it_keeps_every_word_and_goes_on_there(tmp_path: Path) -> None:
    """What was answered is saved, what stood at the prompt is a draft; the next run says so and goes on."""
    terminal = Terminal(tmp_path, "review", MONTH, rows=100)
    terminal.see(NEEDS)
    terminal.type("Shorter waits" + ENTER)
    terminal.see(CHANGES)
    terminal.type("half a thought")
    terminal.see("half a thought")
    terminal.type(CTRL_C)
    terminal.see("goes on from here")
    assert terminal.ends() == 130
    assert [text for text, _ in entries(tmp_path, "checklist")] == ["Shorter waits"]
    again = Terminal(tmp_path, "review", MONTH, rows=100)
    again.see("Going on where you stopped: 1 of 4 answered.")
    again.see(CHANGES)
    again.see("half a thought")
    again.type(", finished" + ENTER)
    again.see(RIVALS)
    assert f"{NEEDS} What" not in again.text
    again.type(CTRL_C)
    assert again.ends() == 130
    assert [text for text, _ in entries(tmp_path, "checklist")] == ["Shorter waits", "half a thought, finished"]
    assert not list((tmp_path / "drafts").glob("*.txt"))


def test_earlier_priorities_are_asked_about_and_a_season_s_end_is_told(tmp_path: Path) -> None:
    """By a letter each; Enter keeps."""
    last = (datetime.now(UTC).date().replace(day=1) - timedelta(1)).isoformat()[:7]
    run(tmp_path, "review", last, "--priority", "Visit two", "--priority", "One name", "--finish")
    connection = sqlite3.connect(tmp_path / "journal.db")
    over = {"status": "open", "until": "2026-01-31", "month": "2025-10"}
    with connection:
        connection.execute("update entry set data = ? where text = 'Visit two'", (json.dumps(over),))
    connection.close()
    terminal = Terminal(tmp_path, "review", THIS, rows=100)
    for item in (NEEDS, CHANGES, RIVALS, SMALL):
        terminal.see(item)
        terminal.type(ENTER)
    terminal.see("Priority 1 of 2")
    terminal.see("Its season is over; it was until 31 January 2026.")
    terminal.type(ENTER)
    terminal.see("Priority 2 of 2")
    terminal.type("d" + ENTER)
    terminal.see("One of keep, done, drop:")
    terminal.type("do" + ENTER)
    terminal.see("New priority, 2 of 3")
    terminal.type(CTRL_C)
    assert terminal.ends() == 130
    fates = dict(entries(tmp_path, "priority"))
    assert date.fromisoformat(fates["Visit two"]["until"]) > datetime.now(UTC).date()
    assert (fates["Visit two"]["status"], fates["One name"]["status"]) == ("open", "done")


def test_a_finished_review_offers_to_change_an_answer(tmp_path: Path) -> None:
    """It shows the letter, not the questions; what changes is in the letter at once."""
    run(tmp_path, "review", MONTH, "--set", "customer-needs=Before", "--finish")
    terminal = Terminal(tmp_path, "review", MONTH, rows=100)
    terminal.see("Change an answer? (1 to 4, Enter: no)")
    terminal.type("1" + ENTER)
    terminal.see("> Before")
    terminal.type("hand" + ENTER)
    terminal.see("> Beforehand Change an answer? (1 to 4, Enter: no) Enter goes on")
    terminal.type(ENTER)
    assert terminal.ends() == 0
    [(letter, _)] = entries(tmp_path, "review")
    assert "> Beforehand" in letter
    assert terminal.text.count("Beforehand") >= 2


def test_all_passed_on_saves_nothing(tmp_path: Path) -> None:
    """The review stays open, and isn't even begun."""
    terminal = Terminal(tmp_path, "review", MONTH, rows=100)
    for item in (NEEDS, CHANGES, RIVALS, SMALL, "New priority"):
        terminal.see(item)
        terminal.type(ENTER)
    terminal.see("The review stays open. custfocus review 2026-03 goes on from here.")
    assert terminal.ends() == 0
    assert entries(tmp_path, "review") == []


def test_the_running_month_begins_with_a_yes(tmp_path: Path) -> None:
    """Run again, a finished review shows its letter first, and a no leaves it at that."""
    last = (datetime.now(UTC).date().replace(day=1) - timedelta(1)).isoformat()
    run(tmp_path, "note", "Anything", "--on", last)
    run(tmp_path, "review", last[:7], "--line", "Pick up", "--finish")
    terminal = Terminal(tmp_path, "review", rows=100)
    terminal.see("Change an answer? (1 to 4, Enter: no)")
    terminal.type(ENTER)
    terminal.see("'s review? [yes, no; Enter: no]")
    terminal.type("y" + ENTER)
    terminal.see(NEEDS)
    terminal.type(CTRL_C)
    terminal.see(f"custfocus review {THIS} goes on from here.")
    assert terminal.ends() == 130
    assert "Pick up" in terminal.text


@pytest.mark.parametrize("columns", [80, 48])
def test_no_word_is_cut_by_the_window_s_edge(tmp_path: Path, columns: int) -> None:
    """Page, questions and what is said between them fold between words."""
    terminal = Terminal(tmp_path, "review", MONTH, columns=columns, rows=100)
    terminal.see("What is saved stays saved.")
    terminal.see("What do your customers need from you just now?")
    terminal.type(CTRL_C)
    assert terminal.ends() == 130


def test_a_letter_leads_back_to_the_question_before(tmp_path: Path) -> None:
    """With what was answered; on the first it stays and says so."""
    terminal = Terminal(tmp_path, "review", MONTH, rows=100)
    terminal.type("b" + ENTER)
    terminal.see("There is nothing to go back to here.")
    terminal.type("Waits" + ENTER)
    terminal.see("2 of 4")
    terminal.type("b" + ENTER)
    terminal.see("> Waits")
    terminal.type(" are long" + ENTER)
    terminal.see("to act on. Enter saves")
    terminal.type(ENTER)
    terminal.see("3 of 4")
    terminal.type("q" + ENTER)
    terminal.see("What you answered is saved.")
    assert terminal.ends() == 0
    assert [text for text, _ in entries(tmp_path, "checklist")] == ["Waits are long"]


def test_nothing_is_said_to_be_saved_that_was_not(tmp_path: Path) -> None:
    """Whoever leaves at the first question reads that their words are kept, and how to go on."""
    terminal = Terminal(tmp_path, "review", MONTH, rows=100)
    terminal.see("1 of 4")
    terminal.type("Waits")
    terminal.type(CTRL_C)
    terminal.see(f"custfocus review {MONTH} goes on from here.")
    assert terminal.ends() == 130
    assert "is saved." not in terminal.text
    assert "Your words are kept" in terminal.text


def test_a_letter_leads_back_over_what_was_decided(tmp_path: Path) -> None:
    """A priority that was let go can be asked about again."""
    last = (datetime.now(UTC).date().replace(day=1) - timedelta(1)).isoformat()[:7]
    run(tmp_path, "review", last, "--priority", "Visit two", "--priority", "One name", "--finish")
    terminal = Terminal(tmp_path, "review", THIS, rows=100)
    for item in (NEEDS, CHANGES, RIVALS, SMALL):
        terminal.see(item)
        terminal.type(ENTER)
    terminal.see("Priority 1 of 2")
    terminal.type("drop" + ENTER)
    terminal.see("Priority 2 of 2")
    terminal.type("b" + ENTER)
    terminal.see("Keep it? [keep, done, drop (let it go); Enter: keep] > b")
    terminal.see("q leaves. >")
    terminal.type("keep" + ENTER)
    terminal.see("> keep Priority 2 of 2")
    terminal.type(CTRL_C)
    terminal.see("What you answered is saved.")
    assert terminal.ends() == 130


def test_what_waits_is_asked_about_after_the_checklist(tmp_path: Path) -> None:
    """Each answer is saved at once with what it is about; Enter passes on, b goes back to what was answered."""
    run(tmp_path, "heard", "Nobody rang me", "--from", "Ana")
    run(tmp_path, "reflect", "An answer", "--do", "Ring her back")
    terminal = Terminal(tmp_path, "review", THIS, rows=200)
    for item in (NEEDS, CHANGES, RIVALS, SMALL):
        terminal.see(item)
        terminal.type(ENTER)
    terminal.see("Still waiting, 1 of 2 What Ana said on")
    terminal.see("Who has been told of this, or what have you made of it?")
    terminal.type("Told the desk" + ENTER)
    terminal.see("Still waiting, 2 of 2 On")
    terminal.type("b" + ENTER)
    terminal.see("leaves. > Told the desk")
    terminal.type(" today" + ENTER)
    terminal.see("> Told the desk today Still waiting, 2 of 2")
    terminal.type("yes" + ENTER)
    terminal.see("New priority, 1 of 3")
    terminal.type("q" + ENTER)
    terminal.see("What you answered is saved.")
    assert terminal.ends() == 0
    [heard] = json.loads(run(tmp_path, "list", "--kind", "heard", "--json"))["data"]["entries"]
    answers = dict(entries(tmp_path, "answer"))
    assert answers["Told the desk today"] == {"of": heard["id"]}
    assert [data["status"] for _, data in entries(tmp_path, "intention")] == ["done"]
    again = Terminal(tmp_path, "review", THIS, rows=200)
    again.see("Going on where you stopped")
    for item in (NEEDS, CHANGES, RIVALS, SMALL):
        again.see(item)
        again.type(ENTER)
    again.see("New priority, 1 of 3")
    assert "Still waiting" not in again.text
    again.type(CTRL_C)
    assert again.ends() == 130


def test_the_lowest_rating_may_lead_to_a_practice(tmp_path: Path) -> None:
    """By 1 and Enter, and once only for whoever goes back to it; any other words are one thing to do."""
    run(tmp_path, "assess", "principles", "--set", "recover=2")
    terminal = Terminal(tmp_path, "review", THIS, rows=200)
    for item in (NEEDS, CHANGES, RIVALS, SMALL):
        terminal.see(item)
        terminal.type(ENTER)
    terminal.see("What is one thing you'll do about it?")
    terminal.type("1" + ENTER)
    terminal.see("Taken on")
    terminal.see("New priority")
    terminal.type("b" + ENTER)
    terminal.see("What is one thing you'll do about it?")
    terminal.type("1" + ENTER)
    terminal.see("New priority")
    terminal.type(CTRL_C)
    assert terminal.ends() == 130
    assert len(entries(tmp_path, "adoption")) == 1


def test_the_month_is_read_a_screen_at_a_time(tmp_path: Path) -> None:
    """Nothing scrolls away unread: the point first, Enter for the next screen, b for the one before."""
    for place in range(12):
        run(tmp_path, "heard", f"I waited for {place} weeks and nobody told me", "--from", f"Guest {place}")
        run(tmp_path, "note", f"Call {place}")
    terminal = Terminal(tmp_path, "review", THIS, rows=12)
    terminal.see("All 12 things that customers said still wait for a word from you.")
    terminal.see("Then come 4 questions, 5 things that still wait and a last word.")
    terminal.see("What customers said, 3 of 12")
    terminal.see("Enter goes on (1 of 2), q leaves. >")
    assert not terminal.screen.history.top
    assert "Guest 11" not in terminal.text
    terminal.type(ENTER)
    terminal.see("Guest 11")
    terminal.see("Enter goes on (2 of 2), b goes back, q leaves. >")
    assert "Question 1 of 4" not in terminal.text
    terminal.type("b" + ENTER)
    terminal.see("Enter goes on (1 of 2), q leaves. >")
    terminal.type(ENTER)
    terminal.see("Enter goes on (2 of 2), b goes back, q leaves. >")
    terminal.type(ENTER)
    terminal.see("Question 1 of 4")
    terminal.type("q" + ENTER)
    assert terminal.ends() == 0


def test_words_typed_between_two_screens_begin_the_first_answer(tmp_path: Path) -> None:
    """They aren't lost, and leaving there says how to go on."""
    for place in range(12):
        run(tmp_path, "heard", f"I waited for {place} weeks and nobody told me", "--from", f"Guest {place}")
    terminal = Terminal(tmp_path, "review", THIS, rows=14)
    terminal.see("Enter goes on, q leaves. >")
    terminal.type("Shorter waits" + ENTER)
    terminal.see("What you typed is kept for what you write next.")
    terminal.see("> Shorter waits")
    terminal.type(CTRL_C)
    assert terminal.ends() == 130


def test_no_more_than_five_things_are_asked_about_however_often_it_is_opened(tmp_path: Path) -> None:
    """Those passed on aren't asked about again; those never reached are."""
    for place in range(8):
        run(tmp_path, "heard", f"I waited for {place} weeks", "--from", f"Guest {place}")
    terminal = Terminal(tmp_path, "review", THIS, rows=200)
    for item in (NEEDS, CHANGES, RIVALS, SMALL, "Still waiting, 1 of 5", "Still waiting, 2 of 5"):
        terminal.see(item)
        terminal.type(ENTER)
    terminal.see("Still waiting, 3 of 5")
    terminal.type("q" + ENTER)
    assert terminal.ends() == 0
    again = Terminal(tmp_path, "review", THIS, rows=200)
    for item in (NEEDS, CHANGES, RIVALS, SMALL, *(f"Still waiting, {place} of 3 What Guest" for place in (1, 2, 3))):
        again.see(item)
        again.type(ENTER)
    again.see("New priority, 1 of 3")
    again.type("q" + ENTER)
    assert again.ends() == 0
    last = Terminal(tmp_path, "review", THIS, rows=200)
    for item in (NEEDS, CHANGES, RIVALS, SMALL):
        last.see(item)
        last.type(ENTER)
    last.see("New priority, 1 of 3")
    assert "Still waiting" not in last.text
    last.type("q" + ENTER)
    assert last.ends() == 0


def test_a_review_that_answered_only_what_waits_ends_with_its_letter(tmp_path: Path) -> None:
    """The last word is asked for, too."""
    run(tmp_path, "heard", "Nobody rang me", "--from", "Ana")
    terminal = Terminal(tmp_path, "review", THIS, rows=200)
    for item in (NEEDS, CHANGES, RIVALS, SMALL):
        terminal.see(item)
        terminal.type(ENTER)
    terminal.see("Still waiting, 1 of 1")
    terminal.type("Told the desk" + ENTER)
    terminal.see("New priority, 1 of 3")
    terminal.type(ENTER)
    terminal.see("A last word")
    terminal.type(ENTER)
    terminal.see("4 questions have no answer yet. End the review anyway?")
    terminal.type(ENTER)
    terminal.see("brings this letter back")
    assert terminal.ends() == 0
    [(letter, data)] = entries(tmp_path, "review")
    assert data["finished"]
    assert "> Nobody rang me\n\nYou wrote about it:\n\n> Told the desk" in letter


def test_a_finished_letter_is_read_a_screen_at_a_time(tmp_path: Path) -> None:
    """Before it is asked whether an answer is to be changed; into a file it goes whole."""
    for item in ("customer-needs", "changes-around-us", "competitors", "small-improvement"):
        run(tmp_path, "review", MONTH, "--set", f"{item}=Shorter waits for everybody who rings us")
    run(tmp_path, "review", MONTH, "--finish")
    terminal = Terminal(tmp_path, "review", MONTH, rows=14)
    terminal.see("Enter goes on (1 of 2), q leaves. >")
    assert not terminal.screen.history.top
    terminal.type(ENTER)
    terminal.see("Change an answer? (1 to 4, Enter: no)")
    terminal.type(ENTER)
    assert terminal.ends() == 0
    assert terminal.text.count("Shorter waits for everybody") == 4
