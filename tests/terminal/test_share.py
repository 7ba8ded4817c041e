from datetime import date
from pathlib import Path

import pytest

from tests.conftest import Home
from tests.sheets import complaint
from tests.terminal.screen import CTRL_C, ENTER, Terminal

INCLUDE = "Include it? [yes, no, stop (asking); Enter: no]"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with a complaint of today, in which somebody is named whom nobody has listed."""
    home = Home(tmp_path / "home", date.today())  # noqa: DTZ011 - the program at the terminal has the real clock
    complaint(home, date.today(), said="Ms Adeyemi told Kwame Mensah about it.")  # noqa: DTZ011 - the same
    for session in home.sessions:
        session.close()
    return home


def practised(home: Home) -> list[str]:
    """What was kept as the practice of sharing."""
    return [entry["text"] for entry in home.data("list", "--kind", "practice")["entries"]]


@pytest.mark.parametrize("columns", [80, 48])
def test_it_is_approved_passage_by_passage_and_shown_before_it_is_written(
    home: Home, tmp_path: Path, columns: int
) -> None:
    """Names first, then each passage without them, then the whole; and only then the file is there."""
    target = tmp_path / "b.md"
    terminal = Terminal(home.folder, "share", "-o", str(target), columns=columns, rows=60)
    terminal.see("Are these names? They aren't on your list yet. 1 Kwame 2 Mensah")
    terminal.type("Kwame Mensah" + ENTER)
    terminal.see("1 of 2 What we heard")
    terminal.see("Customer A told Person A about it.")
    terminal.see(INCLUDE)
    assert "Adeyemi" not in terminal.text
    terminal.type("y" + ENTER)
    terminal.see("2 of 2")
    terminal.see("What mattered most to them? To know a day early.")
    terminal.type(ENTER)
    terminal.see("What our customers told us")
    terminal.see("Left out, for nobody has approved them: 1")
    terminal.see("Write this to")
    assert not target.exists()
    terminal.type("y" + ENTER)
    terminal.see("for the team: 2 passages.")
    assert terminal.ends() == 0
    text = target.read_text("utf-8")
    assert "Customer A told Person A about it." in text
    assert "day early" not in text
    assert (home.folder / "content" / "names.txt").read_text("utf-8") == "Kwame Mensah\n"
    assert practised(home) == ["Shared a brief with the team: 2 passages"]


def test_a_number_adds_what_is_pointed_out_behind_what_is_listed(home: Home) -> None:
    """What is left is pointed out again, until there is nothing more to say; a list without a line end is kept."""
    (home.folder / "content").mkdir()
    (home.folder / "content" / "names.txt").write_text("Ines Faro")
    terminal = Terminal(home.folder, "share")
    terminal.see("1 Kwame 2 Mensah")
    terminal.type("1" + ENTER)
    terminal.see("On your list of names now: Kwame.")
    terminal.see("yet. 1 Mensah Which?")
    terminal.type(ENTER)
    terminal.see("Customer A told Person B Mensah about it.")
    terminal.type(CTRL_C)
    assert terminal.ends() == 130
    assert (home.folder / "content" / "names.txt").read_text("utf-8") == "Ines Faro\nKwame\n!Mensah\n"
    assert practised(home) == []


def test_what_may_go_is_kept_where_it_comes_to_nothing(home: Home, tmp_path: Path) -> None:
    """Left half way, or refused by the disk: the next time Enter says yes again where yes was said."""
    terminal = Terminal(home.folder, "share", "-o", str(tmp_path / "b.md"), rows=60)
    terminal.see("1 Kwame 2 Mensah")
    terminal.type("n" + ENTER)
    terminal.see("1 of 2")
    terminal.type("y" + ENTER)
    terminal.see("2 of 2")
    terminal.type(CTRL_C)
    terminal.see("Your words are kept and offered next time.")
    assert terminal.ends() == 130
    again = Terminal(home.folder, "share", "-o", str(tmp_path / "b.md"), rows=60)
    again.see("Include it? [yes, no, stop (asking); Enter: yes]")
    again.type(ENTER)
    again.see("2 of 2")
    again.see(INCLUDE)
    again.type(ENTER)
    again.see("Write this to")
    again.type("y" + ENTER)
    again.see("for the team: 2 passages.")
    assert again.ends() == 0
    assert list((home.folder / "drafts").glob("*.txt")) == []


@pytest.mark.parametrize(
    ("answer", "listed"), [("y", True), ("Yes", True), ("all", True), ("n", False), ("no", False), ("", False)]
)
def test_yes_and_no_answer_whether_these_are_names(home: Home, answer: str, listed: bool) -> None:
    """All of them, or none; neither word becomes a name on the list, and what was answered isn't asked again."""
    terminal = Terminal(home.folder, "share")
    terminal.see("1 Kwame 2 Mensah Which? y: all, n or Enter: none, q: leave; or like this: 1, Ann Lee")
    terminal.type(answer + ENTER)
    terminal.see("1 of 2")
    terminal.type(CTRL_C)
    assert terminal.ends() == 130
    names = (home.folder / "content" / "names.txt").read_text("utf-8")
    assert names == ("Kwame\nMensah\n" if listed else "!Kwame\n!Mensah\n")
    again = Terminal(home.folder, "share")
    again.see("1 of 2")
    assert "Are these names?" not in again.text
    again.type(CTRL_C)
    assert again.ends() == 130


