import signal
from datetime import date
from pathlib import Path

import pytest

from custfocus.features.share.flow.ticks import Ticks
from tests.conftest import Home
from tests.sheets import complaint
from tests.terminal.screen import CTRL_C, ENTER, Terminal

TICK = "Tick what may go to the team"
DOWN = "\x1b[B"


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


def ticked(home: Home) -> list[str]:
    """The fields that are ticked for the team."""
    return sorted(passage.partition(".")[2] for passage in Ticks(home.session(), "team").ids)


@pytest.mark.parametrize("columns", [80, 48])
def test_it_is_ticked_and_shown_before_it_is_written(home: Home, tmp_path: Path, columns: int) -> None:
    """The passages as they will be read, then names in what goes, then the whole; only then the file is there."""
    target = tmp_path / "b.md"
    terminal = Terminal(home.folder, "share", "-o", str(target), columns=columns)
    terminal.see(TICK)
    terminal.see("What did they say?")
    terminal.see("Customer A told Kwame Mensah about it.")
    assert "Adeyemi" not in terminal.text
    terminal.type(" " + DOWN)
    terminal.see("To know a day early.", 2)
    terminal.see("1 of 2 ticked")
    terminal.type(ENTER)
    terminal.see("Are these names? They aren't on your list yet. 1 Kwame 2 Mensah")
    terminal.type("Kwame Mensah" + ENTER)
    terminal.see("Customer A told Person A about it.")
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
    assert ticked(home) == ["said"]


def test_whatever_ends_it_ticks_are_kept(home: Home) -> None:
    """Ctrl+C and "q" say so; what nobody asked about again is ticked the next time; "b" leads back to the screen."""
    for keys, code in (("/day" + ENTER + " " + CTRL_C, 130), ("q", 0)):
        terminal = Terminal(home.folder, "share")
        terminal.see(TICK)
        terminal.type(keys)
        terminal.see("What you ticked is kept.")
        assert terminal.ends() == code
        assert ticked(home) == ["mattered"]
    terminal = Terminal(home.folder, "share")
    terminal.see("1 of 2 ticked")
    terminal.type("a" + ENTER)
    terminal.see("Are these names?")
    terminal.type("b" + ENTER)
    terminal.see("2 of 2 ticked")
    terminal.process.kill(signal.SIGHUP)
    terminal.ends()
    assert ticked(home) == ["mattered", "said"]


def test_yes_in_an_older_version_is_a_tick(home: Home) -> None:
    """Its draft of what may go is taken in; a terminal that can't show the screen says what does instead."""
    entry = home.data("list", "--kind", "sheet")["entries"][0]["id"]
    (home.folder / "drafts").mkdir()
    (home.folder / "drafts" / "share.may-go.0123abcd.txt").write_text(f"{entry}.said\n{'k' * 32}")
    dumb = Terminal(home.folder, "share", environ={"TERM": "dumb"})
    dumb.see("--include heard")
    assert dumb.ends() == 1
    assert ticked(home) == ["said"]
    terminal = Terminal(home.folder, "share")
    terminal.see("1 of 2 ticked")
    terminal.type(ENTER)
    terminal.see("1 Kwame 2 Mensah")
    assert terminal.leave() == 130
    assert list((home.folder / "drafts").glob("share.may-go*")) == []


def at_names(home: Home, *arguments: str) -> Terminal:
    """A terminal at the question which words are names, of all that could go."""
    terminal = Terminal(home.folder, "share", *arguments)
    terminal.see(TICK)
    terminal.type("a" + ENTER)
    return terminal


def test_a_number_adds_what_is_pointed_out_behind_what_is_listed(home: Home) -> None:
    """What is left is pointed out again, until there is nothing more to say; a list without a line end is kept."""
    (home.folder / "content").mkdir()
    (home.folder / "content" / "names.txt").write_text("Ines Faro")
    terminal = at_names(home)
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


def test_what_is_answered_about_names_isnt_asked_again_and_undo_takes_it_back(home: Home) -> None:
    """None of them is put on the list after "n"; any other word only after a plain yes."""
    terminal = at_names(home)
    terminal.see("1 Kwame 2 Mensah Which? y: all, n or Enter: none, q: leave; or like this: 1, Ann Lee")
    terminal.type("1, 7" + ENTER)
    terminal.see("7: neither a number from 1 to 2 nor a name. Which?")
    terminal.type("maybe" + ENTER)
    terminal.see("Put maybe on your list of names?")
    terminal.type(ENTER)
    terminal.see("Which?", 3)
    terminal.type("n" + ENTER)
    terminal.see("to hand it on?")
    assert terminal.leave() == 130
    assert (home.folder / "content" / "names.txt").read_text("utf-8") == "!Kwame\n!Mensah\n"
    again = at_names(home)
    again.see("to hand it on?")
    assert "Are these names?" not in again.text
    assert again.leave() == 130
    assert home.data("undo")["names_off"] == ["!Kwame", "!Mensah"]


def test_the_list_is_changed_where_it_is_shown(home: Home) -> None:
    """A name is added, a number taken off; an answer to something else is neither."""
    terminal = Terminal(home.folder, "share", "--names")
    terminal.see("none besides those in your journal")
    for typed, seen in (("Ann Lee", "1 Ann Lee"), ("y", "y: neither a name nor a number"), ("Bo Li", "2 Bo Li")):
        terminal.type(typed + ENTER)
        terminal.see(seen)
    terminal.type("1" + ENTER)
    terminal.see("1 Bo Li")
    terminal.type(ENTER)
    terminal.see("The list is the file")
    assert terminal.ends() == 0
    assert (home.folder / "content" / "names.txt").read_text("utf-8") == "Bo Li\n"


def test_with_nothing_ticked_what_is_fixed_may_go_and_no_keeps_all(home: Home) -> None:
    """Nothing is printed then, and nothing counts; no name is asked about that doesn't go."""
    terminal = Terminal(home.folder, "share", "--html")
    terminal.see(TICK)
    terminal.type(ENTER)
    terminal.see("Print this as HTML, to hand it on?")
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
    assert TICK not in terminal.text
    terminal.type("y" + ENTER)
    terminal.see("# What our customers told us")
    terminal.see('That counts as "Pass on one remark"')
    assert terminal.ends() == 0
    assert practised(home) == ["Shared a brief with the team: 3 passages"]
    again = Terminal(home.folder, "share", "--name", "Kwame Mensah")
    again.see("Handed on before: ")
    assert again.leave() == 130


def test_a_file_that_cannot_be_written_is_told_before_anything_is_asked(home: Home, tmp_path: Path) -> None:
    """Nobody ticks twenty passages for nothing."""
    (tmp_path / "there.md").touch()
    terminal = Terminal(home.folder, "share", "-o", str(tmp_path / "there.md"))
    terminal.see("is there already")
    assert terminal.ends() == 1
    assert TICK not in terminal.text


def test_with_nothing_to_share_nothing_is_asked(tmp_path: Path) -> None:
    """An empty journal says what will stand there."""
    terminal = Terminal(tmp_path, "share")
    terminal.see("Nothing is in this brief yet")
    assert terminal.ends() == 0