def test_a_word_that_nobody_pointed_out_is_put_on_the_list_after_a_yes_only(home: Home) -> None:
    """So that an answer that was meant otherwise becomes no name."""
    terminal = Terminal(home.folder, "share")
    terminal.see("1 Kwame 2 Mensah Which?")
    terminal.type("maybe" + ENTER)
    terminal.see("Put maybe on your list of names?")
    terminal.type("n" + ENTER)
    terminal.see("1 of 2")
    terminal.type(CTRL_C)
    assert terminal.ends() == 130
    assert "maybe" not in (home.folder / "content" / "names.txt").read_text("utf-8")


def test_a_number_that_is_none_is_asked_for_again_and_q_leaves(home: Home) -> None:
    """No number becomes a name on the list, and nothing is written."""
    terminal = Terminal(home.folder, "share")
    terminal.see("1 Kwame 2 Mensah Which?")
    terminal.type("1, 7" + ENTER)
    terminal.see("7: neither a number from 1 to 2 nor a name. Which?")
    terminal.type("q" + ENTER)
    terminal.see("Nothing was written.")
    assert terminal.ends() == 0
    assert not (home.folder / "content" / "names.txt").exists()


def test_no_to_the_rest_and_to_all_of_it(home: Home) -> None:
    """Nothing is printed, and nothing counts."""
    terminal = Terminal(home.folder, "share", "--html", "--name", "Kwame Mensah")
    terminal.see("1 of 2")
    terminal.type("stop" + ENTER)
    terminal.see("Print this as HTML, to hand it on?")
    assert "2 of 2" not in terminal.text
    assert "approved them: 2" in terminal.text
    terminal.type(ENTER)
    terminal.see("Nothing was written.")
    assert terminal.ends() == 0
    assert "<html" not in terminal.text
    assert practised(home) == []


def test_what_is_named_is_not_asked_for_and_what_went_before_is_told(home: Home) -> None:
    """With yes it is printed, and counts; the next time, each passage says when it went."""
    entry = home.data("list", "--kind", "sheet")["entries"][0]["id"]
    terminal = Terminal(home.folder, "share", "--include", entry[:6], "--name", "Kwame Mensah")
    terminal.see("Print this as Markdown, to hand it on?")
    assert "Include it?" not in terminal.text
    terminal.type("y" + ENTER)
    terminal.see("# What our customers told us")
    terminal.see('That counts as "Pass on one remark"')
    assert terminal.ends() == 0
    assert practised(home) == ["Shared a brief with the team: 3 passages"]
    again = Terminal(home.folder, "share", "--name", "Kwame Mensah")
    again.see("Handed on before: ")
    again.type(CTRL_C)
    assert again.ends() == 130


def test_a_file_that_cannot_be_written_is_told_before_anything_is_asked(home: Home, tmp_path: Path) -> None:
    """Nobody approves twenty passages for nothing."""
    (tmp_path / "there.md").touch()
    terminal = Terminal(home.folder, "share", "-o", str(tmp_path / "there.md"))
    terminal.see("is there already")
    assert terminal.ends() == 1
    assert "Include" not in terminal.text


def test_with_nothing_to_share_nothing_is_asked(tmp_path: Path) -> None:
    """An empty journal says what will stand there."""
    terminal = Terminal(tmp_path, "share")
    terminal.see("Nothing is in this brief yet")
    assert terminal.ends() == 0
